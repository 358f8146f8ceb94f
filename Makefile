# Reportback. `make` on its own lists what there is.

PYTHON ?= python3
PORT   ?= 8000
AS_OF  ?=
TO     ?= screenshots
ARGS   ?=
NEW    ?=

VENV := .venv
FORM := plugins/reportback/form/vendor/decap-cms.js
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip --disable-pip-version-check

ifneq ($(strip $(AS_OF)),)
export REPORTBACK_AS_OF := $(AS_OF)
endif

.DEFAULT_GOAL := help

##@ The site

.PHONY: html
html: install ## build the site into output/
	$(BIN)/pelican content -s pelicanconf.py -o output --fatal=errors --log-handler plain $(ARGS)

.PHONY: serve
serve: install ## build, serve on localhost and reload the browser at each change (PORT=8000)
	$(BIN)/reportback serve --port $(PORT) $(ARGS)

.PHONY: publish
publish: install ## build the site for the public address, with publishconf.py
	$(BIN)/pelican content -s publishconf.py -o output --fatal=errors --log-handler plain $(ARGS)

.PHONY: offline
offline: install ## a copy to read without a web server: offline/, and offline.zip
	$(BIN)/reportback offline $(ARGS)

.PHONY: check
check: install ## list every problem in content/ and ideas/
	$(BIN)/reportback check $(ARGS)

.PHONY: accessibility
accessibility: install ## test the pages for accessibility, and date the statement (needs Chromium)
	$(BIN)/python -m tests.browser.record

.PHONY: guide-pictures
guide-pictures: install ## make the pictures of docs/guide anew
	$(BIN)/python docs/screenshots/guide.py $(ARGS)

.PHONY: screenshots
screenshots: html ## pictures of the main pages, phone and desktop, light and dark (TO=screenshots)
	$(BIN)/python docs/screenshots/take.py output $(TO)

##@ The code

.PHONY: test
test: install tools ## run every test (ARGS='-k words' for some of them)
	$(BIN)/python -m pytest -n auto $(ARGS)

.PHONY: test-golden
test-golden: install ## accept what the build makes now as what it should make
	$(BIN)/python -m pytest -n auto --update-golden -k golden $(ARGS)

.PHONY: lighthouse
lighthouse: html tools ## how fast and how sound the main pages are, by Lighthouse, as a table
	$(BIN)/python -m tests.hosting.lighthouse output

.PHONY: lint
lint: install ## style and types: ruff and mypy, nothing changed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.PHONY: format
format: install ## put style right, as far as ruff can
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

.PHONY: bench
bench: install ## measure build times
	$(BIN)/python -m bench $(ARGS)

.PHONY: messages
messages: install ## bring the catalogues of all languages up to date (NEW=fr: begin one)
	$(BIN)/python tools/messages/update.py $(NEW)

.PHONY: wheel
wheel: install $(FORM) ## build the wheel and the source archive into dist/
	@test -f $(FORM) || { echo "The form's script is not here, and the wheel must hold it: see above." >&2; exit 1; }
	$(BIN)/python -m build --no-isolation
	@ls dist/*.whl

##@ The environment

.PHONY: install
install: $(VENV)/.installed ## set up .venv/ (all other targets do so by themselves)

.PHONY: lock
lock: $(VENV)/.locked ## write requirements.lock anew from pyproject.toml (UPGRADE=1: newest versions)
	$(BIN)/uv pip compile pyproject.toml --group dev --universal \
	  --python-version 3.11 --generate-hashes --custom-compile-command 'make lock' \
	  $(if $(UPGRADE),--upgrade) --quiet --output-file requirements.lock

.PHONY: tools
tools: tests/tools/node_modules/.installed $(FORM) ## fetch what the tests use, and the script of the form for staff (npm)

.PHONY: clean
clean: ## remove what was built, and the caches
	rm -rf output .preview offline offline.zip dist build $(TO) .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find plugins tests -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: distclean
distclean: clean ## remove the environment too
	rm -rf $(VENV) tests/tools/node_modules $(dir $(FORM))

.PHONY: help
help: ## this list
	@awk 'BEGIN { FS = ":.*## "; print "make TARGET, where TARGET is one of" } \
	  /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z][a-z-]*:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@printf '\nAS_OF=2026-03-31 sets the day that the site speaks for; ARGS=... is passed on.\n'

# --- how the environment is made ----------------------------------------------

# The locked packages, each checked against its hash.
$(VENV)/.locked: requirements.lock
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Reportback needs Python 3.11 or newer; there is no '$(PYTHON)' here." >&2; \
	  echo "Install one, or say which: make PYTHON=/path/to/python3 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Reportback needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1)." >&2; \
	  echo "Say which to use: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make environments: its module venv is missing." >&2; \
	  echo "On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV)/ (once; about a minute) ..."
	@$(BIN)/python -c 'import pip' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install -qq --require-hashes -r requirements.lock
	@touch $@

# Reportback itself, from plugins/, so that a change in the code is at work at once.
$(VENV)/.installed: $(VENV)/.locked pyproject.toml
	@$(PIP) install -qq --no-deps --no-build-isolation --editable .
	@touch $@

# Without npm or the network the tests that need it say so and are left out.
tests/tools/node_modules/.installed: tests/tools/package-lock.json
	@if ! command -v npm >/dev/null; then \
	  echo "note: no npm here; the tools of the tests are left out"; \
	elif npm ci --prefix tests/tools --no-audit --no-fund --loglevel=error; then \
	  touch $@; \
	else \
	  echo "note: npm could not fetch the tools of the tests; those tests are left out"; \
	fi

# The script of the form for staff: never from another host, and never in git.
$(FORM): tools/form/fetch.py
	@if ! command -v npm >/dev/null; then \
	  echo "note: no npm here; the form for staff is left out"; \
	else \
	  $(PYTHON) tools/form/fetch.py || echo "note: the form's script could not be fetched; it is left out"; \
	fi
