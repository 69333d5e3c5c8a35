from __future__ import annotations

import pytest

from articles.enrichment.tokenizer import Words


@pytest.fixture(scope="session")
def words() -> Words:
    return Words()
