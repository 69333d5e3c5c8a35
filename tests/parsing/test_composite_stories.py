from __future__ import annotations

from tests.parsing.helpers import stories, story

HEADLINE = "东江西山两市职工食堂开张"
EAST = "本报东江5月6日电 东江市职工食堂今天开张，首批三十家食堂向夜班职工供应热饭，一荤两素十二元。"
WEST = "本报西山5月6日电 西山市总工会办的职工食堂今天开张，工地上的建筑工人中午就吃上了热菜热饭。"
OTHER = "本报北港5月6日电 港务局举办技能比武，七十名桥吊司机比拼穿针、倒酒的绝活，最年轻的只有二十二岁。"
TITLED = "北港桥吊司机比武"


def test_a_dispatch_that_the_headline_tells_of_is_part_of_the_story():
    (found,) = stories(HEADLINE, EAST, WEST)
    assert (found.headline, len(found.paragraphs)) == (HEADLINE, 2)


def test_all_its_datelines_are_kept():
    (found,) = stories(HEADLINE, EAST, WEST)
    assert found.dateline == "本报东江5月6日电 本报西山5月6日电"


def test_a_dispatch_on_something_else_is_a_brief():
    first, second = stories(HEADLINE, EAST, OTHER)
    assert (first.headline, second.headline) == (HEADLINE, None)


def test_a_dispatch_under_a_headline_of_its_own_stays_apart():
    assert [story.headline for story in stories(HEADLINE, EAST, TITLED, OTHER)] == [HEADLINE, TITLED]


TEXT = "比赛分初赛、决赛两个阶段,选手们现场制作家常菜,由评委打分,前三名获得证书。"
PARTS = (
    ("甲县总工会办厨艺比赛", "灶台前的较量", "本报记者 王小明", TEXT),
    ("乙县总工会办歌咏比赛", "车间里的歌声", "本报记者 李四", TEXT),
    ("丙县总工会办棋类比赛", "棋盘上的朋友", "本报记者 赵大年", TEXT),
)
NOTE = "职工文化活动越来越多。请看三个县的故事。"


def test_signed_parts_under_the_headline_of_a_column_are_one_story():
    found = story("职工的业余生活（文化观察）", NOTE, "——编  者", *PARTS[0], *PARTS[1], *PARTS[2])
    assert found.headline == "职工的业余生活（文化观察）"
    assert [c.text for c in found.crossheads] == [line for part in PARTS for line in part[:2]]


def test_a_story_after_the_parts_is_one_of_its_own():
    other = ("说说厨艺（体谈）", "王小明", TEXT)
    found = stories("职工的业余生活（文化观察）", NOTE, *PARTS[0], *PARTS[1], *other)
    assert [s.headline for s in found] == ["职工的业余生活（文化观察）", "说说厨艺（体谈）"]


def test_signed_stories_after_a_signed_one_stay_apart():
    head = ("职工的业余生活（文化观察）", "本报记者 钱小花", TEXT)
    assert len(stories(*head, *PARTS[0], *PARTS[1])) == 3


def test_what_reporters_wrote_down_for_several_speakers_are_stories_of_their_own():
    first = ("让食堂更有滋味", "甲县总工会主席  王小明", TEXT, "（本报记者李四整理）")
    second = ("让车间更有歌声", "乙县总工会主席  赵大年", TEXT, "（本报记者李四整理）")
    assert [s.headline for s in stories(*first, *second)] == ["让食堂更有滋味", "让车间更有歌声"]


def test_a_story_with_a_column_of_its_own_is_no_part():
    other = ("甲县食堂开进厂区", "让厂区更有生气（民生一线）", "本报记者 钱小花", TEXT)
    found = stories("职工的业余生活（文化观察）", NOTE, *PARTS[0], *PARTS[1], *other)
    assert [s.headline for s in found] == ["职工的业余生活（文化观察）", "让厂区更有生气（民生一线）"]
