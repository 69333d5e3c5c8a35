"""Papers and bulletins with an imprint of random parts, in random order and form, on one line or several."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from . import stories
from .documents import Document
from .pools import TUNED

NUMERALS = "〇一二三四五六七八九"


def numeral(number: int) -> str:
    """12 is 十二."""
    tens, ones = divmod(number, 10)
    many = {0: "", 1: "十"}.get(tens, f"{NUMERALS[tens]}十")
    return many + (NUMERALS[ones] if ones else "")


def by_digit(number: int, zero: str = "〇") -> str:
    return "".join(NUMERALS[int(digit)] for digit in str(number)).replace("〇", zero)


def han_day(day: date, zero: str = "〇") -> str:
    return f"{by_digit(day.year, zero)}年{numeral(day.month)}月{numeral(day.day)}日"


@dataclass(frozen=True)
class Forms:
    """How the parts of an imprint are printed."""

    words: stories.Words
    papers: tuple[str, ...]
    days: tuple[Callable[[date], str], ...]
    weekdays: tuple[str, ...]
    lunar: tuple[str, ...]
    numbers: tuple[str, ...]
    totals: tuple[str, ...]
    pages: tuple[str, ...]
    page_names: tuple[str, ...]
    editors: tuple[str, ...]
    others: tuple[str, ...]
    plain: tuple[str, ...]
    gaps: tuple[str, ...]


FORMS = {
    TUNED: Forms(
        words=stories.TUNED,
        papers=(
            "云溪工人报",
            "云溪工运",
            "湖东工会简报",
            "云溪劳动通讯",
            "石湾职工之声",
            "云溪工会信息",
            "青岭矿工报",
            "产业工人周刊",
            "云溪工运动态",
            "东陵工会通讯",
        ),
        days=(
            lambda day: f"{day.year}年{day.month}月{day.day}日",
            lambda day: f"{day:%Y-%m-%d}",
            lambda day: f"{day.year}/{day.month}/{day.day}",
            lambda day: f"{day:%Y.%m.%d}",
            han_day,
            lambda day: f"{day.year} 年 {day.month:02} 月 {day.day:02} 日",
        ),
        weekdays=("星期{}", "周{}", "（星期{}）"),
        lunar=(
            "农历甲辰年四月十三",
            "甲辰年四月十三",
            "农历四月十三",
            "农历乙巳年正月初八",
            "农历甲辰年十月廿一",
            "农历闰六月初二",
        ),
        numbers=("第{n}期", "第 {n} 期", "（第{n}期）", "{y}年第{n}期", "期号：{n}", "第{h}期"),
        totals=("总第{n}期", "（总第{n}期）", "总第 {n} 期", "累计第{n}期", "总{n}期"),
        pages=(
            "第{p}版 {name}",
            "{p:02}版：{name}",
            "第{h}版·{name}",
            "第{p}版",
            "{name} {p}版",
            "版次：{p:02}",
            "A{p} {name}",
        ),
        page_names=("要闻", "综合新闻", "副刊", "工会动态", "职工生活", "劳模风采", "理论"),
        editors=("责任编辑：{a}", "编辑：{a}", "本版编辑：{a}", "责编：{a} {b}", "责任编辑 {a}", "本版责编/{a}"),
        others=("校对：{a}", "美编：{a}", "版式：{a}", "值班主任：{a}", "校对 {a}", "审核：{a}", "主编：{a}"),
        plain=(
            "今日8版",
            "今日四版",
            "本期共4版",
            "云溪市总工会主办",
            "云溪市总工会主管主办",
            "云溪市总工会办公室编",
            "云溪工人报社出版",
            "主办单位：云溪市总工会",
            "国内统一刊号CN33-0001",
            "国内统一连续出版物号 CN 33-0001",
            "邮发代号31-1",
            "邮编：310000",
            "定价：1.00元",
            "每份1元",
            "内部资料 免费交流",
            "内部资料，注意保存",
            "（内部资料）",
            "内部刊物",
            "准印证号：浙内准字第A001号",
            "网址：www.example.com",
            "新闻热线：0570-1234567",
            "投稿邮箱：paper@example.org",
            "创刊于1950年5月1日",
            "周刊",
        ),
        gaps=("　", " ", "　　", "  ", " | ", "｜", "·", "\t"),
    ),
    "held out": Forms(
        words=stories.HELD_OUT,
        papers=(
            "金沙职工报",
            "白河工运信息",
            "南屏工会工作简报",
            "工人生活报",
            "双塔铁路工人",
            "怀安教工通讯",
            "松岗工会快讯",
            "《北川工运》",
            "矿工时报",
            "岭下工会月刊",
        ),
        days=(
            lambda day: f"{day.year}年{day.month:02}月{day.day:02}日",
            lambda day: f"{day:%Y/%m/%d}",
            lambda day: f"{day.year}.{day.month}.{day.day}",
            lambda day: han_day(day, "○"),
            lambda day: han_day(day, "零"),
            lambda day: f"{day:%Y%m%d}",
            lambda day: f"{day.year}-{day.month}-{day.day}",
            lambda day: f"{day.year}年{day.month}月{day.day}日出版",
            lambda day: f"出版日期：{day.year}年{day.month}月{day.day}日",
        ),
        weekdays=("星期{}", "周{}", "[星期{}]", "礼拜{}"),
        lunar=(
            "夏历甲辰年八月十五",
            "农历癸卯年腊月廿九",
            "农历：四月初三",
            "（农历丙午年二月初一）",
            "乙巳年冬月初十",
            "今日小满",
            "农历乙巳蛇年三月廿三",
        ),
        numbers=(
            "第{n:03}期",
            "总编号第{n}期",
            "NO.{n}",
            "第{n}号",
            "〔{y}〕第{n}期",
            "{y}年第 {n} 期",
            "（{y}）第{n}期",
            "第〔{n}〕期",
        ),
        totals=("总第{n}号", "(总第{n}期)", "总期号：{n}", "总期数{n}", "【总第{n}期】"),
        pages=(
            "第{p:02}版：{name}",
            "{p}版 {name}",
            "{p}版·{name}",
            "{name}·第{p}版",
            "第 {p} 版",
            "第{h}版 {name}",
            "B{p:02} {name}",
            "{h}版 {name}",
        ),
        page_names=("时政", "深度", "基层", "维权服务", "职工之家", "文化周末", "图片新闻", "健康"),
        editors=(
            "责任编辑:{a}",
            "本期编辑：{a} {b}",
            "编辑 {a}",
            "执行编辑：{a}",
            "责编|{a}",
            "编辑：{a}、{b}",
            "见习编辑：{a}",
        ),
        others=(
            "责任校对：{a}",
            "美术编辑：{a}",
            "版式设计：{a}",
            "总编辑：{a}",
            "签发：{a}",
            "视觉：{a}",
            "组版：{a}",
            "执行主编：{a}",
            "审读：{a}",
        ),
        plain=(
            "今日16版",
            "本期8版",
            "共八版",
            "对开四版",
            "4开4版",
            "金沙市总工会主管",
            "主管：白河市总工会 主办：白河市总工会宣教部",
            "南屏市总工会宣传教育部编印",
            "怀安县总工会编",
            "双塔铁路局工会委员会主办",
            "CN51-0099",
            "刊号：CN51-0099",
            "ISSN 1001-2345",
            "邮发代号：61-88",
            "邮政编码：610000",
            "零售价：0.80元",
            "全年定价120元",
            "赠阅",
            "仅供内部参考",
            "内部交流",
            "连续性内部资料",
            "川内资准字第012号",
            "免费赠阅",
            "电话：028-12345678",
            "E-mail:news@example.org",
            "1956年创刊",
            "半月刊",
            "晴转多云 18℃-26℃",
            "星期三、星期五出版",
            "总编室电话：028-7654321",
        ),
        gaps=("　", " ", "   ", "／", " · ", " — ", "；", "　　　"),
    ),
}

WEEK = "一二三四五六日"


def document(pool: str, seed: int) -> Document:
    rng = random.Random(seed)
    forms = FORMS[pool]
    maker = stories.StoryMaker(forms.words, rng)
    parts, issue = _parts(forms, maker, rng)
    paper = rng.choice(forms.papers)
    issue["publication"] = paper.strip("《》")
    lines = _lines(parts, rng, forms)
    place = rng.random()
    if place < 0.15:
        lines[0] = paper + rng.choice((" ", "　", "  ")) + lines[0]
    elif place < 0.3:
        lines.append(paper)
    else:
        lines.insert(0, _set(paper, rng))
    signed = rng.random() < 0.7
    told = [maker.story(signed=signed) for _ in range(rng.randint(2, 4))]
    blank = rng.choice(("\n", "\n\n"))
    text = blank.join(
        [rng.choice(("\n", "\n\n")).join(lines), *(line for story in told for line in ("", *story.lines))]
    )
    return Document("page.txt", text, issue, tuple(story.fields() for story in told))


def _set(paper: str, rng: random.Random) -> str:
    """The name of a paper as it is set over an imprint."""
    return rng.choice((paper, paper, paper, " ".join(paper.strip("《》"))))


def _parts(forms: Forms, maker: stories.StoryMaker, rng: random.Random) -> tuple[list[str], dict[str, Any]]:
    issue: dict[str, Any] = {}
    day = date(2003, 1, 1) + timedelta(rng.randrange(8500))
    parts = [rng.choice(forms.days)(day)]
    issue["published_on"] = day
    if rng.random() < 0.6:
        parts.append(rng.choice(forms.weekdays).format(WEEK[day.weekday()]))
    if rng.random() < 0.3:
        parts.append(rng.choice(forms.lunar))
    if rng.random() < 0.6:
        number = rng.randint(1, 99 if rng.random() < 0.5 else 9)
        form = rng.choice(forms.numbers)
        parts.append(form.format(n=number, y=day.year, h=numeral(number)))
        issue["number"] = str(number)
    if rng.random() < 0.4:
        total = rng.randint(86, 9000)
        parts.append(rng.choice(forms.totals).format(n=total))
        issue["total_number"] = str(total)
    if rng.random() < 0.45:
        page, name = rng.randint(1, 9), rng.choice(forms.page_names)
        form = rng.choice(forms.pages)
        parts.append(form.format(p=page, h=numeral(page), name=name))
        issue["page"] = f"{form[0]}{page}" if form[0] in "AB" else str(page)
        issue["page_name"] = name if "{name}" in form else None
    names = maker.people(3)
    issue["editors"] = ()
    if rng.random() < 0.4:
        form = rng.choice(forms.editors)
        parts.append(form.format(a=names[0], b=names[1]))
        issue["editors"] = tuple(names[: 2 if "{b}" in form else 1])
    if rng.random() < 0.3:
        parts.append(rng.choice(forms.others).format(a=names[2]))
    parts += rng.sample(forms.plain, rng.randint(0, 3))
    if len(parts) == 1:
        parts.append(rng.choice(forms.plain))
    rng.shuffle(parts)
    return parts, issue


def _lines(parts: list[str], rng: random.Random, forms: Forms) -> list[str]:
    """The parts on one line to four."""
    cuts = sorted(rng.sample(range(1, len(parts)), min(len(parts) - 1, rng.choice((0, 0, 1, 1, 2, 3)))))
    gap = rng.choice(forms.gaps)
    return [gap.join(parts[start:end]) for start, end in zip([0, *cuts], [*cuts, len(parts)], strict=True)]
