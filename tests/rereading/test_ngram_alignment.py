from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.rereading.ngram_alignment import SIZE, NgramAlignment

OLD = "焊工技能竞赛落幕\n比赛分理论和实操两个部分。\n"


def located(new: str, stretch: str, old: str = OLD) -> list[str]:
    start = old.index(stretch)
    return [new[slice(*place)] for place in NgramAlignment(old, new).locate(start, start + len(stretch))]


def test_what_is_the_same_is_one_stretch():
    assert located("报头\n" + OLD, "比赛分理论和实操两个部分。") == ["比赛分理论和实操两个部分。"]


def test_lines_that_end_elsewhere_are_the_same():
    assert located("焊工技能竞\n赛落幕 比赛分", "焊工技能竞赛落幕") == ["焊工技能竞\n赛落幕"]


def test_round_a_misread_character_both_sides_are_found():
    assert located(OLD.replace("实操", "实练"), "比赛分理论和实操两个部分。") == ["比赛分理论和实", "两个部分。"]


def test_what_is_there_twice_tells_nothing():
    assert located(OLD + OLD, "焊工技能竞赛落幕") == []


def test_what_was_there_twice_tells_nothing():
    assert located(OLD, "焊工技能竞赛落幕", old=OLD + OLD) == []


def test_stretches_come_in_the_order_of_the_new_text():
    turned = "比赛分理论和实操两个部分。\n焊工技能竞赛落幕\n"
    assert located(turned, OLD) == ["比赛分理论和实操两个部分。", "焊工技能竞赛落幕"]


def test_another_text_has_nothing_in_common():
    assert located("职工书屋开进工地", "焊工技能竞赛落幕") == []


TEXTS = st.text("甲乙丙丁 \n", max_size=60)


@given(TEXTS, TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_what_is_located_is_in_the_old_text(old, new, start, length):
    end = min(start + length, len(old))
    for place in NgramAlignment(old, new).locate(start, end):
        ink = "".join(new[slice(*place)].split())
        rows = [ink[n : n + SIZE] for n in range(len(ink) - SIZE + 1)]
        assert rows
        assert all(row in "".join(old[start:end].split()) for row in rows)
