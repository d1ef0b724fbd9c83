# make site | test | check | serve | bench: each does all its set-up on a machine with Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve test check bench lock licences pictures clean
.DEFAULT_GOAL := site

site: $(VENV)/site
	$(BIN)/mkdocs build --strict --quiet

serve: $(VENV)/site
	$(BIN)/mkdocs serve

test: $(VENV)/test
	tests/machine
	$(BIN)/python -m pytest

check: $(VENV)/test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/workreport check
	$(MAKE) test

bench: $(VENV)/test
	$(BIN)/python tests/bench.py

# The packages of each set, from the locks; a stamp says that they are there.
$(VENV)/site: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	touch $@

$(VENV)/test: $(VENV)/site tests/requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.lock
	touch $@

lock: $(VENV)/test
	$(BIN)/python -m piptools --version >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/python -m piptools compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-header --all-build-deps -o requirements.lock pyproject.toml
	$(BIN)/python -m piptools compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-header --extra test -c requirements.lock -o tests/requirements.lock pyproject.toml

clean:
	rm -rf site .cache
