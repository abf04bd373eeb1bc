# `make grade` grades a sample class; `make test` proves that the grader deserves trust. Both set up .venv by themselves.
PYTHON ?= python3
PIP_ARGS ?=
JOBS ?=
SANDBOX ?=
GRADED ?= graded
BENCH ?=
CHAIN ?=

# Two processes; each takes whole files, so that what a file's tests share is made once, in the order of tests/conftest.py.
TOGETHER := -n 2 --dist loadfile --no-loadscope-reorder
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
GRADE := $(BIN)/python autograder/grade.py
export PYTHONUTF8 := 1

.PHONY: help setup grade test quick verify lint types bench release chain artefacts clean

help:  ## What the targets do
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: $(READY)  ## Build .venv (needs Python 3.11 or newer and pip)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed, this is " + sys.version.split()[0] + "; set PYTHON=/path/to/python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet $(PIP_ARGS) -c constraints.txt -e '.[staff,nbgrader,engines,browser,sandbox,dev]'
	@touch $@

grade: $(READY)  ## Grade a sample class, 36 submissions a step, into graded/
	@rm -rf $(GRADED)/submitted $(GRADED)/results
	@$(GRADE) sample $(GRADED)/submitted
	@$(GRADE) run $(GRADED)/submitted --out $(GRADED)/results $(if $(JOBS),--jobs $(JOBS)) $(SANDBOX)
	@$(GRADE) sample --tell $(GRADED)/results

lint: $(READY)
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .
	$(BIN)/lint-imports --no-cache
	$(GRADE) release --check

types: $(READY)
	$(BIN)/pyright --pythonpath $(BIN)/python

test: lint types  ## Lint, types, every test, and a minute's proof that the grader is right
	$(BIN)/python -m pytest $(TOGETHER) --quiet tests
	$(GRADE) verify --fast

quick: lint  ## Lint, types, and the fastest tests of the rooms that you changed: under a minute
	$(BIN)/python -m tests.autograder.quick

verify: $(READY)  ## The whole proof, with every mistake and attack that is known (long)
	$(GRADE) verify --all

bench: $(READY)  ## Compare the speed with nbgrader's, pytest's and a bare loop's (BENCH="--help" lists options)
	$(BIN)/python -m tests.bench $(BENCH)

release: $(READY)  ## Generate assignments/ from solutions/
	$(GRADE) release

chain: $(READY)  ## The six steps as one chain, by the solutions: from raw text to a model to talk with (CHAIN="--help" lists options)
	$(BIN)/python solutions/chain.py $(CHAIN)

artefacts: $(READY)  ## Make the tokenizers and weights that the course ships, from the solutions (some minutes)
	$(BIN)/python solutions/make_artefacts.py
	$(BIN)/python solutions/make_eye.py
	$(BIN)/python solutions/make_vlm.py

clean:  ## Remove what the targets made, .venv included
	rm -rf $(VENV) $(GRADED) build *.egg-info .pytest_cache .ruff_cache
