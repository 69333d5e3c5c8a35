from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.display.drawings import SIZE, WIDTH, Datum, draw_bars, draw_line, text_width, wrapped

LABELS = st.text(alphabet="渝北区总工会市产业Aa1（）", min_size=1, max_size=60)
DATA = st.lists(
    st.builds(lambda label, number: Datum(label, number, f"{number:,}"), LABELS, st.integers(0, 10**6)), max_size=30
)
MONTHS = st.lists(st.integers(0, 10**6), min_size=1, max_size=40).map(
    lambda numbers: [Datum(f"2024-{n % 12 + 1:02}", each, f"{each:,}") for n, each in enumerate(numbers)]
)


@pytest.mark.parametrize(("text", "width"), [("总工会", 36), ("a1", 14.4), ("WM", 18)])
def test_texts_are_measured(text, width):
    assert text_width(text) == pytest.approx(width)


def test_a_long_label_goes_on_in_another_line():
    assert wrapped("黔西南布依族苗族自治州总工会", 84) == ["黔西南布依族苗", "族自治州总工会"]


@given(DATA)
def test_labels_bars_and_numbers_of_rows_stand_apart_and_within(data):
    end = 0
    for bar in draw_bars(data).bars:
        for y, line in bar.lines:
            assert y - SIZE >= end - 1 and text_width(line) <= WIDTH
            end = y
        assert bar.y >= end and bar.text_x + text_width(bar.datum.text) <= WIDTH + 1
        end = bar.y + 10


@given(MONTHS)
def test_labels_below_a_line_stand_apart_and_within(data):
    labelled = [point for point in draw_line(data).points if point.label]
    edges = [(point.x - text_width(point.label) / 2, point.x + text_width(point.label) / 2) for point in labelled]
    assert edges[0][0] >= -1 and edges[-1][1] <= WIDTH + 1
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(edges))


@given(MONTHS)
def test_numbers_of_points_stand_apart(data):
    shown = [point for point in draw_line(data).points if point.text]
    assert all(
        left.x + text_width(left.text) / 2 <= right.x - text_width(right.text) / 2 + 1
        for left, right in itertools.pairwise(shown)
    )


@pytest.mark.parametrize(
    ("most", "levels"), [(0, ["0", "1"]), (3, ["0", "1", "2", "3"]), (37, ["0", "10", "20", "30", "40"])]
)
def test_levels_are_round_numbers(most, levels):
    assert [level.text for level in draw_line([Datum("", most, "")]).levels] == levels


def test_of_what_there_is_something_is_seen():
    assert [bar.length > 0 for bar in draw_bars([Datum("", n, "") for n in (10**6, 1, 0, -3)]).bars] == [
        True,
        True,
        False,
        False,
    ]
