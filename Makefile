.PHONY: help demo serve test bench clean
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

help:
	@echo "make demo   the main job, from submission to evaluation, on a database of its own"
	@echo "make serve  web and worker at 127.0.0.1:8000 with sample officers and cases"
	@echo "make test   format, lint, types and every test"
	@echo "make bench  the benchmarks, each a ratio against a named peer"
	@echo "make clean  forget the environment and the data of demo, serve and tests"

$(READY): setup.cfg pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .[dev]
	touch $(READY)

demo: $(READY)
	$(BIN)/anjuan demo

serve: $(READY)
	$(BIN)/anjuan serve

test: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder

bench: $(READY)
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) .anjuan .pytest_cache .mypy_cache .ruff_cache *.egg-info
