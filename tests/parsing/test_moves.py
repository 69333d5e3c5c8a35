from __future__ import annotations

from articles.parsing.values import Caution, Context
from tests.parsing.helpers import knows, parsed, stories

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
