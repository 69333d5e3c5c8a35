from __future__ import annotations

import pytest

from articles import records
from articles.desk.corrections import restore_print_order, separate_paragraph
from articles.models import Action, Block, Story, change
from articles.models.story import BOUNDARIES
from articles.parsing.values import Caution
from articles.records.held import follows_print
from articles.records.printed import printed_source
from articles.rereading import reparse
from articles.search import filter_by_query
from tests import factories

pytestmark = pytest.mark.django_db

BROKEN = """县总工会为快递员建起驿站

本报讯（记者王小满）近日，丰都县总工会在城区建成12个驿站，为快递员提供休息场所，并配有饮水机、充电桩和急救

药箱，驿站全天开放。

快递员李谷雨说，有了驿站，午休有了去处。
"""


@pytest.fixture
def editor():
    return factories.user()


@pytest.fixture
def story() -> Story:
    factories.imported(BROKEN.encode(), "a.txt")
    return Story.objects.get()


def part(story: Story, by: object) -> Story:
    with change(Action.EDIT, by=by):
        separate_paragraph(story, story.blocks.get(joined=True).pk)
    return Story.objects.get(pk=story.pk)


def test_the_machine_joins_and_says_so(story):
    assert "急救药箱" in story.body
    assert Caution.JOINED in story.warnings


def test_put_apart_the_piece_is_a_paragraph(story, editor):
    assert "急救\n药箱" in part(story, editor).body


def test_put_apart_the_doubt_is_gone(story, editor):
    assert Caution.JOINED not in part(story, editor).warnings


def test_put_apart_the_body_follows_what_a_person_arranged(story, editor):
    apart = part(story, editor)
    assert (apart.held["body"]["by"], follows_print(apart, "body")) == (editor.pk, True)


def test_put_apart_the_search_still_finds_the_print(story, editor):
    assert list(filter_by_query(Story.objects.all(), "配有饮水机")) == [part(story, editor)]


def test_a_body_that_was_edited_stays_as_it_is(story, editor):
    with change(Action.EDIT, by=editor):
        records.edit(story.pk, {"body": "另写的正文。"})
    story.refresh_from_db()
    assert part(story, editor).body == "另写的正文。"


def test_a_block_of_another_story_is_refused(story, editor):
    with pytest.raises(Block.DoesNotExist), change(Action.EDIT, by=editor):
        separate_paragraph(factories.story(), story.blocks.get(joined=True).pk)


def test_put_back_the_order_is_that_of_the_source(editor):
    text = "标题一则\n第一段。\n第二段。\n"
    reading = factories.reading(text)
    story = factories.story(
        headline="标题一则",
        body="第二段。\n第一段。",
        warnings=[Caution.MOVED],
        origin=Story.Origin.PRINTED,
        source=reading.source,
    )
    for start, role, position, moved in ((0, "headline", 0, False), (5, "body", 2, False), (10, "body", 1, True)):
        Block.objects.create(reading=reading, start=start, role=role, story=story, position=position, moved=moved)
    with change(Action.EDIT, by=editor):
        restore_print_order(story)
    story.refresh_from_db()
    assert (story.body, story.warnings) == ("第一段。\n第二段。", [])


PAGE = """驿站里的热水与热饭
本报记者 王小明
司机驿站开在加油站旁，货车司机可以在这里歇脚、吃热饭、喝热水。
工作人员介绍，司机驿站还备有医药箱和充电宝，货车司机随时可以取用。附近的石
某厂举办厨艺比赛
本报讯（记者李四）近日，某厂举办厨艺比赛，二十名厨师参加。
厂工会还请厨师们到各车间传授手艺，让大家学会做家常菜。
油公司的司机也来歇脚，大家都说司机驿站像家一样。
货车司机老张说，每次路过加油站，都要到司机驿站里喝一杯热水。
"""

TAIL = PAGE.splitlines()[-2:]


@pytest.fixture
def taken_apart(editor) -> tuple[Story, Story]:
    """A story whose tail stood under another, and that other one, after the tail was put back."""
    factories.imported(PAGE.encode(), "page.txt")
    with change(Action.EDIT, by=editor):
        restore_print_order(Story.objects.get(position=0))
    return tuple(Story.objects.order_by("position"))


def test_the_machine_takes_a_tail_from_under_another_story():
    factories.imported(PAGE.encode(), "page.txt")
    first = Story.objects.get(position=0)
    assert Caution.MOVED in first.warnings
    assert first.body.endswith("附近的石" + "\n".join(TAIL))


def test_put_back_a_tail_is_again_under_the_story_from_which_it_was_taken(taken_apart):
    first, second = taken_apart
    assert first.body.endswith("附近的石")
    assert second.body.endswith("\n".join(["让大家学会做家常菜。", *TAIL]))


def test_put_back_no_character_changes(taken_apart):
    reading = taken_apart[0].source.readings.get()
    assert "".join(passage.text for passage in printed_source(reading.source).passages) == reading.text


def test_put_back_nothing_is_marked_as_moved_or_joined(taken_apart):
    assert not Block.objects.filter(moved=True).exists()
    assert not Block.objects.filter(joined=True).exists()
    assert Caution.MOVED not in taken_apart[0].warnings


def test_put_back_the_story_stops_in_mid_sentence_and_says_so(taken_apart):
    assert [story.incomplete for story in taken_apart] == [True, False]


def test_put_back_the_bounds_of_both_are_a_persons(taken_apart):
    assert all(BOUNDARIES in story.held for story in taken_apart)


def test_put_back_the_tail_is_found_in_the_other_story(taken_apart):
    assert list(filter_by_query(Story.objects.all(), "老张")) == [taken_apart[1]]


def test_put_back_another_reading_of_the_source_leaves_the_tail_there(taken_apart):
    reparse(taken_apart[0].source)
    assert "老张" in Story.objects.get(pk=taken_apart[1].pk).body


def test_put_back_a_tail_whose_story_is_in_the_bin_stays(editor):
    factories.imported(PAGE.encode(), "page.txt")
    with change(Action.BIN, by=editor):
        records.move_to_bin([Story.objects.get(position=1)])
    with change(Action.EDIT, by=editor):
        restore_print_order(Story.objects.get(position=0))
    assert "老张" in Story.objects.get(position=0).body
