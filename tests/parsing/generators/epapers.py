"""Pages copied from the digital edition of a paper: titles printed twice, a line of facts under each, page labels."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from . import stories
from .documents import Document
from .pools import TUNED


@dataclass(frozen=True)
class Forms:
    """What digital editions print. `{paper}`, `{day}`, `{page}`, `{name}` and `{next}` are filled in."""

    words: stories.Words
    papers: tuple[str, ...]
    page_names: tuple[str, ...]
    head: tuple[tuple[str, ...], ...]
    facts: tuple[str, ...]
    days: tuple[str, ...]
    between: tuple[str, ...]
    foot: tuple[str, ...]
    subheads: tuple[str, ...]


FORMS = {
    TUNED: Forms(
        words=stories.TUNED,
        papers=("云溪工人报", "湖东日报", "青岭矿工报"),
        page_names=("要闻", "综合新闻", "副刊"),
        head=(
            ("01版:要闻", "02版:要闻"),
            ("{paper}", "{day} 星期一", "第{page:02}版：{name}"),
            ("{page:02}版：{name}", "上一版 下一版"),
            ("{paper}数字报", "第{page:02}版:{name}", "上一篇 下一篇"),
            (),
        ),
        facts=(
            "( {day} ) 稿件来源:{paper} {name}",
            "《{paper}》({day} {page:02}版)",
            "《{paper}》（{day} 第{page:02}版）",
            "{paper} {day} 第{page}版 {name}",
            "《 {paper} 》（ {day}   第 {page:02} 版）",
        ),
        days=("{0:%Y-%m-%d}", "{0:%Y年%m月%d日}"),
        between=("上一篇 下一篇", "放大 缩小 默认", "返回目录", "PDF版"),
        foot=("上一版 下一版", "返回目录", "版权所有：{paper}", "Copyright © {paper} 版权所有"),
        subheads=("——{place}工会工作综述", "——来自{place}的报道"),
    ),
    "held out": Forms(
        words=stories.HELD_OUT,
        papers=("金沙职工报", "白河晚报", "双塔时报"),
        page_names=("时政", "基层", "职工天地", "深度"),
        head=(
            ("第01版：头版", "第02版：时政", "第03版：基层", "第04版：副刊"),
            ("《{paper}》电子版", "{day}", "{page:02}版 {name}"),
            ("返回 {paper} 首页", "第{page:02}版：{name}", "上一版  下一版"),
            ("{day} 星期三", "{page}版：{name}", "版面导航 标题导航"),
            ("A{page:02}:{name}",),
        ),
        facts=(
            "（{day}） 稿件来源：{paper} 第{page:02}版 {name}",
            "稿件来源： {paper}  （{day}  第{page:02}版 ：{name}）",
            "来源：{paper} {day} 第{page:02}版",
            "《{paper}》 {day} {page:02}版:{name}",
            "{day} 第{page:02}版：{name}",
        ),
        days=("{0:%Y年%m月%d日}", "{0:%Y-%m-%d}", "{0:%Y/%m/%d}"),
        between=("放大 缩小 默认 朗读", "上一篇4  下一篇5", "打印 收藏 分享", "语音播报"),
        foot=("上一版3  4下一版", "版面导航", "{paper}社版权所有 未经许可不得转载", "往期回顾", "按日期检索"),
        subheads=("——{place}工会服务职工见闻", "——{place}的实践"),
    ),
}


def document(pool: str, seed: int) -> Document:
    rng = random.Random(seed)
    forms = FORMS[pool]
    maker = stories.StoryMaker(forms.words, rng)
    day = date(2008, 1, 1) + timedelta(rng.randrange(6000))
    fill = {
        "paper": rng.choice(forms.papers),
        "day": rng.choice(forms.days).format(day),
        "page": rng.randint(1, 8),
        "name": rng.choice(forms.page_names),
    }
    facts = rng.choice(forms.facts)
    head = rng.choice(forms.head)
    signed = rng.random() < 0.6
    twice = rng.choice(("", "above", "above", "around"))
    lines, fields = [*head], []
    for _ in range(rng.randint(1, 4)):
        story = maker.story(signed=signed)
        subhead = rng.choice(forms.subheads).format(place=maker.place()) if rng.random() < 0.2 else None
        titles = [story.headline, *filter(None, [subhead])]
        lines += [*titles, facts, *titles] if twice == "around" else [*titles * (2 if twice else 1), facts]
        if rng.random() < 0.25:
            lines.append(rng.choice(forms.between))
        lines += story.lines[1:]
        fields.append(story.fields(subhead=subhead))
    lines += rng.sample(forms.foot, rng.randint(0, 2))
    text = rng.choice(("\n", "\n\n", "\n \n")).join(line.format(**fill) for line in lines)
    issue = {"published_on": day}
    if "{paper}" in facts:
        issue["publication"] = fill["paper"]
    return Document("page.txt", text, issue, tuple(fields))
