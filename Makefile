# Each chore is one target; CI calls the same ones. Works from a path with spaces.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
CHECKED := models_tracker/choices.py models_tracker/partial_dates.py models_tracker/quantities.py \
  models_tracker/countries.py models_tracker/folding.py models_tracker/punctuation.py \
  models_tracker/rules models_tracker/exports
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

define LOUDLY
loudly() { printf '%s\n' '' '**************************************************************************' "$$@" \
  '**************************************************************************' '' >&2; }
endef

help: ## what there is
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 14

$(VENV)/bin/python:
	@if ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
	  echo "This needs Python 3.11 or newer. Name one: make PYTHON=python3.12 ..." >&2
	  exit 1
	fi
	if ! $(PYTHON) -m venv $(VENV) 2>/dev/null; then
	  rm -rf $(VENV)
	  if $(PYTHON) -m venv --without-pip $(VENV) 2>/dev/null && $(PYTHON) -m pip --version >/dev/null 2>&1; then
	    $(PYTHON) -m pip --python $(VENV)/bin/python install --quiet pip
	  else
	    rm -rf $(VENV)
	    echo "Python cannot make a virtual environment here. On Debian: sudo apt install python3-venv" >&2
	    exit 1
	  fi
	fi

$(VENV)/.site: requirements.txt | $(VENV)/bin/python
	@echo "Installing what the site runs on ..."
	@$(PY) -m pip install --quiet -r requirements.txt
	@touch $@

$(VENV)/.tests: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	@echo "Installing what the tests take ..."
	@$(PY) -m pip install --quiet -r requirements-dev.txt
	@touch $@ $(VENV)/.site

prepare: $(VENV)/.site ## database, data, translations, static files
	@$(PY) -m config.first_key "$${VAR_DIR:-var}"
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py load_dataset --if-empty
	@$(PY) manage.py compile_translations
	@made="$${VAR_DIR:-var}/static/staticfiles.json"
	if [ ! -e "$$made" ] || [ -n "$$(find static $(VENV)/.site -newer "$$made" -print -quit)" ]; then
	  $(PY) manage.py collectstatic --noinput --verbosity 0
	fi

port:
	@$(PYTHON) -m config.serve --free $(PORT)

run: port prepare ## install, load the data and serve the site
	@$(PY) -m config.serve $(PORT)

upgrade: $(VENV)/.site ## after git pull: bring database, data and files to this version
	@$(PY) -m config.first_key "$${VAR_DIR:-var}"
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py load_dataset --replace
	@$(MAKE) --no-print-directory prepare

admin: prepare ## make the first account of the admin
	@$(PY) manage.py createsuperuser

lint: $(VENV)/.tests ## format, lint, structure, types
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/ruff check .
	@git ls-files -z 'templates/*.html' 'models_tracker/templates/*.html' | xargs -0 $(VENV)/bin/djade --check --target-version 5.2
	@$(VENV)/bin/lint-imports
	@$(VENV)/bin/mypy $(CHECKED)
	@$(PY) manage.py makemigrations --check --dry-run --settings tests.settings
	@HTTPS=1 SECRET_KEY=$$($(PYTHON) -c "import secrets; print(secrets.token_urlsafe(60))") ALLOWED_HOSTS=tracker.example \
	  SITE_PUBLISHER_NAME=Somebody SITE_PUBLISHER_EMAIL=somebody@tracker.example \
	  $(PY) manage.py check --deploy --fail-level WARNING

sqlite: $(VENV)/.tests ## the tests on SQLite
	@env -u DATABASE_URL $(PY) -m pytest -q -n 2

postgres: $(VENV)/.tests ## the tests that ask the database on PostgreSQL, where a server answers
	@$(LOUDLY)
	address=$${TEST_DATABASE_URL:-postgres://postgres@127.0.0.1:5432/postgres}
	if $(PY) -c "import psycopg, sys; psycopg.connect(sys.argv[1], connect_timeout=3).close()" "$$address" 2>/dev/null; then
	  DATABASE_URL="$$address" DATABASE_POOL=0 STATEMENT_SECONDS=120 $(PY) -m pytest -q -n 2 --engine
	else
	  loudly "NOT RUN ON POSTGRESQL: no server answers. Set TEST_DATABASE_URL to run it."
	fi

smoke: $(VENV)/.tests ## a dozen journeys in the browser
	@$(LOUDLY)
	if command -v chromium chromium-browser google-chrome >/dev/null; then
	  $(PY) -m pytest -q -m "browser and not slow" tests/browser
	else
	  loudly "NOT RUN IN A BROWSER: install chromium to run it."
	fi

browser: $(VENV)/.tests ## every page in the browser: accessibility, journeys, both languages
	@$(LOUDLY)
	if command -v chromium chromium-browser google-chrome >/dev/null; then
	  $(PY) -m pytest -q -n 2 -m browser tests/browser
	else
	  loudly "NOT RUN IN A BROWSER: install chromium to run it."
	fi

slow: $(VENV)/.tests ## the longer suites
	@$(PY) -m pytest -q -n 2 -m "slow and not browser"

validate: $(VENV)/.tests ## the data package, by the frictionless tool
	@$(VENV)/bin/frictionless validate models_tracker/data/datapackage.json

SLOWER := dataset benchmarks browser views admin test_engines.py test_hostile.py

quick: $(VENV)/.tests ## the rules and the ground floors, under a minute
	@$(VENV)/bin/ruff check .
	@env -u DATABASE_URL $(PY) -m pytest -q -n 2 $(SLOWER:%=--ignore tests/%)

test: lint sqlite postgres smoke ## everything that must pass

bench: $(VENV)/.tests ## how fast, against others
	@$(PY) -m tests.benchmarks && $(PY) -m tests.benchmarks.finder

clean: ## drop what was generated; the database stays
	@rm -rf var/static var/cache .mypy_cache .ruff_cache .pytest_cache

.PHONY: help prepare port run upgrade admin lint sqlite postgres smoke browser slow validate quick test bench clean
