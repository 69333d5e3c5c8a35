from __future__ import annotations

import json
import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from newsroom.thirdparty_strings import AWKWARD, MISSING


@pytest.mark.parametrize("words", [word for word in (*MISSING, *AWKWARD) if isinstance(word, str)])
def test_words_of_other_packages_are_chinese(words):
    with translation.override(settings.LANGUAGE_CODE):
        assert translation.gettext(words) != words


@pytest.mark.django_db
def test_a_wrong_password_is_answered_in_plain_words(client: Client):
    page = client.post(reverse("admin:login"), {"username": "nobody", "password": "wrong"})
    assert "用户名或密码不对，请注意大小写。" in page.content.decode()


@pytest.mark.django_db
def test_scripts_of_the_admin_are_chinese(admin_client: Client):
    catalogue = admin_client.get(reverse("admin:jsi18n")).content.decode()
    assert json.dumps("移出全部%s") in catalogue


def test_the_desk_says_you_as_one_says_it_to_a_colleague():
    catalogue = (settings.BASE_DIR / "locale/zh_Hans/LC_MESSAGES/django.po").read_text("utf-8")
    assert "您" not in catalogue


@pytest.mark.parametrize("words", [word for word in (*MISSING, *AWKWARD) if isinstance(word, str)])
def test_words_of_other_packages_have_chinese_marks(words):
    with translation.override(settings.LANGUAGE_CODE):
        assert not re.search(r"[\u4e00-\u9fff][.,:;!?(]|[.,:;!?)][\u4e00-\u9fff]", translation.gettext(words))
