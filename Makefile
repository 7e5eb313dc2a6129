# The one door: `make` lists what can be done. Everything runs in .venv, which is made from the locks in requirements/.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
RUN := $(BIN)/python

.PHONY: help demo test check lint types imports docs data verify golden eval bench pictures lock clean

help: ## list what can be done
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{printf "  make %-9s %s\n", $$1, $$2}'

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "qala needs Python 3.11 or later: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv

.venv/.%: requirements/%.txt pyproject.toml | .venv/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: .venv/.demo ## read the bundled pages, print their records, write a report
	$(RUN) examples/demo.py

test: .venv/.test ## run the tests
	$(RUN) -m pytest -q -n auto

check: .venv/.dev lint types imports verify test docs eval ## everything CI runs

lint: .venv/.dev ## look and form
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev ## types, strictly
	$(BIN)/mypy

imports: .venv/.dev ## who may import whom
	$(BIN)/lint-imports --no-cache

docs: .venv/.dev ## build the documentation; a warning is an error
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build

data: .venv/.dev ## build tables, gazetteer and weights again from resources/ and ../shared
	$(RUN) genscripts/build.py

verify: .venv/.dev ## the packaged tables are those of resources/
	$(RUN) genscripts/build.py --verify

golden: .venv/.test ## write the golden records again; read the change before committing it
	$(RUN) -m tests.golden.rewrite

eval: .venv/.dev ## quality on the annotated pages, against eval/floors.json
	$(RUN) -m eval.run

bench: .venv/.dev ## speed and memory, beside peers in the same run
	$(RUN) -m bench

pictures: .venv/.test ## draw the pictures of README and docs again
	$(RUN) genscripts/pictures.py

lock: .venv/.dev ## write the locks in requirements/ again
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --extra store pyproject.toml requirements/build.in -o requirements/demo.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --all-extras --group test pyproject.toml requirements/build.in -o requirements/test.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --all-extras --group dev --group test --group docs --group data --group bench pyproject.toml requirements/build.in -o requirements/dev.txt

clean: ## remove what was built
	rm -rf .venv build dist out docs/_build .pytest_cache .mypy_cache .ruff_cache .hypothesis
