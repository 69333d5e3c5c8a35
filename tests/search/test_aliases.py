from __future__ import annotations

import pytest

from articles.data import entries
from articles.search.aliases import other_names


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("全总", ("中华全国总工会", "全国总工会")),
        ("中华全国总工会", ("全国总工会", "全总")),
        ("重庆市委党校（重庆行政学院）", ("重庆市委党校", "重庆行政学院")),
        ("重庆市", ("重庆",)),
        ("重庆", ("重庆市",)),
        ("襄樊市", ("襄阳市", "襄阳")),
        ("襄阳市", ("襄阳", "襄樊市")),
        ("石柱县", ("石柱土家族自治县", "石柱")),
    ],
)
def test_other_names(name, others):
    assert other_names(name) == others


@pytest.mark.parametrize("name", ["市总工会", "和平", "工会", "朝阳区"])
def test_a_name_of_many_has_no_other_names(name):
    assert other_names(name) == ()


def test_each_name_stands_in_one_line():
    names = [name for line in entries("organisation_names.txt") for name in line.split()]
    assert len(names) == len(set(names))
