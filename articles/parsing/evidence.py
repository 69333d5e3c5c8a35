"""What each line says for the parts it may play: features of the line, its neighbours and the page, weighed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .page import LONGEST_DISPLAY, Page, is_text
from .parts import CLAIMS, Part
from .people import may_sign
from .round_ups import compared
from .round_ups import is_name as is_round_up
from .rows import Row
from .rules.mastheads import heads_number
from .rules.picture_notes import NOTE as PICTURES_NOTED
from .rules.post_meta import POST_TIME
from .values import Role
from .weights import BULLET, DISPLAY, PARAGRAPH, Weights
from .wording import COLUMN, FIGURE_CAPTION, FORM, NEWS_TIME, echo, goes_on, is_account_name

LONGEST_QUESTION = 36
"""Characters: a longer line that ends like a sentence is text, not display."""

OPEN_END = re.compile(r"[!?…:][”』」]?$")
"""How a line of display may end, though a sentence may too."""

LONGEST_CAPTION = 120
"""Characters: few captions are longer."""

HEAD = 3
"""Lines from a headline to its text, at most: it may have a subhead and a byline under it."""

SAME_NEWS = 0.4
"""The echo from which a line and the one below it tell the same."""

ESSAY = 1.3
"""How much more a missing byline tells where the text under a line does not open as news does."""

KICKER_ENDS = "—-:"
"""How a line ends that leads up to the headline."""

LONGER = 1.3
"""By how much a subhead of clauses is longer than its title, at least."""

TWICE = 2
"""Times that a title is printed where a table of contents announces it."""

UNDER = {Role.POST_META: "post head below", Role.CREDIT: "credit below"}
"""What a line taken whole by a rule says of the line above it."""

Feature = tuple[str, float]
"""The name of a feature and its strength, mostly 1."""


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


def _weigh(weights: Weights, features: Iterator[Feature]) -> dict[Part, float]:
    """The sums of the features' weights by part: for the first feature's parts, and any that another speaks for."""
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
    if not row.ends or row.text[-1] == "—":
        return True
    return len(row.text) <= LONGEST_QUESTION and OPEN_END.search(row.text) is not None


def _display_features(page: Page, i: int) -> Iterator[Feature]:
    row = page.rows[i]
    yield "display", 1.0
    if row.level:
        yield ("first mark" if row.level == 1 else "lower mark"), 1.0
    yield from ((name, 1.0) for name in sorted(row.set_as))
    for name, shown in FORM:
        if shown(row.text):
            yield name, 1.0
    yield from _on_the_page(page, i, row.text)
    if i + 1 < len(page.rows):
        yield from _next_line(page, i, page.rows[i + 1])


ON_THE_PAGE: tuple[tuple[str, Callable[[Page, int], object]], ...] = (
    ("under a label", Page.is_labelled),
    ("under a picture mark", Page.is_pictured),
    ("below pictures", Page.below_pictures),
    ("signed above", Page.story_ends_above),
    ("attended above", Page.attended_above),
    ("pictures noted", lambda page, i: PICTURES_NOTED.search(page.rows[i].line)),
    ("picture below", lambda page, i: any(map(_has_credit, page.rows[i + 1 : i + 4]))),
)
"""Features of a display line that the lines about it show."""


def _on_the_page(page: Page, i: int, text: str) -> Iterator[Feature]:
    """What the page says of the line."""
    if compared(text) in page.sections:
        yield "known section", 1.0
    elif is_round_up(text):
        yield "name of a round-up", 1.0
    if text in page.repeated:
        yield ("printed again" if page.repeated[text] == TWICE else "printed over and over"), 1.0
    if page.rows[i].start in page.series:
        yield "one of a series", 1.0
    for name in page.runs.get(page.rows[i].start, ()):
        yield name, 1.0
    if page.links is not None and i > page.links:
        yield "among links", 1.0
    if may_sign(text) and page.is_under_title(i):
        yield "name under a title", 1.0
    for name, shown in ON_THE_PAGE:
        if shown(page, i):
            yield name, 1.0
    below = _text_near(page, i)
    if below is not None:
        yield from _text_below(page, i, below)


def _has_credit(row: Row) -> bool:
    return row.credited or row.claim is Role.CREDIT


def _text_near(page: Page, i: int) -> int | None:
    """The next line of text, where line i may stand in its head."""
    below = page.below[i]
    return below if below is not None and below - i <= HEAD else None


def _text_below(page: Page, i: int, below: int) -> Iterator[Feature]:
    text = page.rows[below].text
    yield "echo", echo(page.rows[i].text, text)
    above = page.above[i]
    if above is not None and not page.is_head(i, below):
        found = page.subjects.cohesion(i, above, below)
        yield ("another subject" if found.turn > 0 else "same subject"), abs(found.turn)
        yield "told above", found.told
    if NEWS_TIME.match(text):
        yield "news under it", 1.0
    if page.others_are_dated(i) and not page.is_dated(i, below):
        yield "undated where others are dated", 1.0
    if page.is_signed_below(below):
        yield "signed below", 1.0
    if page.others_sign(i) and not page.is_signed(i, below):
        yield "unsigned where others sign", 1.0 if NEWS_TIME.match(text) else ESSAY


def _next_line(page: Page, i: int, under: Row) -> Iterator[Feature]:
    """What the very next line says of the line."""
    text = page.rows[i].text
    if under.claim is not None:
        if under.claim in UNDER and not _names_a_source_only(under):
            yield UNDER[under.claim], 1.0
        if under.claim is Role.MASTHEAD and heads_number(text, under.line):
            yield "over its number", 1.0
        return
    if under.bullet:
        yield "bullets below", 1.0
        if echo(text, under.text) > SAME_NEWS:
            yield "echoed by the bullet below", 1.0
        return
    if COLUMN.search(under.text) and not COLUMN.search(text):
        yield "over a column", 1.0
    elif goes_on(text, under.text, page.context):
        yield "goes on below", 1.0
    if not is_text(under):
        yield from _over_display(page, i, under)


def _over_display(page: Page, i: int, under: Row) -> Iterator[Feature]:
    """What another line of display right below says of the line: features have kickers, and some a long subhead."""
    text = page.rows[i].text
    below = _text_near(page, i)
    if page.is_first_title(i):
        if i + 2 < len(page.rows) and page.rows[i + 2].claim is Role.BYLINE:
            yield "signed under the next", 1.0
        if below is not None and _tells_in_clauses(text, under.text):
            yield "over clauses", 1.0
    if below is not None:
        yield from _of_two(text, under.text, page.rows[below].text)


def _names_a_source_only(row: Row) -> bool:
    """Whether the line (来源:某某日报) may as well stand under a text as over it."""
    return row.claim is Role.POST_META and not POST_TIME.search(row.line)


def _tells_in_clauses(title: str, under: str) -> bool:
    """Whether the line under a title is a longer one of clauses: 驿站建到家门口 / 全年新建三十座,两万人受益."""
    if title[-1] in KICKER_ENDS or COLUMN.search(under):
        return False
    return "," in under and len(under) >= LONGER * len(title)


def _of_two(first: str, second: str, below: str) -> Iterator[Feature]:
    """Which of two lines of display tells more of the text below them."""
    more = echo(second, below) - echo(first, below)
    yield ("more told below" if more > 0 else "less told below"), abs(more)


def _text_features(page: Page, i: int) -> Iterator[Feature]:
    row = page.rows[i]
    if row.leads and not row.credited:
        yield "leads", 1.0
        return
    yield "text", 1.0
    if i in page.signed_briefs:
        yield "signed like the one above", 1.0
    if i in page.dated_briefs:
        yield "dated in a round-up", 1.0
    if "set as caption" in row.set_as:
        yield "set as caption", 1.0
    yield from _pictures(page, i)
    if FIGURE_CAPTION.match(row.text) or page.is_pictured(i):
        yield "caption", 1.0
    if page.is_labelled(i):
        yield "under a label", 1.0
    if i and page.rows[i - 1].claim is None and is_account_name(page.rows[i - 1].text):
        yield "under an account name", 1.0


def _pictures(page: Page, i: int) -> Iterator[Feature]:
    """Whether the text stands with the credit of a picture: in it, under it, or within a few lines."""
    row, near = page.rows[i], page.rows[i + 1 : i + 4]
    if row.credited:
        yield "ends with a credit", 1.0
    if any(map(_has_credit, near)):
        yield "credit near", 1.0
        if near[0].claim is Role.CREDIT and len(row.text) <= LONGEST_CAPTION:
            yield "credit below", 1.0


def _bullet_features(page: Page, i: int) -> Iterator[Feature]:
    row = page.rows[i]
    yield "bullet", 1.0
    if NEWS_TIME.match(row.text):
        yield "news opening", 1.0
    if not row.ends and len(row.text) <= LONGEST_DISPLAY:
        yield "display", 1.0
        if i in page.bulleted_heads:
            yield "one of several heads", 1.0
    if row.text in page.repeated:
        yield "printed again", 1.0
    if "set as caption" in row.set_as:
        yield "set as caption", 1.0
