# Two commands: `make run` starts the bot (or the playground, without a token), `make test` checks everything quick.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check

.PHONY: setup run test test-slow bench lock

setup: .venv/ready .venv/ready-to-test

.venv/ready: requirements.lock
	$(PYTHON) -c 'import sys; sys.exit("Lianxin needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-build-isolation --no-deps --editable .
	touch $@

.venv/ready-to-test: requirements-dev.lock .venv/ready
	$(PIP) --require-hashes -r requirements-dev.lock
	touch $@

run: .venv/ready
	@if [ -n "$$LIANXIN_BOT_TOKEN" ] || grep -qs '^LIANXIN_BOT_TOKEN=..*' .env; then \
		exec $(BIN)/python -m bot serve; \
	else \
		exec $(BIN)/python -m bot playground; \
	fi

test: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto -m "not slow"

test-slow: setup
	$(BIN)/python -m pytest -m slow

bench: setup
	$(BIN)/python -m benchmarks

# Rewrites the lock files from pyproject.toml; they hold hashes and no addresses.
lock:
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--no-annotate pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--no-annotate --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
