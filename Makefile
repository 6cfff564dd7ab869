# The commands of this project; `make help` lists them.
# All paths are relative and stay so: make splits names at spaces, and a folder's name may hold one.

PYTHON ?= python3
# Some tests wait for processes more than they reckon, so each core bears two at once.
WORKERS ?= $(shell expr 2 \* "$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)")
# In memory, where there is a gigabyte for it, the tests of all that is made durable wait for no disk.
SCRATCH := $(shell [ -w /dev/shm ] && [ "$$(df -Pk /dev/shm | awk 'END { print $$4 }')" -gt 1000000 ] && echo TMPDIR=/dev/shm)
SHELL := /bin/sh
# Without it every process of the tests would compile the program anew.
unexport PYTHONDONTWRITEBYTECODE
PY := .venv/bin/python

# Which Python was asked for by name, if any: another one than .venv has makes .venv anew.
ifneq ($(origin PYTHON),file)
ASKED := $(shell "$(PYTHON)" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || echo none)
endif

# .venv is complete when it holds a stamp named after everything it was made from, the folder's own place included.
KEY := $(shell { pwd; echo "$(ASKED)"; cat pyproject.toml requirements/build.txt requirements/run.txt requirements/test.txt requirements/install.sh; } | cksum | tr -cd 0-9)
FOR_USE := .venv/.complete-for-use-$(KEY)
FOR_TESTS := .venv/.complete-for-tests-$(KEY)

# Output of checks that run side by side stays together where this make can do so.
TOGETHER := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

.PHONY: help study test soak bench simulate pictures format lock clean check check-format check-lint check-types check-floors check-tests

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile
	@echo "PYTHON=python3.13 chooses the Python that .venv is made with; ARGS='...' is handed to study, test, soak and bench."

study: $(FOR_USE) ## install what is needed and open the program
	@$(PY) -m quiz_app $(ARGS)

test: $(FOR_TESTS) ## check format, lint, types and floors, then run all tests
	@echo "Checking format, lint, types and floors ..."
	@$(MAKE) --no-print-directory --keep-going -j4 $(TOGETHER) check; checks=$$?; \
	echo "Running the tests ..."; \
	$(SCRATCH) $(PY) -m pytest -n $(WORKERS) --maxprocesses 8 $(ARGS) || exit 1; \
	[ $$checks -eq 0 ] || { echo "The tests passed, but a check before them failed; its lines stand above." >&2; exit 1; }

soak: $(FOR_TESTS) ## run the tests that take minutes, and properties with ten times as many examples
	@$(PY) -m pytest -m "soak or hypothesis" --hypothesis-profile soak $(ARGS)

bench: $(FOR_USE) .venv-anki/.complete ## measure the speed beside Anki's and write benchmarks/speed.md, some ten minutes
	@$(PY) -m benchmarks.speed $(ARGS)

simulate: $(FOR_USE) ## run the simulations of benchmarks/, some minutes
	@$(PY) -m benchmarks.partly && echo && $(PY) -m benchmarks.guessing && echo && $(PY) -m benchmarks.backlog

pictures: $(FOR_USE) ## draw the pictures of the README anew
	@$(PY) docs/take_pictures.py

format: $(FOR_TESTS) ## format the code and mend what lint can mend
	@$(PY) -m ruff check --quiet --fix-only .
	@$(PY) -m ruff format .

lock: .venv-lock/.complete ## write requirements/*.txt anew (UPGRADE=--upgrade takes newer versions)
	@sh requirements/lock.sh $(UPGRADE)

clean: ## remove .venv, its sisters and everything that tools left behind
	rm -rf .venv .venv-anki .venv-lock .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find quiz_app tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

check: check-format check-lint check-types check-floors check-tests

check-format:
	@$(PY) -m ruff format --check --quiet . || { echo "Some files are not formatted; make format does it." >&2; exit 1; }

check-lint:
	@$(PY) -m ruff check --quiet .

check-types:
	@$(PY) -m mypy --no-error-summary

check-floors:
	@$(PY) -c 'from importlinter.cli import lint_imports_command as main; main()' --no-logo > .venv/floors.log 2>&1 \
	|| { cat .venv/floors.log; exit 1; }

# Whether all tests can be found; what is compiled for that is not compiled by each worker anew.
check-tests:
	@$(PY) -m pytest --collect-only -qq > .venv/tests.log 2>&1 || { tail -n 30 .venv/tests.log; exit 1; }

$(FOR_USE):
	@sh requirements/install.sh "$(PYTHON)" "$(ASKED)" run build
	@touch $@

$(FOR_TESTS):
	@sh requirements/install.sh "$(PYTHON)" "$(ASKED)" test build
	@touch $@ $(FOR_USE)

.venv-lock/.complete: requirements/lock.txt
	@echo "Installing what writes the lock files ..."
	@rm -rf .venv-lock && "$(PYTHON)" -m venv .venv-lock
	@.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
	@touch $@

.venv-anki/.complete: requirements/anki.txt
	@echo "Installing Anki's backend, to measure against ..."
	@rm -rf .venv-anki && "$(PYTHON)" -m venv .venv-anki
	@.venv-anki/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/anki.txt
	@touch $@
