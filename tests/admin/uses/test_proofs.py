"""凭证: files that prove uses."""

from __future__ import annotations

from datetime import date
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.desk import proofs
from articles.models import Change, KeptFile, Use
from tests import factories

pytestmark = pytest.mark.django_db

PDF, PNG = b"%PDF-1.4 page", b"\x89PNG\r\n\x1a\n picture"


@pytest.fixture
def use() -> Use:
    return factories.use(factories.story(), factories.publication("工人日报"))


def bring(desk: Client, use: Use, data: bytes, name: str = "版面.pdf") -> str:
    """The page afterwards."""
    sent = {"file": SimpleUploadedFile(name, data), "day": "2024-06-17"}
    return desk.post(reverse("admin:articles_use_proof", args=(use.pk,)), sent, follow=True).content.decode()


def file_url(use: Use) -> str:
    return reverse("admin:articles_use_proof_file", args=(use.pk,))


@pytest.mark.parametrize(("data", "name", "kept"), [(PDF, "版面.pdf", "版面.pdf"), (PNG, "a/../截图.exe", "截图.png")])
def test_a_file_is_kept_with_its_day_and_given_as_it_came(desk, use, data, name, kept):
    bring(desk, use, data, name)
    use.refresh_from_db()
    assert (use.proof_file.name, use.proved_on) == (kept, date(2024, 6, 17))
    answer = desk.get(file_url(use))
    assert b"".join(answer.streaming_content) == data
    assert answer["Content-Disposition"].startswith("attachment") and kept in unquote(answer["Content-Disposition"])


@pytest.mark.parametrize("data", [b"<html><script>", b"<svg xmlns='http://www.w3.org/2000/svg'>", b"MZ", b"PK\x03\x04"])
def test_what_is_neither_pdf_nor_picture_is_refused(desk, use, data):
    assert "PDF" in bring(desk, use, data)
    assert not KeptFile.objects.exists()


def test_what_is_too_large_is_refused(desk, use, monkeypatch):
    monkeypatch.setattr(proofs, "LARGEST_PROOF", 2**20)
    assert "1 MB" in bring(desk, use, PDF + bytes(2**20))
    assert not KeptFile.objects.exists()


def test_one_file_that_proves_several_uses_is_kept_once(desk, use):
    other = factories.use(use.story, factories.publication())
    for each in (use, other):
        bring(desk, each, PDF)
    assert KeptFile.objects.count() == 1


def test_a_proof_is_taken_back_and_one_that_was_removed_comes_back(desk, use):
    bring(desk, use, PDF)
    desk.post(reverse("admin:articles_use_proof", args=(use.pk,)), {"remove": "1"})
    use.refresh_from_db()
    assert use.proof_file is None
    desk.post(reverse("admin:articles_change_undo", args=(Change.objects.latest("pk").pk,)))
    use.refresh_from_db()
    assert use.proof_file.name == "版面.pdf"


def test_a_proof_is_for_those_only_who_may_see_the_use(desk, client):
    use = factories.use(factories.story(visibility="internal"), factories.publication())
    bring(desk, use, PDF)
    reader = factories.user(is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__in=("view_use", "view_story")))
    client.force_login(reader)
    assert client.get(file_url(use)).status_code == 404
