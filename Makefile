# Two commands do all set-up:  make serve  (sample index, served on http://127.0.0.1:8000)  and  make test.
PYTHON ?= python3
VENV ?= .venv
INDEX ?= index
PORT ?= 8000
BENCHMARK ?= engines
BIN := $(VENV)/bin

.PHONY: serve test lint chromium benchmark clean

serve: $(VENV)/.installed
	$(BIN)/khabarkhoj index --index $(INDEX) corpus
	$(BIN)/khabarkhoj serve --index $(INDEX) --port $(PORT)

test: $(VENV)/.installed-test chromium
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest $(TESTS)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "KhabarKhoj needs Python 3.11 or newer; name one: make PYTHON=python3.12 serve"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-test: $(VENV)/bin/python setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@ $(VENV)/.installed

# The browser tests drive Debian's Chromium. Where it can neither be found nor installed they are skipped, and say so.
chromium:
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
				apt-get install -y -qq chromium chromium-driver fonts-noto-core >/dev/null; \
		else false; fi; } || \
		echo "Chromium is not here and may not be installed by this user: the browser tests will be skipped."

# Another of tests/benchmark's commands:  make benchmark BENCHMARK=growth ARGUMENTS='--sizes 10000,30000'
benchmark: $(VENV)/.installed-test
	$(BIN)/python tests/benchmark/$(BENCHMARK).py $(ARGUMENTS)

clean:
	rm -rf $(VENV) $(INDEX) build dist *.egg-info
