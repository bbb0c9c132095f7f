# Every target makes the environment that it needs: Python 3.11 or newer and make are enough.
# Versions and hashes stand in requirements.lock (core, tests, docs) and requirements-all.lock.

SHELL := /bin/sh

# The first of these that is new enough, one with its venv module before one without;
# `make PYTHON=... report` names another.
PYTHON ?= $(shell for needed in sys,venv,ensurepip sys; do \
	for python in python3.13 python3.12 python3.11 python3; do \
		"$$python" -c "import $$needed; sys.exit(sys.version_info < (3, 11))" 2>/dev/null \
		&& echo "$$python" && exit; done; done)

# The recipe reports/$(REPORT).toml becomes reports/$(REPORT)/.
REPORT ?= harbour-talks
WORKERS ?= 2

# Two test workers on two cores: one BLAS thread for each.
ONE_THREAD := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
PYTEST := -m pytest --nbmake -n $(WORKERS) --dist worksteal
# Errors are told; warnings about the indexes that a machine is set up with are not.
PIP_INSTALL := -m pip install --quiet --quiet --disable-pip-version-check --no-input

# What stands in the way of an environment of $(1) MB, in one sentence; empty if nothing does.
obstacle = $(shell \
	if [ -z "$(PYTHON)" ]; then \
		echo "No Python 3.11 or newer was found: install one, or name it with make PYTHON=/path/to/python3"; \
	elif ! "$(PYTHON)" -c '' 2>/dev/null; then \
		echo "PYTHON=$(PYTHON) does not run: name a Python 3.11 or newer"; \
	elif ! "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
		echo "PYTHON=$(PYTHON) is older than Python 3.11: name a newer one"; \
	elif ! "$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "$(PYTHON) lacks its venv module: install it (on Debian and Ubuntu the package python3-venv)"; \
	elif [ "$$(df -Pm . | awk 'NR == 2 {print $$4}')" -lt $(1) ]; then \
		echo "Only $$(df -Pm . | awk 'NR == 2 {print $$4}') MB are free on this disk, and the environment needs $(1) MB"; \
	fi)

.DEFAULT_GOAL := help
.PHONY: report test test-all docs bench mutants lint lab lock clean help

report: .venv/.stamp ## build the figures and the report of the corpus that ships
	.venv/bin/framing report reports/$(REPORT).toml --out reports/$(REPORT)

test: .venv/.stamp ## run the tests, doctests and notebooks that the core lock allows
	$(ONE_THREAD) .venv/bin/python $(PYTEST)

test-all: .venv-all/.stamp ## run every test, full-size simulations and extras included
	$(ONE_THREAD) .venv-all/bin/python $(PYTEST) -m "full or not full"

docs: .venv/.stamp ## build the documentation as a static site in build/docs
	$(ONE_THREAD) .venv/bin/python -m sphinx -W --keep-going -q -b html -d build/doctrees docs build/docs

bench: .venv/.stamp ## measure the speed against PERFORMANCE's targets
	.venv/bin/python -m benchmarks

mutants: .venv/.stamp ## change the statistics line by line and see if tests notice
	.venv/bin/python -m venv build/mutants
	build/mutants/bin/python $(PIP_INSTALL) mutmut==3.8.1
	PYTHONPATH=$$(.venv/bin/python -c "import sysconfig; print(sysconfig.get_path('purelib'))") \
		$(ONE_THREAD) build/mutants/bin/python -m mutmut run --max-children $(WORKERS) $(ONLY)

lint: .venv/.stamp ## check style, format, types and layers
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo

lab: .venv/.stamp ## open the notebooks in JupyterLab
	.venv/bin/jupyter lab --notebook-dir=notebooks

# uv resolves for every platform and Python at once; pip cannot. Only maintainers need it.
# Pins stay where they are: `make lock UPGRADE=--upgrade` takes the newest.
LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock" $(UPGRADE) setup.cfg --extra test --extra docs
lock: ## write both lock files anew from setup.cfg (needs uv)
	$(if $(shell command -v uv),,$(error make lock needs uv: install it with "pip install uv"))
	$(LOCK) --output-file requirements.lock >/dev/null
	$(LOCK) --extra all --constraint requirements.lock --output-file requirements-all.lock >/dev/null

clean: ## remove the environments and caches; built reports stay
	rm -rf .venv .venv-all build newsframing.egg-info .mypy_cache .ruff_cache .pytest_cache \
		.hypothesis .import_linter_cache .coverage .coverage.* htmlcov mutants
	find framing tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

help: ## say what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

.venv/.stamp: requirements.lock
	$(if $(call obstacle,2500),$(error $(call obstacle,2500)))
	@echo "Installing the locked packages into .venv (1.5 GB; a few minutes the first time)"
	@"$(PYTHON)" -m venv .venv
	@.venv/bin/python $(PIP_INSTALL) --require-hashes -r requirements.lock
	@.venv/bin/python $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# torch has a line of its own: a hash would tie it to one platform's build, and the pin keeps out
# the newest release with its CUDA packages.
.venv-all/.stamp: requirements-all.lock
	$(if $(call obstacle,4500),$(error $(call obstacle,4500)))
	@echo "Installing the locked packages and torch into .venv-all (3 GB; some minutes the first time)"
	@"$(PYTHON)" -m venv .venv-all
	@.venv-all/bin/python $(PIP_INSTALL) --require-hashes -r requirements-all.lock
	@.venv-all/bin/python $(PIP_INSTALL) torch==2.13.0
	@.venv-all/bin/python $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@
