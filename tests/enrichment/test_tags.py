from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.enrichment.tags import (
    MAX_TAGS,
    MIN_SCORE,
    evidence_by_tag,
    suggest_tags,
    tag_score,
    vocabulary,
    words_by_tag,
)
from articles.enrichment.values import StoryText

NAMES = {tag.name for tag in vocabulary()}


def tags(lead: str, display: str = "", rest: str = "") -> list[str]:
    return [topic.name for topic in suggest_tags(StoryText(display, lead, rest))]


@pytest.mark.parametrize(
    ("lead", "tag"),
    [
        ("区总工会组织外卖骑手和快递员参观展馆。", "新就业形态劳动者"),
        ("公司女职工委员会举办插花课。", "女职工工作"),
        ("物业公司成立工会,八十名保安现场入会。", "建会入会"),
        ("厂里签订工资专项集体合同,职代会全票通过。", "民主管理与集体协商"),
        ("仲裁员帮电焊工要回被拖欠的两个月工资,欠薪案当天办结。", "欠薪治理"),
        ("律师走进工地,为工人讲解劳动合同并提供法律咨询。", "法律服务与普法"),
        ("工会为环卫工人送清凉,慰问高温下的劳动者。", "慰问帮扶"),
        ("职工篮球赛在体育馆落幕。", "文体活动"),
        ("单身青年职工联谊会上,二十对男女牵手。", "婚恋交友"),
        ("焊工技能大赛开赛,一百名选手比武。", "劳动和技能竞赛"),
        ("劳模工匠报告团来到车间。", "劳模工匠"),
        ("工会主席与来访的外国工会代表团会谈。", "国际交流"),
        ("苏浙沪工会签订三省协议,在长三角共享疗养院。", "区域协作"),
        ("地铁运营公司与公交集团的交通运输职工开展演练。", "交通运输行业"),
        ("防疫一线的护士得到礼包,抗疫物资送到医院。", "疫情防控"),
    ],
)
def test_plain_story_gets_its_tag(lead: str, tag: str) -> None:
    assert tag in tags(lead)


@pytest.mark.parametrize("lead", ["", "天气晴好,湖面上有几只白鹭。", "他喝了一杯茶,看了一会儿报。"])
def test_story_without_cues_has_no_tags(lead: str) -> None:
    assert tags(lead) == []


def test_new_forms_of_employment_are_not_job_creation() -> None:
    assert "就业创业" not in tags("新就业形态劳动者领到体检卡。")


def test_headline_outweighs_the_rest() -> None:
    best, *_ = tags("活动在广场举行。", display="疗休养路线发布", rest="有人谈起志愿服务。")
    assert best == "疗休养"


def test_word_in_passing_is_no_tag() -> None:
    assert "教育行业" not in tags("集体协商要约行动启动。", display="集体协商进车间", rest="会后参观了学校。")


def test_cue_within_a_longer_cue_counts_once() -> None:
    longer, shorter = (
        evidence_by_tag(StoryText("", text))["机械冶金建材行业"] for text in ("机械冶金工会", "冶金工会")
    )
    assert longer == shorter > 0


def test_gap_in_a_cue_stays_within_a_sentence() -> None:
    within, over = (
        evidence_by_tag(StoryText("", text))["政策法规"] for text in ("市里印发职工书屋管理办法", "昨天印发。再想办法")
    )
    assert within > over


def test_vocabulary_has_the_48_tags_once_each() -> None:
    assert len(vocabulary()) == len(NAMES) == 48


def test_every_tag_has_a_group_and_cues() -> None:
    assert all(tag.group and tag.cues for tag in vocabulary())


def test_no_cue_is_given_twice_for_a_tag() -> None:
    assert all(len({cue.words for cue in tag.cues}) == len(tag.cues) for tag in vocabulary())


@given(st.floats(0, 1000))
def test_score_lies_between_nothing_and_one(evidence: float) -> None:
    assert 0 <= tag_score(evidence) <= 1


CUES = st.lists(st.sampled_from([cue.words for tag in vocabulary() for cue in tag.cues]), max_size=12).map("。".join)


@given(CUES, CUES, CUES)
def test_few_known_tags_best_first(display: str, lead: str, rest: str) -> None:
    topics = suggest_tags(StoryText(display, lead, rest))
    scores = [topic.score for topic in topics]
    assert len(topics) <= MAX_TAGS and {topic.name for topic in topics} <= NAMES
    assert scores == sorted(scores, reverse=True) and all(MIN_SCORE <= score <= 1 for score in scores)


def test_words_for_a_tag_are_counted() -> None:
    tag = next(tag for tag in vocabulary() if any(len(cue.words) > 3 and not cue.pattern for cue in tag.cues))
    words = next(cue.words for cue in tag.cues if len(cue.words) > 3 and not cue.pattern)
    assert words_by_tag(f"{words}，{words}。")[tag.name][words] == 2
