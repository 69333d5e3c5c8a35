"""Every weight of the parser decides somewhere: set to zero, its example is read otherwise.

Those of marks are in `tests/parsing/marks/test_weights.py`, those of halves in `tests/parsing/test_halves.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parsing.examples import Example
from tests.parsing.weights import weights_of, without

MODULES = (
    "cohesion",
    "confidence",
    "digests",
    "mending",
    "moved_tails",
    "seams",
    "trailing_briefs",
    "transitions",
)
WEIGHTS = [(module, weight) for module in MODULES for weight in weights_of(module)]


def all_examples() -> dict[tuple[str, str], Example]:
    """By module and weight: those of a module stand under its name, each behind its weight."""
    found, module = {}, ""
    for line in Path(__file__).with_name("weights.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            module = line.strip("[]")
        elif line:
            weight, _, example = line.partition(": ")
            found[module, weight] = Example.of(example)
    return found


EXAMPLES = all_examples()


def is_read_as_it_says(example: Example) -> bool:
    """A weight by which others are divided cannot be zero."""
    try:
        return example.is_read_as_it_says()
    except ZeroDivisionError:
        return False


def test_each_weight_has_an_example():
    assert EXAMPLES.keys() == set(WEIGHTS)


@pytest.mark.parametrize(("module", "weight"), WEIGHTS, ids=map(" ".join, WEIGHTS))
def test_a_weight_set_to_zero_is_noticed(module, weight):
    assert is_read_as_it_says(EXAMPLES[module, weight])
    with without(module, weight):
        assert not is_read_as_it_says(EXAMPLES[module, weight])
