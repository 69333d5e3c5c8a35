from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["index", "password_change", "password_change_done"])
def test_every_page_offers_the_other_language(admin_client: Client, page: str):
    assert admin_client.get(reverse(f"admin:{page}")).content.decode().count('class="language-switch"') == 1


def test_the_changed_password_leads_on_to_the_desk(admin_client: Client):
    assert 'class="button" href="/admin/"' in admin_client.get(reverse("admin:password_change_done")).content.decode()
