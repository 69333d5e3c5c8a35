from __future__ import annotations

from articles.parsing.values import Caution, Context
from tests.parsing.helpers import knows, parsed, story

HEAD = ("某市总工会让司机们找到“家”——", "小站里的大温暖", "阅读提示", "一座驿站,连着千百名司机的冷暖。")
TAIL = (
    "石油公司的司机也来歇脚,大家都说这里像家一样。",
    "热水热饭送到手",
    "驿站每天提供热水和热饭,还有医药箱和充电宝。",
)
START = (
    "本报记者 王小明",
    "近日,记者走进某市总工会建设的司机驿站,看到司机们正在休息。",
    "家门口的驿站",
    "驿站开在加油站旁,除了货车司机,附近的石",
)
CONTEXT = Context(word_across=knows("石油"))
TAIL = ("油公司的司机也来歇脚,大家都说这里像家一样。", *TAIL[1:])


def test_a_story_whose_columns_were_read_in_the_wrong_order_is_put_right():
    found = story(*HEAD, *TAIL, *START, context=CONTEXT)
    assert found.paragraphs == (
        "近日,记者走进某市总工会建设的司机驿站,看到司机们正在休息。",
        "驿站开在加油站旁,除了货车司机,附近的石油公司的司机也来歇脚,大家都说这里像家一样。",
        "驿站每天提供热水和热饭,还有医药箱和充电宝。",
    )
    assert [(c.text, c.before) for c in found.crossheads] == [("家门口的驿站", 1), ("热水热饭送到手", 2)]


def test_the_move_is_marked_on_the_story_and_on_the_blocks():
    found = parsed(*HEAD, *TAIL, *START, context=CONTEXT)
    assert Caution.MOVED in found.stories[0].warnings
    assert [block.role.value for block in found.blocks if block.moved] == ["byline", "body", "crosshead", "body"]


def test_without_a_word_across_the_seam_nothing_is_moved():
    found = story(*HEAD, *TAIL, *START, context=Context())
    assert Caution.MOVED not in found.warnings
    assert found.incomplete


def test_a_byline_at_the_end_of_a_finished_story_moves_nothing():
    found = story("小站里的大温暖", "驿站每天提供热水和热饭。", "大家都说这里像家一样。", "本报记者 王小明")
    assert found.warnings == ()
    assert found.paragraphs == ("驿站每天提供热水和热饭。", "大家都说这里像家一样。")
