"""Sections: their names, the stories that stand under them, and which of those are briefs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from articles.data import entries

from .lines import PrintedLine
from .values import Kind, ParsedStory

SECTIONS = frozenset(entries("sections.txt"))

ROUND_UP = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:速递|快递|快讯|简讯|短讯|短信|短波|扫描|速览|要览|联播|连播|联播快讯|播报|微播报|传真|资讯|要讯|工讯|微讯"
    r"|快车|直通车|早班车|早读|早新闻|早知道|短新闻|微新闻|集锦|集萃|荟萃|集纳|集装箱|拾零|点滴)"
    r"|(?:一句话|百字|简明|一周|本周)新闻|(?:要闻|新闻)(?:简报|摘要|摘编|汇编)|(?:一周|本周|每周|今日|每日)[\u4e00-\u9fff]{0,4}(?:要闻|新闻|回眸)"
)
"""How the section of a round-up is called, whatever the paper: 八方速递, 各县短波."""

ROUND_UP_AT_END = re.compile(rf"(?:{ROUND_UP.pattern}|周报|周刊|早报|快报|日报|传真|周讯)$")

LIKE_SECTIONS = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:动态|园地|之窗|之声|天地)"
    r"|(?:工会|工运|基层|一线|职工|企业|[区市县]县|[区县]市|各[县地区]|兄弟|园区|班组|校园|社区|乡镇|街道|机关|新闻|信息|数字|[本一每]周|四面|八方)"
    r"(?:新闻|消息|信息|要闻|大事|大事记|来风|点击|日志|日历|广角|聚焦|回放|纵览|纵横|瞭望|采风|掠影|巡礼|博览|大观|万花筒|一览|剪影|头条|热点|回声|声音|传真|省市|工会)"
)
"""How other sections are called: by what any may hold, or by where all of their news are from and what they are."""

LONGEST_NAME = 12
"""Characters, with what it is set in."""

SET_IN = re.compile(r"^\W+|\W+$")
"""What a name may be set in: 【八方速递】, ◇八方速递◇."""

COUNT = re.compile(r"(?<=..)\(?(?:[二三四五六七八九十两几数\d]{1,3}[则条]|一束|一组)\)?$")
"""How many items a section has: 各县短波(四则)."""

ENDS_OF_COUNTS = frozenset("则条束组)")
"""How such a number ends."""

DAYS_BEHIND = re.compile(r"\s*\([\d一二三四五六七八九十.月日年期第上中下旬周季度份—~至-]+\)?$")
"""What days a round-up is of: 一周快讯(7.1—7.7)."""

IN_BRACKETS = re.compile(r"【[^【】]+】|\[[^\[\]]+\]|〔[^〔〕]+〕|〖[^〖〗]+〗")
"""How a label is set that need be no known name."""

ENGLISH = re.compile(r"[A-Za-z][A-Za-z &·.,'-]{2,40}")
"""What may be printed under a name: its English, or its pinyin."""

TOLD_IN_PICTURES = re.compile(r"[文图]\s*[/／]\s*[文图摄]|摄影报道|图文报道")
"""How those sign who wrote a story and took its pictures."""

FEWEST_SECTIONS = 2

LONGEST_BRIEF = 500
"""Characters of a titled story of a round-up."""


def bare_name(text: str) -> str:
    """The name of a section without what it is set in, and without the number of its items."""
    name = _taken_out(text)
    if name[-1:] not in ENDS_OF_COUNTS and "(" in name:
        return _taken_out(DAYS_BEHIND.sub("", name))
    return _taken_out(COUNT.sub("", name)) if name[-1:] in ENDS_OF_COUNTS else name


def is_short_name(text: str) -> bool:
    """Whether a text is no longer than names of sections are, without the days that they may be of."""
    return len(text) <= LONGEST_NAME or ("(" in text and len(DAYS_BEHIND.sub("", text)) <= LONGEST_NAME)


def _taken_out(text: str) -> str:
    is_bare = text[:1].isalnum() and text[-1:].isalnum()
    return text if is_bare else SET_IN.sub("", text)


def comparable_name(text: str) -> str:
    """The name of a section as names are compared: it may be printed spaced out, 综 合 新 闻."""
    return bare_name(text).replace(" ", "")


def is_english(text: str) -> bool:
    return ENGLISH.fullmatch(text) is not None


def is_round_up(text: str) -> bool:
    return ROUND_UP.fullmatch(comparable_name(text)) is not None


def ends_as_round_up(text: str) -> bool:
    """Whether a title is called as round-ups are, with whose it is before it: 某市工会一周要闻."""
    return ROUND_UP_AT_END.search(text) is not None


def is_like_section(text: str) -> bool:
    """Whether a text is called as sections and round-ups are."""
    return names_section(text, frozenset())


def names_section(text: str, names: Set[str]) -> bool:
    """Whether a text is one of the names of sections, or like them."""
    if not is_short_name(text):
        return False
    name = comparable_name(text)
    return name in names or ROUND_UP.fullmatch(name) is not None or LIKE_SECTIONS.fullmatch(name) is not None


def is_section_label(line: PrintedLine, names: Set[str]) -> bool:
    """Whether a line names a section or a round-up, or is set in brackets as the names of sections are."""
    if line.role is not None or len(line.text) > LONGEST_NAME:
        return False
    return names_section(line.text, names) or IN_BRACKETS.fullmatch(line.text) is not None


def under_sections(stories: Iterable[tuple[ParsedStory, PrintedLine | None, bool]]) -> Iterator[ParsedStory]:
    """The stories with their sections. Each comes with the line of its section, and whether it stands in a list.

    The stories of a section are all of one kind: it ends with the first of another. Only those of a list may differ,
    and those of a bulletin that is divided into sections from its first story on.
    A titled story of one paragraph, unsigned, is a brief where it stands under a section; any short one is in a
    round-up or a list.
    """
    section: PrintedLine | None = None
    kinds: frozenset[Kind] | None = None
    has_headlines = True
    stories = list(stories)
    is_divided = _is_divided([under for _, under, _ in stories])
    for story, under, is_listed in stories:
        if under is not section:
            section, kinds = under, None
        named = _as_brief(story, section, is_listed) if section else story
        if kinds is None:
            kinds, has_headlines = _kinds(named), named.headline is not None
        is_of_kind = not kinds.isdisjoint(_kinds(named)) and has_headlines is (named.headline is not None)
        if section and (is_listed or is_divided or is_of_kind):
            yield replace(named, section=bare_name(section.text))
        else:
            yield story


def _kinds(story: ParsedStory) -> frozenset[Kind]:
    """The kind of a story; one whose writer took its pictures is as good as a picture story."""
    in_pictures = TOLD_IN_PICTURES.search(story.byline or "") is not None
    return frozenset({story.kind, Kind.PHOTO} if in_pictures else {story.kind})


def _is_divided(sections: Sequence[PrintedLine | None]) -> bool:
    """Whether all stories stand under sections, of which there are several."""
    return None not in sections and len({section.start for section in sections if section}) >= FEWEST_SECTIONS


def _as_brief(story: ParsedStory, section: PrintedLine, is_listed: bool) -> ParsedStory:
    is_brief = _is_short(story) if is_listed or is_round_up(section.text) else _is_one_paragraph(story)
    return replace(story, kind=Kind.BRIEF) if is_brief and story.kind is Kind.ARTICLE else story


def _is_short(story: ParsedStory) -> bool:
    if story.kicker or story.crossheads or story.standfirst:
        return False
    return sum(map(len, story.paragraphs)) <= LONGEST_BRIEF


def _is_one_paragraph(story: ParsedStory) -> bool:
    return len(story.paragraphs) == 1 and not (story.byline or story.kicker or story.crossheads or story.standfirst)
