from __future__ import annotations

import pytest

from articles.parsing.lines import printed_lines
from articles.parsing.rules import ENDS_OF_LINES, RULES, SIGNS, rules_that_see
from articles.parsing.rules.line_rule import FAR_IN, LONGEST_LINE, LONGEST_TAIL
from tests.parsing.helpers import SEEDS, seed_text

PRINTED = (
    "◆5月6日,某厂工会成立。",
    "## 一周动态",
    "(下转第4版)",
    "▲(上接第一版)",
    "2024-06-26 16:20",
    "来源:某报",
    "第3版 综合新闻",
    "《城乡时报》2024年5月6日",
    "某某之声 第12次推送",
    "编辑 | 王小明",
    "投稿邮箱:a@example.cn",
    "阅读提示",
    "往期回顾",
    "点赞 在看",
    "字数:200",
    "新华社某地5月6日电",
    "王小明摄",
    "某市总工会供图",
    "本报记者 王小明",
    "王小明 李四 摄影报道",
    "送:各县总工会",
    "图为职工在读书会上分享  王小明 摄",
    "某县总工会供稿",
    "据《云溪工人报》",
    "————————",
    "【正文】",
    "第1篇",
    "云溪工会 云溪工会",
    "云溪工人报数字报",
    "01版 要闻 02版 综合",
    "云溪市总工会文件",
    "云工发〔2024〕12号",
    "阅读提示:凭一张欠条能要回工钱吗?",
    "某厂工会成立。王小明 文/图",
    "点击下方卡片关注",
    "第1版:要闻 第2版:综合",
    "相关报道见第3版",
    "标题:某厂工会成立",
    "送清凉到一线  (王小明)",
    "(作者单位:某校)",
    "(王小明)",
    "(附图片2张)",
    "某厂的驿站(附图)",
    "徐  行文",
    "某厂工会成立。字数:200",
    "本报讯(记者王小明)某厂工会成立。(下转第4版)",
    "本报记者王小明报道:某厂工会成立。(本报某地电)",
    "新华社某地5月6日电(记者王小明)某厂工会成立。(王小明)",
    "职工在领奖。王小明摄",
    "驿站要办好。(作者单位:某校)",
    "首页 > 工会要闻",
    "某厂工会成立。(责任编辑:王小明)",
    "欢迎来稿,来稿请注明单位和电话。",
    "版权声明:未经许可不得转载。",
    "来源:某报 转自某网站。",
    "某某之声 第12次推送。",
    "送:各县总工会,各委办局。",
    "阅读提示。",
    "往期回顾。",
    "点赞 在看。",
)


@pytest.mark.parametrize("text", [*PRINTED, *(seed_text(n) for n in range(len(SEEDS)))], ids=lambda text: text[:10])
def test_a_rule_that_takes_something_of_a_line_is_tried(text):
    for line in printed_lines(text):
        is_short = len(line.whole) <= LONGEST_LINE
        tried = {rule for _, rule in rules_that_see(line.whole, is_short=is_short)}
        assert tried >= {rule for rule in (RULES if is_short else SIGNS + ENDS_OF_LINES) if rule.take(line.whole)}


def test_every_rule_takes_one_of_the_examples():
    taking = {rule for text in PRINTED for line in printed_lines(text) for rule in RULES if rule.take(line.whole)}
    assert taking == set(RULES)


def test_a_rule_may_take_what_another_one_has_left():
    (line,) = printed_lines("本报讯" + " " * FAR_IN + "某厂工会成立" * LONGEST_TAIL + "。王小明摄(下转第4版)")
    assert [piece.role.value for piece in line.back] == ["credit", "continuation"]
