"""Pages of a paper in zones, as PDF, with random columns, headlines, pictures, heads and feet."""

from __future__ import annotations

import pytest

from tests.parsing.generators import measure, zoned_pages
from tests.parsing.generators.pools import HELD_OUT, TUNED


@pytest.mark.thorough
@pytest.mark.parametrize("pool", [TUNED, HELD_OUT])
def test_on_most_pages_no_paragraph_stands_under_a_headline_of_another_zone(pool):
    verdicts = measure.verdicts("zoned_pages", pool, 20, seed=1)
    assert sum(not zoned_pages.strays(each.document, each.found) for each in verdicts) / len(verdicts) >= 0.9
