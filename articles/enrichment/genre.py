"""Guessing the genre (体裁) of a story from its form; None if the form does not show it."""

from __future__ import annotations

import re
from collections.abc import Callable

from articles.parsing.values import Kind, ParsedStory

CORRECTION = re.compile(r"^(?:更正|致歉|勘误|更正启事|更正与说明)|(?:更正|更正说明|勘误)$")
NOTICE = re.compile(r"(?:公告|公示|启事|通告|讣告|征稿|声明|征集令)$")
DOCUMENT = re.compile(
    r"^[^,，。]*关于.+(?:通知|意见|决定|办法|批复|规定|决议|方案|函)$|"
    r"(?:条例|办法|章程|细则|倡议书)(?:[(（].*[)）])?$"
)
COMMENT = re.compile(r"社论|评论员|时评|快评|短评|锐评|漫评|来论|今日谈")
THEORY = re.compile(r"^理论|学术|理论版|学思践悟|调研与思考")
SURVEY = re.compile(r"综述|述评|盘点|回眸")
SKETCH = re.compile(r"特写|侧记|速写|现场见闻")
WIRE = re.compile(r"[讯电]\s*(?:[(（]|$)")
CORRESPONDENT = re.compile(r"记者")
DAY = r"近日|日前|昨日|今日|(?:\d{1,2}月)?\d{1,2}日"
NEWS_OPENING = re.compile(rf"^(?:{DAY}|记者(?:{DAY})?从)")


def guess_genre(story: ParsedStory) -> str | None:
    """The first of `GENRES` whose form the story has."""
    return next((genre for genre, has_form in GENRES if has_form(story)), None)


def _in_headline(pattern: re.Pattern[str]) -> Callable[[ParsedStory], bool]:
    return lambda story: pattern.search((story.headline or "").strip()) is not None


def _in_label(pattern: re.Pattern[str]) -> Callable[[ParsedStory], bool]:
    """In the section, the kicker, the subhead or the byline, where papers print the genre."""
    return lambda story: any(
        pattern.search(line) for line in (story.section, story.kicker, story.subhead, story.byline) if line
    )


def _is_feature(story: ParsedStory) -> bool:
    """A byline 本报记者 X, without 讯 or 电, and crossheads."""
    byline = story.byline or ""
    return bool(story.crossheads) and CORRESPONDENT.search(byline) is not None and not WIRE.search(byline)


def _is_news(story: ParsedStory) -> bool:
    """本报讯, a dispatch, or a text without byline that opens with the day."""
    if story.byline:
        return WIRE.search(story.byline) is not None
    opening = story.paragraphs[0] if story.paragraphs else ""
    return not story.crossheads and bool(story.headline) and NEWS_OPENING.match(opening) is not None


GENRES: tuple[tuple[str, Callable[[ParsedStory], bool]], ...] = (
    ("图片新闻", lambda story: story.kind is Kind.PHOTO),
    ("更正", _in_headline(CORRECTION)),
    ("公告", _in_headline(NOTICE)),
    ("简讯", lambda story: story.kind is Kind.BRIEF),
    ("文件", _in_headline(DOCUMENT)),
    ("评论", _in_label(COMMENT)),
    ("评论", _in_headline(COMMENT)),
    ("理论文章", _in_label(THEORY)),
    ("综述", _in_label(SURVEY)),
    ("综述", _in_headline(SURVEY)),
    ("特写", _in_label(SKETCH)),
    ("特写", _in_headline(SKETCH)),
    ("通讯", _is_feature),
    ("消息", _is_news),
)
