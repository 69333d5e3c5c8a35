from __future__ import annotations

import pytest
from django.urls import reverse

from articles.admin.story import clipping_views
from articles.admin.story.clipping_views import clipping_url
from tests import factories
from tests.reading.pdf_making import Set, pdf_of

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_story_changelist")


def select(desk, stories):
    keys = [story.pk for story in stories]
    return desk.post(LIST, {"action": "clip_selected", "_selected_action": keys})


def test_the_selected_stories_are_clipped_together(desk):
    one, other = factories.stories(2)
    page = desk.get(select(desk, [one, other]).url)
    assert [each.story for each in page.context["clippings"]] == [one, other]


def test_too_many_are_refused_before_anybody_waits(desk, monkeypatch):
    monkeypatch.setattr(clipping_views, "MOST", 1)
    assert select(desk, factories.stories(2)).url.startswith(LIST)


def test_what_is_cut_out_of_the_page_is_shown(desk):
    pdf = pdf_of([[Set("县总工会建起驿站", 50, 760, 20), Set("近日，县总工会在城区建成12个驿站。", 50, 700)]])
    story = factories.imported(pdf, "a.pdf").source.stories.get()
    address = reverse("admin:articles_story_cutting", args=(story.pk, 1))
    assert address in desk.get(clipping_url(story.pk)).content.decode()
    assert desk.get(address).headers["Content-Type"] == "image/png"


def test_the_file_is_called_as_the_story(desk):
    story = factories.story(headline="清凉包")
    response = desk.get(reverse("admin:articles_story_clipping_file", args=(story.pk, "docx")))
    assert "%E6%B8%85%E5%87%89%E5%8C%85.docx" in response.headers["Content-Disposition"]


@pytest.mark.parametrize("keys", ["987654321", "x", ","])
def test_no_story_is_no_page(desk, keys):
    assert desk.get(reverse("admin:articles_story_clipping", args=(keys,))).status_code == 404


def test_they_go_out_as_markdown_too_and_in_no_other_format(desk):
    story = factories.story(headline="清凉包")
    answers = [desk.get(reverse("admin:articles_story_clipping_file", args=(story.pk, kind))) for kind in ("md", "exe")]
    assert "## 清凉包" in answers[0].content.decode() and answers[1].status_code == 404
