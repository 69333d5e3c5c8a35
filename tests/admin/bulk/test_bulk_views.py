from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles import records
from articles.jobs import desk_acts
from articles.jobs.running import work_off
from articles.models import Action, Change, Contribution, Placing, Story, Tagging, change
from tests import editing, factories
from tests.admin.browserlike import form_data

pytestmark = pytest.mark.django_db

State = Tagging.State
LEAVE = {"kind": "=", "genre": "=", "status": "="}


def preview(desk: Client, about: str, stories: Sequence[Story], **asked: Any) -> HttpResponse:
    data = {"stories": " ".join(str(story.pk) for story in stories), **asked}
    return desk.post(reverse("admin:articles_story_bulk", args=[about]), data)


def apply(desk: Client, about: str, shown: HttpResponse, **changes: Any) -> HttpResponse:
    """Press the button below the preview, after ticking otherwise."""
    data = {**form_data(shown, "bulk-apply"), "apply": "1", **changes}
    return desk.post(reverse("admin:articles_story_bulk", args=[about]), data)


def said(response: HttpResponse) -> str:
    return " ".join(map(str, get_messages(response.wsgi_request)))


def states() -> dict[str, str]:
    return dict(Tagging.objects.values_list("tag__name", "state"))


def test_the_preview_shows_each_suggestion_and_writes_nothing(desk):
    story = factories.story()
    factories.suggested(story, "高温", score=0.7)
    before = Change.objects.count()
    page = preview(desk, "tags", [story], operation="confirm").content.decode()
    assert "高温" in page
    assert "70%" in page
    assert Change.objects.count() == before


def test_the_button_confirms_what_was_shown_as_one_change(desk, editor):
    stories = factories.stories(3)
    for story in stories:
        factories.suggested(story, "高温")
    before = Change.objects.count()
    apply(desk, "tags", preview(desk, "tags", stories, operation="confirm"))
    assert Tagging.objects.filter(state=State.CONFIRMED, by=editor).count() == 3
    assert Change.objects.count() == before + 1


def test_the_change_is_taken_back_by_the_button_of_its_message(desk):
    story = factories.story()
    factories.suggested(story, "高温")
    answer = apply(desk, "tags", preview(desk, "tags", [story], operation="confirm"))
    assert reverse("admin:articles_change_undo", args=[Change.objects.latest("pk").pk]) in said(answer)
    desk.post(reverse("admin:articles_change_undo", args=[Change.objects.latest("pk").pk]))
    assert states() == {"高温": "suggested"}


def test_what_is_unticked_stays_a_suggestion(desk):
    first, second = factories.stories(2)
    kept = factories.suggested(first, "高温")
    factories.suggested(second, "高温")
    shown = preview(desk, "tags", [first, second], operation="confirm")
    apply(desk, "tags", shown, row=[f"{first.pk}:{kept.tag_id}"])
    assert set(Tagging.objects.values_list("story", "state")) == {(first.pk, "confirmed"), (second.pk, "suggested")}


def test_a_tag_that_is_unticked_stays_a_suggestion_everywhere(desk):
    story = factories.story()
    factories.suggested(story, "高温")
    kept = factories.suggested(story, "产改")
    apply(desk, "tags", preview(desk, "tags", [story], operation="confirm"), group=[str(kept.tag_id)])
    assert states() == {"高温": "suggested", "产改": "confirmed"}


@pytest.mark.parametrize(
    "operation, expected",
    [
        ("confirm", {"高温": "suggested", "产改": "confirmed"}),
        ("reject", {"高温": "rejected", "产改": "suggested"}),
    ],
)
def test_a_score_parts_what_is_confirmed_from_what_is_rejected(desk, operation, expected):
    story = factories.story()
    factories.suggested(story, "高温", score=0.5)
    factories.suggested(story, "产改", score=0.9)
    apply(desk, "tags", preview(desk, "tags", [story], operation=operation, bound="0.6"))
    assert states() == expected


def test_what_is_least_sure_is_shown_first(desk):
    stories = factories.stories(3)
    for story, score in zip(stories, (0.9, 0.5, 0.7), strict=True):
        factories.suggested(story, "高温", score=score)
    (group,) = preview(desk, "tags", stories, operation="confirm").context["preview"].groups
    assert [shown.row.score for shown in group.rows] == [0.5, 0.7, 0.9]


def test_tags_are_added_where_they_are_not(desk):
    tag, (first, second) = factories.tag("高温"), factories.stories(2)
    editing.add_tags([first], [tag], by=factories.user())
    shown = preview(desk, "tags", [first, second], operation="add", things=[tag.pk])
    assert shown.context["preview"].number == 1
    apply(desk, "tags", shown)
    assert Tagging.objects.filter(tag=tag, state=State.CONFIRMED).count() == 2


def test_a_tag_is_taken_off_as_rejected(desk):
    tag, story = factories.tag("高温"), factories.story()
    editing.add_tags([story], [tag], by=factories.user())
    apply(desk, "tags", preview(desk, "tags", [story], operation="remove", things=[tag.pk]))
    assert states() == {"高温": "rejected"}


def test_a_tag_is_replaced_where_it_is_confirmed(desk):
    old, new, (first, second) = factories.tag("旧"), factories.tag("新"), factories.stories(2)
    editing.add_tags([first], [old], by=factories.user())
    shown = preview(desk, "tags", [first, second], operation="replace", things=[old.pk], replacement=new.pk)
    apply(desk, "tags", shown)
    assert states() == {"旧": "rejected", "新": "confirmed"}


@pytest.mark.parametrize("asked", [{"operation": "add"}, {"operation": "replace"}, {"operation": "add", "things": "x"}])
def test_what_is_not_said_is_asked(desk, asked):
    response = preview(desk, "tags", [factories.story()], **asked)
    assert response.context["form"].errors
    assert "preview" not in response.context


def test_places_are_confirmed_with_what_was_printed(desk):
    story = factories.story()
    factories.suggested_place(story, "330100", mention="杭城")
    shown = preview(desk, "places", [story], operation="confirm")
    assert "杭城" in shown.content.decode()
    apply(desk, "places", shown)
    assert Placing.objects.get().state == State.CONFIRMED


@pytest.mark.parametrize("field, value", [("kind", "brief"), ("genre", "评论"), ("section", "要闻")])
def test_a_field_is_set(desk, field, value):
    stories = factories.stories(3)
    apply(desk, "fields", preview(desk, "fields", stories, **{**LEAVE, field: value}))
    assert set(Story.objects.values_list(field, flat=True)) == {value}
    assert all(field in story.held for story in Story.objects.all())


def test_a_field_is_cleared(desk):
    story = factories.story(section="要闻", genre="评论")
    apply(desk, "fields", preview(desk, "fields", [story], **{**LEAVE, "genre": "", "no_section": "on"}))
    assert Story.objects.values_list("section", "genre").get() == ("", "")


def test_not_for_the_archive_asks_for_a_reason(desk):
    story = factories.story()
    assert preview(desk, "fields", [story], **{**LEAVE, "status": "excluded"}).context["form"].errors
    apply(desk, "fields", preview(desk, "fields", [story], **{**LEAVE, "status": "excluded", "reason": "duplicate"}))
    assert Story.objects.values_list("status", "reason").get() == ("excluded", "duplicate")


def test_the_reason_goes_with_the_status(desk):
    story = factories.story(status="excluded", reason="duplicate")
    apply(desk, "fields", preview(desk, "fields", [story], **{**LEAVE, "status": "checked"}))
    assert Story.objects.values_list("status", "reason").get() == ("checked", "")


def test_stories_that_are_so_already_are_not_shown(desk):
    stories = [factories.story(kind="brief"), factories.story()]
    shown = preview(desk, "fields", stories, **{**LEAVE, "kind": "brief"})
    assert shown.context["preview"].number == 1


def test_a_story_changed_since_the_preview_is_named_and_left_alone(desk):
    first, second = factories.story(headline="先改的"), factories.story(headline="没动的")
    shown = preview(desk, "fields", [first, second], **{**LEAVE, "kind": "brief"})
    editing.edit(first, by=factories.user(), notes="看过")
    answer = apply(desk, "fields", shown)
    assert set(Story.objects.values_list("headline", "kind")) == {("先改的", "article"), ("没动的", "brief")}
    assert "先改的" in said(answer)


def test_a_story_tagged_since_the_preview_is_left_alone(desk):
    story = factories.story()
    tagging = factories.suggested(story, "高温")
    shown = preview(desk, "tags", [story], operation="confirm")
    editing.add_tags([story], [tagging.tag], "rejected", by=factories.user())
    apply(desk, "tags", shown)
    assert states() == {"高温": "rejected"}


def test_a_whole_list_is_acted_on_by_its_address(desk):
    factories.story(kind="brief")
    factories.story()
    page = desk.get(reverse("admin:articles_story_bulk", args=["fields"]), {"kind": "brief"})
    assert page.context["number"] == 1


def test_the_button_leads_back_to_the_list_with_its_filters(desk):
    url, story = reverse("admin:articles_story_changelist") + "?kind=article", factories.story()
    shown = preview(desk, "fields", [story], **{**LEAVE, "kind": "brief"}, back=url)
    assert apply(desk, "fields", shown).url == url


def test_the_button_leads_to_no_other_site(desk):
    shown = preview(desk, "fields", [factories.story()], **{**LEAVE, "kind": "brief"}, back="https://example.org/")
    assert apply(desk, "fields", shown).url == reverse("admin:articles_story_changelist")


def test_a_preview_of_many_shows_some_of_each_and_takes_all(desk):
    tag, stories = factories.tag("高温"), factories.stories(450)
    with change(Action.IMPORT):
        records.suggest(Tagging(story=each, tag=tag, score=0.6, state=State.SUGGESTED) for each in stories)
    shown = preview(desk, "tags", stories, operation="confirm")
    (group,) = shown.context["preview"].groups
    assert (group.number, group.number_left_out) == (450, 50)
    apply(desk, "tags", shown)
    assert Tagging.objects.filter(state=State.CONFIRMED).count() == 450


def test_nonsense_is_no_act(desk):
    url = reverse("admin:articles_story_bulk", args=["tags"])
    junk = {"operation": "confirm", "seen": "x 99999999999999999999:1 5", "apply": "1", "row": "x", "shown_rows": "y"}
    assert desk.post(url, junk).status_code == 302
    assert desk.get(reverse("admin:articles_story_bulk", args=["nothing"])).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_stories(desk, django_assert_max_num_queries):
    for number in (3, 40):
        stories = factories.stories(number)
        for story in stories:
            factories.suggested(story, "高温")
        with django_assert_max_num_queries(25):
            preview(desk, "tags", stories, operation="confirm")


def test_an_act_on_many_stories_is_a_job_that_leads_back(desk, jobs_wait, monkeypatch):
    monkeypatch.setattr(desk_acts, "MANY", 2)
    stories = factories.stories(3)
    for story in stories:
        factories.suggested(story, "高温")
    answer = apply(desk, "tags", preview(desk, "tags", stories, operation="confirm"))
    assert not Tagging.objects.filter(state=State.CONFIRMED).exists()
    work_off()
    answer = desk.get(answer.url)
    assert answer.url == reverse("admin:articles_story_bulk", args=["tags"])
    assert reverse("admin:articles_change_undo", args=[Change.objects.latest("pk").pk]) in said(answer)
    assert Tagging.objects.filter(state=State.CONFIRMED).count() == 3


def test_the_preview_says_why_a_unit_is_suggested(desk):
    story = factories.story()
    factories.suggested_unit(story, factories.unit("江北区总工会"))
    page = preview(desk, "contributors", [story], operation="confirm").content.decode()
    assert str(Contribution.Basis.BYLINE.label) in page
