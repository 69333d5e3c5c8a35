from __future__ import annotations

import pytest
from django.urls import reverse

from articles.models import Change, ImportRun, Place, Story
from tests import factories

SECTIONS = ["publication", "issue", "story", "article", "brief", "tag", "source", "importrun", "change", "place"]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_list_without_records_opens(desk, section):
    assert desk.get(reverse(f"admin:articles_{section}_changelist")).status_code == 200


@pytest.mark.parametrize("section", SECTIONS)
def test_a_list_with_records_opens(desk, section):
    a_bit_of_everything()
    assert desk.get(reverse(f"admin:articles_{section}_changelist")).status_code == 200


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
