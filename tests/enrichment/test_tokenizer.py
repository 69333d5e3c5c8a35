from __future__ import annotations

import re
import subprocess
import sys
from itertools import accumulate
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.enrichment.tokenizer import Words


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True, timeout=60
    )


def test_union_terms_stay_whole(words: Words) -> None:
    assert "新就业形态劳动者" in words.cut("引导新就业形态劳动者入会")


def test_union_terms_are_known(words: Words) -> None:
    assert words.knows("集体协商")


def test_nonsense_is_not_known(words: Words) -> None:
    assert not words.knows("厅鸭璃")


def test_beginning_of_a_word_is_not_known(words: Words) -> None:
    assert not words.knows("中华人民共")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("为职工讲解劳动保护规", "定,并回答提问"),
        ("当地工会采取多种措", "施保障职工"),
        ("新就业形态劳", "动者座谈会"),
        ("全面推进工资集体协", "商,签订合同"),
    ],
)
def test_word_across_a_broken_line(words: Words, left: str, right: str) -> None:
    assert words.across(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("职工书屋里灯火通明", "夜班工人在这里读书"),
        ("会议在北京召开。", "代表们参观展览"),
        ("第一季度完成3", "5项任务"),
        ("职工", ""),
        ("", "职工"),
        ("union", "news"),
    ],
)
def test_no_word_across(words: Words, left: str, right: str) -> None:
    assert not words.across(left, right)


def test_white_space_at_the_seam_does_not_hide_a_word(words: Words) -> None:
    assert words.across("推动产业工人队伍建设改\n", "\u3000\u3000革走深走实")


def test_guessed_name_is_no_word_across(words: Words) -> None:
    assert not words.across("表彰大会代表郝", "禺彬上台领奖")


@given(st.text(max_size=80))
def test_cut_keeps_every_character(words: Words, text: str) -> None:
    assert "".join(words.cut(text)) == text


@given(st.text(max_size=30), st.text(max_size=30))
def test_across_answers_for_any_text(words: Words, left: str, right: str) -> None:
    assert words.across(left, right) in (True, False)


def test_long_text_is_cut_as_its_clauses_are(words: Words) -> None:
    clause = "市总工会慰问网约车司机和外卖骑手,送上清凉包。"
    assert words.cut(clause * 200) == words.cut(clause) * 200


def test_long_run_of_unknown_characters_is_cut_in_time(words: Words) -> None:
    started = perf_counter()
    words.cut("川渝" * 20_000)
    assert perf_counter() - started < 5


@given(
    st.text(
        alphabet=st.one_of(st.sampled_from("工会慰问网约车司机,。 T3%-.鿿𠀀\n"), st.characters(codec="utf-8")),
        max_size=60,
    )
)
def test_borders_lie_where_the_words_do(words: Words, text: str) -> None:
    borders = words.borders(text)
    between = {at for at in range(len(text) + 1) if at in borders} - {m.end() - 1 for m in re.finditer("\r\n", text)}
    assert between == {0, *accumulate(map(len, words.cut(text)))}


def test_importing_and_making_load_nothing(tmp_path: Path) -> None:
    script = "import sys; from articles.enrichment.tokenizer import Words; Words(); print('jieba' in sys.modules)"
    assert run(script, tmp_path).stdout == "False\n"


def test_loading_is_quiet(tmp_path: Path) -> None:
    script = "from articles.enrichment.tokenizer import Words; Words().cut('工会')"
    assert run(script, tmp_path).stderr == ""


def test_cache_lies_in_the_folder_given(tmp_path: Path) -> None:
    Words(cache_folder=tmp_path / "words").cut("工会")
    assert [path.suffix for path in (tmp_path / "words").iterdir()] == [".cache"]


def test_cached_dictionary_cuts_the_same(words: Words, tmp_path: Path) -> None:
    sentence = "市总工会慰问网约车司机和外卖骑手"
    Words(cache_folder=tmp_path).cut(sentence)
    assert Words(cache_folder=tmp_path).cut(sentence) == words.cut(sentence)


def test_jieba_itself_is_left_alone(words: Words) -> None:
    import jieba

    words.cut("新就业形态劳动者")
    assert not jieba.dt.initialized
