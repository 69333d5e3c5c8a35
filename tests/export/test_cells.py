from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.export.cells import names_cell, read_names_cell


@pytest.mark.parametrize(
    ("names", "cell"),
    [([], ""), (["张三"], "张三"), (["张三", "李四"], "张三、李四"), (["a、b", "c"], '"a、b"、c'), (['"c'], '"\\"c"')],
    ids=["none", "one", "two", "separator within", "quote first"],
)
def test_names_stand_in_a_row(names, cell):
    assert names_cell(names) == cell


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), unique=True))
def test_names_come_back(names):
    assert read_names_cell(names_cell(names)) == names


@pytest.mark.parametrize("text", ["工会,职工", " 工会 ， 职工；", "工会、、职工\n工会"])
def test_names_are_read_however_they_are_parted(text):
    assert read_names_cell(text) == ["工会", "职工"]


def test_quote_that_does_not_end_is_refused():
    with pytest.raises(ValueError, match="不完"):
        read_names_cell('工会、"不完')
