from __future__ import annotations

import pytest

from tests.parsing.helpers import stories

HEAD = ("云溪工运信息", "第5期", "云溪市总工会办公室　2024年5月20日")
STORY = ("把“家”安在班组里", "云溪造纸厂有46个班组，散落在四个厂区，厂工会分批建设班组小家。")


@pytest.mark.parametrize(
    "foot",
    [
        "联系人：王小明　值班电话：0571-1234567",
        "有事找工会：0571-1234567",
        "网址：http://www.example.com",
        "下期预告：班组“安全微课”评比",
        "本通讯张贴于各车间宣传栏",
        "请各部室于周五17时前报送下周安排。",
    ],
)
def test_the_foot_of_a_bulletin_is_of_no_story(foot):
    assert [(s.headline, s.paragraphs) for s in stories(*HEAD, *STORY, foot)] == [(STORY[0], STORY[1:])]


def test_a_notice_without_an_imprint_says_itself_whom_to_ask():
    (story,) = stories(*STORY, "请各部室于周五17时前报送下周安排。")
    assert len(story.paragraphs) == 2
