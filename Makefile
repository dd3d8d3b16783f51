# make match   sets up, matches the Velenje case of 130 scholars, prints the result and the report
# make test    sets up, runs every test
# make check   sets up, checks format, lint, types and import arrows
# make serve   sets up, serves pages, API and worker on the loopback address, with the demonstration
# make bench   compares with its peers, in one table: ARGS="--quick", "--only 1000", "--record"
# make lock    resolves the dependencies anew

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.PHONY: match test check bench serve lock clean chromium

match: .venv/run
	$(BIN)/ukrep5 match scenarios/cases/velenje-100 --out out/velenje-100

test: .venv/dev chromium
	$(BIN)/pytest -n auto --dist loadgroup

check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/dev
	$(BIN)/python -m benchmarks.run $(ARGS)

serve: .venv/run
	UKREP5_DEMO=$${UKREP5_DEMO:-1} $(BIN)/ukrep5 serve

lock: .venv/dev
	$(BIN)/python -m piptools compile $(LOCK) --extra build -o requirements/run.lock pyproject.toml
	$(BIN)/python -m piptools compile $(LOCK) --extra build --extra dev -o requirements/dev.lock pyproject.toml

LOCK := --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
        --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-annotate

.venv/run: requirements/run.lock pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/dev: requirements/dev.lock .venv/run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	touch $@

# The pages are tested in Debian's Chromium; where we may, we install it.
chromium:
	@[ -x /usr/bin/chromium ] || { [ "$$(id -u)" = 0 ] && \
	  apt-get update -qq && apt-get install -y -qq chromium; } || \
	  { echo "Chromium is missing: apt-get install chromium"; exit 1; }

# Debian keeps venv in a package of its own; where we may, we install it.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; [ "$$(id -u)" = 0 ] && \
	  apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv .venv; } || \
	  { rm -rf .venv; echo "venv is missing: apt-get install python3-venv"; exit 1; }

clean:
	rm -rf .venv out
