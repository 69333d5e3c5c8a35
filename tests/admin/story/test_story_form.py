from __future__ import annotations

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import records
from articles.models import Action, Change, Placing, Story, Tagging, change
from tests import factories
from tests.admin.browserlike import form_data, save

pytestmark = pytest.mark.django_db

State = Tagging.State


def url_of(story: Story) -> str:
    return reverse("admin:articles_story_change", args=(story.pk,))


def saved(desk: Client, story: Story, **changes: object) -> Story:
    response = save(desk, url_of(story), **changes)
    assert response.status_code == 302, response.context["errors"]
    return Story.objects.get(pk=story.pk)


STORABLE = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
LINE = st.text(STORABLE, max_size=40)
PROSE = st.text(st.one_of(STORABLE, st.sampled_from('\r\n \t　|"')), max_size=80)
CREDITS = st.fixed_dictionaries(
    {"role": st.sampled_from(["author", "reporter", "correspondent", "photographer", "editor"]), "name": LINE}
)
CAPTIONS = st.fixed_dictionaries({"text": LINE, "credit": st.none() | LINE})
STORIES = st.fixed_dictionaries(
    {
        **dict.fromkeys(["kicker", "headline", "subhead", "section", "byline", "dateline"], LINE),
        **dict.fromkeys(["standfirst", "body", "notes"], PROSE),
        "credits": st.lists(CREDITS, max_size=4),
        "captions": st.lists(CAPTIONS, max_size=3),
        "genre": st.sampled_from(["", *Story.Genre.values]),
        "kind": st.sampled_from(Story.Kind.values),
        "incomplete": st.booleans(),
    }
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(fields=STORIES)
def test_an_untouched_form_changes_and_holds_nothing(desk, fields):
    story = factories.story(**fields)
    changes = Change.objects.count()
    after = saved(desk, story)
    assert {name: getattr(after, name) for name in fields} == fields
    assert (after.version, after.held, after.history.count(), Change.objects.count()) == (1, {}, 1, changes)


def test_an_untouched_form_with_tags_and_places_decides_nothing(desk):
    story = factories.story()
    factories.suggested(story, "高温")
    factories.suggested_place(story, "330100")
    changes = Change.objects.count()
    saved(desk, story)
    assert [each.state for each in (*story.taggings.all(), *story.placings.all())] == [State.SUGGESTED] * 2
    assert Change.objects.count() == changes


def test_an_untouched_form_leaves_no_line_in_the_log(desk):
    saved(desk, factories.story())
    assert not LogEntry.objects.exists()


def test_a_corrected_headline_is_saved_and_held(desk, editor):
    story = saved(desk, factories.story(), headline="改过的标题")
    assert story.headline == "改过的标题"
    assert set(story.held) == {"headline"}
    assert story.held["headline"]["by"] == editor.pk


def test_blanks_around_a_typed_line_are_not_saved(desk):
    assert saved(desk, factories.story(), headline="  改过的标题 ").headline == "改过的标题"


def test_line_ends_of_a_typed_body_are_saved_as_line_feeds(desk):
    assert saved(desk, factories.story(), body="第一段\r\n第二段").body == "第一段\n第二段"


def test_credits_are_typed_as_lines(desk):
    story = saved(desk, factories.story(), credits="记者 张三 李四\r\n摄影 王五")
    names = [("reporter", "张三"), ("reporter", "李四"), ("photographer", "王五")]
    assert [(credit["role"], credit["name"]) for credit in story.credits] == names


def test_captions_are_typed_as_lines(desk):
    assert saved(desk, factories.story(), captions="工人在巡检|王五").captions == [
        {"text": "工人在巡检", "credit": "王五"}
    ]


@pytest.mark.parametrize(
    "field, text",
    [
        ("credits", "设计：张三"),
        ("credits", "记者"),
        ("captions", "一|二|三"),
        ("credits", '记者 "\\ud800"'),
        ("credits", '记者 "a\\u0000"'),
        ("captions", '"\\ud800"|王五'),
        ("headline", "长" * 501),
        ("headline", "a\0b"),
        ("kind", "poem"),
        ("status", "excluded"),
        ("selection", "used up"),
        ("issue", "x"),
        ("issue", "99999999999999999999"),
        ("base_version", "x"),
        ("base_version", ""),
    ],
)
def test_what_cannot_be_is_said_beside_the_form(desk, field, text):
    story = factories.story()
    response = save(desk, url_of(story), **{field: text})
    assert response.status_code == 200
    assert response.context["errors"]
    assert Story.objects.get(pk=story.pk).version == 1


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"status": "excluded"}, "reason"),
        ({"status": "excluded", "headline": "长" * 501}, "reason"),
    ],
)
def test_what_goes_with_a_choice_is_asked_for_at_its_field(desk, changes, field):
    form = save(desk, url_of(factories.story()), **changes).context["adminform"].form
    assert form.errors[field]
    assert not form.non_field_errors()


def test_what_goes_with_a_choice_is_cleared_with_it(desk):
    excluded = saved(desk, factories.story(), status="excluded", reason="duplicate")
    assert saved(desk, excluded, status="checked").reason == ""


def test_a_reason_for_a_story_of_the_archive_is_refused(desk):
    assert save(desk, url_of(factories.story()), reason="duplicate").context["errors"]


def test_names_alone_are_authors(desk):
    assert saved(desk, factories.story(), credits="张三").credits == [{"role": "author", "name": "张三"}]


def test_the_form_names_the_roles(desk):
    assert "作者、记者、通讯员、摄影、编辑" in desk.get(url_of(factories.story())).content.decode()


@pytest.mark.parametrize("said", [{"headline": "标题"}, {"body": "正文。"}])
def test_a_story_typed_in_has_a_headline_or_a_text(desk, said):
    url = reverse("admin:articles_story_add")
    assert desk.post(url, {**form_data(desk.get(url)), "notes": "备注"}).context["adminform"].form.errors["headline"]
    assert desk.post(url, {**form_data(desk.get(url)), **said}).status_code == 302


def test_a_story_that_is_typed_in_begins_in_its_first_field(desk):
    """Django puts the cursor into the first control of the page."""
    page = desk.get(reverse("admin:articles_story_add")).content.decode()
    assert page.index('name="kicker"') < page.index('name="_save"')


def test_a_story_not_for_the_archive_has_a_reason(desk):
    story = saved(desk, factories.story(), status="excluded", reason="duplicate")
    assert (story.status, story.reason) == ("excluded", "duplicate")


def test_a_field_that_a_person_decided_says_who(desk, editor):
    story = saved(desk, factories.story(), headline="改过的标题")
    assert "zhang" in str(desk.get(url_of(story)).context["adminform"].form["headline"].help_text)


def test_a_field_that_follows_the_print_says_so(desk, editor):
    story = factories.printed_story()
    with change(Action.ARRANGE, by=editor):
        records.edit(story.pk, {"headline": "印的标题"}, follow_print=["headline"])
    note = str(desk.get(url_of(story)).context["adminform"].form["headline"].help_text)
    assert ("随版面：" in note, "人工确定" in note) == (True, False)


def test_a_field_that_a_person_decided_shows_what_the_parser_read(desk):
    story = saved(desk, factories.story(machine={"headline": "机器读到的标题"}), headline="改过的标题")
    assert "机器读到的标题" in desk.get(url_of(story)).content.decode()


def test_a_field_that_nobody_decided_has_no_mark(desk):
    assert "held" not in str(desk.get(url_of(factories.story())).context["adminform"].form["headline"].help_text)


def test_the_form_shows_where_the_story_was_printed(desk):
    story = factories.printed_story()
    page = desk.get(url_of(story)).content.decode()
    assert f"{reverse('admin:articles_source_change', args=(story.source_id,))}#b0" in page


def tag_row(tag: object, state: str = State.CONFIRMED) -> dict[str, object]:
    return {"taggings-TOTAL_FORMS": "1", "taggings-0-tag": tag.pk, "taggings-0-state": state}


def test_a_tag_that_an_editor_adds_is_confirmed(desk, editor):
    story = saved(desk, factories.story(), **tag_row(factories.tag("高温")))
    tagging = story.taggings.get()
    assert (tagging.tag.name, tagging.state, tagging.by) == ("高温", State.CONFIRMED, editor)


def test_adding_a_tag_does_not_touch_the_story(desk):
    assert saved(desk, factories.story(), **tag_row(factories.tag())).version == 1


def test_a_suggested_tag_can_be_confirmed(desk):
    story = factories.story()
    factories.suggested(story, "高温")
    saved(desk, story, **{"taggings-0-state": State.CONFIRMED})
    assert story.taggings.get().state == State.CONFIRMED


def test_a_tag_taken_off_is_rejected_and_not_deleted(desk, editor):
    story = factories.story()
    factories.suggested(story, "高温")
    saved(desk, story, **{"taggings-0-state": State.REJECTED})
    assert (story.taggings.get().state, story.taggings.get().by) == (State.REJECTED, editor)


def test_a_rejected_tag_that_is_chosen_again_is_confirmed(desk):
    story = factories.story()
    tag = factories.suggested(story, "高温").tag
    saved(desk, story, **{"taggings-0-state": State.REJECTED})
    saved(desk, story, **tag_row(tag))
    assert story.taggings.get().state == State.CONFIRMED


def test_a_rejected_tag_that_is_added_anew_is_confirmed(desk):
    story = factories.story()
    tag = factories.suggested(story, "高温").tag
    saved(desk, story, **{"taggings-0-state": State.REJECTED})
    row = {"taggings-TOTAL_FORMS": "2", "taggings-1-tag": tag.pk, "taggings-1-state": State.CONFIRMED}
    saved(desk, story, **row)
    assert story.taggings.get().state == State.CONFIRMED


def test_a_rejected_tag_lies_under_a_fold_and_can_be_brought_back(desk):
    story = factories.story()
    factories.suggested(story, "高温")
    saved(desk, story, **{"taggings-0-state": State.REJECTED})
    assert "已排除 1 个" in desk.get(url_of(story)).content.decode()
    saved(desk, story, **{"taggings-0-state": State.CONFIRMED})
    assert story.taggings.get().state == State.CONFIRMED
    assert "rejected-fold" not in desk.get(url_of(story)).content.decode()


def test_the_buttons_of_a_suggestion_say_what_they_do(desk):
    story = factories.story()
    factories.suggested(story, "高温")
    page = desk.get(url_of(story)).content.decode()
    rows = page[page.index('id="taggings-group"') : page.index('id="placings-group"')]
    assert re.findall(r'name="taggings-0-state" value="\w+"[^>]*>\s*(\w+)', rows) == ["建议", "确认", "排除"]


def test_a_decided_tag_cannot_be_made_a_suggestion_again(desk):
    story = factories.story()
    factories.suggested(story, "高温")
    saved(desk, story, **{"taggings-0-state": State.CONFIRMED})
    assert save(desk, url_of(story), **{"taggings-0-state": State.SUGGESTED}).context["errors"]


def test_a_form_that_comes_back_with_errors_keeps_all_rows(desk):
    story = factories.story()
    for name in ("高温", "技能竞赛"):
        factories.suggested(story, name)
    response = save(desk, url_of(story), headline="长" * 501, **{"taggings-1-state": State.REJECTED})
    sent = form_data(response)
    assert (sent["taggings-0-state"], sent["taggings-1-state"]) == (State.SUGGESTED, State.REJECTED)


def test_the_same_tag_twice_is_an_error_beside_the_form(desk):
    tag = factories.tag()
    rows = {"taggings-TOTAL_FORMS": "2"} | {f"taggings-{n}-tag": tag.pk for n in (0, 1)}
    states = {f"taggings-{n}-state": State.CONFIRMED for n in (0, 1)}
    assert save(desk, url_of(factories.story()), **rows, **states).context["errors"]


def test_a_person_cannot_make_a_suggestion(desk):
    assert save(desk, url_of(factories.story()), **tag_row(factories.tag(), State.SUGGESTED)).context["errors"]


def test_one_button_confirms_all_suggested_tags_and_saves(desk):
    story = factories.story()
    for name in ("高温", "技能竞赛"):
        factories.suggested(story, name)
    response = save(desk, url_of(story), button="_confirm_suggested", headline="改过的标题")
    assert response.url == url_of(story)
    assert {each.state for each in story.taggings.all()} == {State.CONFIRMED}
    assert Story.objects.get(pk=story.pk).headline == "改过的标题"


def test_one_saving_of_a_form_is_one_change(desk):
    story = factories.story()
    factories.suggested(story, "高温")
    before = Change.objects.count()
    save(desk, url_of(story), button="_confirm_suggested", headline="改过的标题")
    assert Change.objects.count() == before + 1


def test_a_place_that_an_editor_adds_is_confirmed(desk):
    row = {"placings-TOTAL_FORMS": "1", "placings-0-place": "330100", "placings-0-state": State.CONFIRMED}
    story = saved(desk, factories.story(), **row)
    assert story.placings.get().state == Placing.State.CONFIRMED


def test_a_story_is_typed_in_by_hand(desk, editor):
    url = reverse("admin:articles_story_add")
    data = {**form_data(desk.get(url)), "headline": "手工录入的稿件", "body": "正文。"}
    assert desk.post(url, {**data, **tag_row(factories.tag("高温")), "_save": "1"}).status_code == 302
    story = Story.objects.get()
    assert (story.origin, set(story.held)) == ("typed", {"kind", "headline", "body"})
    assert [tagging.tag.name for tagging in story.taggings.all()] == ["高温"]
    assert story.history.get().change.action == "type-in"


def test_a_story_typed_in_is_found_by_its_text(desk):
    url = reverse("admin:articles_story_add")
    desk.post(url, {**form_data(desk.get(url)), "body": "独一无二的正文", "_save": "1"})
    assert "独一无二" in desk.get(reverse("admin:articles_story_changelist"), {"q": "独一无二"}).content.decode()


def test_tags_and_places_stand_under_their_names(desk):
    page = desk.get(f"/admin/articles/story/{factories.story().pk}/change/").content.decode()
    assert "地区s" not in page and "标签s" not in page


@pytest.mark.parametrize("confidence, words", [(0.5, "存疑"), (0.95, "较有把握")])
def test_the_form_says_how_sure_the_parser_is_of_the_bounds(desk, confidence, words):
    page = desk.get(url_of(factories.story(confidence=confidence))).content.decode()
    assert f'value="{confidence:.2f}" title="{confidence:.0%}"></meter> {words}' in page


def test_the_form_has_no_confidence_of_what_was_typed_in(desk):
    assert "<meter" not in desk.get(url_of(factories.story())).content.decode()


def test_what_was_completed_by_hand_stands_below_the_print_with_who_and_when(desk):
    story = factories.printed_story()
    saved(desk, story, supplement="补上的结尾。")
    page = desk.get(url_of(story)).content.decode()
    below = page[page.index('class="by-hand"') :]
    assert "人工补足，未见印出" in below
    assert "zhang" in below
    assert "补上的结尾。" in below


def test_where_nothing_was_completed_by_hand_nothing_is_shown(desk):
    assert "by-hand" not in desk.get(url_of(factories.printed_story())).content.decode()
