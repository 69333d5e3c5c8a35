from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles import records
from articles.models import Action, Placing, Story, Tagging, change
from tests import factories
from tests.admin.browserlike import form_data

pytestmark = pytest.mark.django_db


def url_of(story: Story) -> str:
    return reverse("admin:articles_story_change", args=(story.pk,))


def edited_meanwhile(story: Story, **values: object) -> None:
    with change(Action.EDIT, by=factories.user("li")):
        records.edit(story.pk, values)


def meet(desk: Client, story: Story, theirs: dict[str, object], mine: dict[str, object]) -> HttpResponse:
    """Open the form, let another person save, then save."""
    data = {**form_data(desk.get(url_of(story))), **mine, "_save": "1"}
    edited_meanwhile(story, **theirs)
    return desk.post(url_of(story), data)


def test_who_comes_second_is_told_of_the_conflict(desk):
    response = meet(desk, factories.story(), {"headline": "先到"}, {"headline": "后到"})
    assert response.status_code == 409


def test_a_conflict_writes_nothing(desk):
    story = factories.story()
    meet(desk, story, {"headline": "先到"}, {"headline": "后到"})
    assert Story.objects.get().headline == "先到"


def test_a_conflict_writes_no_tag_either(desk):
    story = factories.story()
    row = {"taggings-TOTAL_FORMS": "1", "taggings-0-tag": factories.tag().pk, "taggings-0-state": "confirmed"}
    meet(desk, story, {"headline": "先到"}, {"headline": "后到", **row})
    assert not story.taggings.exists()


def test_both_texts_stand_side_by_side(desk):
    page = meet(desk, factories.story(), {"headline": "先到者的标题"}, {"headline": "后到者的标题"}).content.decode()
    assert "先到者的标题" in page
    assert "后到者的标题" in page


def test_the_conflict_names_who_was_first(desk):
    assert "li" in str(
        meet(desk, factories.story(), {"headline": "先"}, {"headline": "后"}).context["last"].history_user
    )


def test_saving_again_from_the_conflict_writes_what_this_person_typed(desk):
    story = factories.story()
    page = meet(desk, story, {"headline": "先到"}, {"headline": "后到", "body": "后到的正文\r\n第二段"})
    desk.post(url_of(story), {**form_data(page, "conflict_form"), "_save": "1"})
    after = Story.objects.get()
    assert (after.headline, after.body) == ("后到", "后到的正文\n第二段")


def test_what_stands_can_be_taken_field_by_field(desk):
    story = factories.story()
    theirs = {"headline": "先到", "body": "先到的正文\n第二段", "section": "先到的栏目"}
    page = meet(desk, story, theirs, {"headline": "后到", "body": "后到的正文", "section": "后到的栏目"})
    sent = {**form_data(page, "conflict_form"), "_theirs": ["headline", "body"], "_save": "1"}
    assert desk.post(url_of(story), sent).status_code == 302
    after = Story.objects.get()
    assert (after.headline, after.body, after.section) == ("先到", "先到的正文\n第二段", "后到的栏目")


def test_a_box_that_stands_empty_can_be_taken(desk):
    story = factories.story(incomplete=True, section="要闻")
    page = meet(desk, story, {"incomplete": False, "section": "综合"}, {"section": "后到"})
    sent = {**form_data(page, "conflict_form"), "_theirs": "section", "_save": "1"}
    desk.post(url_of(story), sent)
    after = Story.objects.get()
    assert (after.section, after.incomplete) == ("综合", False)


def test_what_was_taken_is_not_decided_by_who_takes_it(desk, editor):
    story = factories.story()
    page = meet(desk, story, {"headline": "先到"}, {"headline": "后到", "section": "要闻"})
    desk.post(url_of(story), {**form_data(page, "conflict_form"), "_theirs": "headline", "_save": "1"})
    held = Story.objects.get().held
    assert (held["headline"]["by"] != editor.pk, held["section"]["by"]) == (True, editor.pk)


def test_saving_again_keeps_what_only_the_other_person_changed(desk):
    story = factories.story()
    theirs = {"body": "先到的正文\n第二段", "incomplete": True, "credits": [{"role": "editor", "name": "张三"}]}
    page = meet(desk, story, theirs, {"headline": "后到"})
    desk.post(url_of(story), {**form_data(page, "conflict_form"), "_save": "1"})
    after = Story.objects.get()
    assert after.headline == "后到"
    assert {name: getattr(after, name) for name in theirs} == theirs


def test_saving_again_keeps_the_tags_that_were_chosen(desk):
    story = factories.story()
    row = {"taggings-TOTAL_FORMS": "1", "taggings-0-tag": factories.tag("高温").pk, "taggings-0-state": "confirmed"}
    page = meet(desk, story, {"headline": "先到"}, {"headline": "后到", **row})
    desk.post(url_of(story), {**form_data(page, "conflict_form"), "_save": "1"})
    assert story.taggings.get().tag.name == "高温"


def test_an_untouched_form_has_no_conflict(desk):
    story = factories.story()
    url = url_of(story)
    data = form_data(desk.get(url))
    edited_meanwhile(story, notes="核对过")
    response = desk.post(url, {**data, "notes": "核对过", "_save": "1"})
    assert response.status_code == 302


# Tags and places


def decided_meanwhile(attachment: Tagging | Placing, state: str) -> None:
    attachment.state = state
    with change(Action.TAG, by=factories.user("li")):
        records.attach([attachment.story], [attachment.thing], attachment.state)


def meet_over(desk: Client, attachment: Tagging | Placing, theirs: str, **mine: object) -> HttpResponse:
    """Open the form, let another person decide, then save."""
    url = url_of(attachment.story)
    data = {**form_data(desk.get(url)), **mine, "_save": "1"}
    decided_meanwhile(attachment, theirs)
    return desk.post(url, data)


@pytest.fixture(params=["tag", "place"])
def suggested(request, db) -> Tagging | Placing:
    if request.param == "tag":
        return factories.suggested(factories.story(), "高温")
    return factories.suggested_place(factories.story(), "330100")


def row_of(attachment: Tagging | Placing) -> str:
    return "taggings-0-state" if isinstance(attachment, Tagging) else "placings-0-state"


@pytest.mark.parametrize("theirs", ["confirmed", "rejected"])
def test_who_changes_only_a_field_leaves_what_another_decided(desk, suggested, theirs):
    assert meet_over(desk, suggested, theirs, section="要闻").status_code == 302
    suggested.refresh_from_db()
    assert (suggested.state, Story.objects.get().section) == (theirs, "要闻")


def test_who_changes_only_a_field_is_not_stopped_by_a_suggestion_that_went(desk, suggested):
    url = url_of(suggested.story)
    data = {**form_data(desk.get(url)), "section": "要闻", "_save": "1"}
    with change(Action.REPARSE):
        suggested.delete()
    assert desk.post(url, data).status_code == 302


def test_two_people_who_decide_alike_have_no_conflict(desk, suggested):
    assert meet_over(desk, suggested, "rejected", **{row_of(suggested): "rejected"}).status_code == 302


@pytest.mark.parametrize("theirs, mine", [("confirmed", "rejected"), ("rejected", "confirmed")])
def test_two_people_who_decide_differently_are_told(desk, suggested, theirs, mine):
    response = meet_over(desk, suggested, theirs, section="要闻", **{row_of(suggested): mine})
    suggested.refresh_from_db()
    assert (response.status_code, suggested.state, Story.objects.get().section) == (409, theirs, "")
    assert [str(field.now) for field in response.context["merged"].conflicts] == [suggested.get_state_display()]


def test_who_decided_first_is_named(desk, suggested):
    response = meet_over(desk, suggested, "confirmed", **{row_of(suggested): "rejected"})
    assert str(response.context["last"].history_user) == "li"


def test_who_decides_again_from_the_conflict_has_the_last_word(desk, suggested):
    response = meet_over(desk, suggested, "confirmed", section="要闻", **{row_of(suggested): "rejected"})
    url = url_of(suggested.story)
    assert desk.post(url, {**form_data(response, "conflict_form"), "_save": "1"}).status_code == 302
    suggested.refresh_from_db()
    assert (suggested.state, Story.objects.get().section) == ("rejected", "要闻")


def test_the_decision_that_stands_can_be_taken(desk, suggested):
    response = meet_over(desk, suggested, "confirmed", section="要闻", **{row_of(suggested): "rejected"})
    sent = {**form_data(response, "conflict_form"), "_theirs": row_of(suggested), "_save": "1"}
    assert desk.post(url_of(suggested.story), sent).status_code == 302
    suggested.refresh_from_db()
    assert (suggested.state, Story.objects.get().section) == ("confirmed", "要闻")


def test_a_conflict_over_a_field_and_a_tag_shows_both(desk, suggested):
    url = url_of(suggested.story)
    data = {**form_data(desk.get(url)), "headline": "后到", row_of(suggested): "rejected", "_save": "1"}
    edited_meanwhile(suggested.story, headline="先到")
    suggested.state = "confirmed"
    with change(Action.TAG, by=factories.user("wang")):
        records.attach([suggested.story], [suggested.thing], suggested.state)
    assert len(desk.post(url, data).context["merged"].conflicts) == 2
