from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User

from articles import records
from articles.enrichment.values import PlaceMention, Topic
from articles.models import Action, Change, Placing, Reading, Source, Story, Tag, Tagging, change
from articles.parsing.values import Role
from articles.pipeline import SourceOptions, SourceParse, read_source
from articles.records.filing import file_under
from articles.rereading import Reread, StoryOutcome, reparse
from articles.search import filter_by_query
from tests import factories
from tests.rereading import pages
from tests.rereading.checks import assert_sound, read_again, rows

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = 0, 1, 2
SEEDS = sorted((settings.BASE_DIR / "seeds").glob("*.txt"))


def story(source: Source, n: int) -> Story:
    return pages.stories(source)[n]


def edit(story: Story, by: User, **values: Any) -> Story:
    with change(Action.EDIT, by=by):
        records.edit(story.pk, values)
    return story


def bin_(story: Story, by: User) -> Story:
    with change(Action.BIN, by=by):
        records.move_to_bin([story])
    return story


def again(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def print_of(story: Story) -> list[tuple[int, str, int]]:
    return list(story.blocks.order_by("position").values_list("start", "role", "position"))


def count(reread: Reread) -> dict[str, int]:
    return {str(outcome): reread.count(outcome) for outcome in StoryOutcome if reread.count(outcome)}


class TestTheSameParse:
    def test_writes_nothing(self, source):
        before = rows()
        assert not read_again(source).changed
        assert rows() == before

    @pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
    def test_of_a_seed_writes_nothing(self, seed):
        accession = factories.imported(seed.read_bytes(), seed.name)
        assert not reparse(accession.source).changed

    def test_writes_nothing_beside_what_people_decided(self, source, editor):
        edit(story(source, FIRST), editor, headline="驿站建成", kicker="丰都")
        edit(story(source, SECOND), editor, status="checked")
        bin_(story(source, THIRD), editor)
        before = rows()
        assert not read_again(source).changed
        assert rows() == before

    def test_is_unchanged_after_the_parser_was_another(self, source):
        read_again(source, pages.merge(FIRST))
        read_again(source)
        assert not read_again(source).changed


class TestWhatNobodyTouched:
    def test_follows_the_parser(self, source):
        assert count(read_again(source, pages.join(SECOND))) == {"followed": 1}
        assert story(source, SECOND).body == "6月3日，江北区焊工技能竞赛落幕，60名选手参赛。比赛分理论和实操两个部分。"

    def test_holds_nothing_for_it(self, source):
        read_again(source, pages.join(SECOND))
        assert story(source, SECOND).held == {}

    def test_is_found_by_what_it_says_now(self, source):
        read_again(source, pages.split(SECOND))
        assert list(filter_by_query(Story.objects.all(), "实操")) == [story(source, THIRD)]

    def test_is_one_change_that_says_so(self, source):
        before = set(Change.objects.values_list("pk", flat=True))
        read_again(source, pages.merge(FIRST), pages.join(SECOND))
        made = Change.objects.exclude(pk__in=before).get()
        assert (made.action, made.by, made.note) == (Action.REPARSE, None, source.name)

    def test_is_a_new_story_where_the_parser_parts_two(self, source):
        assert count(read_again(source, pages.split(SECOND))) == {"followed": 1, "new": 1}
        assert story(source, THIRD).body == "比赛分理论和实操两个部分。"

    def test_goes_to_the_bin_where_the_parser_sees_it_no_more(self, source):
        third = story(source, THIRD)
        assert count(read_again(source, pages.drop(THIRD))) == {"binned": 1}
        assert again(third).binned_at
        assert not third.blocks.exists()

    def test_of_two_merged_the_longer_follows(self, source):
        first = story(source, FIRST)
        assert count(read_again(source, pages.merge(FIRST))) == {"followed": 1, "binned": 1}
        assert "## 焊工技能竞赛落幕" in again(first).body

    def test_a_new_story_of_a_newsletter_is_internal(self):
        factories.publication("工会内刊", kind="newsletter")
        source = pages.imported(publication="工会内刊")
        read_again(source, pages.split(SECOND))
        assert {s.visibility for s in pages.stories(source)} == {"internal"}


class TestAHeldField:
    def test_stays(self, source, editor):
        edit(story(source, SECOND), editor, headline="焊花飞舞")
        read_again(source, pages.change_role(SECOND, Role.HEADLINE, Role.KICKER))
        assert story(source, SECOND).headline == "焊花飞舞"

    def test_has_what_is_read_now_beside_it(self, source, editor):
        edit(story(source, SECOND), editor, headline="焊花飞舞")
        reread = read_again(source, pages.change_role(SECOND, Role.HEADLINE, Role.KICKER))
        assert count(reread) == {"proposed": 1}
        assert story(source, SECOND).machine["kicker"] == "焊工技能竞赛落幕"

    def test_lets_the_others_follow(self, source, editor):
        edit(story(source, SECOND), editor, headline="焊花飞舞")
        assert count(read_again(source, pages.join(SECOND))) == {"followed": 1}
        assert story(source, SECOND).body.count("\n") == 0

    def test_keeps_its_blocks_where_the_others_follow(self, source, editor):
        second = edit(story(source, SECOND), editor, body="焊花飞舞。")
        before = print_of(second)
        read_again(source, pages.join(SECOND), pages.change_role(SECOND, Role.HEADLINE, Role.KICKER))
        after = print_of(second)
        assert [block for block in after if block[1] == "body"] == [block for block in before if block[1] == "body"]
        assert again(second).kicker == "焊工技能竞赛落幕"

    def test_in_other_print_keeps_the_story_as_it_is(self, source, editor):
        second = edit(story(source, SECOND), editor, headline="焊花飞舞")
        before = print_of(second), again(second).body
        read_again(source, pages.change_role(SECOND, Role.HEADLINE, Role.CROSSHEAD))
        assert (print_of(second), again(second).body) == before

    def test_that_no_block_prints_stays_where_all_else_follows(self, source, editor):
        edit(story(source, SECOND), editor, section="劳动竞赛")
        read_again(source, pages.change_role(SECOND, Role.HEADLINE, Role.KICKER))
        second = story(source, SECOND)
        assert (second.section, second.headline, second.kicker) == ("劳动竞赛", "", "焊工技能竞赛落幕")


class TestACheckedStory:
    @pytest.mark.parametrize("status", ["checked", "archived"])
    def test_only_gets_proposals(self, source, editor, status):
        second = edit(story(source, SECOND), editor, status=status)
        before = print_of(second), again(second).body, again(second).version
        assert count(read_again(source, pages.join(SECOND))) == {"proposed": 1}
        assert (print_of(second), again(second).body, again(second).version) == before
        assert again(second).machine["body"].count("\n") == 0

    def test_split_by_the_parser_gives_no_second_story(self, source, editor):
        edit(story(source, SECOND), editor, status="checked")
        assert count(read_again(source, pages.split(SECOND))) == {"proposed": 1}
        assert len(pages.stories(source)) == 3

    def test_that_the_parser_merges_keeps_its_neighbour_as_it_is(self, source, editor):
        edit(story(source, FIRST), editor, status="checked")
        before = [(s.headline, s.body, print_of(s)) for s in pages.stories(source)]
        read_again(source, pages.merge(FIRST))
        assert [(s.headline, s.body, print_of(s)) for s in pages.stories(source)] == before

    def test_keeps_the_very_rows_of_its_blocks(self, source, editor):
        second = edit(story(source, SECOND), editor, status="checked")
        before = set(second.blocks.values_list("pk", flat=True))
        read_again(source, pages.merge(FIRST), pages.split(SECOND))
        assert set(second.blocks.values_list("pk", flat=True)) == before

    def test_no_more_checked_follows(self, source, editor):
        second = edit(story(source, SECOND), editor, status="checked")
        edit(second, editor, status="pending")
        assert count(read_again(source, pages.join(SECOND))) == {"followed": 1}


class TestTheBin:
    @pytest.mark.parametrize("alteration", [pages.join(SECOND), pages.split(SECOND), pages.drop(SECOND)])
    def test_what_was_deleted_does_not_come_back(self, source, editor, alteration):
        second = bin_(story(source, SECOND), editor)
        before = print_of(second)
        read_again(source, alteration)
        assert [s.headline for s in pages.stories(source)] == ["县总工会为快递员建起“暖心驿站”", "职工书屋开进工地"]
        assert print_of(second) == before

    def test_what_a_person_takes_out_of_it_stays_out(self, source, editor):
        third = story(source, THIRD)
        read_again(source, pages.drop(THIRD))
        with change(Action.RESTORE, by=editor):
            records.restore([third])
        read_again(source, pages.drop(THIRD))
        assert not again(third).binned_at


class TestWhatAPersonDid:
    @pytest.mark.parametrize(
        "values", [{"notes": "问作者"}, {"selection": "candidate"}, {"status": "excluded", "reason": "other"}]
    )
    def test_keeps_a_story_that_the_parser_sees_no_more(self, source, editor, values):
        third = edit(story(source, THIRD), editor, **values)
        before = print_of(third)
        read_again(source, pages.drop(THIRD))
        assert not again(third).binned_at
        assert print_of(third) == before

    def test_keeps_a_story_whose_tag_was_rejected(self, source, editor):
        third = story(source, THIRD)
        with change(Action.TAG, by=editor):
            records.attach([third], [factories.tag()], "rejected")
        read_again(source, pages.drop(THIRD))
        assert not again(third).binned_at

    def test_is_no_decision_where_the_source_was_filed(self, source, editor):
        third = story(source, THIRD)
        right = factories.issue(number="24")
        with change(Action.FILE, by=editor):
            file_under(right, [source])
        read_again(Source.objects.get(), pages.drop(THIRD))
        assert again(third).binned_at

    def test_lets_the_fields_follow(self, source, editor):
        edit(story(source, SECOND), editor, notes="问作者")
        read_again(source, pages.join(SECOND))
        second = story(source, SECOND)
        assert (second.notes, second.body.count("\n")) == ("问作者", 0)


class TestSuggestions:
    def test_follow_the_machine(self, source):
        second = story(source, SECOND)
        for name in ("焊接", "竞赛"):
            factories.tag(name)
        read_again(source, pages.find(SECOND, topics=(Topic("焊接", 0.9),), places=()))
        read_again(source, pages.find(SECOND, topics=(Topic("竞赛", 0.7),), places=(mention("500105"),)))
        assert list(second.taggings.values_list("tag__name", "score")) == [("竞赛", 0.7)]
        assert list(second.placings.values_list("place", flat=True)) == ["500105"]

    def test_take_another_score(self, source):
        factories.tag("焊接")
        read_again(source, pages.find(SECOND, topics=(Topic("焊接", 0.9),)))
        read_again(source, pages.find(SECOND, topics=(Topic("焊接", 0.4),)))
        assert Tagging.objects.get(tag__name="焊接").score == 0.4

    @pytest.mark.parametrize("state", ["confirmed", "rejected"])
    def test_leave_what_was_decided(self, source, editor, state):
        second, word = story(source, SECOND), factories.tag("焊接")
        with change(Action.TAG, by=editor):
            records.attach([second], [word], state)
        read_again(source, pages.find(SECOND, topics=(Topic("焊接", 0.9),)))
        read_again(source, pages.find(SECOND, topics=()))
        decided = second.taggings.get(tag=word)
        assert (decided.state, decided.by, decided.score) == (state, editor, None)
        assert Tagging.history.filter(tag=word).count() == 1

    def test_taken_away_are_in_the_history(self, source):
        factories.tag("焊接")
        read_again(source, pages.find(SECOND, topics=(Topic("焊接", 0.9),)))
        read_again(source, pages.find(SECOND, topics=()))
        row = Tagging.history.filter(tag__name="焊接").first()
        assert (row.history_type, row.change.action) == ("-", Action.REPARSE)

    def test_of_a_checked_story_stay(self, source, editor):
        second = edit(story(source, SECOND), editor, status="checked")
        before = list(second.taggings.values())
        factories.tag("焊接")
        read_again(source, pages.find(SECOND, topics=(Topic("焊接", 0.9),)))
        assert list(second.taggings.values()) == before

    def test_come_in_the_light_of_the_publication_as_it_is_now(self):
        publication = factories.publication("丰都工人")
        text = "市总工会开展送清凉活动\n\n近日，市总工会开展送清凉活动，慰问一线职工。\n"
        source = pages.imported(text, publication="丰都工人")
        with change(Action.EDIT):
            publication.home_id = "500000"
            publication.save()
        reparse(source)
        assert list(Placing.objects.values_list("place", flat=True)) == ["500000"]


def mention(code: str) -> PlaceMention:
    return PlaceMention(name="江北区", code=code, mention="江北区")


class TestTextReadAsOfAStoryThatStays:
    def test_is_unread_for_an_editor_to_place(self, source, editor):
        read_again(source, pages.drop(SECOND))
        edit(story(source, FIRST), editor, status="checked")
        read_again(source, pages.merge(FIRST))
        reading = source.readings.get()
        unread = [reading.text[block.start :][:9] for block in reading.blocks.unplaced()]
        assert unread[0] == "焊工技能竞赛落幕\n"
        assert len(pages.stories(source)) == 2


class TestAnotherText:
    """A better reader reads characters that the one before misread."""

    def test_is_another_reading_and_the_old_one_stays(self, source):
        misread(source, "焊工", "焊土")
        assert [reading.text == pages.PAGE for reading in Reading.objects.order_by("pk")] == [True, False]

    def test_is_laid_with_blocks_and_the_old_one_keeps_none_for_stories(self, source):
        old = source.readings.get()
        misread(source, "12个", "13个")
        assert not old.blocks.filter(story__isnull=False).exists()
        assert len(pages.stories(source)) == 3

    def test_a_story_of_the_same_lines_is_the_same_story(self, source):
        before = pages.stories(source)
        misread(source, "充电桩", "充电宝")
        assert pages.stories(source) == before
        assert "充电宝" in story(source, FIRST).body

    def test_a_checked_story_goes_with_its_blocks_where_its_lines_are_the_same(self, source, editor):
        second = edit(story(source, SECOND), editor, status="checked")
        misread(source, "12个", "112个")
        assert [start for start, _, _ in print_of(second)] == [pages.PAGE.index(line) + 1 for line in SECOND_LINES]

    def test_a_checked_story_of_other_lines_stays_with_the_old_reading(self, source, editor):
        second = edit(story(source, SECOND), editor, status="checked")
        before = print_of(second)
        misread(source, "实操", "实练")
        assert print_of(second) == before
        assert second.blocks.first().reading == source.readings.last()
        assert len(pages.stories(source)) == 3

    def test_a_deleted_story_of_other_lines_does_not_come_back(self, source, editor):
        bin_(story(source, SECOND), editor)
        misread(source, "实操", "实练")
        assert len(pages.stories(source)) == 2

    @pytest.mark.parametrize(
        "misreadings", [{"，": ",", "。": "."}, {"了": "孑"}, {"，": "，\n"}], ids=["marks", "words", "ends"]
    )
    def test_of_which_no_line_is_the_same_brings_back_nothing(self, source, editor, misreadings):
        first = bin_(story(source, FIRST), editor)
        second = edit(story(source, FIRST), editor, status="checked")
        third = story(source, SECOND)
        read_throughout(source, {**misreadings, "工": "エ", "落": "洛"})
        assert pages.stories(source) == [second, third]
        assert again(first).binned_at

    def test_that_was_there_before_is_read_again(self, source):
        misread(source, "焊工", "焊土")
        assert misread(source, "焊工", "焊工").changed
        assert story(source, SECOND).headline == "焊工技能竞赛落幕"

    def test_that_was_there_before_takes_a_checked_story_back(self, source, editor):
        second = edit(story(source, SECOND), editor, status="checked")
        misread(source, "实操", "实练")
        misread(source, "实操", "实操")
        assert second.blocks.first().reading == source.readings.first()

    def test_read_twice_changes_nothing(self, source, editor):
        edit(story(source, SECOND), editor, status="checked")
        misread(source, "实操", "实练")
        before = rows()
        assert not misread(source, "实操", "实练").changed
        assert rows() == before


SECOND_LINES = ("焊工技能竞赛落幕", "本报讯（记者赵立秋）", "6月3日", "比赛分")


def misread(source: Source, right: str, wrong: str) -> Reread:
    return read_throughout(source, {right: wrong})


def read_throughout(source: Source, misreadings: dict[str, str]) -> Reread:
    def read(data: bytes, **options: Any) -> SourceParse:
        text = data.decode()
        for right, wrong in misreadings.items():
            text = text.replace(right, wrong)
        return read_source(text.encode(), **options)

    reread = reparse(source, read=read)
    assert_sound()
    return reread


def test_an_encoding_that_was_given_is_given_again():
    accession = factories.imported(pages.PAGE.encode("utf-16-le"), "page.txt", SourceOptions(encoding="utf-16-le"))
    assert not reparse(accession.source).changed


def test_a_tag_that_the_desk_does_not_keep_is_not_suggested(source):
    read_again(source, pages.find(SECOND, topics=(Topic("没有这个标签", 0.9),)))
    assert not Tag.objects.filter(name="没有这个标签").exists()
