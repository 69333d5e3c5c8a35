"""What each line says for the parts it may play: weighed features of the line, its neighbours and the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.data import entries
from articles.parsing.characters import LEANING_LEFT, LEANING_RIGHT, unclosed, wraps
from articles.parsing.parts import CLAIMS, Part
from articles.parsing.people import only_people, titled_person
from articles.parsing.rows import LEADING, Row
from articles.parsing.values import Context, Role

P = Part

LONGEST_DISPLAY = 60
"""Characters: no headline or crosshead is longer."""

LONGEST_QUESTION = 32
"""Characters: a longer line that ends like a sentence is text, not display."""

LONGEST_CAPTION = 120
"""Characters: few captions are longer."""

NEAR = 40
"""Lines from the head of a signed story to others that are taken to be signed as well."""

WINDOW = 400
"""Characters of the text under a display line in which its words are looked for."""

SECTIONS = frozenset(entries("sections.txt"))

NEWS_TIME = re.compile(
    r"(?:近日|日前|近期|前不久|不久前|连日来|今年以来|近年来|(?:19|20)\d\d年)?[,]?"
    r"(?:近日|日前|前不久|(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日|(?:19|20)\d\d年)"
)
"""How the first paragraph of a piece of news begins."""

TIME_APART = re.compile(rf"{NEWS_TIME.pattern}(?:[上下]午|当天|晚|至\d+日)?[, ]")
"""The same, set off from what follows: no headline begins so."""

ACTOR = re.compile(r"省|市|县|区|州|旗|乡|镇|总工会|工会|公司|集团|大学|学院|医院|协会|委员会|全国|法院|企业|全总|总局")
TELLING = re.compile(
    r"(?:介绍|表示|说|指出|认为|坦言|获悉|据悉|了解到)[,:]|,(?:今年|近日|目前|截至|其中|此外|同时|但|而|并|也|他们?|她们?|记者)"
)
"""What sentences hold and headlines do not."""

DEED = re.compile(
    r"(?:召开|举行|举办|启动|成立|发布|开讲|开幕|闭幕|开班|揭牌|上线|印发|出台|签约|落幕|开展|表彰|部署|发放|推动|推进|建立|完善|走进|获|建)"
)
NO_WORD = re.compile(r"\W+")
ENOUGH_PAIRS = 8

COLUMN = re.compile(r"\([^()]{2,30}\)$")
FIGURE_CAPTION = re.compile(r"(?:图为|图片[为:]|图\d?[:、]|上图|下图|左图|右图|照片)")
PARAGRAPH_MARK = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、是]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|第[一二三四五六七八九十][,、])"
)
ACCOUNT_NAME = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{0,10}(?:报|网|刊|工会|工运|总工会|发布|在线|频道|之声|电视台|杂志|工匠|职工)$"
)

UNDER = {Role.POST_META: "post head below", Role.CREDIT: "credit below"}
"""What a line taken whole by a rule says of the line above it."""

Weights = dict[str, dict[Part, float]]

DISPLAY: Weights = {
    "display": {P.HEADLINE: 0.0, P.KICKER: 0.0, P.SUBHEAD: -1.0, P.CROSSHEAD: 0.0, P.BODY: -4.0, P.INSET: -1.0},
    "first mark": {P.HEADLINE: 6.0, P.KICKER: 3.0, P.CROSSHEAD: -2.0, P.SECTION: -6.0},
    "lower mark": {P.HEADLINE: 1.0, P.CROSSHEAD: 1.0, P.BODY: -4.0},
    "known section": {P.SECTION: 6.0},
    "echo": {P.HEADLINE: 5.0, P.KICKER: 5.0, P.SUBHEAD: 5.0, P.CROSSHEAD: -1.0, P.SECTION: -2.0},
    "actor": {P.HEADLINE: 1.0, P.KICKER: 1.0, P.CROSSHEAD: -0.5, P.SECTION: -1.0},
    "deed": {P.HEADLINE: 0.7, P.KICKER: 0.3},
    "news under it": {P.HEADLINE: 0.7, P.CROSSHEAD: -0.3},
    "unsigned where others sign": {P.HEADLINE: -3.0, P.KICKER: -3.0, P.SUBHEAD: -3.0},
    "signed above": {P.HEADLINE: 3.0, P.KICKER: 3.0},
    "short": {P.CROSSHEAD: 0.5},
    "long": {P.HEADLINE: 0.5, P.KICKER: 0.5, P.CROSSHEAD: -1.0, P.SECTION: -8.0},
    "very long": {P.BODY: 2.5, P.CROSSHEAD: -3.0, P.INSET: -0.5},
    "dash at the end": {P.KICKER: 5.0, P.HEADLINE: -4.0, P.SUBHEAD: -4.0, P.BODY: 2.0, P.CROSSHEAD: -2.0},
    "dash in front": {P.SUBHEAD: 6.0, P.KICKER: -5.0, P.HEADLINE: -5.0, P.CROSSHEAD: -3.0},
    "column in brackets": {P.HEADLINE: 2.0, P.KICKER: -1.0, P.CROSSHEAD: -1.0},
    "in brackets": {P.BYLINE: 0.1, P.HEADLINE: -5.0, P.KICKER: -5.0, P.CROSSHEAD: -4.0, P.SUBHEAD: -2.0},
    "ordinal": {P.HEADLINE: -4.0, P.KICKER: -4.0, P.SUBHEAD: -3.0, P.CROSSHEAD: 3.0, P.BODY: 1.0},
    "wrapped": {P.HEADLINE: 2.0, P.KICKER: -2.0},
    "enumerates": {P.SUBHEAD: 2.5, P.HEADLINE: -0.5, P.CROSSHEAD: -2.0, P.BODY: 1.0},
    "comma": {P.BODY: 1.0, P.CROSSHEAD: -0.5, P.SECTION: -5.0},
    "question": {P.HEADLINE: -1.0, P.KICKER: -1.0, P.SUBHEAD: -1.0, P.CROSSHEAD: -0.5, P.BODY: 3.0, P.INSET: -1.0},
    "tells": {P.BODY: 3.0, P.HEADLINE: -2.0, P.KICKER: -2.0, P.SUBHEAD: -2.0, P.CROSSHEAD: -3.0},
    "goes on below": {P.BODY: 5.0, P.HEADLINE: -3.0, P.KICKER: -1.0, P.CROSSHEAD: -3.0},
    "hangs": {P.BODY: 4.0, P.HEADLINE: -2.0, P.KICKER: -2.0, P.CROSSHEAD: -3.0, P.SUBHEAD: -2.0},
    "opens with a date": {P.BODY: 2.5, P.HEADLINE: -1.0, P.CROSSHEAD: -2.0, P.KICKER: -1.0},
    "printed again": {P.HIGHLIGHT: 4.0, P.KICKER: 1.0},
    "names only": {P.BYLINE: 2.0, P.SECTION: -2.0, P.CROSSHEAD: -2.0, P.HEADLINE: -2.0, P.KICKER: -2.0},
    "post head below": {P.ISSUE_TITLE: 6.0},
    "among links": {P.LINK: 0.1},
    "account name": {P.ACCOUNT: 0.1},
    "under a label": {P.STANDFIRST: 0.1},
    "caption": {P.CAPTION: 1.0, P.INSET: 2.0, P.CROSSHEAD: -2.0},
    "credit below": {P.CAPTION: 0.1, P.INSET: 1.0},
    "echoed by the bullet below": {P.BRIEF_CAPTION: 4.0},
    "bullets below": {P.SECTION: 0.5, P.HEADLINE: -1.0},
}
"""Features of display lines, and what each adds for a part."""

PARAGRAPH: Weights = {
    "text": {P.BODY: 0.0},
    "leads": {P.LEAD: 0.0, P.UNTITLED: -1.0},
    "credit near": {P.PHOTO_TEXT: 0.1},
    "ends with a credit": {P.PHOTO_END: 3.0, P.CAPTION: 1.0, P.BODY: -1.0},
    "caption": {P.CAPTION: 2.0, P.INSET: 0.1, P.PHOTO_TEXT: 1.0},
    "credit below": {P.CAPTION: 0.1},
    "under a label": {P.STANDFIRST: 0.1},
    "under an account name": {P.ACCOUNT: 1.0},
}
"""Features of lines of text, and what each adds for a part."""

BULLET: Weights = {
    "bullet": {P.BULLETED: -1.5, P.POINT: 0.0},
    "news opening": {P.BULLETED: 3.5, P.POINT: -1.0},
    "display": {P.BULLETED: -1.0, P.POINT: 0.5},
    "printed again": {P.HIGHLIGHT: 4.0},
}
"""Features of lines that begin with a bullet, and what each adds for a part."""


@dataclass(frozen=True, slots=True)
class Page:
    """All lines of a source, with what they say of each other.

    `below[i]` is the next line of text under line i; `repeated` are lines of display printed more than once; `signed[i]`
    is the last line of display above line i that has a byline under it; `links` is the first line that heads links to elsewhere.
    """

    rows: Sequence[Row]
    below: Sequence[int | None]
    repeated: frozenset[str]
    sections: frozenset[str]
    signed: Sequence[int | None]
    links: int | None
    context: Context


def page_of(rows: Sequence[Row], context: Context) -> Page:
    below: list[int | None] = [None] * len(rows)
    for i in range(len(rows) - 2, -1, -1):
        below[i] = i + 1 if is_text(rows[i + 1]) else below[i + 1]
    printed = Counter(row.text for row in rows if 6 <= len(row.text) <= LONGEST_DISPLAY and not row.ends)
    repeated = frozenset(text for text, times in printed.items() if times > 1)
    links = next((i for i, row in enumerate(rows) if row.claim is Role.LINK), None)
    return Page(rows, below, repeated, SECTIONS | context.section_names, _signed_heads(rows), links, context)


def _signed_heads(rows: Sequence[Row]) -> list[int | None]:
    """For each line the last one at or above it that is a line of display with a byline or a news opening under it."""
    last: list[int | None] = []
    for i, (over, under) in enumerate(pairwise([*rows, rows[-1]] if rows else [])):
        signs = _opens(under) and over.claim is None and not is_text(over)
        last.append(i if signs else last[-1] if last else None)
    return last


def _opens(row: Row) -> bool:
    return row.leads or row.claim is Role.BYLINE or (row.claim is None and not is_text(row) and only_people(row.text))


def _others_sign(page: Page, i: int) -> bool:
    """Whether a signed story begins not far above: those near it should be signed too."""
    last = page.signed[i]
    return last is not None and i - last <= NEAR


def _signed(page: Page, i: int, below: int) -> bool:
    """Whether a display line has under it a byline or an opening, or the credit of a picture, or its page of origin."""
    under = page.rows[i + 1 : below + 1]
    after = page.rows[below + 1 : below + 3]
    return (
        any(
            _opens(row) or row.claim in (Role.CONTINUATION, Role.MASTHEAD) or row.credited or row.bullet
            for row in under
        )
        or any(row.claim is Role.CREDIT or row.credited for row in after)
        or page.rows[i].level == 1
    )


def is_text(row: Row) -> bool:
    return row.claim is None and (row.ends or row.leads or row.credited or len(row.text) > LONGEST_DISPLAY)


def scores(page: Page, i: int) -> dict[Part, float]:
    """The parts that line i may play, each with the weight of what the line shows."""
    row = page.rows[i]
    if row.claim is not None:
        return dict.fromkeys(CLAIMS[row.claim], 0.0)
    if row.bullet:
        return _weigh(BULLET, _bullet_features(page, i))
    total = _weigh(PARAGRAPH, _text_features(page, i)) if is_text(row) else {}
    if _may_be_display(row):
        for part, score in _weigh(DISPLAY, _display_features(page, i)).items():
            total[part] = max(score, total.get(part, score))
    return total


def _weigh(weights: Weights, features: Iterator[tuple[str, float]]) -> dict[Part, float]:
    """The sum of the features' weights by part. The first feature offers all its parts, any other those it speaks for."""
    first, _ = next(features)
    total = dict(weights[first])
    offered = dict.fromkeys(total)
    for name, strength in features:
        for part, weight in weights[name].items():
            total[part] = total.get(part, 0.0) + weight * strength
            if weight > 0:
                offered[part] = None
    return {part: total[part] for part in offered}


def _may_be_display(row: Row) -> bool:
    if row.leads or row.credited or len(row.text) > LONGEST_DISPLAY:
        return False
    return not row.ends or row.text[-1] == "—" or (row.text[-1] in "!?" and len(row.text) <= LONGEST_QUESTION)


def _display_features(page: Page, i: int) -> Iterator[tuple[str, float]]:
    row, text = page.rows[i], page.rows[i].text
    yield "display", 1.0
    yield from _form(row, text)
    yield from _words(page, text)
    yield from _neighbours(page, i, text)


def _form(row: Row, text: str) -> Iterator[tuple[str, float]]:
    """What the line itself looks like."""
    if row.level:
        yield ("first mark" if row.level == 1 else "lower mark"), 1.0
    if len(text) <= 14:
        yield "short", 1.0
    elif len(text) > 20:
        yield "long", 1.0
    if len(text) > 34:
        yield "very long", 1.0
    if text[-1] == "—":
        yield "dash at the end", 1.0
    elif text[-1] in "!?":
        yield "question", 1.0
    if text[0] in "—-":
        yield "dash in front", 1.0
    commas = text.count(",") + text.count("、")
    if commas:
        yield "comma", 1.0
    if text.count(",") and commas > 1 and len(text) > 24:
        yield "enumerates", 1.0
    if text[-1] in ",、" or text[-1] in LEANING_RIGHT or unclosed(text):
        yield "hangs", 1.0
    if wraps(text):
        yield "wrapped", 1.0
    if TELLING.search(text):
        yield "tells", 1.0
    if PARAGRAPH_MARK.match(text):
        yield "ordinal", 1.0
    if text[0] == "(" and text[-1] == ")" and text.count("(") == 1:
        yield "in brackets", 1.0
    elif COLUMN.search(text):
        yield "column in brackets", 1.0


def _words(page: Page, text: str) -> Iterator[tuple[str, float]]:
    """What the line's words say."""
    if text.replace(" ", "") in page.sections:
        yield "known section", 1.0
    if ACTOR.search(text):
        yield "actor", 1.0
    if DEED.search(text):
        yield "deed", 1.0
    if TIME_APART.match(text):
        yield "opens with a date", 1.0
    if FIGURE_CAPTION.match(text):
        yield "caption", 1.0
    if (len(text) <= 24 and only_people(text)) or titled_person(text):
        yield "names only", 1.0
    if len(text) <= 12 and ACCOUNT_NAME.match(text):
        yield "account name", 1.0


def _neighbours(page: Page, i: int, text: str) -> Iterator[tuple[str, float]]:
    """What stands under the line, and elsewhere on the page."""
    if text in page.repeated:
        yield "printed again", 1.0
    if page.links is not None and i > page.links:
        yield "among links", 1.0
    if _under_label(page, i):
        yield "under a label", 1.0
    if _story_ends_above(page, i):
        yield "signed above", 1.0
    under = page.rows[i + 1] if i + 1 < len(page.rows) else None
    if under is None:
        return
    if under.claim is not None:
        if under.claim in UNDER:
            yield UNDER[under.claim], 1.0
        return
    if under.bullet:
        yield "bullets below", 1.0
        if _echo(text, under.text) > 0.4:
            yield "echoed by the bullet below", 1.0
    elif goes_on(text, under.text, page.context):
        yield "goes on below", 1.0
    below = page.below[i]
    if below is not None and below - i <= 3:
        if _others_sign(page, i) and not _signed(page, i, below):
            yield "unsigned where others sign", 1.0
        yield "echo", _echo(text, page.rows[below].text)
        if NEWS_TIME.match(page.rows[below].text):
            yield "news under it", 1.0


def _story_ends_above(page: Page, i: int) -> bool:
    """Whether the text above the line is signed or dated at its end."""
    above = page.rows[i - 1] if i else None
    if above is None:
        return False
    if any(cut.role in LEADING for cut in above.back) or above.claim is Role.DATELINE:
        return True
    return above.claim is Role.BYLINE and i > 1 and is_text(page.rows[i - 2])


def _echo(text: str, below: str) -> float:
    """How much of the line recurs in the text below it, 0 to 1.

    It is the share of its pairs of characters that recur, less where they are few: any theme has two words in common
    with what is said under it, a headline has the news.
    """
    bare = NO_WORD.sub("", text)
    pairs = [bare[k : k + 2] for k in range(len(bare) - 1)]
    window = NO_WORD.sub("", below[:WINDOW])
    common = sum(pair in window for pair in pairs)
    return common / len(pairs) * min(1.0, common / ENOUGH_PAIRS) if common else 0.0


def goes_on(left: str, right: str, context: Context) -> bool:
    """Whether the right line visibly goes on the left one: with a clinging character, or a word across the gap."""
    return right[:1] in LEANING_LEFT or right[:1] in ",、。;:!?”’)》" or context.word_across(left, right)


def _under_label(page: Page, i: int) -> bool:
    return any(row.claim is Role.LABEL for row in page.rows[max(0, i - 2) : i])


def _text_features(page: Page, i: int) -> Iterator[tuple[str, float]]:
    row, text = page.rows[i], page.rows[i].text
    if row.leads and not row.credited:
        yield "leads", 1.0
        return
    yield "text", 1.0
    yield from _pictures(page, i)
    if FIGURE_CAPTION.match(text):
        yield "caption", 1.0
    if _under_label(page, i):
        yield "under a label", 1.0
    if i and len(page.rows[i - 1].text) <= 12 and ACCOUNT_NAME.match(page.rows[i - 1].text):
        yield "under an account name", 1.0


def _pictures(page: Page, i: int) -> Iterator[tuple[str, float]]:
    """Whether the text stands with the credit of a picture: in it, under it, or within a few lines."""
    if page.rows[i].credited:
        yield "ends with a credit", 1.0
    near = page.rows[i + 1 : i + 4]
    if any(row.credited or row.claim is Role.CREDIT for row in near):
        yield "credit near", 1.0
        if near[0].claim is Role.CREDIT and len(page.rows[i].text) <= LONGEST_CAPTION:
            yield "credit below", 1.0


def _bullet_features(page: Page, i: int) -> Iterator[tuple[str, float]]:
    row = page.rows[i]
    yield "bullet", 1.0
    if NEWS_TIME.match(row.text):
        yield "news opening", 1.0
    if not row.ends and len(row.text) <= LONGEST_DISPLAY:
        yield "display", 1.0
    if row.text in page.repeated:
        yield "printed again", 1.0
