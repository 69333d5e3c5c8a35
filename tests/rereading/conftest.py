from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from articles.models import Source
from tests import factories
from tests.rereading import pages


@pytest.fixture
def source() -> Source:
    return pages.imported()


@pytest.fixture
def editor() -> User:
    return factories.user()
