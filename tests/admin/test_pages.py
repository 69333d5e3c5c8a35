from __future__ import annotations

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Change, ImportRun, Issue, Place, Publication, Story
from tests import factories

SECTIONS = ["publication", "issue", "story", "article", "brief", "tag", "source", "importrun", "change", "place"]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_list_without_records_opens(desk, section):
    assert desk.get(reverse(f"admin:articles_{section}_changelist")).status_code == 200


@pytest.mark.parametrize("section", SECTIONS)
def test_a_list_with_records_opens(desk, section):
    a_bit_of_everything()
    assert desk.get(reverse(f"admin:articles_{section}_changelist")).status_code == 200


@pytest.mark.parametrize("app", ["articles", "auth"])
def test_no_page_of_records_leads_to_a_list_of_the_app(desk, app):
    """The menu has what an app has: its own page would be empty."""
    a_bit_of_everything()
    address = reverse("admin:app_list", args=[app])
    assert desk.get(address).headers["Location"] == reverse("admin:index")
    for model in admin.site._registry:
        if model._meta.app_label != app:
            continue
        name, record = f"admin:{app}_{model._meta.model_name}", model._default_manager.first()
        pages = [reverse(f"{name}_changelist"), reverse(f"{name}_add")]
        if record:
            pages += [reverse(f"{name}_{page}", args=[record.pk]) for page in ("change", "history", "delete")]
        for page in pages:
            assert f'href="{address}"' not in desk.get(page, follow=True).content.decode(), page


@pytest.mark.parametrize(("section", "head"), [("story", "Stories"), ("importrun", "Import runs")])
def test_a_list_is_headed_by_what_it_lists(desk, section, head):
    desk.cookies["django_language"] = "en"
    assert f"<h1>{head}</h1>" in desk.get(reverse(f"admin:articles_{section}_changelist")).content.decode()


def a_bit_of_everything() -> Story:
    story = factories.printed_story(warnings=["joined"], credits=[{"role": "reporter", "name": "张三"}])
    factories.suggested(story, "高温")
    factories.suggested_place(story, "330100")
    factories.story(kind="brief", headline="")
    factories.publication()
    ImportRun.objects.create()
    return story


def test_every_form_opens(desk):
    story = a_bit_of_everything()
    records = [story, story.issue, story.source, story.taggings.get().tag, ImportRun.objects.get()]
    for record in [*records, Change.objects.first(), Place.objects.first()]:
        url = reverse(f"admin:articles_{record._meta.model_name}_change", args=(record.pk,))
        assert desk.get(url).status_code == 200, url


@pytest.mark.parametrize("section", ["story", "issue", "publication"])
def test_showing_a_form_opens_no_transaction(desk, section):
    """On SQLite each would keep everybody else from writing."""
    factories.printed_story()
    factories.publication()
    record = {"story": Story, "issue": Issue, "publication": Publication}[section].objects.first()
    with CaptureQueriesContext(connection) as queries:
        desk.get(reverse(f"admin:articles_{section}_change", args=(record.pk,)))
        desk.get(reverse(f"admin:articles_{section}_delete", args=(record.pk,)))
    assert not [query["sql"] for query in queries if "SAVEPOINT" in query["sql"]]


@pytest.mark.parametrize("publication", ["9" * 30, "１２", "x"])
def test_a_key_of_nothing_chooses_no_publication(desk, publication):
    factories.issue(number="77")
    field = {"app_label": "articles", "model_name": "story", "field_name": "issue"}
    response = desk.get(reverse("admin:autocomplete"), {**field, "publication": publication, "term": "77"})
    assert len(response.json()["results"]) == 1


def test_the_technical_facts_of_a_source_come_after_its_text(desk):
    source = a_bit_of_everything().source
    page = desk.get(reverse("admin:articles_source_change", args=(source.pk,))).content.decode()
    assert page.index('class="page-text"') < page.index(source.sha256)
