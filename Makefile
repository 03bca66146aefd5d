# Everything a person types to work on Baiju. `make` alone lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
T ?= tests
HOME_DEMO := $(CURDIR)/var/demo
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
COMPILE := $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links \
  --universal --python-version 3.11 --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help setup demo run test test-pg lint fix messages docs lock register release deep

help: ## List these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do printf '  make %-9s %s\n' "$$name" "$$text"; done

setup: $(VENV)/.dev-stamp ## Install everything into .venv (the other targets call it when needed)
	@$(BIN)/python -m scripts.messages compile

demo: $(VENV)/.base-stamp ## Fill an empty database with the demo county and serve it on 127.0.0.1:8000
	@$(BIN)/python -m scripts.messages compile
	@BAIJU_DEMO=1 BAIJU_HOME="$(HOME_DEMO)" $(BIN)/baiju demo

run: $(VENV)/.base-stamp ## Serve the existing database of the data folder (BAIJU_HOME)
	@$(BIN)/python -m scripts.messages compile
	@$(BIN)/baiju serve

test: setup ## Run all tests, on SQLite and in a browser (one part: make test T=tests/engine)
	@$(PYTHON) scripts/needs.py chromium fonts
	@$(BIN)/python -m pytest $(T)

test-pg: setup ## Run the tests on a PostgreSQL that lives as long as they do
	@$(BIN)/python -m scripts.with_postgres $(BIN)/python -m pytest $(T) -m "not browser and not deep"

lint: setup ## Check style, types, imports, templates, migrations, words, docs, news
	@$(BIN)/python -m scripts.lint

fix: setup ## Mend by itself what a tool can mend
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .
	@$(BIN)/python -m scripts.messages update

docs: setup ## Write the reference pages anew and build the site of the documentation into site/
	@BAIJU_HOME="$(CURDIR)/var/docs" $(BIN)/python -m scripts.reference
	@BAIJU_HOME="$(CURDIR)/var/docs" $(BIN)/python -m scripts.openapi
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

lock: setup ## Choose the versions of all requirements anew and write them with their hashes
	@$(COMPILE) --upgrade requirements/dev.in --output-file requirements/dev.txt
	@$(COMPILE) requirements/base.in --constraints requirements/dev.txt --output-file requirements/base.txt
	@$(COMPILE) requirements/build.in --constraints requirements/dev.txt --output-file requirements/build.txt

register: setup ## Start a new kind of record: make register AREA=training NAME=SafetyCourse
	@$(BIN)/python -m scripts.new_register "$(AREA)" "$(NAME)"

release: setup ## Collect the news, tag, build: make release VERSION=2026.2
	@test -n "$(VERSION)" || { echo "Name the version: make release VERSION=2026.2"; exit 1; }
	@$(BIN)/hatchling version "$(VERSION)"
	@$(BIN)/towncrier build --yes --version "$(VERSION)"
	@git commit --quiet --all --message "house: Release $(VERSION)." && git tag "v$(VERSION)"
	@$(BIN)/hatchling build

deep: setup ## Run the tests that take too long for every day
	@$(BIN)/python -m pytest $(T) -m deep

$(BIN)/python:
	@$(PYTHON) scripts/needs.py venv
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.base-stamp: $(BIN)/python requirements/base.txt requirements/build.txt pyproject.toml hatch_build.py
	@echo "Installing what Baiju needs into $(VENV) (once)."
	@$(PIP) --require-hashes --requirement requirements/base.txt --requirement requirements/build.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev-stamp: $(VENV)/.base-stamp requirements/dev.txt
	@echo "Installing what developing and testing needs into $(VENV) (once)."
	@$(PIP) --require-hashes --requirement requirements/dev.txt
	@touch $@
