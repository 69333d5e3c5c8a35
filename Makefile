# Everything is in run.py, so that Windows has the same: python run.py serve
PYTHON ?= python3
# Desktops have a USERNAME of their own in the environment: only the one on the command line counts.
NAMED = $(if $(findstring command,$(origin USERNAME)),$(USERNAME))

.PHONY: run test bench mutants password lint messages

run:
	@$(PYTHON) run.py serve

test:
	@$(PYTHON) run.py test $(ARGS)

bench:
	@$(PYTHON) run.py bench

mutants:
	@$(PYTHON) run.py mutants $(if $(NUMBER),--number=$(NUMBER)) $(if $(SEED),--seed=$(SEED))

password:
	@$(PYTHON) run.py password $(NAMED)

lint:
	@$(PYTHON) run.py lint

messages:
	@$(PYTHON) run.py messages
