from __future__ import annotations

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db

LOGIN, IMPORT, TAG = "/admin/login/", "/admin/articles/importrun/add/", "/admin/articles/tag/add/"
MULTIPART = "multipart/form-data; boundary=edge"
FORM = "application/x-www-form-urlencoded"


class Unread:
    """A body of which nothing may be read."""

    def read(self, *size: int) -> bytes:
        raise AssertionError("The body was read.")

    readline = read


def send_unread(client: Client, page: str, megabytes: int, content_type: str = MULTIPART) -> HttpResponse:
    environ = {"CONTENT_LENGTH": str(megabytes * 2**20), "CONTENT_TYPE": content_type, "wsgi.input": Unread()}
    return client.request(PATH_INFO=page, REQUEST_METHOD="POST", **environ)


@pytest.fixture
def editor_client() -> Client:
    """Of somebody of staff who may not import."""
    client = Client()
    client.force_login(factories.user(is_staff=True))
    return client


@pytest.mark.parametrize("page", [LOGIN, IMPORT, TAG, "/nowhere/"])
@pytest.mark.parametrize("content_type", [MULTIPART, FORM])
def test_a_large_body_of_somebody_not_signed_in_is_refused_unread(client: Client, page: str, content_type: str):
    assert send_unread(client, page, 95, content_type).status_code == 413


@pytest.mark.parametrize("page", [LOGIN, IMPORT, TAG])
def test_a_large_body_of_somebody_who_may_not_import_is_refused_unread(editor_client: Client, page: str):
    assert send_unread(editor_client, page, 95).status_code == 413


def test_a_large_body_to_a_page_without_files_is_refused_unread(admin_client: Client):
    assert send_unread(admin_client, TAG, 95).status_code == 413


def test_who_is_not_signed_in_sends_less_than_who_is(client: Client):
    assert send_unread(client, LOGIN, 2).status_code == 413


def test_size_and_limit_are_named(admin_client: Client):
    page = send_unread(admin_client, TAG, 95).text
    assert "共 95.0\xa0MB，这个页面至多接受 20.0\xa0MB" in page


def test_size_and_limit_are_named_in_english(admin_client: Client):
    admin_client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = send_unread(admin_client, TAG, 95).text
    assert "The request has 95.0\xa0MB; this page accepts 20.0\xa0MB at most." in page


def test_a_form_as_large_as_may_be_is_taken(admin_client: Client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 200_000
    assert admin_client.post(TAG, {"name": "高温", "note": "长" * 1000, "rest": "x" * 150_000}).status_code == 200


def many(number: int) -> str:
    return "&".join(f"field{n}=x" for n in range(number))


@pytest.mark.parametrize("page", [TAG, LOGIN])
def test_number_of_fields_and_limit_are_named(admin_client: Client, settings, page: str):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 50
    response = admin_client.post(page, many(60), content_type=FORM)
    assert response.status_code == 413
    assert "共 60 项，一个页面至多接受 50 项" in response.text


def test_fields_of_an_address_are_counted_too(admin_client: Client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 50
    response = admin_client.get(f"/admin/articles/story/?{many(60)}")
    assert (response.status_code, "共 60 项" in response.text) == (413, True)


def test_the_limit_of_fields_is_named_where_files_come_with_them(admin_client: Client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 50
    response = admin_client.post(IMPORT, {f"field{n}": "x" for n in range(60)})
    assert (response.status_code, "超过 50 项" in response.text) == (413, True)


def test_the_limit_of_text_is_named_where_files_come_with_it(admin_client: Client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2**20
    response = admin_client.post(IMPORT, {"text": "工" * 400_000})
    assert (response.status_code, "文件以外的文字超过 1.0\xa0MB" in response.text) == (413, True)


@pytest.mark.parametrize("page", [LOGIN, IMPORT])
def test_files_that_nobody_expects_are_not_held(client: Client, page: str):
    response = client.post(page, {"files": [SimpleUploadedFile("a.txt", b"x")]})
    assert not response.wsgi_request.FILES


def test_files_are_held_for_who_may_import_them(admin_client: Client):
    response = admin_client.post(
        reverse("admin:articles_importrun_add"), {"files": [SimpleUploadedFile("a.txt", b"x")]}
    )
    assert response.wsgi_request.FILES
