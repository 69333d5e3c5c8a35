from __future__ import annotations

import pytest
from django.utils import translation

from articles.display.enumeration import enumerated


@pytest.mark.parametrize(("language", "line"), [("en", "news report, feature"), ("zh-hans", "news report、feature")])
def test_what_stands_between_names_follows_the_language_of_the_reader(language, line):
    with translation.override(language):
        assert enumerated(["news report", "feature"]) == line
