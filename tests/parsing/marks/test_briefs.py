from __future__ import annotations

from articles.parsing.values import Kind
from tests.parsing.helpers import stories, story

OPENING = "比赛分初赛、决赛两个阶段，选手们现场制作家常菜，由评委打分，前三名获得证书。"
BRIEFS = (
    "东江县新建成的十二个户外劳动者驿站投入使用，站内有热水、微波炉和急救箱。（王小明）",
    "西河县四百名环卫职工参加免费体检，检查结果当天送到本人手里。（李四）",
)


def test_paragraphs_signed_one_by_one_after_a_signed_story_are_briefs():
    first, *briefs = stories("灶台前的较量", OPENING, "（赵大年）", *BRIEFS)
    assert first.headline == "灶台前的较量"
    assert [(brief.kind, brief.headline) for brief in briefs] == [(Kind.BRIEF, None)] * 2


def test_a_signature_on_a_line_of_its_own_counts():
    assert len(stories("灶台前的较量", OPENING, "（赵大年）", BRIEFS[0].replace("（王小明）", ""), "（王小明）")) == 2


def test_the_last_paragraph_of_a_story_may_be_signed():
    assert len(story("灶台前的较量", OPENING, BRIEFS[0]).paragraphs) == 2


def test_titles_behind_bullets_right_under_a_section_are_headlines():
    found = stories("工友园地", "★诗社出新刊", "职工诗社印出第九期诗刊。", "★合唱队招新", "职工合唱队招收新队员。")
    assert [(story.headline, story.section) for story in found] == [
        ("诗社出新刊", "工友园地"),
        ("合唱队招新", "工友园地"),
    ]


def test_under_a_name_that_nobody_knows_each_text_names_a_body():
    heads, texts = ("◈夜里读书", "◈师徒跑团"), ("机床公司团委每周办一次读书夜。", "供电公司的师徒跑团成立。")
    briefs = stories("青春快闪", heads[0], texts[0], heads[1], texts[1])
    assert [(each.section, each.headline) for each in briefs] == [("青春快闪", "夜里读书"), ("青春快闪", "师徒跑团")]
    tips = ("出门先看天，带好雨衣和水壶。", "路滑慢走，下坡捏闸。")
    assert len(stories("雨天出门", heads[0], tips[0], heads[1], tips[1])) < 2


def test_short_lines_behind_bullets_over_titles_name_sections():
    first = ("■市直产业", "市水务工会练兵抢修", "市水务工会组织管网抢修比武，二十支队伍参加。")
    second = ("■区县工会", "东江区总工会开办护工班", "东江区总工会开办护工培训班，结业学员五十名。")
    assert [each.section for each in stories(*first, *second)] == ["市直产业", "区县工会"]


ONE_EACH = ("东江县总工会为夜班司机送早餐。", "西河县总工会给农贸市场配齐母婴室。", "北山镇总工会请来牙医义诊。")


def test_paragraphs_right_under_a_section_that_each_tell_of_another_body_are_briefs():
    assert [(each.section, *each.paragraphs) for each in stories("一线传真", *ONE_EACH)] == [
        ("一线传真", text) for text in ONE_EACH
    ]


def test_paragraphs_that_tell_of_the_same_body_are_not():
    assert len(stories("一线传真", ONE_EACH[0], ONE_EACH[1], "东江县总工会还请来理发师。")) == 1


def test_short_lines_behind_bullets_within_a_story_are_crossheads():
    opening = "新一期职工互助保障活动已经启动，现将大家关心的事项说明如下。"
    texts = ("本市行政区域内的工会会员均可参加。", "每人每年一百二十元，其中单位补助四十元。")
    (found,) = stories("职工互助保障开始参保", opening, "📌参保对象", texts[0], "📌参保费用", texts[1])
    assert [each.text for each in found.crossheads] == ["参保对象", "参保费用"]


def test_nobody_signs_a_brief_twice():
    briefs = (
        "◇杭锅集团工会征集安全“金点子”，首批二十条已经推行。——章明",
        "◇运河俱乐部越剧队复排《九斤姑娘》，周六公演。——金桂",
    )
    _, last = stories("信息窗", briefs[0], "文化角", briefs[1])
    assert last.section == "文化角"
