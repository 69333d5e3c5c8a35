from __future__ import annotations

import pytest

from articles.parsing.rules.distribution import distribution
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize(
    "line",
    [
        "报：省总工会，市委办公室",
        "送：各县（市、区）总工会",
        "抄送:市政府办公室。",
        "主送：各基层工会",
        "发：市直各产业工会",
        "分送：市总工会领导，机关各部室",
        "报送  省总工会",
        "共印80份",
        "（本期印发120份）",
        "印数：200 份",
        "印刷份数：60份",
        "领导批示：",
    ],
)
def test_to_whom_a_bulletin_goes_and_how_many_are_printed_is_known(line):
    assert taken(distribution, line) == line


@pytest.mark.parametrize("line", ["送清凉到一线", "发放物资80份", "报名启动", "为职工送去慰问品80份", "送 清 凉"])
def test_other_lines_of_sending_are_not(line):
    assert taken(distribution, line) is None
