from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import query_parser
from articles.search.expression import All, AnyOf, Not
from articles.search.query_parser import DOUBLED, Mistake, Node, Term, parse_query, positive_terms, terms


def shown(tree: Node | None) -> str:
    """The tree in a form that tests can name: fields before a colon, phrases in quotation marks."""
    match tree:
        case None:
            return ""
        case Term():
            text = f'"{tree.text}"' if tree.is_quoted else tree.text
            return f"{tree.field + ':' if tree.field else ''}{'~' * tree.is_widened}{text}"
        case Not(part):
            return f"-{shown(part)}"
        case All(parts):
            return f"({' & '.join(map(shown, parts))})"
        case AnyOf(parts):
            return f"({' | '.join(map(shown, parts))})"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ""),
        (" 　\n", ""),
        ("工会", "工会"),
        ("工会　驿站", "(工会 & 驿站)"),
        ('"工会 驿站"', '"工会 驿站"'),
        ("＂工会 驿站＂", '"工会 驿站"'),
        ('"说""好"" 了"', '"说"好" 了"'),
        ('""""', '"""'),
        ('"＂＂说＂＂好"', '"＂说＂好"'),
        ('"工会"驿站', '("工会" & 驿站)'),
        ('工会"送 清凉"', '(工会 & "送 清凉")'),
        ('"工会"-驿站', '("工会" & -驿站)'),
    ],
)
def test_words_and_phrases(typed, read):
    assert shown(parse_query(typed)) == read


@pytest.mark.parametrize("printed", ["“559”", "“559", "「工 会」", "《中国 工会》", "“送 清凉”", "（记者", "1)"])
def test_marks_that_papers_print_are_text(printed):
    assert shown(parse_query(printed)) == printed


@pytest.mark.parametrize("printed", ["e-mail", "-", "--", "－", "工会-驿站", "工会｜驿站", "~", "12:30", "http://a.cn"])
def test_a_sign_in_its_printed_place_is_text(printed):
    assert shown(parse_query(printed)) == printed


@pytest.mark.parametrize("sign", ["OR", "或", "("])
def test_a_sign_alone_is_a_word(sign):
    assert shown(parse_query(f" {sign} ")) == sign


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("工会 -驿站", "(工会 & -驿站)"),
        ("工会 －驿站", "(工会 & -驿站)"),
        ('工会 -"送 清凉"', '(工会 & -"送 清凉")'),
        ("工会 - 驿站", "(工会 & - & 驿站)"),
        ("工会 --驿站", "(工会 & --驿站)"),
        ("工会 -标签:高温", "(工会 & -tag:高温)"),
        ("工会 -(甲 OR 乙)", "(工会 & -(甲 | 乙))"),
    ],
)
def test_without(typed, read):
    assert shown(parse_query(typed)) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("甲 OR 乙", "(甲 | 乙)"),
        ("甲 或 乙", "(甲 | 乙)"),
        ("甲 ＯＲ 乙", "(甲 | 乙)"),
        ("ſection:甲 prınt:乙", "(ſection:甲 & prınt:乙)"),
        ("甲 乙 OR 丙 丁", "(甲 & (乙 | 丙) & 丁)"),
        ("甲 OR 乙 OR 丙", "(甲 | 乙 | 丙)"),
        ('"甲"或"乙"', '("甲" | "乙")'),
        ("甲 or 乙", "(甲 & or & 乙)"),
        ("或者 甲", "(或者 & 甲)"),
        ("(甲 乙) OR 丙", "((甲 & 乙) | 丙)"),
        ("(甲 OR 乙)(丙 OR 丁)", "((甲 | 乙) & (丙 | 丁))"),
        ("(甲(乙) OR 丙)", "(甲(乙) | 丙)"),
    ],
)
def test_or_and_brackets(typed, read):
    assert shown(parse_query(typed)) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("标题:工会", "title:工会"),
        ("标题：工会", "title:工会"),
        ("标题: 工会", "title:工会"),
        ("Title:工会", "title:工会"),
        ('署名:"张 三"', 'byline:"张 三"'),
        ("作者:张三", "byline:张三"),
        ("栏目:要闻 媒体:日报", "(section:要闻 & paper:日报)"),
        ("标题:(甲 OR 乙)", "(title:甲 | title:乙)"),
        ("标题:a:b", "title:a:b"),
        ("题目:工会", "题目:工会"),
        ("~全总", "~全总"),
        ("标题:～全总", "title:~全总"),
        ("标签:~高温", "tag:~高温"),
    ],
)
def test_fields(typed, read):
    assert shown(parse_query(typed)) == read


@pytest.mark.parametrize(
    ("typed", "reason", "start"),
    [
        ('工会 "送清凉', query_parser.UNCLOSED_QUOTE, 3),
        ('5"屏', query_parser.UNCLOSED_QUOTE, 1),
        ('""', query_parser.EMPTY_PHRASE, 0),
        ('工会 " 　"', query_parser.EMPTY_PHRASE, 3),
        ("(工会 驿站", query_parser.UNCLOSED_BRACKET, 0),
        ("工会 ()", query_parser.EMPTY_BRACKETS, 3),
        ("工会 OR", query_parser.LONELY_OR, 3),
        ("或 工会", query_parser.LONELY_OR, 0),
        ("(甲 OR) 乙", query_parser.LONELY_OR, 3),
        ("甲 OR 或 乙", query_parser.LONELY_OR, 5),
        ("工会 标题:", query_parser.EMPTY_FIELD, 3),
        ("标题: -工会", query_parser.EMPTY_FIELD, 0),
        ("标题:署名:张三", query_parser.FIELD_IN_FIELD, 3),
        ("标题:(甲 署名:乙)", query_parser.FIELD_IN_FIELD, 6),
        ("-工会", query_parser.ONLY_WITHOUT, 0),
        ("-甲 -乙", query_parser.ONLY_WITHOUT, 0),
        ("甲 OR -乙", query_parser.ONLY_WITHOUT, 0),
        ("((((((甲))))))", query_parser.TOO_DEEP, 5),
        ("词 " * 21, query_parser.TOO_MANY, 40),
        ("长" * 501, query_parser.TOO_LONG, 500),
        ("甲\0", query_parser.NO_SUCH_CHARACTER, 1),
    ],
)
def test_a_mistake_is_named_with_its_place(typed, reason, start):
    with pytest.raises(Mistake) as raised:
        parse_query(typed)
    assert (raised.value.reason, raised.value.start) == (reason, start)


TYPED = st.lists(
    st.sampled_from(
        ["工", "会", " ", "-", "－", '"', "＂", "(", ")", "OR", "或", "标题:", "地区：", "~", "“", "”", "a", "　"]
    )
    | st.text(max_size=3),
    max_size=30,
).map("".join)


@given(TYPED)
def test_whatever_is_typed_is_read_or_explained(typed):
    try:
        tree = parse_query(typed)
    except Mistake as mistake:
        assert str(mistake)
        assert 0 <= mistake.start <= mistake.end <= len(typed)
    else:
        assert (tree is None) == (not typed.strip())


def as_typed(piece: str, term: Term) -> str:
    """A piece of the query as a term has it."""
    word = piece[1:] if term.is_widened else piece
    return DOUBLED.sub(r"\1", word[1:-1]) if term.is_quoted else word


@given(TYPED)
def test_terms_stand_where_they_say(typed):
    try:
        tree = parse_query(typed)
    except Mistake:
        return
    for term in terms(tree) if tree else ():
        assert term.start <= term.at
        assert as_typed(typed[term.at : term.end], term) == term.text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(str.strip))
def test_any_text_can_be_searched_for_between_straight_quotes(text):
    tree = parse_query('"' + text.replace('"', '""').replace("＂", "＂＂") + '"')
    assert tree.text == text


def test_what_is_found_is_what_is_not_under_a_minus():
    assert [term.text for term in positive_terms(parse_query("甲 -乙 (丙 OR 丁) -(戊 己)"))] == ["甲", "丙", "丁"]
