"""The share of invented stories for which the unit that their print names is proposed; where it names none, none is.

`python -m tests.enrichment.test_contributed_stories` prints it, with the forms that were not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from articles.enrichment.contributors import UnitNames, contributors, unit_names
from tests.parsing.helpers import parsed

from .contributed_stories import HELD_OUT, TUNED, ContributedStory, Half, stories

NUMBER, SEED = 300, 1
HALVES = {"tuned": (TUNED, 0.88), "held out": (HELD_OUT, 0.95)}


def proposed(names: UnitNames, text: str) -> list[int]:
    found = []
    for story in parsed(*text.split("\n")).stories:
        printed = {"byline": story.byline or "", "headline": story.headline or "", "body": "\n".join(story.paragraphs)}
        found += [each.unit for each in contributors(names, **printed)]
    return found


def proposals(half: Half) -> Iterator[tuple[ContributedStory, list[int]]]:
    names = unit_names(enumerate(half.register))
    for story in stories(half, NUMBER, SEED):
        yield story, proposed(names, story.text)


@pytest.mark.parametrize(("half", "least"), HALVES.values(), ids=HALVES)
def test_units_that_the_print_names_are_proposed_and_none_is_invented(half, least):
    found = list(proposals(half))
    invented = [(story.text, units) for story, units in found if set(units) - {story.unit}]
    assert invented == []
    named = [units == [story.unit] for story, units in found if story.unit is not None]
    assert sum(named) / len(named) >= least


def main() -> None:
    for name, (half, _least) in HALVES.items():
        found = list(proposals(half))
        named = [(story, units == [story.unit]) for story, units in found if story.unit is not None]
        right = sum(is_right for _story, is_right in named)
        invented = sum(bool(set(units) - {story.unit}) for story, units in found)
        print(f"{name}: {right} of {len(named)} right, {invented} of {len(found)} invented")
        for form, number in Counter(story.form for story, is_right in named if not is_right).most_common():
            print(f"  {number} {form!r}")


if __name__ == "__main__":
    main()
