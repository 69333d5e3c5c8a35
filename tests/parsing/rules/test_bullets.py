from __future__ import annotations

import pytest

from articles.parsing.rules.bullets import bullet
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize("sign", "◆◇□■●○◎▲△▼▽★☆►▪•▣◣☉※→√")
def test_a_bullet_is_taken_with_or_without_a_space(sign):
    assert taken(bullet, f"{sign}某县总工会慰问职工") == sign
    assert taken(bullet, f"{sign}\u00a0 某县总工会慰问职工") == f"{sign}\u00a0 "


@pytest.mark.parametrize("line", ["- 某县总工会", "* 某县总工会"])
def test_a_list_sign_needs_a_space(line):
    assert taken(bullet, line) == line[:2]
    assert taken(bullet, line.replace(" ", "")) is None


@pytest.mark.parametrize("line", ["二○二四年工作要点", "某县总工会◆慰问职工", "——记某厂工会"])
def test_signs_inside_a_line_and_dashes_are_no_bullets(line):
    assert taken(bullet, line) is None


@pytest.mark.parametrize("sign", "·+")
def test_a_raised_dot_and_a_plus_need_none_but_before_a_figure(sign):
    assert taken(bullet, f"{sign}某县总工会") == sign
    assert taken(bullet, f"{sign}2{sign}") is None


def test_what_is_set_in_signs_has_no_bullet():
    assert taken(bullet, "※工运快讯※") is None


def test_the_number_of_a_keycap_is_a_bullet():
    piece = bullet.take("3️⃣ 乘车不携带烟花爆竹;")
    assert piece is not None and piece.end == 4
