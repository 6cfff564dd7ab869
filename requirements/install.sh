#!/bin/sh
# Makes .venv complete; called by the Makefile from the project's folder.
# usage: install.sh PYTHON ASKED LOCK... (ASKED: a version such as 3.13 that was asked for by name, or empty)
set -eu
python=$1 asked=$2
shift 2

say() { printf '%s\n' "$*" >&2; }
version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true; }

# The mark tells an install that was cut short: pip takes a package whose files came only in part for a whole one.
mark=.venv/.unfinished
have=$(version_of .venv/bin/python)
if [ -e $mark ] || [ -z "$have" ] || { [ -n "$asked" ] && [ "$asked" != "$have" ]; }; then
    if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        found=$(version_of "$python")
        say "This program needs Python 3.11 or newer; '$python' is ${found:-not there}."
        say "Name another one, for example: make study PYTHON=python3.13"
        exit 1
    fi
    say "Making .venv with Python $(version_of "$python") ..."
    rm -rf .venv
    mkdir .venv
    touch $mark
    if ! "$python" -m venv .venv; then
        say "Python could not make the environment. On Debian and Ubuntu the package python3-venv is needed for it."
        exit 1
    fi
fi
touch $mark
rm -f .venv/.complete-*

pip() { .venv/bin/python -m pip --disable-pip-version-check --quiet --no-input "$@"; }
failed() {
    say "The packages could not be installed; the lines above say why. The same command tries again."
    exit 1
}

for lock in "$@"; do
    say "Installing $(grep -c '==' "requirements/$lock.txt") packages of requirements/$lock.txt ..."
    pip install --require-hashes -r "requirements/$lock.txt" || failed
done
say "Installing the program itself ..."
pip install --no-build-isolation --no-deps -e . || failed
rm -f $mark
