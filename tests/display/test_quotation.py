from __future__ import annotations

import pytest
from django.utils import translation

from articles.display.quotation import quoted


@pytest.mark.parametrize(("text", "quote"), [("四个字啊", "“四个字啊”"), ("有五个字啊", "“有五个字…”")])
def test_a_long_text_is_cut_short(text, quote):
    with translation.override("zh-hans"):
        assert quoted(text, 4) == quote


def test_what_is_quoted_within_has_other_marks():
    with translation.override("zh-hans"):
        assert quoted("“暖心驿站”", 10) == "“‘暖心驿站’”"
