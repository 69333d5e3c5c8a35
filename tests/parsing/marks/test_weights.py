"""Every weight of a mark decides somewhere: set to zero, one of its examples is read otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from articles.parsing import scoring
from articles.parsing.elements import Element
from articles.parsing.marks import BULLETED_MARKS, DISPLAY_MARKS, FORMS, LEAD_MARKS, TEXT_MARKS
from articles.parsing.marks.mark import LineForm, Mark
from tests.parsing.examples import Example

MARKS = {"text": TEXT_MARKS, "display": DISPLAY_MARKS, "bulleted": BULLETED_MARKS, "lead": LEAD_MARKS}

ONLY_MARGINS = {
    ("dash at the end", Element.BODY),
    ("in brackets", Element.SUBHEAD),
    ("credit below", Element.INSET),
    ("goes on below", Element.CROSSHEAD),
}
"""They change nothing but margins, on pages too long for an example."""


def all_examples() -> dict[str, list[Example]]:
    """By the names of form and mark, under which they stand."""
    found: dict[str, list[Example]] = {}
    for line in Path(__file__).with_name("examples.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            group = found.setdefault(line.strip("[]"), [])
        elif " ⇒ " in line:
            group.append(Example.of(line))
    return found


EXAMPLES = all_examples()


def all_weights() -> Iterator[tuple[str, Mark, Element]]:
    for form, marks in MARKS.items():
        for mark in marks:
            yield from ((f"{form}: {mark.name}", mark, element) for element in mark.weights)


WEIGHTS = [each for each in all_weights() if (each[1].name, each[2]) not in ONLY_MARGINS]


def without(mark: Mark, element: Element) -> tuple[LineForm, ...]:
    """The forms of lines, with one weight of a mark set to zero."""
    changed = mark._replace(weights={**mark.weights, element: 0.0})
    return tuple(form._replace(marks=tuple(changed if m is mark else m for m in form.marks)) for form in FORMS)


@pytest.mark.parametrize(
    "example",
    [pytest.param(each, id=f"{name} {n}") for name, group in EXAMPLES.items() for n, each in enumerate(group)],
)
def test_an_example_is_read_as_it_says(example):
    assert example.is_read_as_it_says()


@pytest.mark.parametrize(
    ("name", "mark", "element"), WEIGHTS, ids=[f"{name}, {element}" for name, _, element in WEIGHTS]
)
def test_a_weight_set_to_zero_is_noticed(monkeypatch, name, mark, element):
    monkeypatch.setattr(scoring, "FORMS", without(mark, element))
    assert not all(example.is_read_as_it_says() for example in EXAMPLES[name])
