from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from newsroom import urls
from tests.admin.desks import desk_of

pytestmark = pytest.mark.django_db


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the printed password of someone")


urlpatterns = [*urls.urlpatterns, path("broken/", broken)]


def test_unknown_page_leads_back_to_the_desk(client: Client):
    page = client.get("/nowhere/")
    assert page.status_code == 404
    assert 'href="/admin/"' in page.text


def test_unknown_page_has_the_header_of_the_desk(client: Client):
    assert '<header class="top">' in client.get("/nowhere/").text


def test_form_without_its_token_is_refused_with_a_page_of_ours(client: Client):
    page = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "u", "password": "p"})
    assert page.status_code == 403
    assert 'href="/admin/"' in page.text


def test_who_is_refused_is_told_what_and_in_which_role_and_keeps_the_menu():
    page = desk_of("编辑").get("/admin/articles/importrun/add/")
    assert page.status_code == 403
    assert "你的角色（编辑）没有这项权限：导入" in page.text
    assert 'id="rail"' in page.text


def test_who_is_refused_a_form_is_told_of_which_records():
    assert "增加标签" in desk_of("资料员").get("/admin/articles/tag/add/").text


def test_unknown_host_is_refused_with_a_page_of_ours(client: Client):
    page = client.get("/admin/login/", headers={"host": "elsewhere.example"})
    assert page.status_code == 400
    assert 'href="/admin/"' in page.text


@pytest.mark.urls(__name__)
def test_fault_in_the_program_shows_nothing_of_it():
    page = Client(raise_request_exception=False).get("/broken/")
    assert page.status_code == 500
    assert 'href="/admin/"' in page.text
    assert "someone" not in page.text
