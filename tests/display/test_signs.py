from __future__ import annotations

import pytest
from django.urls import reverse

from articles.display.signs import page_with_signs, with_signs
from tests import factories


@pytest.mark.parametrize(
    "text, shown",
    [
        ("报告\u202efdp.exe", "报告⟨RLO⟩fdp.exe"),
        ("\u2067甲\u2069", "⟨RLI⟩甲⟨PDI⟩"),
        ("甲\x00乙\x1b[31m", "甲␀乙␛[31m"),
        ("甲\x7f\x85", "甲␡⟨U+0085⟩"),
        ("两行\n\t缩进\r\n", "两行\n\t缩进\r\n"),
        ("工会2024年 ABC", "工会2024年 ABC"),
    ],
)
def test_hidden_characters_have_signs(text, shown):
    assert with_signs(text) == shown


def test_what_is_typed_into_a_box_comes_back_as_it_was():
    page = '<p title="\u202e">\u202e</p><input value="\u202e"><textarea name="a">\u202e\n</textarea>'
    assert page_with_signs(page) == page.replace(">\u202e</p>", ">⟨RLO⟩</p>")


@pytest.mark.django_db
def test_a_page_shows_the_signs_and_its_form_keeps_the_characters(admin_client):
    story = factories.story(headline="报告\u202efdp.exe")
    page = admin_client.get(reverse("admin:articles_story_change", args=[story.pk])).content.decode()
    assert "报告⟨RLO⟩fdp.exe" in page
    assert 'value="报告\u202efdp.exe"' in page


@pytest.mark.django_db
def test_a_list_shows_the_signs(admin_client):
    factories.story(headline="报告\u202efdp.exe")
    page = admin_client.get(reverse("admin:articles_story_changelist")).content.decode()
    assert "报告⟨RLO⟩fdp.exe" in page
