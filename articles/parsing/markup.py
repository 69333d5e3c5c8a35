"""Markdown as tools export posts: its signs are taken out before the text is read, and put back as blocks of their own.

**湖东区总工会举办职工夜校**
5月13日，职工夜校在**文化宫**开课，详情见[活动方案](https://example.org/b)。
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from articles.reading.values import Hint, HintKind, Reading

from .front_matter import FrontMatter, front_matter
from .lines import ROW_OF_TABLE
from .pieces import PrintedPiece
from .printed_fields import printed_fields
from .tiling import tile
from .values import Block, Parse, Role

EVIDENCE = re.compile(
    r"\*\*[^\s*][^*\n]*\*\*|!?\[[^\]\n]*\]\([^()\s]*[/.:][^()\n]*\)|</?(?:figure|figcaption|img|section|strong|br|p)\b"
    r"|\A\ufeff?\s*(?:---|\+\+\+)[ \t]*\r?\n[\w\u4e00-\u9fff-]+[ \t]*[:=]|^#\w[\w-]*\s*\{",
    re.MULTILINE,
)
"""What only Markdown has, and what is saved with it: text without any is left as it is."""

SIGNS = ("**", "](", "</", "<img", "<br", "---\n", "---\r", "+++", "{")
"""One of these is in all that shows it; they are looked for first, for it takes less time."""

MARKDOWN = "text/markdown"

FILLER = "\ufffc"
"""Stands for signs that were found, so that others are found round them."""

URL = r"\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+[\"'“][^)\n]*)?\)"
LINK = rf"(?:\[\[[^\]\n]+\]\]|\[[^\[\]\n]+\]{URL})"
WHOLE = (
    re.compile(rf"^[ \t]*(?:{LINK}(?:[ \t]*[/|·>»、][ \t]*{LINK})+|\[#[^\[\]\n]+\]{URL})[ \t]*$", re.MULTILINE),
    re.compile(r"<!--.*?-->|<(?:style|script)\b.*?</(?:style|script)>", re.DOTALL | re.IGNORECASE),
    re.compile(r"^(?:[\w.#@*:\[\]\"'=>,~ \t()-]{1,200}\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})+", re.MULTILINE),
    re.compile(rf"!\[[^\]\n]*\](?:{URL}|\[[^\]\n]*\])|!\[\[[^\]\n]*\]\]"),
    re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|&(?:nbsp|emsp|ensp|thinsp|#\d+);"),
    re.compile(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{[:#.][^{}\n]*\}(?=[ \t]*$)", re.MULTILINE),
    re.compile(
        r"^[ \t>]*(?:(?:[-*_=~][ \t]*){3,}|```\S*|\[TOC\]|\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t:-]*)$", re.M | re.I
    ),
    re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S+.*$", re.MULTILINE),
    re.compile(r"\\(?=[^\w\s])|\\$", re.MULTILINE),
    re.compile(r"^[ \t>]*:{3,}.*$", re.MULTILINE),
)
"""Signs that hold no text: comments, styles, pictures, tags, shortcodes, rules, addresses of links, escapes, fences."""

ROW_OF_RULES = re.compile(r"^[ \t>]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t:-]*$", re.MULTILINE)
ROW = re.compile(r"^[ \t>]*\|.*\|[ \t]*$", re.MULTILINE)
"""A row of a table, which has a row of rules under its head."""

BAR = re.compile(r"\|")
RULE = re.compile(r"^[ \t]*(?:(?:[-*_][ \t]*){3,})$\s*(?P<under>\S.*)", re.MULTILINE)
"""A rule across the page, and the line under it."""

AROUND = (
    re.compile(rf"(?P<open>\[)(?P<text>[^\[\]\n]+)(?P<close>\](?:{URL}|\{{[^{{}}\n]*\}}))"),
    re.compile(r"(?P<open>\[\[(?:[^\[\]|\n]*\|)?)(?P<text>[^\[\]|\n]+)(?P<close>\]\])"),
    re.compile(r"(?P<open>\*{1,3}|__|~~|==|`+)(?=[^\s*])(?P<text>(?:(?!(?P=open))[^\n])+?)(?<=\S)(?P<close>(?P=open))"),
    re.compile(r"(?:(?<=\s)|^)(?P<open>_)(?P<text>[^_\n]+)(?P<close>_)(?=\s|$)", re.MULTILINE),
)
"""Signs round a text: links, bold, italics, code."""

BOLD_LINE = re.compile(
    r"^[ \t>]*(?P<line>(?:[^\w\s#*_>|“《(（【「-]{1,3}[ \t]*)?(?P<sign>\*\*\*?|__)(?P<text>[^*_\n]{1,50}))(?P=sign)"
    r"[ \t:：]*$",
    re.MULTILINE,
)
"""A line that is all bold, but perhaps a sign in front."""

CAPTIONS = (
    re.compile(r"<figcaption[^>]*>(?P<text>.*?)</figcaption>", re.DOTALL | re.IGNORECASE),
    re.compile(
        rf"!\[[^\]\n]*\]{URL}[ \t]*\n\s*<(?P<tag>center|small|em)>(?P<text>[^<\n]+)</(?P=tag)>[ \t]*$", re.MULTILINE
    ),
    re.compile(rf"!\[[^\]\n]*\]{URL}[ \t]*\n\s*(?P<sign>[*_])(?P<text>[^*_\n]+)(?P=sign)[ \t]*$", re.MULTILINE),
)


@dataclass(frozen=True, slots=True)
class Markup:
    """A text and its signs: `spans` are their places, in order; `reading` is the text without them, with what they say.

    `kept` are the stretches between them, each with its place in the clean text and in the source.
    """

    source: str
    spans: tuple[PrintedPiece, ...]
    kept: tuple[tuple[int, int], ...]
    reading: Reading
    account: str | None

    def in_source(self, at: int) -> int:
        clean, place = self.kept[bisect_right(self.kept, (at, len(self.source))) - 1]
        return place + at - clean

    def between(self, first: int, last: int) -> tuple[PrintedPiece, ...]:
        """The signs that begin between two places in the source, on neither of them."""
        begins = attrgetter("start")
        return self.spans[bisect_right(self.spans, first, key=begins) : bisect_left(self.spans, last, key=begins)]


def without_markup(reading: Reading) -> Markup | None:
    """The reading without the signs of its Markdown; None where it has none."""
    text = reading.text
    if reading.media_type != MARKDOWN and not (
        any(sign[0] in text and sign in text for sign in SIGNS) and EVIDENCE.search(text)
    ):
        return None
    head = front_matter(text)
    spans = _merged(text, [*(_in_head(text, head) if head else ()), *_signs(text, head.end if head else 0)])
    if not spans:
        return None
    kept, clean, length, at = [], [], 0, 0
    for start, end in [*((span.start, span.end) for span in spans), (len(text), len(text))]:
        kept.append((length, at))
        clean.append(text[at:start])
        length += start - at
        at = end
    markup = Markup(text, spans, tuple(kept), replace(reading, text="".join(clean)), head.account if head else None)
    return replace(markup, reading=replace(markup.reading, hints=tuple(_hints(text, markup, head))))


def _in_head(text: str, head: FrontMatter) -> Iterator[PrintedPiece]:
    """The front matter but for its title and its day. A title that the text repeats is left to the text."""
    at = 0
    stays = [span for span in (head.title, head.day) if span and not (span is head.title and _repeats(text, head))]
    for start, end in [*sorted(stays), (head.end, head.end)]:
        yield from _lines_between(text, at, start)
        at = end


def _repeats(text: str, head: FrontMatter) -> bool:
    first = text[head.end :].lstrip().partition("\n")[0]
    return head.title is not None and first.strip("#*_ \r") == text[slice(*head.title)]


def _lines_between(text: str, start: int, end: int) -> Iterator[PrintedPiece]:
    for match in re.compile(r"\S.*").finditer(text, start, end):
        yield PrintedPiece(match.start(), match.start() + len(match[0].rstrip()), Role.POST_META)


def _signs(text: str, start: int) -> Iterator[PrintedPiece]:
    masked = FILLER * start + text[start:]
    for pattern in WHOLE:
        for match in pattern.finditer(masked, start):
            yield PrintedPiece(match.start(), match.end(), Role.MARK)
        masked = masked[:start] + pattern.sub(lambda match: FILLER * len(match[0]), masked[start:])
    for row in _rows(text, start):
        yield from (PrintedPiece(*bar.span(), Role.MARK) for bar in BAR.finditer(text, *row))
    for pattern in AROUND:
        for match in pattern.finditer(masked, start):
            yield PrintedPiece(*match.span("open"), Role.MARK)
            yield PrintedPiece(*match.span("close"), Role.MARK)
        masked = masked[:start] + pattern.sub(_masked, masked[start:])


def _rows(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the rows of tables are."""
    return (row.span() for row in ROW.finditer(text, start)) if ROW_OF_RULES.search(text, start) else iter(())


def _masked(match: re.Match[str]) -> str:
    return FILLER * len(match["open"]) + match["text"] + FILLER * len(match["close"])


def _merged(text: str, spans: list[PrintedPiece]) -> tuple[PrintedPiece, ...]:
    """The spans in order, without white space round them, none in another."""
    found: list[PrintedPiece] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        ink = text[span.start : span.end]
        start, end = span.start + len(ink) - len(ink.lstrip()), span.start + len(ink.rstrip())
        if found:
            start = max(start, found[-1].end)
        if start < end:
            found.append(PrintedPiece(start, end, span.role))
    return tuple(found)


def _hints(text: str, markup: Markup, head: FrontMatter | None) -> Iterator[Hint]:
    """What the signs say of lines: titles, bold lines, captions."""
    if head and head.title and not _repeats(text, head):
        yield from _hint(text, markup, *head.title, HintKind.TITLE)
    for match in BOLD_LINE.finditer(text, head.end if head else 0):
        if match["text"][-1] not in "。.":
            yield from _hint(text, markup, *match.span("line"), HintKind.DISPLAY)
    for match in RULE.finditer(text, head.end if head else 0):
        yield from _hint(text, markup, *match.span("under"), HintKind.DIVIDED)
    for row in _rows(text, head.end if head else 0):
        yield from _hint(text, markup, *row, HintKind.TABLE, ROW_OF_TABLE)
    for pattern in CAPTIONS:
        for match in pattern.finditer(text, head.end if head else 0):
            yield from _hint(text, markup, *match.span("text"), HintKind.CAPTION)


def _hint(text: str, markup: Markup, start: int, end: int, kind: HintKind, value: str = "") -> Iterator[Hint]:
    removed = [(span.start, span.end) for span in markup.spans if span.end <= start or span.start < end]
    before = sum(stop - first for first, stop in removed if stop <= start)
    within = sum(stop - first for first, stop in removed if first >= start)
    ink = markup.reading.text[start - before : end - before - within]
    first = start - before + len(ink) - len(ink.lstrip())
    if ink.strip():
        yield Hint(first, first + len(ink.strip()), kind, value)


def with_markup(parse: Parse, markup: Markup) -> Parse:
    """The parse of the source: signs are blocks, of a story where they stand within its text."""
    inside: set[int] = set()
    of_item: defaultdict[int | None, list[Block]] = defaultdict(list)
    for block in sorted(parse.blocks, key=lambda each: each.position or 0):
        of_item[block.item].append(block)
    stories = [
        [piece for block in of_item[item] for piece in _pieces(block, markup, inside)]
        for item in range(len(parse.stories))
    ]
    furniture = [piece for block in parse.blocks if block.item is None for piece in _pieces(block, markup, inside)]
    furniture += [span for span in markup.spans if span.start not in inside]
    furniture = _whole_lines(markup.source, furniture)
    found = []
    for story, pieces in zip(parse.stories, stories, strict=True):
        printed = ((markup.source[piece.start : piece.end], piece.role, piece.joined) for piece in pieces)
        fields = printed_fields(printed)
        found.append(replace(story, **{name: getattr(fields, name) for name in fields.__slots__}))
    issue = replace(parse.issue, publication=parse.issue.publication or markup.account)
    return Parse(issue, tuple(found), tile(len(markup.source), stories, furniture))


def _whole_lines(source: str, furniture: list[PrintedPiece]) -> list[PrintedPiece]:
    """The pieces in order, those of facts on one line as one: of a day in front matter the key is cut off."""
    found: list[PrintedPiece] = []
    for piece in sorted(furniture, key=lambda each: each.start):
        last = found[-1] if found else None
        if last and last.role is piece.role is Role.POST_META and not source[last.end : piece.start].strip(" \t"):
            found[-1] = last._replace(end=piece.end)
        else:
            found.append(piece)
    return found


def _pieces(block: Block, markup: Markup, inside: set[int]) -> Iterator[PrintedPiece]:
    """The pieces of a block in the source, with the signs between them, which are noted as such."""
    ink = markup.reading.text[block.start : block.end].rstrip()
    first, last = markup.in_source(block.start), markup.in_source(block.start + len(ink) - 1) + 1 if ink else 0
    at, goes_on = first, block.joined
    signs = markup.between(first, last)
    for span in [*signs, PrintedPiece(last, last, block.role)]:
        text = markup.source[at : span.start]
        start = at + len(text) - len(text.lstrip())
        if text.strip():
            yield PrintedPiece(start, start + len(text.strip()), block.role, goes_on, block.moved)
            goes_on = True
        if span.start < last:
            inside.add(span.start)
            yield span._replace(moved=block.moved)
        at = span.end
