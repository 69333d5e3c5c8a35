"""Pictures: the marks that stand for them, lists of what they show, credits near a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..lines import PrintedLine
from ..numbered_briefs import NUMBERS
from ..page import HEAD, PrintedPage
from ..rules.picture_notes import NOTE
from ..values import Role
from ..wording import FIGURE_CAPTION, NEWS_TIME, ORDINAL, PICTURE_MARK, PICTURE_STORY
from .briefs import end_of_signed_brief

LONGEST_LISTED = 40
"""Characters: what a picture shows is said in fewer where several are listed."""

SHORT_CAPTION = 25
"""Characters of a line that is rather a caption than the text of a picture that is a story of its own."""

SHORTEST_BROKEN = 16
"""Characters of a line that may be broken off by a picture."""

LONGEST_CAPTION = 120
"""Characters: few captions are longer."""

UNDER_TITLES = frozenset({Role.POST_META, Role.MASTHEAD, Role.NOISE})
"""The roles of what may stand between a title and a picture under it: the facts of a page."""

PICTURE_SIGNS = frozenset("图照漫")
"""How marks that stand for pictures begin."""

ARROWS = frozenset("▲△▼▽▶►◀◁◄↑↓←→")

CIRCLED = frozenset(NUMBERS)

LONGEST_SHOWN = 50
"""Characters at the end of a caption that say what the picture shows."""

SHOWN = re.compile(r"图(?:为|[①-⑳])[^。]{2,40}。?$")
"""How a caption ends that first says what the occasion was: 5月6日,某县总工会送清凉,图为职工领取毛巾。"""

GOES_ON_A_STORY = re.compile(
    r"^(?:会议|活动|据[了介统悉]|此[外次]|目前|截[至止]|下一步|接下来|今年以来|近年来|同时|其中|为[办做了进]|与会|参[加会]|“)"
    r"|(?:表示|指出|强调|要求|认为|介绍|告诉记者|说)[,:。]|”[^”]{2,24}(?:说|表示|介绍)。?$|将(?:继续|进一步|聚焦)"
)
"""How paragraphs of a story are worded, and captions are not."""

ONE_OF_PICTURES = re.compile(r"\(?[上下左右]图|图[\d①-⑳]+[:、]")
"""How the captions of pictures begin that stand beside a text."""

NOT_SHOWN = re.compile(r"[;:!?“我你他她它]|了。|。.|已经|曾")
"""Signs and words that captions of a few words do without."""

TOOK_PICTURES = re.compile(
    r"[文图摄]\s*/\s*[文图摄]|文\s.*\s(?:图|摄影?)\)?$|^\(?(?![由为:系])(?:[本全该][组版页文]|以上|上述|文[中内])?(?:[全所]?[部有])?(?:图片|照片|摄影|图)?均?(?:由|为|:|系|(?<=摄影)\s)"
)
"""How those sign who took all the pictures of a story."""

SEVERAL_PICTURES = re.compile(r"[本全该][组版页文]|以上|上述|均|[全所][部有]")
"""How such a credit says that it is of more pictures than one, over each of which a line stands."""

DRAWING = re.compile(r"(?:题图|插图|题字|篆刻|漫画|制图|速写)")
"""How the credit of a drawing begins, which has no caption."""

KIND_OR_MAKER = re.compile(r"\((?!图片)[^()\d]{2,20}\)$")
"""How the lines of a list end: with the kind of the picture, or who made it."""


def shown_beside_text(page: PrintedPage) -> frozenset[int]:
    """Lines that say what pictures show (右图:…), one or several under a text, and so are not themselves the story."""
    found: set[int] = set()
    for at, (above, line) in enumerate(pairwise(page.lines), 1):
        if "图" not in line.text[:3] or not ONE_OF_PICTURES.match(line.text):
            continue
        if at - 1 in found or (above.is_running_text and not above.has_credit):
            found.add(at)
    return frozenset(found)


def under_picture_marks(page: PrintedPage) -> frozenset[int]:
    """The lines that say what pictures show: the first under a mark (图片：), and those of its list."""
    return frozenset(_under_picture_marks(page.lines))


def _under_picture_marks(lines: Sequence[PrintedLine]) -> Iterator[int]:
    listing = False
    for at, (above, line) in enumerate(pairwise(lines), 1):
        if (above.text[:1] in PICTURE_SIGNS and PICTURE_MARK.fullmatch(above.text)) or (listing and _is_listed(line)):
            listing = True
            yield at
        elif listing:
            listing = line.role is Role.CREDIT


def _is_listed(line: PrintedLine) -> bool:
    if line.role is not None or line.is_lead or len(line.text) > LONGEST_LISTED:
        return False
    return any(pattern.search(line.text) for pattern in (KIND_OR_MAKER, FIGURE_CAPTION)) or bool(
        ORDINAL.match(line.text)
    )


def is_under_picture_mark(page: PrintedPage, i: int) -> bool:
    return i in page.find(under_picture_marks)


def below_pictures(page: PrintedPage) -> frozenset[int]:
    """The lines right above which a list of pictures ends."""
    pictured = page.find(under_picture_marks)
    return frozenset(at + 1 for at in pictured) - pictured


def notes_pictures(line: PrintedLine) -> bool:
    """Whether an archive noted behind the line that pictures were printed with it."""
    return NOTE.search(line.whole) is not None


def is_caption(page: PrintedPage, i: int) -> bool:
    text = page.texts[i]
    if i in page.find(under_picture_marks) or FIGURE_CAPTION.match(text):
        return True
    return "图" in text and SHOWN.search(text[-LONGEST_SHOWN:]) is not None


def is_between_title_and_news(page: PrintedPage, i: int) -> bool:
    """Whether a caption stands between a headline and the opening of its news: it has a credit, or words of its own."""
    if not 0 < i < len(page.lines) - 1 or not (page.lines[i].has_credit or FIGURE_CAPTION.match(page.texts[i])):
        return False
    above = next((line for line in reversed(page.lines[:i]) if line.role not in UNDER_TITLES), None)
    return above is not None and above.is_display and page.lines[i + 1].is_lead


def is_short_under_text(page: PrintedPage, i: int) -> bool:
    """Whether a few words with a credit stand under a paragraph: it tells the story, and they what a picture shows."""
    line, above = page.lines[i], page.lines[i - 1] if i else None
    if above is None or not line.has_credit or len(line.text) > SHORT_CAPTION or NEWS_TIME.match(line.text):
        return False
    is_text = above.is_running_text and above.is_finished and not above.has_credit
    return is_text and len(above.text) > len(line.text) and not _heads_picture(_title_above(page, i))


def shown_in_all(page: PrintedPage) -> frozenset[int]:
    """Lines of a few words between a text and who took all the pictures."""
    found: set[int] = set()
    for end in (*page.taken_as(Role.CREDIT), *page.taken_as(Role.BYLINE)):
        credit = page.lines[end].whole
        if not TOOK_PICTURES.search(credit):
            continue
        first, may_have_clauses = end, SEVERAL_PICTURES.search(credit) is not None
        while first and _says_little(page.lines[first - 1], may_have_clauses=may_have_clauses):
            first -= 1
        while first < end and not _is_under_text(page, first):  # the text itself may be as short
            first += 1
        found.update(range(first, end))
    return frozenset(found)


def _says_little(line: PrintedLine, *, may_have_clauses: bool) -> bool:
    """Whether a line is one short sentence, mostly without clauses, as captions are."""
    if not line.is_paragraph or len(line.text) > SHORT_CAPTION or NOT_SHOWN.search(line.text):
        return False
    if "," in line.text and not may_have_clauses:
        return False
    return not GOES_ON_A_STORY.search(line.text) and not NEWS_TIME.match(line.text)


def _is_under_text(page: PrintedPage, at: int) -> bool:
    above = page.lines[at - 1] if at else None
    return above is not None and above.is_paragraph and not above.has_credit and len(above.text) > len(page.texts[at])


def is_under_picture_of_title(page: PrintedPage, i: int) -> bool:
    return i > 0 and is_between_title_and_news(page, i - 1) and not _heads_picture(_title_above(page, i))


def _title_above(page: PrintedPage, i: int) -> str:
    return next((line.whole for line in reversed(page.lines[max(0, i - HEAD) : i]) if line.is_display), "")


def _heads_picture(title: str) -> bool:
    """Whether a title is that of pictures: 图片新闻, 喜迁新居(图片)."""
    return PICTURE_STORY.fullmatch(title) is not None or title.endswith("图片)")


def arrow_captions(page: PrintedPage) -> frozenset[int]:
    """Lines behind a bullet that points at a picture: ▲职工在读书. It stands alone on the page, or has a credit.

    With a credit behind one of them, the numbers of pictures are such bullets: ①职工在读书。王小明摄
    """
    numbered = [at for at, line in enumerate(page.lines) if _bullet_of(line) in CIRCLED]
    if not any(page.lines[at].has_credit or _is_over_credit(page, at) for at in numbered):
        numbered = []
    pointing = [*numbered, *(at for at, line in enumerate(page.lines) if _bullet_of(line) in ARROWS)]
    shapes = Counter(_bullet_of(page.lines[at]) for at in pointing)
    return frozenset(
        at
        for at in pointing
        if at in numbered
        or page.lines[at].has_credit
        or _is_over_credit(page, at)
        or (shapes[_bullet_of(page.lines[at])] == 1 and not end_of_signed_brief(page.lines, at))
    )


def _bullet_of(line: PrintedLine) -> str | None:
    return line.whole[0] if line.has_bullet and line.role is None else None


def _is_over_credit(page: PrintedPage, at: int) -> bool:
    """Whether a credit stands under the line, or under others with its bullet, of which nobody signs one."""
    bullet = _bullet_of(page.lines[at])
    below = next((line for line in page.lines[at + 1 :] if _bullet_of(line) != bullet or line.ends_signed), None)
    return below is not None and below.role is Role.CREDIT


def is_picture_story(page: PrintedPage, i: int) -> bool:
    """Whether the line stands for a headline over pictures: 图片新闻, and what they show under it."""
    return PICTURE_STORY.fullmatch(page.texts[i]) is not None and not _is_over_titled_text(page, i)


def names_picture_stories(page: PrintedPage, i: int) -> bool:
    """Whether the line names the section of a picture story that has a headline of its own."""
    return PICTURE_STORY.fullmatch(page.texts[i]) is not None and _is_over_titled_text(page, i)


def _is_over_titled_text(page: PrintedPage, i: int) -> bool:
    below = page.lines[i + 1 : i + 3]
    return len(below) == 2 and below[0].is_display and below[1].is_running_text


def under_short_lines(page: PrintedPage) -> frozenset[int]:
    """Lines under one too short for a sentence that is broken off there, as a caption inside a text breaks it. What is
    set as a caption, or has a credit below, is one wherever it stands.
    """
    found, last, is_broken = set[int](), -2, False
    for at in page.unfinished:
        if at - 1 == last and not is_broken:
            found.add(at)
        is_broken = len(page.texts[at]) > SHORTEST_BROKEN or (is_broken and at - 1 == last)
        last = at
    credited = page.find(near_credits)
    return frozenset(at for at in found if at not in credited and not page.lines[at].hints)


def near_credits(page: PrintedPage) -> frozenset[int]:
    """The three lines over each line with the credit of a picture."""
    credited = (at for at, line in enumerate(page.lines) if line.has_credit)
    return frozenset(above for at in (*credited, *page.taken_as(Role.CREDIT)) for above in range(at - 3, at))


def over_credits(page: PrintedPage) -> frozenset[int]:
    """Lines right over a credit that are no longer than captions are, and do not go on a story."""
    credits = (at for at in page.taken_as(Role.CREDIT) if at and not DRAWING.match(page.lines[at].whole))
    return frozenset(at - 1 for at in credits if _may_be_caption(page.texts[at - 1]))


def _may_be_caption(text: str) -> bool:
    if SHOWN.search(text[-LONGEST_SHOWN:]):
        return True
    return len(text) <= LONGEST_CAPTION and not GOES_ON_A_STORY.search(text)
