"""A second factor: set up on one's own page, asked for at the login, demanded by roles."""

from __future__ import annotations

import re
import time
from base64 import b32decode

import pytest
from django.conf import settings as django_settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.models import OpenSession
from accounts.passwords import give_one_time_password
from accounts.roles import ADMINISTRATOR
from accounts.second_factor import (
    begin_second_factor,
    has_second_factor,
    new_recovery_codes,
    recovery_codes_left,
    unconfirmed_device,
)
from tests import factories

pytestmark = pytest.mark.django_db

OWN_PAGE = "/admin/second-factor/"
CODE_PAGE = "/admin/login/code/"
PASSWORD = "the right password"


@pytest.fixture
def zhou() -> User:
    return User.objects.create_user("zhou", password=PASSWORD, is_staff=True)


@pytest.fixture
def device(zhou: User) -> TOTPDevice:
    return TOTPDevice.objects.create(user=zhou, name="TOTP")


def code_of(device: TOTPDevice) -> str:
    return f"{totp(device.bin_key):06}"


def wrong_code_of(device: TOTPDevice) -> str:
    """None of those that are right about now."""
    right = {totp(device.bin_key, drift=drift) for drift in range(-3, 4)}
    return next(f"{number:06}" for number in range(10) if number not in right)


def with_password(password: str = PASSWORD, **said: str) -> Client:
    browser = Client(REMOTE_ADDR="192.0.2.1")
    browser.post("/admin/login/", {"username": "zhou", "password": password, **said})
    return browser


def enter(browser: Client, code: str) -> HttpResponse:
    return browser.post(CODE_PAGE, {"code": code})


def is_logged_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def logged_in(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def no_wait() -> None:
    """What a wrong code puts off is over."""
    TOTPDevice.objects.update(throttling_failure_timestamp=None)


# Signing in


def test_without_a_second_factor_the_password_is_enough(zhou):
    assert is_logged_in(with_password())


@pytest.mark.usefixtures("device")
def test_with_one_the_password_alone_opens_nothing():
    browser = with_password()
    assert not is_logged_in(browser)
    assert browser.get("/admin/").headers["Location"].startswith("/admin/login/")


def test_password_and_code_lead_to_the_page_that_was_asked_for(device):
    browser = with_password(next="/admin/articles/story/")
    assert enter(browser, code_of(device)).headers["Location"] == "/admin/articles/story/"
    assert is_logged_in(browser)


def test_the_code_may_have_a_gap(device):
    code = code_of(device)
    browser = with_password()
    enter(browser, f"{code[:3]} {code[3:]}")
    assert is_logged_in(browser)


@pytest.mark.usefixtures("device")
def test_a_session_is_listed_and_a_login_dated_when_the_code_was_right(zhou):
    browser = with_password()
    browser.get(CODE_PAGE)
    zhou.refresh_from_db()
    assert zhou.last_login is None and not OpenSession.objects.exists()


def test_a_wrong_code_opens_nothing(device):
    browser = with_password()
    assert "这个代码不对" in enter(browser, wrong_code_of(device)).text
    assert not is_logged_in(browser)


def test_a_code_is_good_for_once(device):
    code = code_of(device)
    enter(with_password(), code)
    second = with_password()
    enter(second, code)
    assert not is_logged_in(second)


@pytest.mark.usefixtures("device")
def test_a_recovery_code_is_good_for_one_login(zhou):
    code, *_others = new_recovery_codes(zhou)
    first, second = with_password(), with_password()
    enter(first, code.upper())
    enter(second, code)
    assert [is_logged_in(first), is_logged_in(second)] == [True, False]


@pytest.mark.usefixtures("device")
def test_the_recovery_code_of_another_opens_nothing():
    code, *_others = new_recovery_codes(factories.user("li"))
    browser = with_password()
    enter(browser, code)
    assert not is_logged_in(browser)


def test_wrong_codes_lock_the_account_as_wrong_passwords_do(device):
    browser = with_password()
    for _ in range(django_settings.AXES_FAILURE_LIMIT):
        response = enter(browser, wrong_code_of(device))
    no_wait()
    assert response.status_code == 429
    assert enter(browser, code_of(device)).status_code == 429
    assert not is_logged_in(browser)


def test_the_password_between_them_sets_no_count_back(device):
    for _ in range(django_settings.AXES_FAILURE_LIMIT):
        response = enter(with_password(), wrong_code_of(device))
    assert response.status_code == 429


def test_after_a_wrong_code_none_is_right_for_a_moment(device):
    browser = with_password()
    enter(browser, wrong_code_of(device))
    assert "请等 1 秒" in enter(browser, code_of(device)).text
    assert not is_logged_in(browser)


def test_the_code_is_waited_for_ten_minutes(device, monkeypatch):
    browser = with_password()
    session = browser.session
    session["half_signed_in"] = {**session["half_signed_in"], "at": int(time.time()) - 601}
    session.save()
    assert enter(browser, code_of(device)).headers["Location"] == "/admin/login/"


def test_a_password_that_was_changed_meanwhile_counts_no_more(zhou, device):
    browser = with_password()
    zhou.set_password("another password")
    zhou.save()
    enter(browser, code_of(device))
    assert not is_logged_in(browser)


def test_the_page_of_the_code_is_for_who_gave_a_password():
    assert Client().get(CODE_PAGE).headers["Location"] == "/admin/login/"


def test_after_a_one_time_password_and_the_code_comes_a_password_of_ones_own(zhou, device):
    browser = with_password(give_one_time_password(zhou))
    enter(browser, code_of(device))
    assert browser.get("/admin/").headers["Location"] == "/admin/password_change/"


# One's own page


def test_it_is_set_up_by_a_code_of_the_key_that_is_shown(zhou):
    browser = logged_in(zhou)
    browser.post(OWN_PAGE)
    key = re.search(r"<code>([A-Z2-7 ]+)</code>", browser.get(OWN_PAGE).text)[1]
    page = browser.post(OWN_PAGE, {"code": f"{totp(b32decode(key.replace(' ', ''))):06}"}).text
    assert has_second_factor(zhou)
    assert len(re.findall(r"<code>[a-z2-7]{8}</code>", page)) == recovery_codes_left(zhou) == 10


def test_the_key_is_shown_as_a_picture_without_script(zhou):
    begin_second_factor(zhou)
    assert 'src="data:image/svg+xml' in logged_in(zhou).get(OWN_PAGE).text


def test_a_wrong_code_sets_nothing_up(zhou):
    begin_second_factor(zhou)
    logged_in(zhou).post(OWN_PAGE, {"code": wrong_code_of(unconfirmed_device(zhou))})
    assert not has_second_factor(zhou)


def test_the_right_code_right_after_a_wrong_one_is_told_to_wait_when_setting_up(zhou):
    begin_second_factor(zhou)
    device, browser = unconfirmed_device(zhou), logged_in(zhou)
    browser.post(OWN_PAGE, {"code": wrong_code_of(device)})
    page = browser.post(OWN_PAGE, {"code": code_of(device)}).text
    assert "请等 1 秒" in page and "这个代码不对" not in page
    no_wait()
    browser.post(OWN_PAGE, {"code": code_of(device)})
    assert has_second_factor(zhou)


def test_before_it_is_confirmed_no_code_is_asked_for(zhou):
    begin_second_factor(zhou)
    assert is_logged_in(with_password())


def test_neither_key_nor_recovery_codes_are_shown_again(zhou, device):
    code, *_others = new_recovery_codes(zhou)
    page = logged_in(zhou).get(OWN_PAGE).text
    assert code not in page and "data:image" not in page


@pytest.mark.usefixtures("device")
@pytest.mark.parametrize(("password", "is_kept"), [(PASSWORD, False), ("a wrong password", True), ("", True)])
def test_it_is_removed_with_the_password(zhou, password, is_kept):
    logged_in(zhou).post(OWN_PAGE, {"password": password, "remove": "1"})
    assert has_second_factor(zhou) is is_kept


@pytest.mark.usefixtures("device")
def test_wrong_passwords_on_the_page_are_counted(zhou):
    browser = logged_in(zhou)
    for _ in range(django_settings.AXES_FAILURE_LIMIT):
        response = browser.post(OWN_PAGE, {"password": "a guess", "remove": "1"})
    assert response.status_code == 429


@pytest.mark.usefixtures("device")
def test_new_recovery_codes_end_the_old_ones(zhou):
    old = set(new_recovery_codes(zhou))
    page = logged_in(zhou).post(OWN_PAGE, {"password": PASSWORD}).text
    assert not old & set(re.findall(r"<code>([a-z2-7]{8})</code>", page))
    assert recovery_codes_left(zhou) == 10


@pytest.mark.usefixtures("device")
def test_what_is_done_to_it_is_noted(zhou):
    logged_in(zhou).post(OWN_PAGE, {"password": PASSWORD, "remove": "1"})
    assert "第二重验证" in LogEntry.objects.get(user=zhou).get_change_message()


# Of others


@pytest.mark.usefixtures("device")
def test_an_administrator_removes_that_of_another(admin_client, zhou):
    admin_client.post(reverse("admin:auth_user_second_factor", args=[zhou.pk]))
    assert not has_second_factor(zhou)


def test_an_administrator_needs_his_password_for_his_own(admin_client, admin_user):
    TOTPDevice.objects.create(user=admin_user, name="TOTP")
    response = admin_client.post(reverse("admin:auth_user_second_factor", args=[admin_user.pk]))
    assert response.headers["Location"] == OWN_PAGE and has_second_factor(admin_user)


# Demanded


@pytest.fixture
def chief_editors(settings, zhou: User) -> None:
    settings.SECOND_FACTOR_ROLES = ["主编"]
    zhou.groups.add(Group.objects.get_or_create(name="主编")[0])


@pytest.mark.usefixtures("chief_editors")
def test_a_role_that_demands_it_opens_no_page_before_it_is_set_up(zhou):
    browser = with_password()
    assert browser.get("/admin/articles/story/").headers["Location"] == OWN_PAGE
    assert browser.get(OWN_PAGE).status_code == 200


@pytest.mark.usefixtures("chief_editors", "device")
def test_with_it_the_desk_is_open(zhou):
    assert logged_in(zhou).get("/admin/").status_code == 200


@pytest.mark.usefixtures("chief_editors", "device")
def test_whose_role_demands_it_does_not_remove_it(zhou):
    logged_in(zhou).post(OWN_PAGE, {"password": PASSWORD, "remove": "1"})
    assert has_second_factor(zhou)


@pytest.mark.usefixtures("chief_editors")
def test_a_one_time_password_is_changed_first(zhou):
    browser = with_password(give_one_time_password(zhou))
    assert browser.get("/admin/").headers["Location"] == "/admin/password_change/"
    assert browser.get(OWN_PAGE).headers["Location"] == "/admin/password_change/"


@pytest.mark.usefixtures("chief_editors")
def test_other_roles_are_asked_for_nothing():
    assert logged_in(factories.user("li", is_staff=True)).get("/admin/").status_code == 200


def test_every_superuser_is_an_administrator(admin_client, settings):
    settings.SECOND_FACTOR_ROLES = [ADMINISTRATOR]
    assert admin_client.get("/admin/").headers["Location"] == OWN_PAGE
