from __future__ import annotations

import pytest

from articles.parsing.rules.signatures import (
    author_note,
    author_note_after,
    sender_alone,
    signature_after,
    signature_alone,
    writer_alone,
)
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize(
    "line",
    [
        "（作者单位：某大学）",
        "（作者系某市总工会主席）",
        "(作者为某大学（某学院）教授)",
        "〔作者系某省委党校（行政学院）教授〕",
        "（王小明整理）",
        "——编者",
        "——编  者",
        "（综合本报记者王小明、李四报道）",
        "（摘编自某报，原题为《某题（上）》）",
    ],
)
def test_a_note_on_the_author_is_known(line):
    assert taken(author_note, line) == line


@pytest.mark.parametrize(
    "line", ["（王小明）", "(王小明 李四)", "（王小明李大年）", "（欧阳修）", "（某厂厂长 王小明）", "（某镇总工会）"]
)
def test_names_in_brackets_sign(line):
    assert taken(signature_alone, line) == line


@pytest.mark.parametrize("line", ["临江区总工会供稿", "某县总工会办公室 供稿"])
def test_an_office_on_a_line_of_its_own_sent_the_story(line):
    assert taken(sender_alone, line) == line


@pytest.mark.parametrize("line", ["欢迎各单位供稿", "本报通讯员供稿", "临江区总工会提供", "临江区总工会供稿。"])
def test_other_lines_name_no_sender(line):
    assert taken(sender_alone, line) is None


@pytest.mark.parametrize("line", ["（完）", "（见图）", "（一）", "（本报综合）", "(暂行)"])
def test_other_words_in_brackets_do_not(line):
    assert taken(signature_alone, line) is None


def test_names_after_the_last_sentence_sign():
    assert taken(signature_after, "某厂工会成立。（王小明）") == "（王小明）"
    assert taken(signature_after, "某厂工会（筹）") is None


def test_a_name_set_apart_before_the_word_for_text_signs():
    assert taken(writer_alone, "徐  行文") == "徐  行文"


@pytest.mark.parametrize("line", ["徐行文", "高考作文", "工会 作文"])
def test_other_words_that_end_so_do_not(line):
    assert taken(writer_alone, line) is None


def test_a_pen_name_in_brackets_on_a_line_of_its_own_signs():
    assert taken(signature_alone, "（晓舟）") == "（晓舟）"


@pytest.mark.parametrize("line", ["（未完）", "（试行）", "（图片）"])
def test_what_is_noted_in_brackets_is_no_pen_name(line):
    assert taken(signature_alone, line) is None


def test_a_pen_name_after_a_full_stop_signs():
    assert taken(signature_after, "某厂工会成立。（晓舟）") == "（晓舟）"


@pytest.mark.parametrize("text", ["驿站为何受欢迎？（民生观）", "巧做“加法”（微观）", "某厂工会成立。（未完）"])
def test_the_name_of_a_column_or_a_note_does_not(text):
    assert taken(signature_after, text) is None


@pytest.mark.parametrize("noted", ["大笑", "众笑", "单位元", "单位万元", "全票", "万人", "本报讯", "欢呼声", "签字"])
def test_what_is_noted_in_brackets_after_a_full_stop_does_not(noted):
    assert taken(signature_after, f"某厂工会成立。（{noted}）") is None


@pytest.mark.parametrize("name", ["张元", "全大年", "单小明", "万里明", "李笑"])
def test_a_name_with_a_character_of_such_notes_signs(name):
    assert taken(signature_after, f"某厂工会成立。（{name}）") == f"（{name}）"


@pytest.mark.parametrize(
    "author",
    [
        "某镇总工会",
        "某县总工会宣教部供稿",
        "某县总工会 王小明",
        "晓舟、云帆",
        "通讯员 王小明",
        "王小明、李四",
        "某厂工会办公室",
        "据《某省工人报》",
        "据某市工会网报道",
    ],
)
def test_briefs_are_signed_by_offices_pen_names_and_correspondents(author):
    assert taken(signature_after, f"某厂工会成立。（{author}）") == f"（{author}）"


@pytest.mark.parametrize("brackets", ["[]", "〔〕"])
def test_they_may_be_signed_in_other_brackets(brackets):
    signature = "王小明".join(brackets)
    assert taken(signature_after, f"某厂工会成立。{signature}") == signature
    assert taken(signature_alone, signature) == signature


def test_a_note_on_the_author_after_the_last_sentence_signs():
    assert taken(author_note_after, "驿站要办好。（作者单位：某市总工会）") == "（作者单位：某市总工会）"
    assert taken(author_note_after, "驿站要办好（作者单位：某市总工会）") is None
