"""rjieba gives the words that jieba gives."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.enrichment.tokenizer import JIEBA, RJIEBA, Words, union_terms

pytestmark = pytest.mark.rjieba

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
TERMS = [word for word, *_ in union_terms()]
LATIN = ["2024-12-17", "e-mail", "a.b-c", "3.5%", "12351", "C++", "AT&T", "U盘", "T3出行", "v1.2.3", "#1", "&_+"]
HAN_BEYOND = "㐀㐁䶵鿖鿿豈\U00020000\U0002a6df"

TIE = re.compile(r"(.)\1\1", re.DOTALL)
"""A character three times in a row can be read in two ways that are equally good."""


@pytest.fixture(scope="module")
def jieba() -> Words:
    return Words(segmenter=JIEBA)


@pytest.fixture(scope="module")
def rjieba() -> Words:
    return Words(segmenter=RJIEBA)


def text(*alphabets: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.one_of(*alphabets), max_size=15).map("".join).filter(lambda text: not TIE.search(text))


HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
COMMON_HAN = st.sampled_from(sorted({char for path in SEEDS for char in path.read_text("utf-8")}))
ANYTHING = text(st.sampled_from([*TERMS, *LATIN, *HAN_BEYOND]), HAN, COMMON_HAN, st.characters(codec="utf-8"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_seeds_are_cut_the_same(jieba: Words, rjieba: Words, path: Path):
    assert rjieba.cut(path.read_text("utf-8")) == jieba.cut(path.read_text("utf-8"))


@given(ANYTHING)
def test_any_text_is_cut_the_same(jieba: Words, rjieba: Words, text: str):
    assert rjieba.cut(text) == jieba.cut(text)


@given(ANYTHING, ANYTHING)
def test_words_across_a_seam_are_the_same(jieba: Words, rjieba: Words, left: str, right: str):
    assert rjieba.across(left, right) == jieba.across(left, right)


@given(ANYTHING)
def test_the_same_words_are_known(jieba: Words, rjieba: Words, text: str):
    assert rjieba.knows(text) == jieba.knows(text)


@pytest.mark.parametrize("word", TERMS)
def test_union_terms_are_known(rjieba: Words, word: str):
    assert rjieba.knows(word)


@pytest.mark.parametrize("word", LATIN)
def test_latin_is_cut_the_same(jieba: Words, rjieba: Words, word: str):
    sentence = f"会议于{word}在北京"
    assert rjieba.cut(sentence) == jieba.cut(sentence)


@pytest.mark.parametrize("sign", HAN_BEYOND)
def test_han_that_jieba_does_not_know_is_cut_the_same(jieba: Words, rjieba: Words, sign: str):
    assert rjieba.cut(f"工{sign}{sign}会") == jieba.cut(f"工{sign}{sign}会")


def test_jieba_is_not_loaded():
    script = "import sys; from articles.enrichment.tokenizer import *; Words(segmenter=RJIEBA).cut('工会')"
    done = subprocess.run([sys.executable, "-c", f"{script}; print('jieba' in sys.modules)"], capture_output=True)
    assert done.stdout.split() == [b"False"]
