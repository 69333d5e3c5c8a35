from __future__ import annotations

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from articles.display.credit_lines import (
    CREDIT_LABELS,
    UnreadableLine,
    captions_text,
    credits_text,
    names_text,
    read_captions,
    read_credits,
    read_names,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ['"', "|", "记者", " 张 ", "\\"]
)


def credits(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"role": role, "name": name} for role, name in pairs]


def caption(text: str, credit: str | None = None) -> list[dict[str, str | None]]:
    return [{"text": text, "credit": credit}]


@given(st.lists(st.tuples(st.sampled_from(sorted(CREDIT_LABELS)), TEXT), max_size=6))
def test_credits_come_back_as_they_were(pairs):
    assert read_credits(credits_text(credits(*pairs))) == credits(*pairs)


@given(st.lists(st.fixed_dictionaries({"text": TEXT, "credit": st.none() | TEXT}), max_size=4))
def test_captions_come_back_as_they_were(captions):
    assert read_captions(captions_text(captions)) == captions


@given(st.lists(TEXT, max_size=5))
def test_names_come_back_as_they_were(names):
    assert read_names(names_text(names)) == names


def test_a_role_has_a_line():
    text = credits_text(credits(("reporter", "张三"), ("reporter", "李四"), ("photographer", "王五")))
    assert text == "记者 张三 李四\n摄影 王五"


@pytest.mark.parametrize(
    "text", ["记者 张三 李四", "记者：张三、李四", "记者　张三，李四 ", "reporter 张三 李四", "记者 张三\n\n记者 李四"]
)
def test_names_may_be_parted_as_editors_part_them(text):
    assert read_credits(text) == credits(("reporter", "张三"), ("reporter", "李四"))


def test_lines_of_one_language_are_read_in_another():
    with translation.override("en"):
        assert read_credits("记者 张三") == credits(("reporter", "张三"))


def test_a_name_with_blanks_stands_in_quotes():
    assert credits_text(credits(("reporter", "John Smith"))) == '记者 "John Smith"'


@pytest.mark.parametrize("text", ["张三 李四", "张三、李四", "作者 张三 李四", "作者：张三\n李四", '"张三" 李四'])
def test_names_alone_are_authors(text):
    assert read_credits(text) == credits(("author", "张三"), ("author", "李四"))


def test_a_name_in_quotes_may_begin_like_a_role():
    assert read_credits('"编辑部"') == credits(("author", "编辑部"))


@pytest.mark.parametrize(
    "text", ["设计：张三", "设计 : 张三", "记者张三", "：", "记者", "记者：", '记者 "张三', '记者 "\\x"', "记者们 张三"]
)
def test_credits_that_say_nothing_are_refused(text):
    with pytest.raises(UnreadableLine):
        read_credits(text)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("工人在巡检", caption("工人在巡检")),
        ("工人在巡检|王五", caption("工人在巡检", "王五")),
        ("工人在巡检｜王五", caption("工人在巡检", "王五")),
        (" 工人在巡检 | 王五 ", caption("工人在巡检", "王五")),
        ("他说：“好”|王五", caption("他说：“好”", "王五")),
        ('"a|b"|王五', caption("a|b", "王五")),
        ("", []),
    ],
)
def test_captions_are_read(text, expected):
    assert read_captions(text) == expected


@pytest.mark.parametrize("text", ["一|二|三", '"一', '"一"二'])
def test_captions_of_no_form_are_refused(text):
    with pytest.raises(UnreadableLine):
        read_captions(text)
