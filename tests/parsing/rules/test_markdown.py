from __future__ import annotations

import pytest

from articles.parsing.rules.markdown import markdown_sign
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize(
    ("line", "sign"), [("# 工会开班", "# "), ("### 一周动态", "### "), ("#工会开班", "#"), ("> 引文", "> ")]
)
def test_markdown_signs_are_taken_off_the_front(line, sign):
    assert taken(markdown_sign, line) == sign


@pytest.mark.parametrize("line", ["工会 # 开班", "#", "## ", "####### 七级"])
def test_a_sign_without_a_heading_is_no_mark(line):
    assert taken(markdown_sign, line) is None
