"""Lines over a story that are rather something else: an address, an imprint, a sentence, who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .characters import is_han, normalised
from .elements import Element
from .grouping import StoryLines
from .people import titled_person
from .rules.bylines import DID, WRITER, WROTE
from .rules.imprint_parts import imprint_parts
from .values import ParsedStory
from .wording import DOCUMENTS, ON_A_SUBJECT

NO_HEADLINE = re.compile(
    r"\d{3,4}[-—]\d{7,8}|1[3-9]\d{9}|(?:地址|邮编|电话|热线|传真|网址|邮箱|来源|作者|编辑|时间)\s*[:：]|https?:|www\.|\w@\w+\."
    r"|(?:首页|位置)\s*[:>]|[^>]+>[^>]+>|^\(.*\)$|^【[^】]*】$|。|\[图片\]|\.\.$|^[—#]|^0\d\s|\s\d+$|内部交流"
)
"""What addresses, breadcrumbs, sentences, subheads and numbered links have, and headlines do not."""

WRITTEN_BY = re.compile(rf"(?:本报|本刊)?(?:{WRITER})")
LABELLED = re.compile(rf"(?:{WROTE}|{DID}|供稿)\s*[:/|丨]")
"""How a line names who wrote the story."""

LABEL_SIGN = re.compile("[:/|丨]")
"""One of these is behind all labels."""

POST = re.compile(r"[^:]*(?:主席|书记|主任|经理|教授|[院校所会部局厂站班队]长)\s+[\u4e00-\u9fff]{2,4}")
"""A person behind a post: 某县总工会主席 王小明."""

OF_PICTURE = re.compile(r"[(（]图片[^()（）]*[)）]$")
"""What stands behind a headline that is rather what a picture shows."""

BRACKETED_END = re.compile(r"\([^()]+\)$")
SPEAKER = re.compile(r"[\u4e00-\u9fff·]{2,6}\([^()]{4,40}(?:[席长授员师任]|书记|顾问)\)")
"""A person with their post in brackets: 王小明(某县总工会主席)."""

LONGEST_HEADLINE = 60
"""Characters, without the name of a column in brackets behind it."""

IMPRINTED = frozenset({"day", "number", "total", "page", "code", "postal", "price", "weekday", "lunar", "editors"})
"""Parts of an imprint that no headline consists of."""

NAMED = frozenset({"publication", "column", "folio"})
"""Parts of an imprint that may look like a headline, and like no kicker."""

LONGEST_NAME = 14
"""Characters of the name of a paper."""

DIGIT = re.compile(r"\d")
IMPRINT_SIGN = re.compile(
    r"[\d〇○零一二三四五六七八九十百千廿卅]\s*[年月日期版号页元./—-]|[A-Z]\d|\d{5}|星期|周[一二三四五六日]|农历|[编责]"
)
"""One of these is in all imprints."""


def has_doubtful_title(story: ParsedStory, lines: StoryLines) -> bool:
    """Whether one of the lines over the story shows by itself that it is none, or two are headlines."""
    return any(_doubtful(story)) or _has_two_headlines(lines)


def _doubtful(story: ParsedStory) -> Iterator[bool]:
    if story.headline and not OF_PICTURE.search(story.headline):
        headline = normalised(story.headline)
        yield _is_no_headline(headline) or _names_author(headline) or SPEAKER.fullmatch(headline) is not None
        yield story.kicker is not None and (titled_person(headline) or POST.fullmatch(headline) is not None)
    if story.subhead:
        yield _names_author(normalised(story.subhead))
    if story.kicker:
        yield _is_no_kicker(normalised(story.kicker))


def _is_no_kicker(kicker: str) -> bool:
    """Whether a kicker is rather the name of a paper or a page; one that ends in a dash is sure."""
    if not any(map(is_han, kicker)):
        return True
    may_be_imprint = len(kicker) <= LONGEST_NAME or DIGIT.search(kicker) is not None
    return may_be_imprint and "《" not in kicker and kicker[-1] != "—" and _has_parts(kicker, IMPRINTED | NAMED)


def _is_no_headline(headline: str) -> bool:
    text = BRACKETED_END.sub("", headline) or headline
    if len(text) > LONGEST_HEADLINE or NO_HEADLINE.search(text):
        return True
    return IMPRINT_SIGN.search(text) is not None and _has_parts(text, IMPRINTED)


def _names_author(text: str) -> bool:
    if WRITTEN_BY.match(text):
        return True
    return LABEL_SIGN.search(text) is not None and LABELLED.search(text) is not None


def _has_parts(text: str, kinds: frozenset[str]) -> bool:
    return any(part.kind in kinds for part in imprint_parts(text))


def _has_two_headlines(lines: StoryLines) -> bool:
    """Whether one headline stands right under another, as two stories do or a headline and who wrote it."""
    return any(
        above.element is below.element is Element.HEADLINE
        and not OF_PICTURE.search(below.line.whole)
        and not (ON_A_SUBJECT.search(above.line.text) and below.line.text.endswith(DOCUMENTS))
        for above, below in pairwise(lines.lines)
    )
