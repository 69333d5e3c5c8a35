from __future__ import annotations

import pytest

from articles.desk.following import Following, PlacedSpan, Span
from articles.models import Story
from articles.parsing.values import Role

TEXTS = {
    Span(1, 0, 4): "引题",
    Span(1, 4, 9): "工会建驿站",
    Span(1, 9, 20): "驿站全天开放，配有饮水机。",
    Span(1, 20, 30): "快递员说，午休有去处。",
    Span(1, 30, 40): "图为驿站。",
    Span(1, 40, 45): "李明摄",
    Span(1, 45, 50): "本报记者 王小满",
}
KICKER, HEADLINE, FIRST, SECOND, CAPTION, CREDIT, BYLINE = TEXTS
ROLES = (Role.KICKER, Role.HEADLINE, Role.BODY, Role.BODY, Role.CAPTION, Role.CREDIT, Role.BYLINE)
PRINT = [PlacedSpan(span, role, joined=False) for span, role in zip(TEXTS, ROLES, strict=True)]
AS_PRINTED = {
    "kicker": "引题",
    "headline": "工会建驿站",
    "body": "驿站全天开放，配有饮水机。\n快递员说，午休有去处。",
    "captions": [{"text": "图为驿站。", "credit": "李明摄"}],
    "byline": "本报记者 王小满",
    "credits": [{"role": "reporter", "name": "王小满"}, {"role": "photographer", "name": "李明"}],
}


def following(**edited: object) -> tuple[Following, Story]:
    story = Story(pk=1, **{**AS_PRINTED, **edited})
    return Following([story], {1: PRINT}, TEXTS), story


def without(*spans: Span) -> list[PlacedSpan]:
    return [placed for placed in PRINT if placed.span not in spans]


def with_role(span: Span, role: Role) -> list[PlacedSpan]:
    return [PlacedSpan(placed.span, role, placed.joined) if placed.span == span else placed for placed in PRINT]


def test_where_the_print_stays_nothing_changes():
    follows, story = following(body="另写的一段。")
    assert follows.values(story, PRINT) == ({}, [])


def test_what_leaves_the_print_leaves_the_field():
    follows, story = following()
    assert follows.values(story, without(FIRST)) == ({"body": "快递员说，午休有去处。"}, [])


def test_another_role_is_another_field():
    follows, story = following()
    values, untold = follows.values(story, with_role(CAPTION, Role.CROSSHEAD))
    assert values["body"].endswith("\n## 图为驿站。")
    assert (values["captions"], untold) == ([{"text": "", "credit": "李明摄"}], [])


def test_an_edited_paragraph_stays_edited_where_another_leaves():
    follows, story = following(body="驿站全天开放，配有饮水机和微波炉。\n快递员说，午休有去处。")
    assert follows.values(story, without(SECOND)) == ({"body": "驿站全天开放，配有饮水机和微波炉。"}, [])


def test_an_edited_paragraph_goes_to_the_other_story_as_it_was_edited():
    follows, _story = following(body="驿站全天开放，配有饮水机和微波炉。\n快递员说，午休有去处。")
    other = Story(pk=2)
    values, _untold = follows.values(other, [PlacedSpan(FIRST, Role.BODY, joined=False)])
    assert values == {"body": "驿站全天开放，配有饮水机和微波炉。"}


def test_an_edited_headline_is_a_crosshead_as_it_was_edited():
    follows, story = following(headline="市总工会建驿站")
    values, _untold = follows.values(story, with_role(HEADLINE, Role.CROSSHEAD))
    assert (values["headline"], values["body"].split("\n")[0]) == ("", "## 市总工会建驿站")


def test_an_edited_caption_stays_edited_where_its_credit_leaves():
    follows, story = following(captions=[{"text": "图为新驿站。", "credit": "李明摄"}])
    assert follows.values(story, without(CREDIT))[0]["captions"] == [{"text": "图为新驿站。", "credit": None}]


def test_what_a_person_added_stays_where_it_is():
    follows, story = following(body=f"{AS_PRINTED['body']}\n编者按另写一段，与版面无关。")
    assert follows.values(story, without(FIRST))[0] == {"body": "快递员说，午休有去处。\n编者按另写一段，与版面无关。"}


def test_what_a_person_took_out_is_taken_out_once():
    follows, story = following(body="快递员说，午休有去处。")
    assert follows.values(story, without(FIRST)) == ({}, [])


def test_what_was_written_anew_stays_and_is_told():
    follows, story = following(body="全文重写，只有一段，再也看不出原来的两段。")
    assert follows.values(story, without(FIRST)) == ({}, ["body"])


def test_what_comes_into_a_field_written_anew_is_put_in():
    follows, story = following(body="全文重写，只有一段，再也看不出原来的两段。")
    values, _untold = follows.values(story, with_role(CAPTION, Role.BODY))
    assert values["body"] == "全文重写，只有一段，再也看不出原来的两段。\n图为驿站。"


def test_a_title_without_print_takes_in_what_is_printed():
    story = Story(pk=1, headline="另拟的标题")
    follows = Following([story], {1: without(HEADLINE)}, TEXTS)
    assert follows.values(story, PRINT)[0]["headline"] == "另拟的标题工会建驿站"


def test_an_edited_title_of_two_lines_is_told_apart():
    story = Story(pk=1, headline="工会新建驿站快递员说，午休有去处。")
    both = [PlacedSpan(HEADLINE, Role.HEADLINE, joined=False), PlacedSpan(SECOND, Role.HEADLINE, joined=False)]
    follows = Following([story], {1: both}, TEXTS)
    assert follows.values(story, both[:1]) == ({"headline": "工会新建驿站"}, [])


def test_who_signs_no_longer_is_no_author():
    follows, story = following()
    assert follows.values(story, without(BYLINE))[0] == {
        "byline": "",
        "credits": [{"role": "photographer", "name": "李明"}],
    }


def test_an_author_whom_a_person_named_stays():
    named = [*AS_PRINTED["credits"], {"role": "reporter", "name": "赵立秋"}]
    follows, story = following(credits=named)
    assert follows.values(story, without(BYLINE))[0]["credits"] == named[1:]


@pytest.mark.parametrize(
    ("body", "halves"),
    [
        (AS_PRINTED["body"], ["驿站全天开放，", "配有饮水机。"]),
        ("驿站全天全年开放，配有微波炉。\n快递员说，午休有去处。", ["驿站全天全年开放，", "配有微波炉。"]),
    ],
)
def test_a_paragraph_is_cut_as_it_was_edited(body, halves):
    follows, story = following(body=body)
    first, second = FIRST._replace(end=16), FIRST._replace(start=16)
    assert follows.cut(FIRST, {first: "驿站全天开放，", second: "配有饮水机。"})
    print = [
        *PRINT[:2],
        PlacedSpan(first, Role.BODY, joined=False),
        PlacedSpan(second, Role.BODY, joined=False),
        *PRINT[3:],
    ]
    assert follows.values(story, print)[0]["body"].split("\n")[:2] == halves


@pytest.mark.parametrize(
    ("headline", "half"),
    [("建驿站：工会建驿站", "建驿站"), ("/工会/建驿站", "建驿站"), ("县里建驿站！", "建驿站！")],
)
def test_a_headline_is_cut_where_what_nobody_edited_begins(headline, half):
    follows, story = following(headline=headline)
    first, second = HEADLINE._replace(end=6), HEADLINE._replace(start=6)
    assert follows.cut(HEADLINE, {first: "工会", second: "建驿站"})
    print = [PRINT[0], PlacedSpan(first, Role.KICKER, joined=False), PlacedSpan(second, Role.HEADLINE, joined=False)]
    assert follows.values(story, print)[0]["headline"] == half


def test_a_paragraph_that_was_written_anew_is_not_cut():
    follows, _story = following(headline="全新的标题")
    halves = {HEADLINE._replace(end=6): "工会", HEADLINE._replace(start=6): "建驿站"}
    assert not follows.cut(HEADLINE, halves)
