from __future__ import annotations

import pytest

from articles.parsing.rules.labels import label
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize("line", ["阅读提示", "【阅读提示】", "核心阅读", "内容提要："])
def test_the_label_of_a_standfirst_is_known(line):
    assert taken(label, line) == line


def test_a_headline_about_reading_is_none():
    assert taken(label, "阅读提示牌立在公园里") is None
