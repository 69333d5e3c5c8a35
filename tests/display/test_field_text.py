from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from articles.display.field_text import field_text
from articles.models import Story


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("headline", "焊花飞舞", "焊花飞舞"),
        ("headline", "", ""),
        ("binned_at", None, ""),
        ("credits", [], ""),
        ("credits", [{"role": "reporter", "name": "张三"}], "记者 张三"),
        ("captions", [{"text": "工人们在巡检", "credit": "王五"}], "工人们在巡检|王五"),
        ("warnings", ["joined", "moved"], "段落曾拼接，文字曾移位"),
        ("incomplete", True, "是"),
        ("dated", date(2024, 6, 7), "2024年6月7日"),
        ("binned_at", datetime(2024, 6, 6, 18, 30, tzinfo=UTC), "2024年6月7日 02:30"),
        ("status", "checked", "已校核"),
        ("status", "no longer known", "no longer known"),
    ],
)
def test_a_value_is_text_for_a_person(name, value, text):
    assert field_text(Story, name, value) == text
