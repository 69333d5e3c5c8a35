from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.environment import env_bool, env_int, env_list, env_package, env_text


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch):
    return lambda value: monkeypatch.setenv("SAID", value)


@pytest.mark.parametrize("text", ["1", "true", "Yes", " ON "])
def test_yes_in_its_forms(say, text: str):
    say(text)
    assert env_bool("SAID") is True


@pytest.mark.parametrize("text", ["0", "false", "No", "off", ""])
def test_no_in_its_forms(say, text: str):
    say(text)
    assert env_bool("SAID", default=True) is False


def test_unsaid_is_the_default():
    assert (env_bool("UNSAID"), env_bool("UNSAID", True), env_int("UNSAID", 5)) == (False, True, 5)


@pytest.mark.parametrize("text", ["maybe", "2", "是"])
def test_neither_yes_nor_no_is_refused_by_name_and_value(say, text: str):
    say(text)
    with pytest.raises(ImproperlyConfigured, match=f"SAID='{text}'"):
        env_bool("SAID")


def test_number_that_is_none_is_refused_by_name_and_value(say):
    say("many")
    with pytest.raises(ImproperlyConfigured, match="SAID='many'"):
        env_int("SAID", 1)


def test_list_drops_empty_items(say):
    say(" a.example ,, b.example,")
    assert env_list("SAID") == ["a.example", "b.example"]


def test_text_is_trimmed(say):
    say(" http://x \n")
    assert env_text("SAID") == "http://x"


def test_package_is_the_first_where_nothing_is_said():
    assert env_package("UNSAID", ("json", "csv")) == "json"


def test_package_that_is_no_choice_is_refused_by_name_and_value(say):
    say("yaml")
    with pytest.raises(ImproperlyConfigured, match=r"SAID='yaml': .* json \| csv"):
        env_package("SAID", ("json", "csv"))


def test_package_that_is_not_installed_is_refused_with_the_way_to_get_it(say):
    say("nojieba")
    with pytest.raises(ImproperlyConfigured, match=r"SAID='nojieba': .*requirements-nojieba\.txt"):
        env_package("SAID", ("jieba", "nojieba"))
