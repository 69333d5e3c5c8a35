from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User

from articles.desk.digests import (
    CannotPublish,
    draft_of,
    earlier_digests,
    move,
    order_by_rank,
    pick,
    publish,
    take_back_to_draft,
)
from articles.models import (
    Action,
    Change,
    Department,
    Digest,
    DigestItem,
    DigestStyle,
    Place,
    Publication,
    Story,
    Use,
    change,
)
from tests import editing, factories

pytestmark = pytest.mark.django_db
DAY = date(2024, 12, 17)


@pytest.fixture
def editor() -> User:
    return factories.user(is_superuser=True)


@pytest.fixture
def medium() -> Publication:
    return factories.publication("工道")


def picked(editor: User, *stories: Story) -> Digest:
    with change(Action.EDIT, by=editor):
        return pick(stories, editor).digest


def headlines(digest: Digest) -> list[str]:
    return [item.headline for item in digest.items.order_by("position")]


def ready(editor: User, medium: Publication, *stories: Story) -> Digest:
    digest = picked(editor, *stories)
    with change(Action.EDIT, by=editor):
        digest.medium, digest.day, digest.number = medium, DAY, "755"
        digest.save()
    return digest


def published(editor: User, digest: Digest) -> Change:
    with change(Action.EDIT, by=editor) as opened:
        publish(digest, editor)
    return opened.written


def test_the_first_story_begins_a_draft_with_what_is_proposed(editor):
    story = factories.story(headline="工会送清凉", body="清凉包送到工地。工友都说好。\n第二段。")
    item = picked(editor, story).items.get()
    assert (item.headline, item.text, item.is_proposal) == ("工会送清凉", "清凉包送到工地。工友都说好。", True)
    assert item.digest.begun_by == editor and not item.digest.is_published


def test_a_story_is_picked_once(editor):
    story = factories.story()
    picked(editor, story)
    with change(Action.EDIT, by=editor):
        again = pick([story, factories.story()], editor)
    assert (again.added, again.known, again.digest.items.count()) == (1, 1, 2)


def test_a_story_stands_in_its_section_where_the_style_has_it(editor):
    digest = picked(editor, factories.story(section="组织建设"), factories.story(section="别的"))
    assert [item.section for item in digest.items.order_by("position")] == ["工作动态", "组织建设"]


def test_stories_go_into_the_draft_that_was_worked_on_last(editor):
    older = picked(editor, factories.story())
    with change(Action.EDIT, by=editor):
        Digest.objects.create(style=older.style)
        pick([factories.story()], editor)
        older.save()
    assert draft_of(editor) == older


def test_a_draft_into_which_one_editor_picks_is_worked_on_last_for_the_others_too(editor, medium):
    older = ready(editor, medium, factories.story())
    with change(Action.EDIT, by=editor):
        Digest.objects.create(style=older.style, medium=factories.publication("别报"))
    member, department = factories.user(), Department.objects.create(name="编辑一室")
    department.members.add(member)
    department.publications.add(medium)
    picked(member, factories.story())
    assert draft_of(editor) == older


def test_the_next_digest_counts_on_and_keeps_medium_and_editors(editor, medium):
    first = ready(editor, medium, factories.story())
    published(editor, first)
    second = picked(editor, factories.story())
    assert (second.number, second.medium, second.style) == ("756", medium, first.style)


def test_stories_are_put_in_order_by_the_rank_of_their_bodies(editor):
    names = (
        "某某公司开展技能竞赛",
        "厦门市总工会慰问职工",
        "江苏省总工会印发意见",
        "中国海员建设工会召开会议",
        "全国总工会召开会议",
    )
    digest = picked(editor, *(factories.story(headline=name, body="正文。") for name in names))
    with change(Action.EDIT, by=editor):
        order_by_rank(digest)
    assert headlines(digest) == list(reversed(names))


def test_the_rank_is_told_by_the_headline_as_the_digest_has_it(editor):
    names = ("江城公司工会送清凉", "江北区总工会送清凉")
    digest = picked(editor, *(factories.story(headline=name, body="正文。") for name in names))
    with change(Action.EDIT, by=editor):
        item = digest.items.get(headline=names[0])
        item.headline = "全国总工会召开会议"
        item.save()
        order_by_rank(digest)
    assert headlines(digest) == ["全国总工会召开会议", "江北区总工会送清凉"]


def test_the_home_region_comes_first_where_the_style_says_so(editor):
    home = factories.publication("山西工人报", home=Place.objects.get(code="140000"))
    union = factories.story(headline="全国总工会召开会议", body="正文。")
    own = factories.story(headline="太原市总工会送清凉", body="正文。")
    factories.suggested_place(own, "140100")
    digest = ready(editor, home, union, own)
    with change(Action.EDIT, by=editor):
        digest.style = DigestStyle.objects.get(name="工运晨读")
        digest.save()
        order_by_rank(digest)
    assert headlines(digest) == [own.headline, union.headline]


def test_a_story_is_moved_within_its_section(editor):
    digest = picked(editor, *factories.stories(3))
    with change(Action.EDIT, by=editor):
        move(digest.items.order_by("position").last(), -1)
    assert len(set(headlines(digest))) == 3 and digest.items.get(position=2).pk == digest.items.order_by("pk").last().pk


def test_a_published_digest_notes_a_use_of_each_story(editor, medium):
    story = factories.story()
    digest = ready(editor, medium, story)
    published(editor, digest)
    use = Use.objects.get()
    assert (use.story, use.medium, use.used_on, use.number, use.form) == (story, medium, DAY, "755", Use.Form.EXCERPT)
    assert digest.is_published and digest.published_by == editor


def test_its_uses_go_when_it_is_a_draft_again_and_those_of_others_stay(editor, medium):
    noted, other = factories.stories(2)
    factories.use(noted, medium, used_on=DAY, number="755")
    digest = ready(editor, medium, noted, other)
    published(editor, digest)
    assert Use.objects.count() == 2
    with change(Action.EDIT, by=editor):
        take_back_to_draft(digest)
    assert Use.objects.get().story == noted and not digest.is_published


def test_publishing_is_undone_and_done_again_by_the_journal(editor, medium):
    digest = ready(editor, medium, factories.story())
    done = published(editor, digest)
    undo = editing.undo(done, by=editor)
    digest.refresh_from_db()
    assert not digest.is_published and not Use.objects.exists()
    assert undo.change == done
    editing.undo(Change.objects.latest("pk"), by=editor)
    digest.refresh_from_db()
    assert digest.is_published and digest.items.get().use == Use.objects.get()


def test_picking_is_undone_with_the_digest_that_it_began(editor):
    picked(editor, *factories.stories(2))
    editing.undo(Change.objects.latest("pk"), by=editor)
    assert not Digest.objects.exists() and not DigestItem.objects.exists()


def test_a_digest_into_which_others_picked_since_stays(editor):
    digest = picked(editor, factories.story(headline="甲"))
    done = Change.objects.latest("pk")
    picked(editor, factories.story(headline="乙"))
    editing.undo(done, by=editor)
    assert headlines(digest) == ["乙"]


def test_a_digest_that_was_deleted_comes_back_with_its_stories(editor):
    digest = picked(editor, *factories.stories(2))
    names = headlines(digest)
    with change(Action.DELETE, by=editor) as opened:
        digest.delete()
    editing.undo(opened.written, by=editor)
    assert headlines(Digest.objects.get()) == names


@pytest.mark.parametrize("lacking", ["medium", "day"])
def test_a_digest_without_medium_or_day_is_not_published(editor, medium, lacking):
    digest = ready(editor, medium, factories.story())
    setattr(digest, lacking, None)
    with pytest.raises(CannotPublish):
        published(editor, digest)


def test_what_another_digest_has_is_told(editor, medium):
    story = factories.story()
    first = ready(editor, medium, story)
    published(editor, first)
    second = picked(editor, story, factories.story())
    assert earlier_digests(second, editor) == {story.pk: first}


def test_a_digest_with_an_internal_story_is_hidden_from_who_may_not_read_one(editor):
    digest = picked(editor, factories.story(visibility="internal"))
    assert not Digest.objects.visible_to(factories.user()).exists()
    assert Digest.objects.visible_to(editor).get() == digest
    assert not Change.objects.visible_to(factories.user()).exists()


def test_a_draft_begun_in_the_night_has_the_day_of_the_desk_in_its_name(editor):
    digest = picked(editor, factories.story())
    digest.number, digest.begun_at = "", datetime(2026, 11, 30, 17, 44, tzinfo=UTC)
    assert "2026-12-01" in str(digest)


@pytest.mark.parametrize(
    ("pattern", "title"),
    [
        ("一周速览 | {teasers}", "一周速览"),
        ("{teasers}——一周速览", "——一周速览"),
        ("第{number}期：{teasers}", "第755期"),
    ],
)
def test_a_title_without_teasers_ends_with_no_sign_that_sets_them_off(pattern, title):
    assert Digest(style=DigestStyle(title=pattern), number="755").title == title


def test_a_title_with_teasers_has_them_set_off():
    style = DigestStyle(title="一周速览 | {teasers}", teaser_separator="；")
    assert Digest(style=style, teasers="送清凉\n送温暖").title == "一周速览 | 送清凉；送温暖"
