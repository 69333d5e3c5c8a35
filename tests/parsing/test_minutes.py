from __future__ import annotations

from tests.parsing.helpers import stories

TEXT = "会议听取了集团工会上半年工作汇报，研究了下半年的安排，并通过了经费预算。"


def test_the_time_of_a_meeting_is_text():
    (story,) = stories("工会委员会会议纪要", "时间：2024年3月4日", "地点：集团会议室", "主持：王小明", TEXT)
    assert story.paragraphs[0] == "时间：2024年3月4日"


def test_the_time_of_a_page_is_not():
    (story,) = stories("职工书屋开放", "时间：2024年3月4日", TEXT)
    assert story.paragraphs == (TEXT,)
