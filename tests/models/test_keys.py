from __future__ import annotations

import pytest

from articles.models.keys import is_key


@pytest.mark.parametrize("value", ["1", 1, "330100", "9" * 18])
def test_what_can_be_a_key(value):
    assert is_key(value)


@pytest.mark.parametrize("value", ["", "x", "-1", "1_0", "１２", "²", "9223372036854775808", "9" * 30, None])
def test_what_can_be_the_key_of_nothing(value):
    assert not is_key(value)
