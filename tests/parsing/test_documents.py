"""Documents of many hands, with what is right: sites, bulletins, columns of briefs, posts as people have them."""

from __future__ import annotations

import pytest

from tests.parsing.documents.lines import KEPT, KINDS, documents
from tests.parsing.documents.measure import errors

RIGHT = {
    "briefs": 0.97,
    "bulletins": 0.95,
    "epapers": 0.92,
    "imprints": 0.95,
    "lists": 0.94,
    "no_posts": 1.0,
    "pictures": 0.95,
    "posts": 0.94,
    "web_pages": 0.94,
}
"""The share of each kind that is read wholly right, at least; `python -m tests.parsing.documents.measure` says more."""


@pytest.mark.parametrize("kind", KINDS)
def test_documents_of_a_kind_are_read_wholly_right(kind):
    found = [errors(marked) for marked in documents(kind)]
    assert sum(not wrong for wrong in found) / len(found) >= RIGHT[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_lies_in_blocks_and_says_its_ink_once(kind):
    every = documents(kind) + documents(kind, KEPT)
    said = [error for marked in every for error in errors(marked)]
    assert not [error for error in said if "tile" in error or "ink" in error]
