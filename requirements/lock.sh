#!/bin/sh
# Writes the lock files from pyproject.toml and requirements/*.in; called by `make lock` from the project's folder.
# usage: lock.sh [--upgrade]
set -eu
upgrade=${1:-}

# write LOCK PURPOSE SOURCE...: one file for every platform and Python from 3.11 on, each package with its hashes.
write() {
    lock=requirements/$1.txt purpose=$2 body=requirements/$1.new
    shift 2
    cp "$lock" "$body"
    .venv-lock/bin/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header $upgrade --output-file "$body" "$@"
    { printf '# %s\n# Written by `make lock`; change pyproject.toml or the .in file, not this one.\n' "$purpose"
      grep -v '^#' "$body"; } > "$body.whole"
    rm "$body"
    if cmp -s "$body.whole" "$lock"; then rm "$body.whole"; else mv "$body.whole" "$lock"; fi
    printf '%s: %s packages\n' "$lock" "$(grep -c '==' "$lock")"
}

write run "What the program needs to run, with its extra for documents, exactly." pyproject.toml --extra documents
write test "What the program and its tests need, exactly; versions agree with run.txt." \
    pyproject.toml --extra documents requirements/test.in --constraints requirements/run.txt
write build "What builds the program, exactly." requirements/build.in
write lock "What writes the lock files, exactly." requirements/lock.in
write anki "What the speed table measures against: Anki's own backend, exactly." requirements/anki.in
