"""Lines in the text of a story that are none of it: a caption, a label, a headline that went under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from articles.data import entries

from .elements import RUNNING_TEXT
from .grouping import StoryLines
from .layout import PlacedLine
from .lines import LONGEST_DISPLAY
from .rules.line_rule import any_of

LABELS = entries("standfirst_labels.txt")
STANDFIRST = re.compile(rf"[【\[(]?(?:AI)?(?:{any_of(LABELS)})(?:[】\])\s:|丨]|[\u4e00-\u9fff]{{4}}.*。)")

FACTS = "分类|标签|[Tt]ags?|责编|责任编辑|[上下]一篇|版权|关键词|分享|点击|浏览|阅读|监制|初审|稿源|(?:信息|文章)来源"
FIRST = frozenset("〇)。,、;:!?”》】[【(分标tT责上下版关点浏阅监初稿信文本新")
"""One of these begins all that is strange by how it begins: others need not be looked at."""

STRANGE_BEGINNING = re.compile(
    rf"〇|[)。,、;:!?”》】]|[【\[(]?(?:{FACTS})[】\])]?\s*[:|丨/]|(?:本报|新华社)[\u4e00-\u9fff]{{0,6}}\d{{1,2}}月\d{{1,2}}日[讯电]"
)
"""A bullet that was not seen, a sign that closes, a fact of the page, the opening of other news."""

CREDIT = re.compile(r"(?:摄影?|供图)\s*[|丨/]")
CIRCLED = re.compile("[①-⑳]")

NEWS, NEWS_WITHIN = "本报讯", 15
"""What opens news, and the characters of a paragraph in which it does."""

PICTURE = "[图片]"

SHORTEST, LONGEST = 5, 24
"""Characters of a line between paragraphs that may be a headline."""

LONGEST_STORY = 8
"""Paragraphs of a story in which a line by itself is strange: long ones have signs of their own."""


def has_stray_line(story: StoryLines, *, has_captions: bool) -> bool:
    """Whether a paragraph of the story is none, by what it says or by how it stands between the others."""
    text = [placed for placed in story.lines if placed.line.text and placed.element in RUNNING_TEXT]
    if any(_strange(placed.line.text for placed in text)):
        return True
    if text and STANDFIRST.match(text[0].line.text):
        return True
    if has_captions and any(CIRCLED.match(placed.line.text) for placed in text):
        return True
    return len(text) <= LONGEST_STORY and (_has_line_apart(text) or any(_short_and_joined(text)))


def _strange(texts: Iterable[str]) -> Iterator[bool]:
    for text in texts:
        if text[0] in FIRST and STRANGE_BEGINNING.match(text):
            yield True
        if NEWS in text[:NEWS_WITHIN] or PICTURE in text:
            yield True
        if len(text) <= LONGEST_DISPLAY and CREDIT.search(text):
            yield True


def _has_line_apart(text: Sequence[PlacedLine]) -> bool:
    """Whether a single short line stands between paragraphs that all end their sentences."""
    apart = [n for n, placed in enumerate(text) if not placed.line.is_finished]
    if len(apart) != 1 or not 0 < apart[0] < len(text) - 1:
        return False
    return text[apart[0]].line.is_display and _may_be_title(text[apart[0]].line.text)


def _may_be_title(text: str) -> bool:
    return SHORTEST <= len(text) <= LONGEST and text[-1] not in ",、)"


def _short_and_joined(text: Sequence[PlacedLine]) -> Iterator[bool]:
    """Whether a line that is too short to be broken goes on in the next."""
    for above, placed in pairwise(text):
        yield placed.joined and _may_be_title(above.line.text)
