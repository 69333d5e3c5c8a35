from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth.models import User

from articles import records
from articles.desk.cuts import CannotCut
from articles.models import Action, Block, Change, Reading, Story, change
from articles.models.story import BOUNDARIES
from articles.parsing.values import PRINTING_ROLES, Caution
from articles.records.held import follows_print
from articles.records.printed import printed_story
from articles.search import filter_by_query
from tests import editing, factories
from tests.rereading.checks import fields_of, ink

pytestmark = pytest.mark.django_db

SEEDS = sorted((settings.BASE_DIR / "seeds").glob("*.txt"))

LINES = """县总工会建起驿站
丰都县总工会在城区建成12个驿站，为快递员提供休息场所。
驿站全天开放。
服务再升级
焊工技能竞赛落幕
江北区焊工技能竞赛落幕，60名选手参赛。
比赛分理论和实操两个部分。
"""
ROLES = ("headline", "body", "body", "crosshead", "crosshead", "body", "body")


@pytest.fixture
def editor() -> User:
    return factories.user()


@pytest.fixture
def story() -> Story:
    """Two stories that were taken for one."""
    reading = factories.reading(LINES)
    texts = LINES.splitlines()
    written = factories.story(
        headline=texts[0],
        body="\n".join([*texts[1:3], f"## {texts[3]}", f"## {texts[4]}", *texts[5:]]),
        origin=Story.Origin.PRINTED,
        source=reading.source,
        issue=reading.source.issue,
        position=4,
        visibility=Story.Visibility.INTERNAL,
    )
    start = 0
    for position, (text, role) in enumerate(zip(texts, ROLES, strict=True)):
        Block.objects.create(reading=reading, start=start, role=role, story=written, position=position)
        start += len(text) + 1
    return written


def block(story: Story, line: int) -> int:
    return story.blocks.get(position=line).pk


def again(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def edited(story: Story, by: User, **values: object) -> Story:
    with change(Action.EDIT, by=by):
        return records.edit(story.pk, values)


def cut_at(story: Story, line: int, by: User, headline: int | None = None) -> tuple[Story, Story]:
    key = None if headline is None else block(story, headline)
    new = editing.split(story, block(story, line), key, by=by)
    return again(story), again(new)


def test_the_rest_is_a_story_of_its_own(story, editor):
    old, new = cut_at(story, 4, editor, headline=4)
    assert (old.headline, old.body.split("\n")[-1]) == ("县总工会建起驿站", "## 服务再升级")
    assert (new.headline, new.body) == (
        "焊工技能竞赛落幕",
        "江北区焊工技能竞赛落幕，60名选手参赛。\n比赛分理论和实操两个部分。",
    )


@pytest.mark.parametrize("headline", [None, 5], ids=["without a headline", "with one"])
def test_the_first_line_of_the_rest_is_joined_to_none(story, editor, headline):
    story.blocks.filter(position__in=[5, 6]).update(joined=True)
    _old, new = cut_at(story, 5, editor, headline)
    joined = new.blocks.order_by("position").values_list("joined", flat=True)
    assert list(joined) == ([False, True] if headline is None else [False, False])


def test_lines_above_its_headline_are_its_kicker(story, editor):
    _old, new = cut_at(story, 3, editor, headline=4)
    assert (new.kicker, new.headline) == ("服务再升级", "焊工技能竞赛落幕")


def test_without_a_headline_it_has_its_text_as_it_was(story, editor):
    _old, new = cut_at(story, 5, editor)
    assert (new.headline, new.body.count("\n")) == ("", 1)


def test_each_line_is_in_one_of_the_two(story, editor):
    cut_at(story, 4, editor, headline=4)
    blocks = list(Block.objects.filter(reading=story.source.readings.get()))
    assert all(block.story_id for block in blocks)
    assert [block.position for block in blocks] == [0, 1, 2, 3, 0, 1, 2]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_no_character_of_a_seed_is_lost(seed, editor):
    accession = factories.imported(seed.read_bytes(), seed.name)
    longest = max(Story.objects.filter(source=accession.source), key=lambda story: (story.blocks.count(), -story.pk))
    passages = printed_story(longest)
    middle = passages[len(passages) // 2].block.pk
    halves = [editing.split(longest, middle, middle, by=editor), longest]
    for half in map(again, halves):
        printed = "".join(p.text for p in printed_story(half) if p.block.role in PRINTING_ROLES)
        assert ink(printed) == ink(fields_of(half))
    assert sum(len(printed_story(half)) for half in halves) == len(passages)


def test_it_is_of_the_same_place(story, editor):
    old, new = cut_at(story, 4, editor)
    same = ("issue", "source", "position", "visibility", "kind", "origin")
    assert [getattr(new, name) for name in same] == [getattr(old, name) for name in same]


def test_the_bounds_of_both_are_a_persons(story, editor):
    assert all(half.held[BOUNDARIES]["by"] == editor.pk for half in cut_at(story, 4, editor))


def test_fields_of_both_follow_the_print(story, editor):
    old, new = cut_at(story, 4, editor)
    assert (follows_print(old, "body"), follows_print(new, "headline")) == (True, True)


def test_an_edited_text_is_cut_where_the_printed_one_is(story, editor):
    body = "改过的第一段。\n驿站全天开放。\n## 焊工技能竞赛落幕\n改过的导语。\n比赛分理论和实操两个部分。\n添了一段。"
    edited(story, editor, body=body)
    old, new = cut_at(story, 4, editor, headline=4)
    assert old.body == "改过的第一段。\n驿站全天开放。"
    assert new.body == "改过的导语。\n比赛分理论和实操两个部分。\n添了一段。"


def test_an_edited_text_goes_whole_with_the_rest_where_only_a_headline_is_left(story, editor):
    edited(story, editor, body="改过的导语。\n驿站全天开放。")
    old, new = cut_at(story, 1, editor)
    assert (old.body, new.body) == ("", "改过的导语。\n驿站全天开放。")


def test_an_edited_headline_stays_with_the_first(story, editor):
    edited(story, editor, headline="改过的标题")
    old, new = cut_at(story, 4, editor, headline=4)
    assert (old.headline, new.headline) == ("改过的标题", "焊工技能竞赛落幕")


def test_what_is_of_the_end_goes_with_it(story, editor):
    edited(story, editor, continued_on="第4版", incomplete=True, supplement="补上的结尾。", warnings=[Caution.CUT_OFF])
    old, new = cut_at(story, 4, editor)
    names = ("continued_on", "incomplete", "supplement", "warnings")
    assert [getattr(old, name) for name in names] == ["", False, "", []]
    assert [getattr(new, name) for name in names] == ["第4版", True, "补上的结尾。", ["cut-off"]]


def test_what_goes_on_it_goes_on_the_rest(story, editor):
    later = factories.story(continues=story)
    _old, new = cut_at(story, 4, editor)
    assert again(later).continues == new


def signed(story: Story, by: User, line: str, *names: str) -> list[dict[str, str]]:
    """Its last line is this byline; these are its credits."""
    last = story.blocks.get(position=6)
    last.role = "byline"
    last.save()
    Reading.objects.filter(pk=last.reading_id).update(text=last.reading.text[: last.start] + line)
    credits = [{"role": "reporter", "name": name} for name in names]
    edited(story, by, credits=credits, byline=line, body=story.body.rsplit("\n", 1)[0])
    return credits


def test_authors_go_with_the_line_that_names_them(story, editor):
    credits = signed(story, editor, "本报记者 赵立秋", "王小满", "赵立秋")
    old, new = cut_at(story, 4, editor)
    assert (old.credits, new.credits) == (credits[:1], credits[1:])


def test_a_photographer_stays_with_the_caption_that_names_them(story, editor):
    photographer = {"role": "photographer", "name": "赵立秋"}
    signed(story, editor, "本报记者 赵立秋", "赵立秋")
    edited(story, editor, credits=[photographer], captions=[{"text": "驿站内景", "credit": "赵立秋 摄"}])
    old, new = cut_at(story, 4, editor)
    assert (old.credits, new.credits) == ([photographer], [photographer])


def test_a_name_within_another_is_no_signature(story, editor):
    credits = signed(story, editor, "本报记者 李明华", "李明", "李明华")
    old, new = cut_at(story, 4, editor)
    assert (old.credits, new.credits) == (credits[:1], credits[1:])


def test_the_search_finds_the_print_in_its_half(story, editor):
    old, new = cut_at(story, 4, editor, headline=4)
    assert list(filter_by_query(Story.objects.all(), "全天开放")) == [old]
    assert list(filter_by_query(Story.objects.all(), "理论和实操")) == [new]


def test_it_is_one_change(story, editor):
    halves = cut_at(story, 4, editor)
    made = Change.objects.first()
    assert (made.action, made.by, made.note) == (Action.SPLIT, editor, "县总工会建起驿站")
    assert {half.history.first().change for half in halves} == {made}


@pytest.mark.parametrize("line", [0, None])
def test_nothing_would_be_left_of_it_is_refused(story, editor, line):
    with pytest.raises(CannotCut):
        editing.split(story, 0 if line is None else block(story, line), by=editor)


def test_a_headline_above_the_cut_is_refused(story, editor):
    with pytest.raises(CannotCut):
        editing.split(story, block(story, 4), block(story, 3), by=editor)
    assert not Change.objects.filter(action=Action.SPLIT).exists()


def test_a_headline_that_no_field_can_hold_is_refused_in_words(editor):
    printed = factories.printed_story(f"县总工会建起驿站\n{'驿站全天开放，' * 100}\n")
    body = block(printed, 1)
    with pytest.raises(CannotCut, match="500"):
        editing.split(printed, body, body, by=editor)


def test_what_was_typed_in_has_no_line_to_cut_at(editor):
    with pytest.raises(CannotCut):
        editing.split(factories.story(), 1, by=editor)
