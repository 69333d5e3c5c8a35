from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import records
from articles.desk import arranging
from articles.desk.arrangement import Arranged
from articles.desk.cuts import CannotCut
from articles.desk.held import decisions
from articles.models import Action, Block, Change, Reading, Story, change
from articles.models.story import BOUNDARIES
from articles.parsing.values import PRINTING_ROLES, Caution, Role
from articles.records.dry_run import rolled_back
from articles.records.held import follows_print, is_decided
from articles.records.printed import fields_as_printed, passages, printed_story
from tests import editing, factories
from tests.rereading import pages
from tests.rereading.checks import assert_sound, read_again

pytestmark = pytest.mark.django_db

PAGE = """县总工会为快递员建起“暖心驿站”

本报讯（记者王小满 通讯员李谷雨）近日，丰都县总工会在城区建成12个“暖心驿站”，为快递员提供休息场所。

据了解，驿站全天开放，配有饮水机和充电桩。

图为快递员在驿站休息。 李明 摄

焊工技能竞赛落幕

本报讯（记者赵立秋）6月3日，江北区焊工技能竞赛落幕，60名选手参赛。

比赛分理论和实操两个部分。
"""


@pytest.fixture
def editor() -> Any:
    return factories.user()


@pytest.fixture
def two() -> list[Story]:
    return pages.stories(pages.imported(PAGE))


def act(do: Callable[..., Arranged], *args: Any, by: Any = None, **options: Any) -> Arranged:
    with change(Action.ARRANGE, by=by):
        return do(*args, **options)


def again(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def block(text: str) -> Block:
    """The block with this text in it."""
    found = (p for r in Reading.objects.all() for p in passages(r, r.blocks.order_by("start")) if text in p.text)
    return next(found).block


def texts_of(story: Story, *roles: Role) -> list[str]:
    return [p.text.strip() for p in printed_story(story) if not roles or p.block.role in roles]


def edited(story: Story, by: Any = None, **values: Any) -> Story:
    with change(Action.EDIT, by=by):
        return records.edit(story.pk, values)


def says_its_print(story: Story) -> bool:
    printed = fields_as_printed(printed_story(story))
    return {name: getattr(story, name) for name in printed} == printed


class TestMoving:
    def test_a_paragraph_goes_to_another_story_with_print_and_field(self, two, editor):
        act(arranging.move_to_story, [block("比赛分").pk], two[0].pk, by=editor)
        first, second = map(again, two)
        assert first.body.endswith("\n比赛分理论和实操两个部分。")
        assert "比赛分" not in second.body
        assert says_its_print(first)
        assert says_its_print(second)

    def test_it_stands_where_it_stands_in_the_print(self, two):
        act(arranging.move_to_story, [block("据了解").pk], two[1].pk)
        assert again(two[1]).body.split("\n")[0] == "据了解，驿站全天开放，配有饮水机和充电桩。"

    def test_it_stands_below_a_paragraph_that_goes_on_below_it_in_the_print(self, two):
        act(arranging.take_out, [block("据了解").pk])
        act(arranging.move_to_story, [block("6月3日").pk], two[0].pk)
        act(arranging.join_above, [block("6月3日").pk])
        act(arranging.move_to_story, [block("据了解").pk], two[0].pk)
        paragraphs = again(two[0]).body.split("\n")
        assert ("休息场所。6月3日" in paragraphs[0], paragraphs[1][:3]) == (True, "据了解")

    def test_several_go_together(self, two):
        keys = [block("本报讯（记者赵立秋").pk, block("6月3日").pk, block("比赛分").pk]
        act(arranging.move_to_story, keys, two[0].pk)
        assert again(two[0]).byline == "本报讯（记者王小满 通讯员李谷雨） 本报讯（记者赵立秋）"

    def test_who_signs_goes_with_the_byline(self, two):
        act(arranging.move_to_story, [block("赵立秋").pk], two[0].pk)
        names = [[credit["name"] for credit in again(story).credits] for story in two]
        assert ("赵立秋" in names[0], names[1]) == (True, [])

    def test_it_is_one_change_that_quotes_it(self, two, editor):
        act(arranging.move_to_story, [block("比赛分").pk], two[0].pk, by=editor)
        made = Change.objects.first()
        assert (made.action, made.by) == (Action.ARRANGE, editor)
        assert "比赛分理论和实操两个部分" in made.note
        assert {again(story).history.first().change for story in two} == {made}

    def test_status_stays(self, two, editor):
        edited(two[0], editor, status="checked")
        act(arranging.move_to_story, [block("比赛分").pk], two[0].pk, by=editor)
        assert [again(story).status for story in two] == ["checked", "pending"]

    def test_decided_tags_stay(self, two, editor):
        tags = [factories.tag(), factories.tag()]
        with change(Action.TAG, by=editor):
            records.attach(two, tags[:1])
            records.attach(two, tags[1:], "rejected")
        act(arranging.move_to_story, [block("比赛分").pk], two[0].pk, by=editor)
        for story in two:
            decided = story.taggings.exclude(state="suggested").order_by("tag").values_list("tag", "state")
            assert list(decided) == [(tags[0].pk, "confirmed"), (tags[1].pk, "rejected")]

    def test_the_bounds_are_a_persons(self, two, editor):
        act(arranging.move_to_story, [block("比赛分").pk], two[0].pk, by=editor)
        assert all(again(story).held[BOUNDARIES]["by"] == editor.pk for story in two)

    def test_edited_text_stays_edited(self, two, editor):
        edited(two[1], editor, headline="江北区焊工技能竞赛落幕")
        act(arranging.move_to_story, [block("比赛分").pk], two[0].pk, by=editor)
        assert again(two[1]).headline == "江北区焊工技能竞赛落幕"

    def test_an_edited_paragraph_goes_as_it_was_edited(self, two, editor):
        edited(two[1], editor, body=again(two[1]).body.replace("两个部分", "两部分"))
        act(arranging.move_to_story, [block("比赛分").pk], two[0].pk, by=editor)
        assert again(two[0]).body.endswith("比赛分理论和实操两部分。")
        assert "两部分" not in again(two[1]).body

    def test_what_cannot_be_told_apart_is_named(self, two, editor):
        edited(two[1], editor, body="全文另写，再也看不出。")
        done = act(arranging.move_to_story, [block("比赛分").pk], two[0].pk, by=editor)
        assert done.untold == [(two[1], "body")]
        assert again(two[1]).body == "全文另写，再也看不出。"

    def test_a_story_without_print_goes_to_the_bin(self, two):
        done = act(arranging.move_to_story, [p.block.pk for p in printed_story(two[1])], two[0].pk)
        assert list(done.binned) == [two[1]]
        assert again(two[1]).binned_at

    def test_nothing_goes_into_the_bin(self, two, editor):
        with change(Action.BIN, by=editor):
            records.move_to_bin(two[:1])
        with pytest.raises(CannotCut, match="暖心驿站"):
            act(arranging.move_to_story, [block("比赛分").pk], two[0].pk)

    def test_a_block_that_is_gone_is_refused(self, two):
        with pytest.raises(CannotCut):
            act(arranging.move_to_story, [10**6], two[0].pk)


class TestWhoDecided:
    def test_fields_that_follow_the_print_say_so(self, two, editor):
        act(arranging.move_to_story, [block("比赛分").pk], two[0].pk, by=editor)
        decided = [decisions(again(story))["body"] for story in two]
        assert [(one.by, one.follows_print) for one in decided] == [(editor.username, True)] * 2

    def test_an_edited_field_that_another_act_changes_stays_a_persons(self, two, editor):
        edited(two[0], editor, body=two[0].body.replace("12个", "十二个"))
        act(arranging.move_to_story, [block("比赛分").pk], two[0].pk, by=editor)
        assert [is_decided(again(story), "body") for story in two] == [True, False]

    def test_an_edited_paragraph_is_a_persons_in_the_other_story(self, two, editor):
        edited(two[1], editor, body=two[1].body.replace("两个", "2个"))
        act(arranging.move_to_story, [block("比赛分").pk], two[0].pk, by=editor)
        assert [is_decided(again(story), "body") for story in two] == [True, False]

    def test_a_title_that_a_person_wrote_is_a_persons_where_it_goes(self, two, editor):
        edited(two[0], editor, headline="另写的标题")
        act(arranging.exchange_titles, two[0].pk, Role.HEADLINE, Role.KICKER, by=editor)
        assert is_decided(again(two[0]), "kicker")

    def test_credits_that_a_person_named_stay_a_persons(self, two, editor):
        edited(two[1], editor, credits=[{"role": "reporter", "name": "赵立冬"}])
        act(arranging.move_to_story, [block("赵立秋").pk], two[0].pk, by=editor)
        assert is_decided(again(two[1]), "credits")

    def test_a_field_that_a_person_writes_afterwards_is_a_persons(self, two, editor):
        act(arranging.move_to_story, [block("比赛分").pk], two[0].pk, by=editor)
        assert is_decided(edited(two[0], editor, body="另写的正文。"), "body")

    def test_both_halves_of_a_line_follow_the_print(self, two, editor):
        act(arranging.cut_block, block("据了解").pk, 4, by=editor)
        assert follows_print(again(two[0]), "body")

    def test_read_again_the_arranged_print_stays(self, two, editor):
        act(arranging.set_role, [block("据了解").pk], Role.CROSSHEAD, by=editor)
        arranged = again(two[0])
        read_again(two[0].source)
        assert (again(two[0]).body, again(two[0]).held) == (arranged.body, arranged.held)

    def test_undone_nobody_decided_them(self, two, editor):
        act(arranging.move_to_story, [block("比赛分").pk], two[0].pk, by=editor)
        editing.undo(Change.objects.first(), by=editor)
        assert [again(story).held for story in two] == [{}, {}]


class TestConfidence:
    def test_of_the_machine_is_none_in_bounds_that_a_person_decided(self, two):
        act(arranging.move_to_story, [block("据了解").pk], two[1].pk)
        assert [again(story).confidence for story in two] == [None, None]

    def test_of_the_machine_stays_where_the_bounds_do(self, two):
        act(arranging.set_role, [block("据了解").pk], Role.CROSSHEAD)
        assert again(two[0]).confidence == two[0].confidence is not None


class TestUnplaced:
    def test_what_is_taken_out_is_unplaced(self, two):
        act(arranging.take_out, [block("比赛分").pk])
        assert (block("比赛分").role, block("比赛分").story) == (Role.UNREAD, None)
        assert "比赛分" not in again(two[1]).body

    def test_a_moved_line_that_is_taken_out_is_moved_no_more(self, two):
        act(arranging.shift, [block("据了解").pk])
        act(arranging.take_out, [block("据了解").pk])
        assert not block("据了解").moved

    def test_what_is_unplaced_becomes_body_text_of_a_story(self, two):
        act(arranging.take_out, [block("比赛分").pk])
        act(arranging.move_to_story, [block("比赛分").pk], two[1].pk)
        assert again(two[1]).body.endswith("比赛分理论和实操两个部分。")

    def test_furniture_is_of_no_story_and_not_unplaced(self, two):
        act(arranging.take_out, [block("比赛分").pk], Role.NOISE)
        assert (block("比赛分").role, block("比赛分").story) == (Role.NOISE, None)

    def test_given_a_role_it_goes_to_the_story_above(self, two):
        act(arranging.take_out, [block("李明").pk])
        act(arranging.set_role, [block("李明").pk], Role.CREDIT)
        assert block("李明").story == two[0]

    def test_without_a_story_above_no_role_is_given(self, two):
        act(arranging.take_out, [block("县总工会为").pk])
        with pytest.raises(CannotCut):
            act(arranging.set_role, [block("县总工会为").pk], Role.HEADLINE)


class TestRoles:
    def test_a_caption_becomes_a_crosshead_in_print_and_field(self, two):
        act(arranging.set_role, [block("图为").pk], Role.CROSSHEAD)
        story = again(two[0])
        assert "## 图为快递员在驿站休息。" in story.body.split("\n")
        assert block("图为").role == Role.CROSSHEAD
        assert says_its_print(story)

    def test_its_bounds_are_still_the_parsers(self, two):
        act(arranging.set_role, [block("据了解").pk], Role.CROSSHEAD)
        assert BOUNDARIES not in again(two[0]).held

    def test_titles_change_places_as_they_were_edited(self, two, editor):
        act(arranging.set_role, [block("据了解").pk], Role.SUBHEAD)
        edited(two[0], editor, headline="另拟的标题")
        act(arranging.exchange_titles, two[0].pk, Role.HEADLINE, Role.SUBHEAD)
        story = again(two[0])
        assert (story.headline, story.subhead) == ("据了解，驿站全天开放，配有饮水机和充电桩。", "另拟的标题")
        assert block("县总工会为").role == Role.SUBHEAD

    def test_titles_without_print_change_places(self):
        story = factories.story(kicker="引题", headline="标题")
        act(arranging.exchange_titles, story.pk, Role.KICKER, Role.HEADLINE)
        assert (again(story).kicker, again(story).headline) == ("标题", "引题")


class TestNewStories:
    def test_begins_with_a_block_of_a_story(self, two):
        made = act(arranging.start_story, [block("据了解").pk]).made
        assert texts_of(made)[0] == "据了解，驿站全天开放，配有饮水机和充电桩。"
        assert says_its_print(again(two[0]))

    def test_begins_with_unplaced_text(self, two):
        keys = [block("据了解").pk, block("比赛分").pk]
        act(arranging.take_out, keys)
        made = again(act(arranging.start_story, keys).made)
        assert (made.headline, made.body) == (
            "据了解，驿站全天开放，配有饮水机和充电桩。",
            "比赛分理论和实操两个部分。",
        )
        assert made.source == two[0].source
        assert made.issue == two[0].issue

    def test_of_text_of_a_story_and_of_none_is_refused(self, two):
        act(arranging.take_out, [block("据了解").pk])
        with pytest.raises(CannotCut):
            act(arranging.start_story, [block("据了解").pk, block("比赛分").pk])


class TestLines:
    def test_joined_paragraphs_are_one(self, two):
        act(arranging.join_above, [block("据了解").pk])
        assert "休息场所。据了解" in again(two[0]).body

    def test_put_apart_they_are_two_again(self, two):
        before = again(two[0]).body
        act(arranging.join_above, [block("据了解").pk])
        act(arranging.separate, [block("据了解").pk])
        assert again(two[0]).body == before

    def test_the_first_line_of_a_story_goes_on_the_story_above(self, two):
        act(arranging.join_above, [block("焊工技能竞赛落幕").pk])
        assert again(two[0]).body.endswith("充电桩。焊工技能竞赛落幕")
        assert again(two[1]).headline == ""

    def test_what_leaves_takes_no_other_sentence_along(self, two):
        act(arranging.join_above, [block("据了解").pk])
        act(arranging.move_to_story, [block("近日").pk], two[1].pk)
        assert again(two[0]).body.split("\n")[0].startswith("据了解")
        assert not block("据了解").joined

    def test_joined_paragraphs_that_move_together_stay_joined(self, two):
        act(arranging.join_above, [block("据了解").pk])
        act(arranging.move_to_story, [block("近日").pk, block("据了解").pk], two[1].pk)
        assert "休息场所。据了解" in again(two[1]).body

    def test_the_doubt_about_a_join_goes_with_it(self, two, editor):
        act(arranging.join_above, [block("据了解").pk])
        edited(two[0], editor, warnings=[Caution.JOINED])
        act(arranging.separate, [block("据了解").pk])
        assert again(two[0]).warnings == []

    def test_a_paragraph_is_cut_in_two(self, two):
        at = len("据了解，")
        act(arranging.cut_block, block("据了解").pk, at)
        assert "据了解，\n驿站全天开放" in again(two[0]).body
        assert says_its_print(again(two[0]))

    def test_what_is_joined_to_a_paragraph_is_joined_to_its_second_half(self, two):
        act(arranging.join_above, [block("据了解").pk])
        act(arranging.cut_block, block("近日").pk, len("近日，"))
        assert "近日，\n丰都县总工会" in again(two[0]).body
        assert "休息场所。据了解" in again(two[0]).body

    def test_a_cut_leaves_text_on_both_sides(self, two):
        with pytest.raises(CannotCut):
            act(arranging.cut_block, block("据了解").pk, 0)

    def test_a_line_goes_up(self, two):
        act(arranging.shift, [block("据了解").pk])
        assert again(two[0]).body.split("\n")[0].startswith("据了解")
        assert block("据了解").moved

    def test_back_in_its_place_it_is_not_moved(self, two):
        act(arranging.shift, [block("据了解").pk])
        act(arranging.shift, [block("据了解").pk], down=True)
        assert not block("据了解").moved
        assert says_its_print(again(two[0]))

    def test_back_in_its_place_it_is_not_moved_though_a_line_below_is(self, two):
        for text, down in (("据了解", False), ("本报讯", False), ("本报讯", True)):
            act(arranging.shift, [block(text).pk], down=down)
        assert (block("本报讯").moved, block("据了解").moved) == (False, True)

    def test_the_first_line_goes_no_higher(self, two):
        with pytest.raises(CannotCut):
            act(arranging.shift, [block("县总工会为").pk])


def random_act(data: st.DataObject, *, edits: bool) -> None:
    """What an editor might do next, whether it makes sense or not."""
    blocks = list(Block.objects.order_by("start").values_list("pk", flat=True))
    stories = list(Story.objects.order_by("pk").values_list("pk", flat=True))
    chosen = data.draw(st.lists(st.sampled_from(blocks), min_size=1, max_size=3, unique=True))
    story, role, at = data.draw(st.tuples(st.sampled_from(stories), ROLES, st.integers(0, 30)))
    acts = (
        lambda: arranging.move_to_story(chosen, story),
        lambda: arranging.take_out(chosen),
        lambda: arranging.take_out(chosen, Role.NOISE),
        lambda: arranging.set_role(chosen, role),
        lambda: arranging.start_story(chosen),
        lambda: arranging.join_above(chosen),
        lambda: arranging.separate(chosen),
        lambda: arranging.cut_block(chosen[0], at),
        lambda: arranging.shift(chosen),
        lambda: arranging.exchange_titles(story, Role.KICKER, Role.HEADLINE),
        lambda: records.edit(story, {"body": f"{Story.objects.get(pk=story).body}\n另写一段。"}),
    )
    do = data.draw(st.sampled_from(acts if edits else acts[:-1]))
    with suppress(CannotCut), change(Action.ARRANGE):
        do()


ROLES = st.sampled_from(sorted(PRINTING_ROLES))


def test_whatever_is_done_the_print_is_tiled_and_recorded(two):
    settings(max_examples=15, deadline=None)(given(st.data())(hold))()


def hold(data: st.DataObject) -> None:
    with rolled_back():
        for _ in range(8):
            random_act(data, edits=True)
        assert_sound()
        assert all(story.blocks.filter(role__in=PRINTING_ROLES).exists() for story in Story.objects.live())


def test_what_nobody_edited_says_what_is_printed_whatever_is_done(two):
    settings(max_examples=15, deadline=None)(given(st.data())(hold_unedited))()


def hold_unedited(data: st.DataObject) -> None:
    with rolled_back():
        for _ in range(6):
            random_act(data, edits=False)
            assert all(says_its_print(story) for story in Story.objects.live())
