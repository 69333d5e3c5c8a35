"""Bulletins, columns of briefs, notices and stories with pictures, as unions have them, with random words and forms."""

from __future__ import annotations

import pytest

from tests.parsing.generators import measure
from tests.parsing.generators.pools import HELD_OUT, TUNED


@pytest.mark.parametrize("pool", [TUNED, HELD_OUT])
@pytest.mark.parametrize(
    "kind", ["bulletins", "briefs", pytest.param("notices", marks=pytest.mark.thorough), "pictures"]
)
def test_most_documents_of_a_kind_are_read_wholly_right(kind, pool):
    verdicts = measure.verdicts(kind, pool, 60, seed=1)
    assert sum(not verdict.wrong for verdict in verdicts) / len(verdicts) >= 0.85
