"""Forms of the desk in a real browser: what is not in a register yet is added from the box that looks it up."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Publication

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_medium_that_is_not_registered_is_added_from_the_box_of_a_use(desk: Page, live_server):
    desk.goto(f"{live_server.url}{reverse('admin:articles_use_add')}")
    with desk.expect_popup() as opened:
        desk.locator("#add_id_medium").click()
    opened.value.locator("#id_name").fill("滨河日报")
    opened.value.locator("[name=_save]").click()
    expect(desk.locator("#id_medium option:checked")).to_have_text("滨河日报")
    assert Publication.objects.filter(name="滨河日报").exists()
