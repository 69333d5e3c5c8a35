"""Makers of documents of one kind, with random words, orders and combinations, and with what is right beside.

Each kind has two pools of forms and words: `TUNED`, which the rules may be looked at with, and `HELD_OUT`, which only
counts. `python -m tests.parsing.generators.measure` prints the shares of documents that are read wholly right.
"""
