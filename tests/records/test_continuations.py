from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import parse_context, records
from articles.models import Action, Source, Story, change
from articles.parsing.values import Caution
from articles.pipeline import SourceOptions
from articles.records import continuations
from articles.rereading import reparse
from tests import editing, factories
from tests.rereading import pages

FIRST = """丰都工会为快递员建起“暖心驿站”

本报讯（记者王小满）近日，丰都县总工会在城区建成12个“暖心驿站”，为快递员提供休息场所。

驿站全天开放，配有饮水机和充电桩。（下转第4版）
"""

FOURTH = """丰都工会为快递员建起“暖心驿站”

（上接第1版）

快递员李谷雨说，有了驿站，午休有了去处。

县总工会还将在年内再建20个驿站。
"""

OTHER = """焊工技能竞赛落幕

（上接第1版）

比赛分理论和实操两个部分，60名选手参赛。

获奖选手将代表全县参加市级比赛。
"""


def page(text: str, number: str) -> None:
    factories.imported(text.encode(), f"{number}.txt", SourceOptions(publication="丰都工人", number="12", page=number))


def later() -> Story:
    return Story.objects.get(continued_from="第1版")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "order", [((FIRST, "1"), (FOURTH, "4")), ((FOURTH, "4"), (FIRST, "1"))], ids=["in order", "turned"]
)
def test_a_story_goes_on_whichever_page_comes_first(order):
    for text, number in order:
        page(text, number)
    assert later().continues == Story.objects.get(continued_on="第4版")


@pytest.mark.django_db
def test_linked_stories_wait_no_longer():
    page(FIRST, "1")
    page(FOURTH, "4")
    waiting = [story for story in Story.objects.all() if Caution.AWAITS_CONTINUATION in story.warnings]
    assert waiting == []


@pytest.mark.django_db
def test_a_link_holds_no_field():
    page(FIRST, "1")
    page(FOURTH, "4")
    assert later().held == {}


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "number"), [(OTHER, "4"), (FOURTH, "3")], ids=["other headline", "other page"])
def test_what_does_not_fit_is_left_apart(text, number):
    page(FIRST, "1")
    page(text, number)
    assert later().continues is None


@pytest.mark.django_db
def test_where_two_would_fit_neither_is_taken():
    page(FIRST, "1")
    page(FIRST.replace("12个", "13个"), "1")
    page(FOURTH, "4")
    assert later().continues is None


@pytest.mark.django_db
def test_of_two_that_would_fit_neither_is_taken():
    page(FOURTH, "4")
    page(FOURTH.replace("20个", "30个"), "4")
    page(FIRST, "1")
    assert not Story.objects.exclude(continues=None).exists()


@pytest.mark.django_db
def test_a_checked_story_is_left_as_it_is():
    page(FIRST, "1")
    with change(Action.STATUS, by=factories.user()):
        records.edit_many(Story.objects.all(), {"status": Story.Status.CHECKED})
    page(FOURTH, "4")
    assert later().continues is None


@pytest.mark.django_db
def test_pages_of_another_issue_are_not_looked_at():
    page(FIRST, "1")
    factories.imported(FOURTH.encode(), "4.txt", SourceOptions(publication="丰都工人", number="13", page="4"))
    assert later().continues is None


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("建起“暖心驿站”", "建起“暖心驿站”", True),
        ("丰都工会为快递员建起“暖心驿站”", "建起“暖心驿站”", True),
        ("", "建起“暖心驿站”", True),
        ("焊工技能竞赛落幕", "建起“暖心驿站”", False),
    ],
)
def test_headlines_are_alike_when_most_of_the_shorter_stands_in_the_longer(one, other, alike):
    assert (continuations.likeness(one, other) >= continuations.LEAST_LIKENESS) == alike


def read_again(source: Source, *alterations: pages.Alter) -> None:
    reparse(source, read=pages.reader(*alterations))


@pytest.mark.django_db
@pytest.mark.parametrize("gone, left", [("1", "4"), ("4", "1")])
def test_a_link_with_a_story_that_the_parser_sees_no_more_is_undone(gone, left):
    page(FIRST, "1")
    page(FOURTH, "4")
    read_again(Source.objects.get(page=gone), pages.drop(0))
    story = Story.objects.live().get(source__page=left)
    assert (story.continues, story.warnings) == (None, [Caution.AWAITS_CONTINUATION])


@pytest.mark.django_db
def test_a_link_is_made_again_with_what_comes_instead():
    page(FIRST, "1")
    page(FOURTH, "4")
    source = Source.objects.get(page="1")
    read_again(source, pages.drop(0))
    read_again(source)
    assert later().continues == Story.objects.live().get(source=source)


@pytest.mark.django_db
def test_a_story_to_which_a_person_linked_another_does_not_vanish():
    page(FIRST, "1")
    page(OTHER, "4")
    opening = Story.objects.get(continued_on="第4版")
    with change(Action.EDIT, by=factories.user()):
        records.edit(later().pk, {"continues": opening})
    read_again(Source.objects.get(page="1"), pages.drop(0))
    assert later().continues == Story.objects.live().get(pk=opening.pk)


@pytest.mark.django_db
def test_a_link_that_a_person_took_away_is_not_made_again():
    page(FIRST, "1")
    page(FOURTH, "4")
    with change(Action.EDIT, by=factories.user()):
        records.edit(later().pk, {"continues": None})
        continuations.link(later().issue, parse_context.dictionary().across)
    assert later().continues is None


def flagged() -> set[str]:
    return {story.page for story in Story.objects.live() if Caution.AWAITS_CONTINUATION in story.warnings}


@pytest.mark.django_db
@pytest.mark.parametrize(("gone", "left"), [("1", "4"), ("4", "1")])
def test_a_story_whose_other_half_is_in_the_bin_waits_again(gone, left):
    page(FIRST, "1")
    page(FOURTH, "4")
    editing.bin_stories(Story.objects.filter(source__page=gone), by=factories.user())
    assert flagged() == {left}


@pytest.mark.django_db
@pytest.mark.parametrize("gone", ["1", "4"])
def test_halves_that_come_back_wait_no_longer(gone):
    page(FIRST, "1")
    page(FOURTH, "4")
    editing.bin_stories(Story.objects.filter(source__page=gone), by=factories.user())
    editing.bring_back(Story.objects.filter(source__page=gone), by=factories.user())
    assert flagged() == set()
    assert later().continues == Story.objects.get(continued_on="第4版")


@pytest.mark.django_db
@pytest.mark.parametrize("order", [((FIRST, "1"), (FOURTH, "4")), ((FOURTH, "4"), (FIRST, "1"))])
def test_a_half_that_comes_back_finds_what_came_while_it_was_in_the_bin(order):
    page(*order[0])
    editing.bin_stories(Story.objects.all(), by=factories.user())
    page(*order[1])
    editing.bring_back(Story.objects.binned(), by=factories.user())
    assert later().continues == Story.objects.get(continued_on="第4版")
    assert flagged() == set()


@pytest.mark.django_db
def test_both_halves_come_back_one_after_the_other():
    page(FIRST, "1")
    page(FOURTH, "4")
    editing.bin_stories(Story.objects.all(), by=factories.user())
    editing.bring_back(Story.objects.filter(source__page="1"), by=factories.user())
    editing.bring_back(Story.objects.filter(source__page="4"), by=factories.user())
    assert flagged() == set()


@pytest.mark.django_db
def test_a_story_goes_on_another_one_where_its_opening_is_in_the_bin():
    page(FIRST, "1")
    page(FOURTH, "4")
    editing.bin_stories(Story.objects.filter(source__page="1"), by=factories.user())
    page(FIRST.replace("12个", "13个"), "1")
    assert later().continues == Story.objects.live().get(source__page="1")


HEADS = st.fixed_dictionaries(
    {name: st.sampled_from(["", "工会"]) for name in (*continuations.HEAD, "continued_on", "supplement")}
)


@pytest.mark.django_db
@settings(max_examples=60)
@given(head=HEADS, incomplete=st.booleans(), kind=st.sampled_from(["article", "brief"]), linked=st.booleans())
def test_all_stories_that_may_be_halves_are_looked_at(head, incomplete, kind, linked):
    story = factories.story(**head, incomplete=incomplete, kind=kind, continues=factories.story() if linked else None)
    looked_at = Story.objects.filter(continuations.MAY_BE_HALVES, pk=story.pk).exists()
    assert looked_at == (continuations.may_go_on(story) or linked)
