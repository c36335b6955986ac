# Each target is self-sufficient: on a fresh machine it first makes .venv from the hash-locked requirements.
# A site needs requirements.txt only; the tests need tests/requirements.txt besides.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
TESTED := .venv/.tested
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-compile

.PHONY: site test fast check serve bench soak screenshots lock

# PART=en builds a part of the site, with one language; PARTS="FOLDER …" joins such parts.
site: $(READY)
	$(BIN)/answerable $(if $(PARTS),join $(PARTS),build $(if $(PART),--part --languages $(PART)))

check: $(READY)
	$(BIN)/answerable check

serve: $(READY)
	$(BIN)/answerable serve

test: $(TESTED)
	$(BIN)/ruff format --check generator tests
	$(BIN)/ruff check generator tests
	$(BIN)/mypy
	$(BIN)/answerable check
	sh tests/browser/prepare.sh
	$(BIN)/pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

# Tests that need neither a built site nor a browser, and together take less than a minute.
FAST := architecture checks citations docs figures files findings history ids importing_cells language new packages policy precision \
	roles rows markdown sitemap views views_targets vocabulary

fast: $(TESTED)
	$(BIN)/ruff format --check generator tests
	$(BIN)/ruff check generator tests
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses 2 --dist loadfile $(FAST:%=tests/test_%.py)

# The commit before the program was rebuilt; `make bench BASE=…` compares with another one.
BASE := b9c661b

bench: $(TESTED) site
	$(BIN)/python tests/benchmarks/commands.py $(BASE)
	$(BIN)/python tests/benchmarks/building.py $(BASE)
	$(BIN)/python tests/benchmarks/pages.py 1000 5000
	$(BIN)/python tests/benchmarks/lighthouse.py

soak: $(TESTED)
	$(BIN)/python tests/soak/soak.py
	$(BIN)/python tests/soak/publication.py

screenshots: $(TESTED) site
	sh tests/browser/prepare.sh
	$(BIN)/python tests/browser/screenshots.py .cache/screenshots

# The one target that asks for newer versions; it needs uv.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

lock:
	$(LOCK) --group install pyproject.toml --output-file requirements.txt
	$(LOCK) --constraint requirements.txt --group tests --output-file tests/requirements.txt

$(READY): requirements.txt pyproject.toml tests/prepare.sh
	sh tests/prepare.sh $(PYTHON)
	$(PYTHON) -m venv .venv
	$(INSTALL) --require-hashes --requirement requirements.txt
	$(INSTALL) --no-build-isolation --editable .
	touch $@

$(TESTED): $(READY) tests/requirements.txt
	$(INSTALL) --require-hashes --requirement tests/requirements.txt
	touch $@
