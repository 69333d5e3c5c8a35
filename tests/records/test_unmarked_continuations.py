"""Stories cut in two by a page without 下转 and 上接."""

from __future__ import annotations

import pytest

from articles import records
from articles.desk.corrections import cut_link
from articles.models import Action, Story, change
from articles.parsing.values import Caution
from articles.pipeline import SourceOptions
from articles.rereading import reparse
from tests import factories

pytestmark = pytest.mark.django_db

FIRST = """驿站里的热水与热饭

本报记者 王小满

司机驿站开在加油站旁，货车司机可以在这里歇脚、吃热饭、喝热水。

工作人员介绍，司机驿站还备有医药箱和充电宝，货车司机随时可以取用。附近的快递员和环卫工
"""

SECOND = """人也常来司机驿站歇脚，有的货车司机还把驿站介绍给同行。

货车司机老张说，每次路过加油站，都要到司机驿站里喝一杯热水。

某厂举办厨艺比赛

本报讯（记者李谷雨）近日，某厂举办厨艺比赛，二十名厨师参加。
"""

OTHER = """人也常来看比赛，厨师们当场教大家做菜。

某厂举办运动会

本报讯（记者李谷雨）近日，某厂举办运动会，二十支队伍参加。
"""

SAME_SUBJECT = """货车司机老张说，每次路过加油站，都要到司机驿站里喝一杯热水，再和别的司机聊一聊司机驿站的事。

某厂举办厨艺比赛

本报讯（记者李谷雨）近日，某厂举办厨艺比赛，二十名厨师参加。
"""


def page(text: str, number: str, issue: str = "12") -> None:
    factories.imported(text.encode(), f"{number}.txt", SourceOptions(publication="丰都工人", number=issue, page=number))


def opening() -> Story:
    return Story.objects.get(headline="驿站里的热水与热饭")


def later() -> Story:
    return Story.objects.get(headline="")


@pytest.fixture
def linked() -> None:
    page(FIRST, "1")
    page(SECOND, "2")


def test_a_story_that_stops_in_mid_sentence_is_incomplete():
    page(FIRST, "1")
    assert opening().incomplete
    assert Caution.CUT_OFF in opening().warnings


@pytest.mark.parametrize(
    "order", [((FIRST, "1"), (SECOND, "2")), ((SECOND, "2"), (FIRST, "1"))], ids=["in order", "turned"]
)
def test_its_missing_half_is_found_whichever_page_comes_first(order):
    for text, number in order:
        page(text, number)
    assert later().continues == opening()


def test_linked_it_is_no_longer_flagged_as_cut_off(linked):
    assert Caution.CUT_OFF not in opening().warnings


def test_a_half_without_headline_stays_flagged_for_editors(linked):
    assert Caution.DOUBTFUL_BOUNDARY in later().warnings


def test_a_link_holds_no_field(linked):
    assert opening().held == later().held == {}


def test_a_text_of_another_subject_is_left_apart():
    page(FIRST, "1")
    page(OTHER, "2")
    assert later().continues is None


def test_of_the_same_subject_but_without_a_seam_both_are_left_apart_and_flagged():
    page(FIRST, "1")
    page(SAME_SUBJECT, "2")
    assert later().continues is None
    assert all(Caution.AWAITS_CONTINUATION in story.warnings for story in (opening(), later()))


def test_where_two_would_go_on_neither_is_taken():
    page(SECOND, "2")
    page(SECOND.replace("老张", "老李"), "3")
    page(FIRST, "1")
    assert not Story.objects.exclude(continues=None).exists()


def test_of_two_that_break_off_alike_none_is_taken():
    page(FIRST, "1")
    page(FIRST.replace("热饭", "热菜"), "3")
    page(SECOND, "2")
    assert later().continues is None


def test_pages_of_another_issue_are_not_looked_at():
    page(FIRST, "1")
    page(SECOND, "2", issue="13")
    assert later().continues is None


def test_a_story_that_ends_with_its_page_takes_nothing():
    page(FIRST.replace("附近的快递员和环卫工", "环卫工人也来。"), "1")
    page(SECOND, "2")
    assert later().continues is None


def test_a_story_completed_by_hand_takes_nothing():
    page(FIRST, "1")
    with change(Action.EDIT, by=factories.user()):
        records.edit(opening().pk, {"supplement": "人也来。"})
    page(SECOND, "2")
    assert later().continues is None


def test_parted_by_a_person_both_say_what_they_said_alone(linked):
    with change(Action.EDIT, by=factories.user()):
        cut_link(later())
    assert later().continues is None
    assert Caution.CUT_OFF in opening().warnings


def test_parted_by_a_person_they_stay_apart(linked):
    with change(Action.EDIT, by=factories.user()):
        cut_link(later())
    reparse(opening().source)
    page(FIRST.replace("驿站里的", "站里的"), "3")
    assert later().continues is None
