"""Titles of other stories that a site lists under one, to its end: they lead elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from articles.data import entries

from .lines import LONGEST_DISPLAY, PrintedLine
from .people import only_people
from .rules.imprint_parts import imprint_parts
from .rules.imprint_patterns import one_of
from .rules.line_rule import any_of
from .values import Role

WHICH = one_of(
    "相关 推荐 [最热][热新门点] 精[选彩] 今日 近期 往期 关联 本版 编辑 点击 [为猜][您你](?:推荐|喜欢)?"
    r" 更多[\u4e00-\u9fff]{0,6}?"
)
OTHERS = one_of(
    "新闻 资讯 内容 文章 阅读 链接 报道 信息 稿件 专题 视频 图文 推荐 排行 回顾 话题 博文 帖子 标题 消息 精彩 关注"
    " 热点 专栏 动态 发布 网站"
)
HEADING = re.compile(
    rf"\W*(?:{WHICH}的?{OTHERS}(?:推荐|排行)?榜?(?:列表)?|(?:[今本]?[日周月])?[最热人点阅][\u4e00-\u9fff]{{1,4}}榜|大家(?:都|还)在(?:看|读|搜)|热门(?:标签|话题)|{any_of(entries('related_headings.txt'))})\W*"
)
"""A heading over titles of other stories: 相关新闻, 热门阅读排行榜, 更多县区动态."""
LONGEST_HEADING = 16

HEAD = 4
"""Lines of the head of a story, from its facts to its text."""
COMMENTS = re.compile(
    r"\W*(?:(?:精选|热门|全部|最新|网友|读者|更多|部分)(?:留言|评论|跟帖|回复)|(?:留言|评论)(?:区|精选)?)\W*\d*\W*"
)

OF_SITES = frozenset({"makers", "maker", "contact", "postal", "code", "name", "latin", "others", "people"})
"""Parts of an imprint that sites have at their foot."""

AROUND_TITLES = frozenset({Role.NOISE, Role.LINK, Role.POST_META, Role.COLOPHON, Role.MASTHEAD, Role.BULLET})
"""What stands among such titles, and under them."""


def with_related_links(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; from a heading over related stories on, where nothing but titles comes after it, all are links, and
    where another story comes, those above its title.
    """
    found = list(lines)
    for at in range(len(lines) - 1):
        if _may_head_links(lines, at):
            listed = at + 1 + sum(1 for _ in takewhile(_may_be_listed, lines[at + 1 :]))
            end = listed if listed == len(lines) else _next_head(lines, range(at + 1, listed))
            found[at:end] = [each if each.role else each.taken_whole(Role.LINK) for each in found[at:end]]
            if end == len(lines):
                break
    return found


def _next_head(lines: Sequence[PrintedLine], listed: Sequence[int]) -> int:
    """Where the head of the story under a list of titles begins: with its title, right over its facts, or with its
    kicker, where those above have bullets. If there is none, or no story ended above, nothing is listed.
    """
    facts = next((at for at in reversed(listed) if lines[at].role is Role.POST_META), 0)
    is_title = facts - 1 in listed[1:] and lines[facts - 1].may_be_display and facts + HEAD > listed[-1]
    if not is_title or not any(line.is_paragraph for line in lines[: listed[0]]):
        return 0
    bullets = [at for at in listed if at < facts and lines[at].has_bullet]
    return bullets[-1] + 1 if bullets else facts - 1


def with_comments(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; what readers wrote under a post is noise, from its heading to the end."""
    facts = next((at for at, line in enumerate(lines) if line.role is Role.POST_META), len(lines))
    for at in range(facts, len(lines)):
        if COMMENTS.fullmatch(lines[at].whole) and not any(line.is_lead or line.heading_level for line in lines[at:]):
            return [*lines[:at], *(line.taken_whole(Role.NOISE) for line in lines[at:])]
    return list(lines)


def with_site_foot(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; addresses and makers at the end, among what a site prints there, are as little of a story."""
    foot = (at for at in range(len(lines) - 1, -1, -1) if not (_may_be_foot(lines[at]) or _is_name_in_foot(lines, at)))
    first = next(foot, -1) + 1
    if not any(line.role is Role.NOISE for line in lines[first:]):
        return list(lines)
    return [*lines[:first], *(each if each.role else each.taken_whole(Role.NOISE) for each in lines[first:])]


def _may_be_foot(line: PrintedLine) -> bool:
    if line.role is None:
        kinds = {part.kind for part in imprint_parts(line.whole)}
        return bool(kinds & {"makers", "contact", "postal", "code"}) and kinds <= OF_SITES
    return line.role in AROUND_TITLES


def _is_name_in_foot(lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether a name stands between what sites print, as that of who may be thanked: 何静 over 喜欢作者."""
    around = (*lines[at - 1 : at], *lines[at + 1 : at + 2])
    return only_people(lines[at].text) and len(around) > 1 and all(each.role in AROUND_TITLES for each in around)


def _may_head_links(lines: Sequence[PrintedLine], at: int) -> bool:
    """Headings that rules know are left alone, unless what they head looks like a list of something else."""
    line = lines[at]
    if line.role is Role.LINK:
        return any(each.has_bullet and each.role is None for each in lines[at + 1 :])
    return line.role is None and len(line.whole) <= LONGEST_HEADING and HEADING.fullmatch(line.whole) is not None


def _may_be_listed(line: PrintedLine) -> bool:
    if line.role in AROUND_TITLES:
        return True
    return line.role is None and not line.is_lead and len(line.text) <= LONGEST_DISPLAY and line.text[-1] != "。"
