from __future__ import annotations

import pytest

from articles.parsing.rules.picture_notes import picture_note, picture_note_alone
from tests.parsing.helpers import story
from tests.parsing.rules.helpers import taken


@pytest.mark.parametrize("note", ["（附图片２张）", "(附图)", "（附表）"])
def test_a_note_on_pictures_is_taken_off_the_back(note):
    assert taken(picture_note, f"驿站建到了家门口{note}") == note


@pytest.mark.parametrize("line", ["小站暖人心（民生一线）", "意见（附有名单）反馈"])
def test_other_brackets_stay(line):
    assert taken(picture_note, line) is None


def test_a_note_on_a_line_of_its_own_is_known():
    assert taken(picture_note_alone, "（附图片１张）") == "（附图片１张）"


def test_the_note_is_no_name_of_a_column():
    subhead = "十二个站点，方便了全县骑手喝水充电和歇脚"
    found = story("驿站建到家门口", f"{subhead}（附图片２张）", "本报记者 王小明", "驿站里有热水。")
    assert (found.headline, found.subhead) == ("驿站建到家门口", subhead)
