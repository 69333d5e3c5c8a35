"""A second factor from the picture that the phone reads to the logins that ask for it."""

from __future__ import annotations

import re
from base64 import b32decode

from django_otp.oath import hotp, totp
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import Locator, Page, expect

from .conftest import PASSWORD


def log_in(page: Page) -> None:
    page.context.clear_cookies()
    page.goto(re.sub(r"/admin/.*", "/admin/", page.url))
    page.locator("#id_username").fill("zhang")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("input[type=submit]").click()


def enter(page: Page, code: str) -> None:
    page.locator("#id_code").fill(code)
    page.locator("input[type=submit]").click()


def width(picture: Locator) -> int:
    """Pixels that the browser made of it; none of a picture that it cannot show."""
    return picture.evaluate("picture => picture.naturalWidth")


def next_code() -> str:
    """That of the half minute behind the one whose code was used: it is right a little early."""
    device = TOTPDevice.objects.get()
    return f"{hotp(device.bin_key, device.last_t + 1):06}"


def test_it_is_set_up_by_the_picture_and_asked_for_at_each_login(desk: Page, live_server):
    desk.goto(f"{live_server.url}/admin/second-factor/")
    desk.locator("form.password .submit-row button").click()
    assert width(desk.get_by_role("img", name="二维码")) > 100
    key = desk.locator(".steps code").inner_text().replace(" ", "")
    desk.locator("#id_code").fill(f"{totp(b32decode(key)):06}")
    desk.locator("form.password .submit-row button").click()
    expect(desk.locator(".codes code")).to_have_count(10)
    recovery_codes = desk.locator(".codes code").all_inner_texts()

    log_in(desk)
    expect(desk.locator("#id_code")).to_be_focused()
    enter(desk, next_code())
    expect(desk).to_have_url(re.compile(r"/admin/$"))

    log_in(desk)
    enter(desk, recovery_codes[0])
    expect(desk).to_have_url(re.compile(r"/admin/$"))

    log_in(desk)
    enter(desk, recovery_codes[0])
    expect(desk.locator(".errorlist")).to_contain_text("不对")
