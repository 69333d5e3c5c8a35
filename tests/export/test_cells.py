from __future__ import annotations

import pytest

from articles.export.cells import cell_text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("工会", "工会"),
        (None, ""),
        (7, "7"),
        ([], ""),
        (["张三", "李四"], "张三、李四"),
        ([{"text": "签约现场", "credit": None}], "签约现场"),
        ([{"text": "签约现场", "credit": "王五"}], "签约现场\uff08王五\uff09"),
        ([{"text": "签约", "credit": "王五"}, {"text": "合影"}], "签约\uff08王五\uff09\n合影"),
    ],
    ids=["text", "nothing", "number", "no names", "names", "caption", "caption with credit", "captions a line each"],
)
def test_cell_shows(value, shown):
    assert cell_text(value) == shown
