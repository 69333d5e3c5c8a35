"""A form that comes back says which of its boxes are in error, and leads to them."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


def named_errors(page: str) -> list[tuple[str, str]]:
    """The box that each line leads to, and what it says."""
    (lines,) = re.findall(r'<ul class="error-links">(.*?)</ul>', page, re.DOTALL)
    return [
        (box, re.sub("<[^>]*>", "", f"{label}{text}"))
        for box, label, text in re.findall(r'<li><a href="#([^"]*)">(.*?)</a>(.*?)</li>', lines)
    ]


def test_an_empty_form_names_each_box_that_has_to_be_filled_in(desk: Client):
    page = desk.post(reverse("admin:articles_use_add"), {}).content.decode()
    assert named_errors(page)[:2] == [
        ("id_story", "稿件：这个字段是必填项。"),
        ("id_medium", "媒体：这个字段是必填项。"),
    ]
    assert all(f'id="{box}"' in page for box, _text in named_errors(page))


def test_boxes_of_rows_below_are_named_with_their_row(desk: Client):
    rows = {f"{name}-{total}_FORMS": "0" for name in ("values", "factors", "quotas") for total in ("TOTAL", "INITIAL")}
    sent = {**rows, "name": "试行", "values-TOTAL_FORMS": "2", "values-0-points": "1", "values-1-level": "city"}
    page = desk.post(reverse("admin:articles_scoringrule_add"), sent).content.decode()
    assert dict(named_errors(page))["id_values-1-points"] == "采用分值 2 · 得分：这个字段是必填项。"


def test_so_does_the_page_of_a_story(desk: Client):
    story = factories.story()
    url = reverse("admin:articles_story_change", args=[story.pk])
    page = desk.post(url, {"headline": "长" * 2000}).content.decode()
    assert any(box == "id_headline" for box, _text in named_errors(page))


def test_a_form_without_errors_names_none(desk: Client):
    assert "error-links" not in desk.get(reverse("admin:articles_use_add")).content.decode()
