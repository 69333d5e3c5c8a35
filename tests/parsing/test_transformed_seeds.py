from __future__ import annotations

import itertools

import pytest

from articles.parsing.parser import parse
from tests.parsing import transform
from tests.parsing.helpers import CONTEXT, reading, seed, seed_text, squeezed


def found_in(text):
    return [squeezed(story) for story in parse(reading(text), CONTEXT).stories]


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("change", transform.TEXT_CHANGES, ids=lambda change: change.__name__)
def test_a_change_that_says_nothing_changes_no_story(number, change):
    before = [squeezed(story) for story in seed(number).stories]
    after = found_in(change(seed_text(number)))
    assert [shape(s) for s in after] == [shape(s) for s in before]
    if change in (transform.widen, transform.narrow, transform.exchange_bullets, transform.double_blank_lines):
        assert after == before


def shape(story):
    """All of a story but its words."""
    return (
        story.kind,
        len(story.section or ""),
        bool(story.kicker),
        bool(story.headline),
        bool(story.subhead),
        len(story.reporters),
        len(story.correspondents),
        len(story.photographers),
        story.dateline is None,
        story.standfirst is None,
        len(story.paragraphs),
        [crosshead.before for crosshead in story.crossheads],
        len(story.captions),
        story.incomplete,
        story.warnings,
    )


@pytest.mark.parametrize("number", [1, 3, 4])
@pytest.mark.parametrize("order", range(6))
def test_stories_in_another_order_are_the_same_stories(number, order):
    text, numbers = transform.reorder(seed_text(number), seed(number), order)
    assert found_in(text) == [squeezed(seed(number).stories[n]) for n in numbers]


@pytest.mark.parametrize(("first", "second"), [*itertools.permutations(range(5), 2)])
def test_two_issues_in_one_file_are_the_stories_of_both(first, second):
    after = found_in(seed_text(first) + "\n\n" + seed_text(second))
    assert after == [squeezed(story) for n in (first, second) for story in seed(n).stories]
