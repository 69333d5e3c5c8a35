from __future__ import annotations

import re

import pytest

from articles.export.digests.markdown import digest_markdown
from articles.export.digests.outgoing import LineRole, OutgoingDigest, OutgoingLine
from articles.export.digests.wechat import digest_fragment

SCRIPT = "<script>alert(1)</script> & <img src=x onerror=y>"
LINES = tuple(OutgoingLine(role, SCRIPT) for role in LineRole)


@pytest.fixture
def fragment() -> str:
    return digest_fragment(OutgoingDigest("一期", LINES))


def test_nothing_comes_from_outside_and_no_class_is_needed(fragment):
    assert not re.search(r"url\(|\bsrc=\"|href=|class=|\bid=|<style|<link", fragment)


def test_every_line_is_styled_where_it_stands(fragment):
    assert fragment.count("<p style=") == len(LINES) and fragment.startswith('<section style="')


def test_text_stays_text(fragment):
    assert "<script" not in fragment and "<img" not in fragment


def test_the_place_of_a_picture_is_kept_and_says_what_it_is():
    line = OutgoingLine(LineRole.PICTURE_PLACE, "")
    assert "（题图）</p>" in digest_fragment(OutgoingDigest("一期", (line,)))


def test_markdown_takes_no_text_for_its_own_signs():
    line = OutgoingLine(LineRole.TEXT, "1. *重点* [链接](x) #一")
    assert digest_markdown(OutgoingDigest("一期", (line,))) == "\\1. \\*重点\\* \\[链接\\](x) \\#一\n\n"
