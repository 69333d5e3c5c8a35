from __future__ import annotations

from articles.parsing.lines import lines
from articles.parsing.rows import Row, row
from articles.parsing.values import Role


def only_row(text: str) -> Row:
    (line,) = lines(text)
    return row(line)


def pieces(text: str) -> list[tuple[str, str]]:
    """Each piece of the line with its role; the core has none."""
    found = only_row(text)
    core = [(text[found.core_start : found.core_end].rstrip(), "core")] if found.text else []
    front = [(text[cut.start : cut.end], cut.role.value) for cut in found.front]
    return front + core + [(text[cut.start : cut.end], cut.role.value) for cut in found.back]


def test_pieces_are_taken_off_both_ends():
    assert pieces("◆本报讯(记者王小明)某厂工会成立。(下转第4版)") == [
        ("◆", "bullet"),
        ("本报讯(记者王小明)", "byline"),
        ("某厂工会成立。", "core"),
        ("(下转第4版)", "continuation"),
    ]


def test_a_dateline_and_a_byline_may_stand_before_the_text():
    assert pieces("新华社某地5月6日电(记者王小明)某厂工会成立。") == [
        ("新华社某地5月6日电", "dateline"),
        ("(记者王小明)", "byline"),
        ("某厂工会成立。", "core"),
    ]


def test_a_line_that_a_rule_takes_whole_is_claimed():
    assert only_row("编辑 | 王小明").claim is Role.COLOPHON


def test_a_mark_before_a_claimed_line_does_not_hide_the_claim():
    assert only_row("## 阅读提示").claim is Role.LABEL


def test_the_level_of_a_heading_is_counted():
    assert only_row("## 一周动态").level == 2
    assert only_row("一周动态").level == 0


def test_invisible_ink_is_noise():
    assert pieces("\u200b本报记者 王小明") == [("\u200b", "noise"), ("本报记者 王小明", "byline")]
    assert only_row("\ufeff").claim is Role.NOISE
