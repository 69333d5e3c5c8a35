# Everything is in run.py, so that Windows has the same: python run.py serve
PYTHON ?= python3

.PHONY: run test password lint messages

run:
	@$(PYTHON) run.py serve

test:
	@$(PYTHON) run.py test $(ARGS)

password:
	@$(PYTHON) run.py password $(USERNAME)

lint:
	@$(PYTHON) run.py lint

messages:
	@$(PYTHON) run.py messages
