from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.contrib.auth.models import User

from articles import records
from articles.desk.cuts import CannotCut
from articles.models import Action, Block, Change, PointAdjustment, Story, Submission, Tagging, change
from articles.models.story import BOUNDARIES
from articles.parsing.values import PRINTING_ROLES, Caution
from articles.records.held import follows_print, is_decided
from articles.records.printed import fields_as_printed, printed_story
from articles.search import filter_by_query
from tests import editing, factories
from tests.rereading import pages
from tests.rereading.checks import fields_of, ink

pytestmark = pytest.mark.django_db

SEEDS = sorted((settings.BASE_DIR / "seeds").glob("*.txt"))


@pytest.fixture
def editor() -> User:
    return factories.user()


@pytest.fixture
def three() -> list[Story]:
    return pages.stories(pages.imported())


def again(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def edited(story: Story, by: User, **values: object) -> Story:
    with change(Action.EDIT, by=by):
        return records.edit(story.pk, values)


def printed_ink(story: Story) -> str:
    return "".join("".join(p.text.split()) for p in printed_story(story))


def test_the_first_with_a_headline_takes_in_the_others(three, editor):
    first, second, third = three
    assert editing.merge([second, first], by=editor) == first
    assert pages.stories(first.source) == [first, third]


def test_titles_of_the_others_are_crossheads(three, editor):
    body = editing.merge(three[:2], by=editor).body
    assert body.split("\n")[2:4] == [
        "## 焊工技能竞赛落幕",
        "本报讯（记者赵立秋）6月3日，江北区焊工技能竞赛落幕，60名选手参赛。",
    ]


def test_an_author_at_the_end_of_a_paragraph_stays_in_it(editor):
    page = pages.PAGE.replace("实操两个部分。", "实操两个部分。（赵立秋）")
    one = editing.merge(pages.stories(pages.imported(page))[:2], by=editor)
    assert (one.byline, one.body.split("\n")[-1]) == (
        "本报讯（记者王小满 通讯员李谷雨）",
        "比赛分理论和实操两个部分。（赵立秋）",
    )


def test_the_fields_say_what_the_blocks_print(three, editor):
    one = editing.merge(three, by=editor)
    printed = "".join(p.text for p in printed_story(one) if p.block.role in PRINTING_ROLES)
    assert ink(printed) == ink(fields_of(one))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_no_character_of_a_seed_is_lost(seed, editor):
    accession = factories.imported(seed.read_bytes(), seed.name)
    stories = list(Story.objects.filter(source=accession.source).order_by("position")[:6])
    before = "".join(map(printed_ink, stories))
    one = editing.merge(stories, by=editor)
    assert printed_ink(one) == before
    printed = "".join(p.text for p in printed_story(one) if p.block.role in PRINTING_ROLES)
    assert ink(printed) == ink(fields_of(one))


def test_the_others_are_in_the_bin_and_say_where_their_text_is(three, editor):
    editing.merge(three[:2], by=editor)
    second = again(three[1])
    assert (second.merged_into, bool(second.binned_at), second.blocks.count()) == (three[0], True, 0)


def test_lines_of_a_title_that_were_cut_into_a_story_of_their_own_are_of_the_headline(editor):
    reading = factories.reading("工会为快递员\n建起驿站\n驿站全天开放。\n")
    source = reading.source
    texts = {"origin": "printed", "source": source, "issue": source.issue}
    title = factories.story(headline="工会为快递员", body="", position=0, **texts)
    rest = factories.story(headline="建起驿站", body="驿站全天开放。", position=1, **texts)
    for start, role, story, position in ((0, "headline", title, 0), (7, "headline", rest, 0), (12, "body", rest, 1)):
        Block.objects.create(reading=reading, start=start, role=role, story=story, position=position)
    one = editing.merge([title, rest], by=editor)
    assert (one.headline, one.body) == ("工会为快递员建起驿站", "驿站全天开放。")


def test_what_was_edited_stays_as_it_was_edited(three, editor):
    edited(three[1], editor, body="另写的正文。", headline="另写的标题")
    assert editing.merge(three[:2], by=editor).body.endswith("\n## 另写的标题\n本报讯（记者赵立秋）另写的正文。")


def test_fields_that_say_what_is_printed_follow_it(three, editor):
    edited(three[1], editor, section="基层")
    one = editing.merge(three[:2], by=editor)
    assert (follows_print(one, "body"), follows_print(one, "credits"), is_decided(one, "section")) == (True, True, True)


def test_a_text_that_was_edited_is_a_persons_in_the_one(three, editor):
    edited(three[1], editor, body="另写的正文。")
    assert is_decided(editing.merge(three[:2], by=editor), "body")


def test_its_bounds_are_a_persons(three, editor):
    one = editing.merge(three[:2], by=editor)
    assert one.held[BOUNDARIES]["by"] == editor.pk
    assert one.confidence is None


def test_doubts_of_the_bounds_are_gone_and_others_stay(editor):
    doubts = ([Caution.DOUBTFUL_BOUNDARY, Caution.CUT_OFF], [Caution.DOUBTFUL_BOUNDARY, Caution.AWAITS_CONTINUATION])
    first, second = pages.stories(pages.imported())[:2]
    for story, codes in zip((first, second), doubts, strict=True):
        edited(story, editor, warnings=codes)
    assert editing.merge([first, second], by=editor).warnings == [Caution.AWAITS_CONTINUATION]


def test_notes_and_what_was_completed_by_hand_are_kept_of_all(three, editor):
    edited(three[0], editor, notes="问作者")
    edited(three[1], editor, notes="核对", supplement="补上的结尾。")
    one = editing.merge(three[:2], by=editor)
    assert (one.notes, one.supplement) == ("问作者\n核对", "补上的结尾。")


@pytest.mark.parametrize(("lead", "status"), [(0, "checked"), (1, "pending")])
def test_the_status_is_that_of_the_one_that_leads(three, editor, lead, status):
    edited(three[0], editor, status="checked")
    assert editing.merge(three[:2], by=editor, lead=three[lead].pk).status == status


def test_the_one_that_is_chosen_leads(three, editor):
    one = editing.merge(three, by=editor, lead=three[1].pk)
    assert (one, one.headline) == (three[1], "焊工技能竞赛落幕")
    assert [line for line in one.body.split("\n") if line.startswith("## ")] == [
        "## 县总工会为快递员建起“暖心驿站”",
        "## 职工书屋开进工地",
    ]


def test_of_a_piece_without_headline_and_a_story_with_one_the_story_leads(three, editor):
    edited(three[0], editor, headline="")
    assert editing.merge(three[:2], by=editor) == three[1]


def test_the_text_of_all_stays_in_the_order_of_the_print(three, editor):
    printed = "".join(map(printed_ink, three))
    assert printed_ink(editing.merge(three, by=editor, lead=three[2].pk)) == printed


def test_the_fields_say_what_the_blocks_print_whichever_leads(three, editor):
    one = editing.merge(three, by=editor, lead=three[1].pk)
    assert {name: getattr(one, name) for name in fields_as_printed(printed_story(one))} == fields_as_printed(
        printed_story(one)
    )


def test_only_one_of_them_leads(three, editor):
    with pytest.raises(CannotCut, match=r"leads|为主"):
        editing.merge(three[:2], by=editor, lead=three[2].pk)


def test_what_is_internal_in_part_is_internal(three, editor):
    edited(three[1], editor, visibility="internal")
    assert editing.merge(three[:2], by=editor).visibility == Story.Visibility.INTERNAL


def test_tags_that_a_person_decided_are_decided_of_the_one(three, editor):
    tags = [factories.tag(), factories.tag()]
    with change(Action.TAG, by=factories.user()):
        records.attach([three[1]], tags[:1])
        records.attach([three[1]], tags[1:], "rejected")
    one = editing.merge(three[:2], by=editor)
    decided = one.taggings.exclude(state="suggested").order_by("tag").values_list("tag", "state")
    assert list(decided) == [(tags[0].pk, "confirmed"), (tags[1].pk, "rejected")]


def test_what_a_person_decided_of_the_first_is_not_decided_by_the_others(three, editor):
    tag = factories.tag()
    for story, state in ((three[0], "rejected"), (three[1], "confirmed")):
        with change(Action.TAG, by=editor):
            records.attach([story], [tag], state)
    assert editing.merge(three[:2], by=editor).taggings.get(tag=tag).state == Tagging.State.REJECTED


def test_the_search_finds_the_print_in_the_one_only(three, editor):
    one = editing.merge(three[:2], by=editor)
    assert list(filter_by_query(Story.objects.all(), "分理论和实操")) == [again(three[1]), one]
    assert list(filter_by_query(Story.objects.live(), "分理论和实操")) == [one]


def test_what_goes_on_one_of_the_others_goes_on_the_one(three, editor):
    edited(three[2], editor, continues=three[1])
    one = editing.merge(three[:2], by=editor)
    assert again(three[2]).continues == one


def test_it_is_one_change_with_the_names_of_all(three, editor):
    editing.merge(three[:2], by=editor)
    made = Change.objects.first()
    assert (made.action, made.by) == (Action.MERGE_STORIES, editor)
    assert made.note == "县总工会为快递员建起“暖心驿站” + 焊工技能竞赛落幕"
    assert {again(story).history.first().change for story in three[:2]} == {made}


def test_stories_of_two_pages_of_an_issue_become_one(editor):
    options = {"publication": "丰都工人", "number": "7"}
    later = pages.imported(pages.PAGE.replace("焊工", "钳工"), page="2", **options)
    first = pages.imported(page="1", **options)
    one = editing.merge([pages.stories(later)[0], pages.stories(first)[2]], by=editor)
    assert one.source == first
    assert [p.block.reading.source for p in printed_story(one)][:: len(printed_story(one)) - 1] == [first, later]


def test_lettered_pages_are_in_the_order_of_the_paper(editor):
    options = {"publication": "丰都工人", "number": "7"}
    words = {"B1": "焊工", "A2": "钳工", "A1": "电工"}
    sources = {
        page: pages.imported(pages.PAGE.replace("焊工", word), page=page, **options) for page, word in words.items()
    }
    one = editing.merge([pages.stories(source)[1] for source in sources.values()], by=editor)
    readings = [passage.block.reading.source for passage in printed_story(one)]
    assert list(dict.fromkeys(readings)) == [sources["A1"], sources["A2"], sources["B1"]]


def test_the_rest_of_a_sentence_on_another_page_goes_on_its_paragraph(editor):
    opening, later = pages.linked()
    one = editing.merge([pages.stories(opening)[2], pages.stories(later)[0]], by=editor)
    assert "附近的快递员和环卫工人也常来司机驿站歇脚" in one.body
    assert fields_as_printed(printed_story(one))["body"] == one.body


def test_the_rest_of_a_sentence_goes_on_an_edited_paragraph_too(editor):
    opening, later = pages.linked()
    stories = [pages.stories(opening)[2], pages.stories(later)[0]]
    edited(stories[1], editor, body=stories[1].body.replace("人也常来", "人也常常来"))
    assert "附近的快递员和环卫工人也常常来" in editing.merge(stories, by=editor).body


def test_a_continuation_with_a_headline_of_its_own_completes_no_sentence(editor):
    facts = {"publication": "丰都工人", "number": "12"}
    opening = pages.imported(pages.OPENING, **facts, page="1")
    later = pages.imported("职工书屋开进工地\n\n6月5日，职工书屋开进了建筑工地，首批图书800册。\n", **facts, page="4")
    stories = [pages.stories(opening)[2], pages.stories(later)[0]]
    edited(stories[1], editor, continues=stories[0])
    assert "附近的快递员和环卫工\n## 职工书屋开进工地\n" in editing.merge(stories, by=editor).body


def test_what_is_not_the_rest_of_it_begins_a_paragraph(editor):
    opening, later = pages.linked()
    stories = [pages.stories(opening)[2], pages.stories(later)[0]]
    edited(stories[1], editor, continues=None)
    assert "附近的快递员和环卫工\n人也常来" in editing.merge(stories, by=editor).body


def test_a_story_and_its_rest_are_complete(editor):
    opening, later = pages.linked()
    stories = [pages.stories(opening)[0], pages.stories(later)[1]]
    assert all(story.incomplete for story in stories)
    assert not editing.merge(stories, by=editor).incomplete


def test_a_story_with_one_that_breaks_off_below_it_is_incomplete(editor):
    assert editing.merge(pages.stories(pages.linked()[0])[1:], by=editor).incomplete


def test_a_story_without_its_beginning_is_incomplete_with_one_below_it(editor):
    assert editing.merge(pages.stories(pages.linked()[1])[1:], by=editor).incomplete


def test_stories_of_two_issues_are_refused(editor):
    stories = [pages.stories(pages.imported(text))[0] for text in (pages.PAGE, pages.PAGE.replace("焊工", "钳工"))]
    with pytest.raises(CannotCut, match=r"different issues|不属于同一期"):
        editing.merge(stories, by=editor)


def test_one_story_alone_is_refused(three, editor):
    with pytest.raises(CannotCut):
        editing.merge(three[:1], by=editor)


def test_what_was_typed_in_is_refused_by_name(three, editor):
    with pytest.raises(CannotCut, match="手工录入一则"):
        editing.merge([three[0], factories.story(headline="手工录入一则")], by=editor)


def test_what_is_in_the_bin_is_refused(three, editor):
    with change(Action.BIN, by=editor):
        records.move_to_bin(three[1:2])
    with pytest.raises(CannotCut, match="焊工技能竞赛落幕"):
        editing.merge([again(story) for story in three[:2]], by=editor)


def test_a_headline_that_would_be_too_long_changes_nothing(editor):
    first, second = pages.stories(pages.imported())[:2]
    edited(first, editor, notes="长" * 15_000)
    edited(second, editor, notes="长" * 15_000)
    with pytest.raises(CannotCut, match="notes"):
        editing.merge([first, second], by=editor)
    assert not Story.objects.binned().exists()
    assert not Change.objects.filter(action=Action.MERGE_STORIES).exists()


def test_what_was_merged_is_not_brought_back_from_the_bin(three, editor):
    editing.merge(three[:2], by=editor)
    with change(Action.RESTORE, by=editor):
        assert records.restore([again(three[1])]) == 0


class TestUses:
    @pytest.fixture
    def medium(self):
        return factories.publication("别报")

    def test_of_all_are_those_of_the_one(self, three, editor, medium):
        factories.use(three[1], medium, number="24")
        whole = editing.merge(three[:2], by=editor)
        assert [use.number for use in whole.uses.all()] == ["24"]

    def test_that_two_share_are_there_once(self, three, editor, medium):
        for story in three[:2]:
            factories.use(story, medium, number="24")
        assert editing.merge(three[:2], by=editor).uses.count() == 1

    def test_are_where_they_were_once_it_is_taken_back(self, three, editor, medium):
        factories.use(three[1], medium, number="24")
        editing.merge(three[:2], by=editor)
        editing.undo(Change.objects.latest("pk"), by=editor)
        assert [use.story for use in medium.uses.all()] == [three[1]]


class TestTitlesOnly:
    """题录 of a story that is here in print."""

    def test_leave_their_uses_to_the_print(self, three, editor):
        title = factories.story(headline="焊工技能竞赛落幕", origin="title")
        factories.use(title, factories.publication("别报"))
        body = three[0].body
        whole = editing.merge([title, three[0]], by=editor)
        assert (whole, whole.body, whole.uses.count()) == (three[0], body, 1)

    def test_leave_what_units_sent_in_and_got_for_them_to_the_print(self, three, editor):
        title = factories.story(headline="焊工技能竞赛落幕", origin="title")
        facts = {"unit": factories.unit("临江区总工会"), "day": date(2024, 6, 17), "story": title}
        sent = factories.registered(Submission, title="焊工技能竞赛落幕", **facts)
        bonus = factories.registered(PointAdjustment, points=10, reason="批示", **facts)
        whole = editing.merge([title, three[0]], by=editor)
        for record in (sent, bonus):
            record.refresh_from_db()
        assert [record.story for record in (sent, bonus)] == [whole, whole]

    def test_lead_nothing(self, three, editor):
        title = factories.story(headline="焊工技能竞赛落幕", origin="title")
        with pytest.raises(CannotCut):
            editing.merge([title, three[0]], lead=title.pk, by=editor)

    def test_with_a_text_typed_in_are_no_titles_only(self, three, editor):
        typed = factories.story(headline="焊工", body="录入的正文。")
        with pytest.raises(CannotCut):
            editing.merge([typed, three[0]], by=editor)
