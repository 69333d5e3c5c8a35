"""A user uploads no more in a day than the quota, whatever became of what was uploaded."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import UploadedAmount
from accounts.upload_quota import note_upload, quota_left
from articles.models import ReturnedTable, Upload
from tests import factories

pytestmark = pytest.mark.django_db

MEGABYTE = 2**20
ADD = reverse("admin:articles_importrun_add")


@pytest.fixture(autouse=True)
def quota(settings) -> None:
    settings.UPLOAD_QUOTA = 3 * MEGABYTE


def bring(client: Client, text: str = "驿站" * 300_000) -> HttpResponse:
    """1.8 MB, where it is not said otherwise."""
    file = SimpleUploadedFile("page.txt", text.encode())
    return client.post(ADD, {"files": [file], "text": "", "kind": ""})


def test_what_fits_into_the_day_is_taken_and_counted(admin_client, admin_user):
    bring(admin_client, "驿站")
    assert Upload.objects.exists()
    assert 2 * MEGABYTE < quota_left(admin_user) < 3 * MEGABYTE


def test_more_than_that_is_refused_with_what_is_left(admin_client, admin_user):
    note_upload(admin_user, 2 * MEGABYTE)
    assert "24 小时内可上传 3 MB，还剩 1 MB" in bring(admin_client).text
    assert not Upload.objects.exists()


def test_what_was_refused_is_not_counted(admin_client, admin_user):
    note_upload(admin_user, 2 * MEGABYTE)
    bring(admin_client)
    assert quota_left(admin_user) == MEGABYTE


def test_a_preview_that_was_cancelled_counts(admin_client, admin_user):
    bring(admin_client, "驿站")
    left = quota_left(admin_user)
    Upload.objects.all().delete()
    assert quota_left(admin_user) == left < 3 * MEGABYTE


def test_after_a_day_it_counts_no_more_and_is_forgotten(admin_user):
    note_upload(admin_user, 2 * MEGABYTE)
    UploadedAmount.objects.update(uploaded_at=timezone.now() - timedelta(hours=24, seconds=1))
    assert quota_left(admin_user) == 3 * MEGABYTE
    note_upload(admin_user, MEGABYTE)
    assert UploadedAmount.objects.count() == 1


def test_what_others_uploaded_does_not_count(admin_user):
    note_upload(factories.user("li"), 2 * MEGABYTE)
    assert quota_left(admin_user) == 3 * MEGABYTE


def test_lists_count_with_imports(admin_client, admin_user):
    note_upload(admin_user, 3 * MEGABYTE)
    table = SimpleUploadedFile("单位.csv", "名称\n渝北区总工会\n".encode())
    page = admin_client.post(reverse("admin:articles_unit_list"), {"table": table}).text
    assert "还剩 0 MB" in page and not ReturnedTable.objects.exists()


def test_what_is_left_is_said_before(admin_client):
    assert "24 小时内还可上传 3 MB" in admin_client.get(ADD).text


def test_without_a_quota_nothing_is_counted_or_said(admin_client, admin_user, settings):
    settings.UPLOAD_QUOTA = 0
    bring(admin_client, "驿站")
    assert quota_left(admin_user) is None and not UploadedAmount.objects.exists()
    assert "还可上传" not in admin_client.get(ADD).text
