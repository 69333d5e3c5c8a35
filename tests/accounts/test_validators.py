"""A password is not like the name of its owner, whatever tail it has."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import ValidationError

from accounts.validators import NameInPasswordValidator

ZHANG = User(username="zhangsan", last_name="欧阳修远", email="zhang.wei@example.org")


@pytest.mark.parametrize(
    "password",
    [
        "zhangsan-tail-of-any-length-at-all-20261130",
        "2026!ZhangSan#correct-horse-battery-staple",
        "zhang_san.correct.horse.battery",
        "ｚｈａｎｇｓａｎ correct horse battery",
        "nasgnahz correct horse battery staple",
        "欧阳修远 correct horse battery staple",
        "zhangwei correct horse battery staple",
    ],
)
def test_a_password_with_the_name_in_it_is_refused(password):
    with pytest.raises(ValidationError):
        NameInPasswordValidator().validate(password, ZHANG)


@pytest.mark.parametrize(
    "password", ["correct horse battery staple", "zhang horse battery staple", "清凉包送到班组2026"]
)
def test_another_is_not(password):
    NameInPasswordValidator().validate(password, ZHANG)


def test_one_that_is_like_the_name_is_refused():
    with pytest.raises(ValidationError):
        NameInPasswordValidator().validate("zhangzan", ZHANG)


def test_the_rule_about_names_is_told_once():
    told = [each for each in password_validators_help_texts() if "名字" in each or "个人信息" in each]
    assert told == ["密码里不能有你的名字，也不能与它太相近。"]


def test_a_short_name_counts_where_the_password_begins_with_it():
    with pytest.raises(ValidationError):
        NameInPasswordValidator().validate("li-correct-horse", User(username="li"))
    NameInPasswordValidator().validate("brilliant correct horse", User(username="li"))


def test_without_a_user_nothing_is_refused():
    NameInPasswordValidator().validate("zhangsan", None)
