from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from articles import records
from articles.models import Action, Block, Change, ImportLine, ImportRun, Source, Story, change
from articles.parsing.values import Caution, Role
from articles.pipeline import SourceOptions
from tests import factories
from tests.admin.desks import desk_of
from tests.rereading import pages

pytestmark = pytest.mark.django_db

SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def source() -> Source:
    return pages.imported()


@pytest.fixture
def three(source) -> list[Story]:
    return pages.stories(source)


def url(source: Source) -> str:
    return f"/admin/articles/source/{source.pk}/proofing/"


def text_of(desk: Client, source: Source) -> str:
    return desk.get(url(source)).content.decode()


def key(text: str) -> int:
    """The key of the block with this text."""
    for block in Block.objects.order_by("start"):
        following = Block.objects.filter(reading=block.reading, start__gt=block.start).order_by("start").first()
        if text in block.reading.text[block.start : following.start if following else None]:
            return block.pk
    raise AssertionError(text)


def seen(*stories: Story) -> str:
    return " ".join(f"{story.pk}:{story.version}" for story in stories)


def act(desk: Client, source: Source, name: str, **sent: Any) -> str:
    """Without script: what the page says afterwards."""
    answer = desk.post(url(source), {"act": name, **sent}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def act_by_script(desk: Client, source: Source, name: str, known: str = "", **sent: Any) -> dict[str, Any]:
    headers = {**SCRIPT, "Known": known}
    return desk.post(url(source), {"act": name, **sent}, headers=headers).json()


def again(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


class TestPage:
    def test_shows_the_print_with_the_number_of_each_story(self, desk, source, three):
        page = text_of(desk, source)
        assert page.count('class="blk first"') == 3
        assert "分理论和实操" in page

    def test_shows_the_stories_in_the_order_of_the_print(self, desk, source, three):
        with change(Action.EDIT):
            records.put_back(
                {each: {"position": 9 - n} for n, each in enumerate(records.locked([s.pk for s in three]))}
            )
        page = text_of(desk, source)
        assert (
            page.index(f'id="s{three[0].pk}"') < page.index(f'id="s{three[1].pk}"') < page.index(f'id="s{three[2].pk}"')
        )

    def test_of_an_issue_it_is_the_first_page_to_check(self, desk):
        options = {"publication": "丰都工人", "number": "7"}
        later = pages.imported(pages.PAGE.replace("焊工", "钳工"), page="2", **options)
        first = pages.imported(page="1", **options)
        address = f"/admin/articles/issue/{first.issue_id}/proofing/"
        assert f'data-url="{url(first)}"' in desk.get(address).content.decode()
        with change(Action.STATUS):
            records.edit_many(pages.stories(first), {"status": "checked"})
        assert f'data-url="{url(later)}"' in desk.get(address).content.decode()

    def test_an_issue_without_source_says_so(self, desk):
        story = factories.story(issue=factories.issue(number="3"))
        page = desk.get(f"/admin/articles/issue/{story.issue_id}/proofing/", follow=True).content.decode()
        assert "没有源文件" in page

    def test_asks_as_much_however_many_stories_there_are(self, desk, source, django_assert_max_num_queries):
        factories.stories(30)
        with django_assert_max_num_queries(12):
            desk.get(url(source))

    def test_counts_what_is_unplaced(self, desk, source):
        act(desk, source, "none", block=key("比赛分"))
        assert "未归篇文字 <span>1</span>" in text_of(desk, source)

    def test_shows_doubts_first(self, desk, source, three):
        with change(Action.EDIT):
            records.edit(three[1].pk, {"warnings": [Caution.CUT_OFF]})
        page = text_of(desk, source)
        assert page.index("存疑，先看这些") < page.index(f'id="s{three[0].pk}"')

    def test_shows_no_button_to_who_may_only_read(self, source):
        page = text_of(desk_of("资料员"), source)
        assert 'name="act"' not in page
        assert "分理论和实操" in page


class TestActs:
    def test_a_line_goes_to_the_story_above(self, desk, source, three):
        page = act(desk, source, "story-above", block=key("比赛分"))
        assert "移到第 1 篇" in page
        assert "比赛分理论" in again(three[0]).body

    def test_a_line_goes_to_the_story_below(self, desk, source, three):
        act(desk, source, "story-below", block=key("比赛分"))
        assert "比赛分理论" in again(three[2]).body

    def test_a_line_goes_to_any_story_of_the_issue(self, desk, source, three):
        act(desk, source, f"to {three[2].pk}", block=key("据了解"))
        assert "据了解" in again(three[2]).body

    def test_no_line_goes_to_a_story_of_another_issue(self, desk, source, three):
        other = factories.printed_story()
        assert "没有稿件" in act(desk, source, f"to {other.pk}", block=key("据了解"))

    def test_of_no_story_there_is_one_above_and_one_below(self, desk, source, three):
        act(desk, source, "none", block=key("比赛分"))
        act(desk, source, "story-below", block=key("比赛分"))
        assert "比赛分理论" in again(three[2]).body

    def test_a_line_gets_a_role(self, desk, source, three):
        act(desk, source, "role crosshead", block=key("比赛分"))
        assert "## 比赛分理论和实操两个部分。" in again(three[1]).body

    def test_furniture_is_of_no_story(self, desk, source):
        act(desk, source, "role noise", block=key("比赛分"))
        assert Block.objects.get(pk=key("比赛分")).role == Role.NOISE
        assert 'id="part-unplaced"' in text_of(desk, source)

    def test_several_lines_are_one_change(self, desk, source, three):
        act(desk, source, "story-above", block=[key("6月3日"), key("比赛分")])
        assert Change.objects.filter(action=Action.ARRANGE).count() == 1
        assert "比赛分理论" in again(three[0]).body

    def test_a_story_begins_here(self, desk, source):
        act(desk, source, "start", block=key("比赛分"))
        assert len(pages.stories(source)) == 4

    def test_a_line_is_cut_before_words(self, desk, source, three):
        act(desk, source, "cut", block=key("比赛分"), words="和实操")
        assert "比赛分理论\n和实操两个部分。" in again(three[1]).body

    def test_a_line_is_cut_at_the_caret(self, desk, source, three):
        act(desk, source, "cut", block=key("比赛分"), at="5")
        assert "比赛分理论\n和实操两个部分。" in again(three[1]).body

    def test_without_a_place_nothing_is_cut(self, desk, source):
        assert "先在字间点一下" in act(desk, source, "cut", block=key("比赛分"))

    def test_lines_are_joined_and_put_apart(self, desk, source, three):
        before = three[0].body
        act(desk, source, "join", block=key("据了解"))
        assert "休息场所。据了解" in again(three[0]).body
        act(desk, source, "join", block=key("据了解"))
        assert again(three[0]).body == before

    def test_a_line_goes_up_and_down(self, desk, source, three):
        act(desk, source, "up", block=key("据了解"))
        assert again(three[0]).body.startswith("据了解")
        act(desk, source, "down", block=key("据了解"))
        assert again(three[0]).body == three[0].body

    def test_stories_are_merged_under_the_one_that_leads(self, desk, source, three):
        sent = {"merged": [three[0].pk, three[1].pk], "lead": three[1].pk}
        act(desk, source, "merge", **sent)
        assert pages.stories(source) == [three[1], three[2]]

    def test_titles_change_places(self, desk, source, three):
        act(desk, source, "exchange subhead", story=three[0].pk)
        assert (again(three[0]).headline, again(three[0]).subhead) == ("", three[0].headline)

    def test_a_story_becomes_a_brief(self, desk, source, three):
        act(desk, source, "edit", story=three[0].pk, kind="brief")
        assert again(three[0]).kind == "brief"

    def test_a_headline_is_edited_in_place(self, desk, source, three):
        act(desk, source, "edit", story=three[0].pk, headline="另拟的标题")
        assert (again(three[0]).headline, again(three[0]).body) == ("另拟的标题", three[0].body)

    def test_saved_as_it_was_shown_nothing_changes(self, desk, source, three):
        names = ("kicker", "headline", "subhead", "byline", "genre", "kind")
        act(desk, source, "edit", story=three[0].pk, **{name: getattr(three[0], name) for name in names})
        assert again(three[0]).version == three[0].version

    def test_what_cannot_be_stored_is_refused_in_words(self, desk, source, three):
        act(desk, source, "edit", story=three[0].pk, headline="长" * 501)
        assert again(three[0]).headline == three[0].headline

    def test_a_story_is_checked_and_opened_again(self, desk, source, three):
        act(desk, source, "check", story=three[0].pk)
        assert again(three[0]).status == "checked"
        act(desk, source, "reopen", story=three[0].pk)
        assert again(three[0]).status == "pending"

    def test_a_doubt_is_settled(self, desk, source, three):
        with change(Action.EDIT):
            records.edit(three[1].pk, {"warnings": [Caution.CUT_OFF, Caution.DOUBTFUL_HEADLINE]})
        act(desk, source, "settle cut-off", story=three[1].pk)
        assert again(three[1]).warnings == [Caution.DOUBTFUL_HEADLINE]

    def test_a_suggested_tag_is_confirmed_or_rejected(self, desk, source, three):
        tags = [factories.suggested(three[0], name).tag for name in ("甲类", "乙类")]
        act(desk, source, f"confirm {tags[0].pk}", story=three[0].pk)
        act(desk, source, f"reject {tags[1].pk}", story=three[0].pk)
        states = dict(three[0].taggings.filter(tag__in=tags).values_list("tag__name", "state"))
        assert states == {"甲类": "confirmed", "乙类": "rejected"}

    def test_a_tag_is_added_by_its_name(self, desk, source, three):
        tag = factories.tag("甲类")
        act(desk, source, "tag", story=three[0].pk, tag="甲类")
        assert three[0].taggings.get(tag=tag).state == "confirmed"

    def test_a_tag_that_is_not_there_is_named(self, desk, source, three):
        assert "没有“丙类”这个标签" in act(desk, source, "tag", story=three[0].pk, tag="丙类")

    def test_a_wrong_section_is_mended(self, desk, source, three):
        act(desk, source, "edit", story=three[0].pk, section="基层", seen=seen(*three))
        assert again(three[0]).section == "基层"
        assert again(three[0]).held["section"]

    def test_a_line_is_called_as_the_button_calls_it(self, desk, source, three):
        line = key("比赛分")
        act(desk, source, "role noise", block=line)
        shown = re.search(rf'id="b{line}".*?</li>', text_of(desk, source), re.DOTALL)[0]
        assert '<span class="rl">版面文字</span>' in shown

    def test_a_story_goes_to_the_bin_with_its_print(self, desk, source, three):
        act(desk, source, "bin", story=three[1].pk)
        assert again(three[1]).binned_at
        page = text_of(desk, source)
        assert "分理论和实操" in page
        assert 'aria-labelledby="unplaced-heading" hidden' in page

    def test_whoever_may_not_bin_is_refused(self, source, three):
        editor = desk_of("编辑")
        assert editor.post(url(source), {"act": "bin", "story": three[1].pk}).status_code == 403
        assert again(three[1]).binned_at is None
        assert 'value="bin"' not in text_of(editor, source)

    def test_whoever_may_only_read_is_refused(self, source, three):
        assert desk_of("资料员").post(url(source), {"act": "check", "story": three[0].pk}).status_code == 403

    def test_it_can_be_taken_back_from_the_message(self, desk, source, three):
        page = act(desk, source, "story-above", block=key("比赛分"))
        made = Change.objects.first()
        assert f"/admin/articles/change/{made.pk}/undo/" in page
        desk.post(f"/admin/articles/change/{made.pk}/undo/")
        assert [again(story).body for story in three] == [story.body for story in three]
        assert Block.objects.get(pk=key("比赛分")).story == three[1]

    @pytest.mark.parametrize("name", ["", "frobnicate", "role", "role x", "to", "to x", "confirm x", "merge", "check"])
    def test_nonsense_is_refused_in_words(self, desk, source, name):
        before = Change.objects.count()
        assert 'class="error"' in act(desk, source, name, block="x", story="x")
        assert Change.objects.count() == before


class TestCheckingAll:
    def test_confirms_what_is_clean(self, desk, source, three):
        with change(Action.EDIT):
            records.edit_many(three, {"warnings": []})
            records.edit(three[1].pk, {"warnings": [Caution.CUT_OFF]})
        page = act(desk, source, "check-all")
        assert [again(story).status for story in three] == ["checked", "pending", "checked"]
        assert "1 篇有存疑" in page

    def test_leads_on_to_the_next_issue(self, desk, source, three):
        other = factories.issue()
        factories.story(issue=other)
        on = f'href="/admin/articles/issue/{other.pk}/proofing/">下一期'
        assert on not in text_of(desk, source)
        with change(Action.EDIT):
            records.edit_many(three, {"warnings": []})
        assert on in act(desk, source, "check-all")

    def test_tells_the_menu_what_still_waits(self, desk, source, three):
        answer = desk.post(url(source), {"act": "check", "story": three[0].pk}, headers={"accept": "application/json"})
        assert answer.json()["waiting"] == "2"

    def test_is_refused_while_text_is_unplaced(self, desk, source, three):
        act(desk, source, "none", block=key("比赛分"))
        assert "还不能：有 1 段文字没有归篇" in act(desk, source, "check-all")
        assert {again(story).status for story in three} == {"pending"}


class TestOthersMeanwhile:
    def test_a_stale_story_is_refused_by_name(self, desk, source, three):
        versions = seen(*three)
        with change(Action.EDIT):
            records.edit(three[1].pk, {"notes": "别人写的"})
        page = act(desk, source, "story-above", block=key("比赛分"), seen=versions)
        assert "焊工技能竞赛落幕" in page
        assert "刚才有别人改过" in page
        assert again(three[0]).body == three[0].body

    def test_a_line_that_was_moved_meanwhile_is_told_so_where_nothing_is_above_it_now(self, desk, source, three):
        versions = seen(*three)
        act(desk, source, "story-above", block=key("比赛分"))
        page = act(desk, source, "story-above", block=key("比赛分"), seen=versions)
        assert "刚才有别人改过" in page
        assert "那里没有稿件" not in page

    def test_what_was_typed_is_told_again(self, desk, source, three):
        versions = seen(*three)
        with change(Action.EDIT):
            records.edit(three[1].pk, {"headline": "别人拟的标题"})
        page = act(desk, source, "edit", story=three[1].pk, headline="我拟的标题", seen=versions)
        assert "你写的是：我拟的标题" in page

    def test_another_field_that_was_changed_does_not_matter(self, desk, source, three):
        versions = seen(*three)
        with change(Action.EDIT):
            records.edit(three[1].pk, {"subhead": "别人拟的副题"})
        act(desk, source, "edit", story=three[1].pk, headline="我拟的标题", seen=versions)
        assert (again(three[1]).headline, again(three[1]).subhead) == ("我拟的标题", "别人拟的副题")

    def test_what_was_sent_and_not_touched_is_not_written_over(self, desk, source, three):
        versions, shown = seen(*three), again(three[1])
        with change(Action.EDIT):
            records.edit(three[1].pk, {"headline": "别人拟的标题"})
        sent = {"headline": shown.headline, "subhead": "我拟的副题"}
        act(desk, source, "edit", story=three[1].pk, seen=versions, **sent)
        assert (again(three[1]).headline, again(three[1]).subhead) == ("别人拟的标题", "我拟的副题")

    def test_nothing_is_checked_that_was_not_seen(self, desk, source, three):
        versions = seen(*three)
        with change(Action.EDIT):
            records.edit(three[1].pk, {"notes": "别人写的"})
        act(desk, source, "check-all", seen=versions)
        assert {again(story).status for story in three} == {"pending"}

    def test_another_story_that_changed_does_not_matter(self, desk, source, three):
        versions = seen(*three)
        with change(Action.EDIT):
            records.edit(three[2].pk, {"notes": "别人写的"})
        act(desk, source, "story-above", block=key("比赛分"), seen=versions)
        assert "比赛分理论" in again(three[0]).body

    def test_the_script_is_told_and_gets_the_page_as_it_is(self, desk, source, three):
        versions = seen(*three)
        with change(Action.EDIT):
            records.edit(three[1].pk, {"headline": "别人拟的标题"})
        sent = {"act": "edit", "story": three[1].pk, "headline": "我拟的标题", "seen": versions}
        answer = desk.post(url(source), sent, headers=SCRIPT)
        assert answer.status_code == 409
        assert "别人拟的标题" in "".join(html or "" for _key, _state, html in answer.json()["stories"])
        assert again(three[1]).headline == "别人拟的标题"


class TestFragments:
    def states(self, answer: dict[str, Any]) -> str:
        return " ".join(part[1] for group in ("lines", "stories", "parts") for part in answer[group])

    def changed(self, answer: dict[str, Any], group: str) -> list[str]:
        return [key for key, _state, html in answer[group] if html]

    def test_what_the_browser_has_is_not_sent_again(self, desk, source):
        known = self.states(desk.get(url(source), headers=SCRIPT).json())
        answer = desk.get(url(source), headers={**SCRIPT, "Known": known}).json()
        assert [self.changed(answer, group) for group in ("lines", "stories", "parts")] == [[], [], []]

    def test_an_act_is_answered_by_what_changed(self, desk, source, three):
        known = self.states(desk.get(url(source), headers=SCRIPT).json())
        answer = act_by_script(desk, source, "role crosshead", known, block=key("比赛分"))
        assert self.changed(answer, "lines") == [f"b{key('比赛分')}"]
        assert self.changed(answer, "stories") == [f"s{three[1].pk}"]
        assert self.changed(answer, "parts") == ["part-seen"]

    def test_the_page_has_the_states_that_the_script_knows(self, desk, source):
        page = text_of(desk, source)
        answer = desk.get(url(source), headers=SCRIPT).json()
        assert all(f'data-state="{state}"' in page for state in self.states(answer).split())

    def test_an_undo_is_answered_by_what_changed(self, desk, source):
        act_by_script(desk, source, "role crosshead", block=key("比赛分"))
        address = f"/admin/articles/change/{Change.objects.first().pk}/undo/"
        headers = {**SCRIPT, "Referer": f"http://testserver{url(source)}"}
        answer = desk.post(address, headers=headers, follow=True).json()
        assert answer["messages"][0][0] == "success"


class TestSeeds:
    def test_all_print_of_a_seed_is_shown(self, desk):
        for seed in sorted((settings.BASE_DIR / "seeds").glob("*.txt")):
            source = factories.imported(seed.read_bytes(), seed.name, SourceOptions()).source
            answer = desk.get(url(source), headers=SCRIPT).json()
            shown = sum(len(html) for _key, _state, html in answer["lines"])
            assert shown > len(source.readings.get().text)


class TestTheWayHere:
    def test_from_an_import_of_one_issue(self, desk, source):
        run = ImportRun.objects.create()
        ImportLine.objects.create(run=run, name="a.txt", outcome="imported", source=source)
        page = desk.get(f"/admin/articles/importrun/{run.pk}/change/").content.decode()
        assert f'href="/admin/articles/issue/{source.issue_id}/proofing/">开始校核这一期</a>' in page

    def test_from_an_import_of_several_issues(self, desk, source):
        other = pages.imported(pages.PAGE.replace("焊工", "钳工"))
        run = ImportRun.objects.create()
        for each in (source, other):
            ImportLine.objects.create(run=run, name=each.name, outcome="imported", source=each)
        page = desk.get(f"/admin/articles/importrun/{run.pk}/change/").content.decode()
        assert page.count("/proofing/") == 2

    def test_from_an_issue_a_source_and_a_story(self, desk, source, three):
        assert (
            f"/issue/{source.issue_id}/proofing/"
            in desk.get(f"/admin/articles/issue/{source.issue_id}/change/").content.decode()
        )
        assert url(source) in desk.get(f"/admin/articles/source/{source.pk}/change/").content.decode()
        assert (
            f"{url(source)}?story={three[0].pk}"
            in desk.get(f"/admin/articles/story/{three[0].pk}/change/").content.decode()
        )
