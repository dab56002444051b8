# `make demo` and `make test` need python3 (3.11 or newer) with venv, and a package index.
PYTHON ?= python3
BIN := .venv/bin
# Debian's python3 comes without ensurepip.
INSTALL_VENV := test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq python3-venv
NO_VENV := echo "make: $(PYTHON) cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2

.PHONY: demo test faults lint check validate-archive validate-recovery clean

demo: .venv/ready  ## crawl the demo portal: the whole road in a minute
	$(BIN)/newsspider demo

test: .venv/ready-dev  ## run all tests; most of them wait for servers, so four at a time
	$(BIN)/pytest -n 4 --dist worksteal

faults: .venv/ready-dev  ## kill, fill the disk, cut connections: nothing may be lost
	$(BIN)/pytest -n 4 -rs -m faults tests/faults

lint: .venv/ready-dev  ## style, types, floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint  ## what every commit passes
	$(BIN)/pytest --cov --cov-report=term:skip-covered

validate-archive: .venv/ready  ## what validators and replay tools of others say of a crawl's archive
	.ci/validate-archive

validate-recovery: .venv/ready  ## a portal that is gone, recovered from pywb in the dialects of the services
	.ci/validate-recovery

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv || { rm -rf .venv; $(INSTALL_VENV) && $(PYTHON) -m venv .venv; } || { $(NO_VENV); exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-dev.lock
	touch $@

clean:  ## remove what make made; data/ and exports/ stay
	rm -rf .venv .venv-tools .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build *.egg-info
