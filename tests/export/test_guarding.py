from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given

from articles.export.guarding import guarded, is_live, printable, unguarded

from .nasty import EXAMPLES, texts

EVERY_CHARACTER = [chr(code) for code in range(sys.maxunicode + 1)]
SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212\u2010\u2011\u2012\u2013\u207b"


@pytest.mark.parametrize("sign", SIGNS)
def test_sign_of_a_formula_is_live(sign):
    assert is_live(f"{sign}1")


@pytest.mark.parametrize("category", ["Cc", "Cf", "Zs", "Zl", "Zp"])
def test_what_cannot_be_seen_hides_no_formula(category):
    hiding = [each for each in EVERY_CHARACTER if unicodedata.category(each) == category]
    assert [hex(ord(each)) for each in hiding if not is_live(f"{each}=1")] == []


@pytest.mark.parametrize("text", ["工会=家", "'tis", "", "1-2", '"引语"', "\u2014\u2014记劳模张三", "《工人日报》"])
def test_harmless_text_is_not_touched(text):
    assert guarded(text) == text


@given(texts)
def test_nothing_guarded_begins_alive(text):
    assert guarded(text)[:1] not in {*SIGNS, *"\t\r\n\0"}


@given(texts)
def test_what_was_guarded_comes_back(text):
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_nasty_text_comes_back(text):
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a\u2400b"),
        ("a\x1bb", "a\u241bb"),
        ("a\x7fb", "a\u2421b"),
        ("a\x85b", "a\ufffdb"),
        ("a\uffffb", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("一\r\n二\r三", "一\n二\n三"),
        ("\u3000\u3000段首\t\n", "\u3000\u3000段首\t\n"),
    ],
    ids=["NUL", "escape", "delete", "next line", "no character", "lone surrogate", "line ends", "blanks"],
)
def test_controls_are_visible(text, shown):
    assert printable(text) == shown
