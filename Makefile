# Everything one does with this project. Each target sets up what it needs by itself, once per
# lock file; nothing but Python 3.11 or newer and make has to be there before.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup demo run test check format bench lock clean

PYTHON ?=
BIN := .venv/bin
READY := .venv/.ready
LOCK := $(BIN)/uv pip compile pyproject.toml --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-annotate --no-header --universal --python-version 3.11 -q

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r target does; \
		do printf '  %-12s %s\n' "$$target" "$$does"; done

setup: $(READY) ## the environment in .venv (the other targets do this by themselves)

demo: $(READY) ## the whole bot on this machine, with a page of three chats; no token needed
	@$(BIN)/python -m bot demo $(ARGS)

run: $(READY) ## the bot on a real token (BAOMAT_BOT_TOKEN, or .env)
	@$(BIN)/python -m bot run

test: $(READY) ## every test; those that cannot run here are named at the end
	@$(BIN)/python -m pytest -rs $(ARGS)

check: $(READY) ## style, types, layers, texts, documents
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -p no:cacheprovider tests/test_house.py tests/test_docs.py tests/handlers/texts

format: $(READY) ## put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY) ## the bot's speed (ARGS="--database URL" for PostgreSQL) and load, a thousand kills, the desk among many cases (CASES="--cases 1000000"), the answers and their rivals
	@$(BIN)/python -m benchmarks.bot_speed $(ARGS)
	@$(BIN)/python -m benchmarks.bot_load
	@$(BIN)/python -m benchmarks.kills
	@$(BIN)/python -m benchmarks.proofs
	@$(BIN)/python -m benchmarks.desk_scale $(CASES)
	@$(BIN)/python -m pip install -q --no-input --disable-pip-version-check --progress-bar off \
		--require-hashes -r requirements-bench.lock
	@$(BIN)/python -m benchmarks.answers --public tests/data/xquad --rivals

lock: $(READY) ## renew both lock files from pyproject.toml
	$(BIN)/python -m pip install -q uv
	$(LOCK) --upgrade -o requirements.lock
	$(LOCK) --upgrade --extra dev -o requirements-dev.lock
	$(LOCK) --upgrade --extra dev --extra bench -o requirements-bench.lock

clean: ## take away the environment and the tools' leavings; data and keys stay
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build *.egg-info

$(READY): requirements-dev.lock pyproject.toml
	@python=; for each in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
		then python=$$each; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "Python 3.11 or newer is needed. On Debian 12 or newer: apt-get install python3 python3-venv" >&2; \
		exit 1; \
	fi; \
	if $(BIN)/python -m pip --version >/dev/null 2>&1; then exit 0; fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing python3-venv, without which Python makes no environment"; \
			apt-get update -qq; \
			DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null; \
		else \
			echo "Python has no venv here. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; \
			exit 1; \
		fi; \
	fi; \
	"$$python" -m venv --clear .venv
	@total=$$(grep -c == requirements-dev.lock) n=0; \
	echo "Setting up .venv: up to $$total packages, a minute or two the first time"; \
	$(BIN)/python -m pip install --no-input --disable-pip-version-check --progress-bar off \
		--require-hashes -r requirements-dev.lock | while read -r word _; do \
		case $$word in Collecting|Requirement) n=$$((n + 1)); printf '\r  %d packages' $$n;; \
		Installing) printf '\r  installing    ';; esac; done; echo
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install -q --no-input --disable-pip-version-check --no-deps \
		--no-build-isolation -e .
	@touch $@
