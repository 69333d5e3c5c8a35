from __future__ import annotations

from articles.parsing.values import Caution, Context
from tests.parsing.helpers import knows, parsed, stories, story

HEAD = (
    "驿站里的热水与热饭",
    "本报记者 王小明",
    "司机驿站开在加油站旁,货车司机可以在这里歇脚、吃热饭、喝热水。",
    "工作人员介绍,司机驿站还备有医药箱和充电宝,货车司机随时可以取用。附近的石",
)
HOST = (
    "某厂举办厨艺比赛",
    "本报讯(记者李四)近日,某厂举办厨艺比赛,二十名厨师参加。",
    "厨师们现场制作家常菜,评委按色香味打分,前三名获得证书。",
    "厂工会还请厨师们到各车间传授手艺,让大家学会做家常菜。",
)
TAIL = (
    "油公司的司机也来歇脚,大家都说司机驿站像家一样。",
    "货车司机老张说,每次路过加油站,都要到司机驿站里喝一杯热水。",
)
NEXT = ("某市总工会召开会议", "本报讯(记者赵大年)近日,某市总工会召开会议,研究部署工作。")
CONTEXT = Context(word_across=knows("石油"))


def test_a_tail_under_another_story_is_brought_back():
    first, second, third = stories(*HEAD, *HOST, *TAIL, *NEXT, context=CONTEXT)
    assert first.paragraphs == (HEAD[2], HEAD[3] + TAIL[0], TAIL[1])
    assert [s.headline for s in (second, third)] == [HOST[0], NEXT[0]]
    assert second.paragraphs[-1] == HOST[-1]


def test_a_tail_is_marked_on_story_and_blocks():
    found = parsed(*HEAD, *HOST, *TAIL, *NEXT, context=CONTEXT)
    assert {Caution.MOVED, Caution.JOINED} <= set(found.stories[0].warnings)
    assert not found.stories[0].incomplete
    assert [block.start for block in found.blocks] == sorted(block.start for block in found.blocks)
    assert [block.moved for block in found.blocks if block.item == 0][-2:] == [True, True]


def test_the_subject_alone_may_bring_a_tail_back():
    tail = ("西边的厂里,货车司机也来歇脚,大家都说司机驿站像家一样。", TAIL[1])
    long = (*HEAD[:3], "据介绍,司机驿站还备有医药箱和充电宝,货车司机随时可以取用。到了夜里,加油站")
    first, *_ = stories(*long, *HOST, *tail, *NEXT, context=Context())
    assert first.paragraphs[-1] == TAIL[1]


def test_a_story_of_another_subject_keeps_its_text():
    first, second, _ = stories(*HEAD, *HOST, *NEXT, context=CONTEXT)
    assert Caution.MOVED not in first.warnings
    assert first.incomplete
    assert second.paragraphs[-1] == HOST[-1]


def test_a_finished_story_takes_no_text_from_another():
    found = stories(*HEAD[:3], *HOST, *TAIL, *NEXT, context=CONTEXT)
    assert not any(Caution.MOVED in s.warnings for s in found)


def test_an_end_that_looked_like_a_headline_gets_its_tail():
    broken = (*HEAD[:3], "来歇脚喝水的有驿站旁边的石")
    first, *_ = stories(*broken, *HOST, *TAIL, *NEXT, context=CONTEXT)
    assert first.paragraphs[-2:] == (broken[-1] + TAIL[0], TAIL[1])


TITLES = ("某市总工会让司机们找到“家”——", "小站里的大温暖", "阅读提示", "一座驿站,连着千百名司机的冷暖。")
START = (
    "本报记者 王小明",
    "近日,记者走进某市总工会建设的司机驿站,看到司机们正在休息。",
    "家门口的驿站",
    "驿站开在加油站旁,除了货车司机,附近的石",
)
DISPLACED = (
    "油公司的司机也来歇脚,大家都说这里像家一样。",
    "热水热饭送到手",
    "驿站每天提供热水和热饭,还有医药箱和充电宝。",
)


def test_a_story_whose_columns_were_read_in_the_wrong_order_is_put_right():
    found = story(*TITLES, *DISPLACED, *START, context=CONTEXT)
    assert found.paragraphs == (
        "近日,记者走进某市总工会建设的司机驿站,看到司机们正在休息。",
        "驿站开在加油站旁,除了货车司机,附近的石油公司的司机也来歇脚,大家都说这里像家一样。",
        "驿站每天提供热水和热饭,还有医药箱和充电宝。",
    )
    assert [(c.text, c.before) for c in found.crossheads] == [("家门口的驿站", 1), ("热水热饭送到手", 2)]


def test_columns_put_right_are_marked_on_the_story_and_on_the_blocks():
    found = parsed(*TITLES, *DISPLACED, *START, context=CONTEXT)
    assert Caution.MOVED in found.stories[0].warnings
    assert [block.role.value for block in found.blocks if block.moved] == ["body", "crosshead", "body"]


def test_without_a_word_across_the_seam_nothing_is_moved():
    found = story(*TITLES, *DISPLACED, *START, context=Context())
    assert Caution.MOVED not in found.warnings
    assert found.incomplete


def test_a_byline_at_the_end_of_a_finished_story_moves_nothing():
    found = story("小站里的大温暖", "驿站每天提供热水和热饭。", "大家都说这里像家一样。", "本报记者 王小明")
    assert found.warnings == ()
    assert found.paragraphs == ("驿站每天提供热水和热饭。", "大家都说这里像家一样。")


def test_a_line_over_a_headline_stays_there_where_no_tail_goes_on_it():
    kicker = "来歇脚喝水的有驿站旁边的石"
    _, second, _ = stories(*HEAD[:3], kicker, *HOST, *NEXT, context=CONTEXT)
    assert second.kicker == kicker
