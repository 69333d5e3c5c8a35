from __future__ import annotations

from collections import Counter

import pytest
from django.utils import translation
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.search.query_parser import MOST_TERMS, Mistake, Node, QueryField, Term, parse_query, terms
from articles.search.rewriting import (
    field_term,
    phrase,
    removable_terms,
    unquoted,
    widenable,
    widened,
    with_term,
    without_term,
)

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(str.strip)


@given(st.sampled_from(QueryField), NAMES)
def test_a_written_term_reads_as_what_it_says(field, name):
    tree = parse_query(field_term(field, name))
    assert isinstance(tree, Term)
    assert (tree.field, tree.text) == (field, name)


@pytest.mark.parametrize(("language", "term"), [("zh-hans", "标签:高温"), ("en", "tag:高温")])
def test_fields_are_named_in_the_language_of_the_page(language, term):
    with translation.override(language):
        assert field_term(QueryField.TAG, "高温") == term


@pytest.mark.parametrize("field", [QueryField.PAPER, QueryField.SECTION])
def test_whole_names_are_asked_for_where_a_part_would_be_enough(field):
    assert parse_query(field_term(field, "动态")).is_quoted


@pytest.mark.parametrize("name", ["或", "OR"])
def test_a_name_that_is_a_sign_is_quoted(name):
    assert field_term(QueryField.TAG, name) == f'标签:"{name}"'


def test_a_term_more():
    assert with_term("甲 OR 乙", QueryField.TAG, "高温") == "甲 OR 乙 标签:高温"
    assert with_term("", QueryField.TAG, "高温") == "标签:高温"


def test_a_mark_that_is_left_open_does_not_reach_into_a_term_more():
    assert with_term("“送 清凉", QueryField.SECTION, "班组”") == '栏目:"班组”" “送 清凉'
    assert with_term("“送 清凉”", QueryField.SECTION, "“班组”") == '“送 清凉” 栏目:"“班组”"'


@pytest.mark.parametrize("sign", ["或", "OR", "("])
def test_a_sign_alone_stays_a_word_beside_a_term(sign):
    assert with_term(f" {sign} ", QueryField.GENRE, "") == f'"{sign}" 体裁:无'


OTHERS = st.lists(st.sampled_from(["甲", "-乙", '"丙 丁"', "-体裁:评论", "戊 OR 己"]), max_size=3)


@given(OTHERS, OTHERS)
def test_a_term_less(before, behind):
    query = " ".join([*before, "标签:高温", *behind, "丑"])
    (term,) = removable_terms(parse_query(query))
    assert without_term(query, term) == " ".join([*before, *behind, "丑"])


@pytest.mark.parametrize(
    ("query", "rest"),
    [
        ("(标签:高温) 工会", "工会"),
        ("媒体:(工人日报) 工会", "工会"),
        ("工会 (标签: ((高温) )) 驿站", "工会 驿站"),
        ("(标签:高温 甲) 乙", "( 甲) 乙"),
        ("(甲 标签:高温) 乙", "(甲 ) 乙"),
        ("(标签:高温)", ""),
        ("标签:高温 标签:高温", "标签:高温"),
        ('标签:"高温"甲', "甲"),
    ],
)
def test_a_term_less_in_brackets_or_beside_others(query, rest):
    assert without_term(query, removable_terms(parse_query(query))[0]) == rest


@pytest.mark.parametrize("query", ["标签:高温 -甲", '甲 标签:"高温"-乙', '标签:"高温"标题:甲'])
def test_a_term_stays_where_the_rest_would_say_something_else(query):
    (term,) = removable_terms(parse_query(query))
    assert without_term(query, term) is None


@pytest.mark.parametrize("query", ["词 " * MOST_TERMS, "长" * 495])
def test_to_a_query_that_gets_too_long_there_is_no_term_more(query):
    assert with_term(query, QueryField.SECTION, "一周动态") is None


PIECES = ["工", "会", " ", "-", '"', "＂", "(", ")", "OR", "或", "标题:", "~", "“", "”", "《", " 标签:高温 ", "媒体:("]
QUERIES = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.sampled_from(["或", "OR", "(", "-", "~"])
VALUES = st.sampled_from(["高温", "或", "OR", "工”", "“会", "》", '"读＂', "(", ")", "-工", "~会", "无"]) | NAMES


def understood(query: str) -> Node | None:
    try:
        return parse_query(query)
    except Mistake:
        assume(False)


@given(QUERIES, st.sampled_from(QueryField), VALUES)
def test_a_term_more_and_then_less_says_what_was_said(query, field, value):
    tree, added = understood(query), parse_query(field_term(field, value))
    assume(added not in removable_terms(tree))
    longer = with_term(query, field, value)
    (term,) = [term for term in removable_terms(parse_query(longer)) if term == added]
    rest = parse_query(without_term(longer, term))
    assert rest == tree or rest == parse_query(phrase(query.strip()))


@given(QUERIES)
def test_a_query_with_a_term_less_says_the_rest(query):
    for term in removable_terms(understood(query)):
        rest = without_term(query, term)
        assert rest is None or Counter([term, *terms(parse_query(rest))]) == Counter(terms(parse_query(query)))


@pytest.mark.parametrize(
    ("query", "wider"), [("全总", "~全总"), ("-标题:全总 甲", "-标题:~全总 甲"), ('"全总"', '~"全总"')]
)
def test_a_word_with_other_names_can_be_widened(query, wider):
    (term, names) = next(widenable(parse_query(query)))
    assert names == ("中华全国总工会", "全国总工会")
    assert widened(query, term) == wider


@pytest.mark.parametrize("query", ["清凉包", "~全总", "标签:全总", "厦门"])
def test_other_words_are_not(query):
    """厦门 is found in 厦门市 anyway."""
    assert list(widenable(parse_query(query))) == []


def test_printed_quotation_marks_can_be_left_out():
    assert unquoted("“送 清凉” 「班组」") == "送 清凉 班组"
