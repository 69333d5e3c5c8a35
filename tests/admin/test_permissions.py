from __future__ import annotations

import pytest
from django.contrib.auth import get_user
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.models import Story, Tagging
from tests import factories

from .browserlike import form_data, save
from .desks import desk_of

pytestmark = pytest.mark.django_db

STORY_LISTS = ["story", "article", "brief"]


def url(page: str, story: Story) -> str:
    return reverse(f"admin:articles_story_{page}", args=(story.pk,))


@pytest.mark.parametrize("part", STORY_LISTS)
def test_staff_without_permission_sees_no_story(part):
    assert desk_of(None).get(reverse(f"admin:articles_{part}_changelist")).status_code == 403


@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_staff_without_permission_opens_no_page_of_a_story(page):
    assert desk_of(None).get(url(page, factories.story())).status_code == 403


def test_staff_without_permission_takes_no_source_away():
    source = factories.printed_story().source
    assert desk_of(None).get(reverse("admin:articles_source_download", args=(source.pk,))).status_code == 403


def test_staff_without_permission_has_no_autocomplete():
    query = {"app_label": "articles", "model_name": "story", "field_name": "issue", "term": ""}
    assert desk_of(None).get(reverse("admin:autocomplete"), query).status_code == 403


@pytest.mark.parametrize("part", STORY_LISTS)
def test_the_archivist_reads_the_lists(part):
    assert desk_of("资料员").get(reverse(f"admin:articles_{part}_changelist")).status_code == 200


def test_the_archivist_reads_credits_as_lines():
    story = factories.story(credits=[{"role": "reporter", "name": "张三"}])
    page = desk_of("资料员").get(url("change", story)).content.decode()
    assert "记者 张三" in page
    assert "reporter" not in page


@pytest.mark.parametrize("page", ["change", "delete", "restore"])
def test_the_archivist_writes_nothing(page):
    story = factories.story()
    assert desk_of("资料员").post(url(page, story), {"headline": "改"}).status_code == 403
    assert Story.objects.live().get().headline == story.headline


@pytest.mark.parametrize("action", ["tags_of_selected", "places_of_selected", "fields_of_selected", "bin_selected"])
def test_the_archivist_has_no_action_that_writes(action):
    story = factories.story()
    data = {"action": action, "_selected_action": [story.pk], "apply": "1"}
    page = desk_of("资料员").post(reverse("admin:articles_story_changelist"), data, follow=True)
    assert page.redirect_chain
    assert Story.objects.live().get().version == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_archivist_acts_on_nothing_in_bulk(method):
    desk, url = desk_of("资料员"), reverse("admin:articles_story_bulk", args=["tags"])
    assert getattr(desk, method)(url, {"apply": "1"}).status_code == 403


def test_the_editor_edits_and_tags():
    story = factories.story()
    row = {"taggings-TOTAL_FORMS": "1", "taggings-0-tag": factories.tag().pk, "taggings-0-state": "confirmed"}
    assert save(desk_of("编辑"), url("change", story), headline="改过", **row).status_code == 302
    assert (Story.objects.get().headline, Tagging.objects.get().state) == ("改过", "confirmed")


def test_the_editor_types_in():
    desk, add = desk_of("编辑"), reverse("admin:articles_story_add")
    desk.post(add, {**form_data(desk.get(add)), "headline": "手工录入", "_save": "1"})
    assert Story.objects.get().headline == "手工录入"


def test_the_editor_does_not_bin():
    story, desk = factories.story(), desk_of("编辑")
    assert desk.post(url("delete", story)).status_code == 403
    assert url("delete", story) not in desk.get(url("change", story)).content.decode()


def test_the_chief_editor_bins_and_brings_back():
    story, desk = factories.story(), desk_of("主编")
    desk.post(url("delete", story))
    assert Story.objects.binned().exists()
    desk.post(url("restore", story))
    assert Story.objects.live().exists()


@pytest.mark.parametrize("record", ["source", "change", "place"])
def test_even_the_administrator_adds_no_record_of_the_machine(desk, record):
    assert desk.get(reverse(f"admin:articles_{record}_add")).status_code == 403


def test_even_the_administrator_changes_no_source(desk):
    source = factories.printed_story().source
    for page in ("change", "delete"):
        assert desk.post(reverse(f"admin:articles_source_{page}", args=(source.pk,)), {"name": "x"}).status_code == 403


@pytest.mark.parametrize("page", ["search", "search-self-test"])
def test_who_may_change_stories_may_search_them(page):
    desk = desk_of(None)
    user = get_user(desk)
    user.user_permissions.add(Permission.objects.get(codename="change_story"))
    assert desk.get(reverse(page)).status_code == 200


@pytest.mark.parametrize("page", ["search", "search-self-test"])
def test_staff_without_permission_searches_nothing(page):
    assert desk_of(None).get(reverse(page)).status_code == 403
