"""Pages of a paper as PDF: zones under each other, each a lead, boxes side by side or columns that stories run through.

Headlines stand over all columns of their story or in its first, running heads and feet on every page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from articles.parsing.values import Parse
from tests.reading.pdf_making import Box, Set, pdf_of, set_width, wrapped

from .documents import Document, squeezed
from .pools import HELD_OUT, TUNED
from .writing import Event, Writer

SIZES = ((595.0, 842.0), (842.0, 1191.0), (1077.0, 1531.0))
"""Width and height: A4, tabloid, broadsheet."""

IMPRINTS = {
    TUNED: (
        "{date} 星期{weekday} 第{number}期 责任编辑：{person} 第{page}版 要闻",
        "{date}　第{page}版　责编 {person}",
    ),
    HELD_OUT: ("第{page}版 综合 {date} 星期{weekday} 编辑 {person}", "总第{number}期　{date}　第{page}版"),
}
HEADS = {
    TUNED: ("{paper}　{date}　第{page}版", "第{page}版　要闻　　{paper}"),
    HELD_OUT: ("{page}　{paper}　{date}　星期{weekday}", "{paper} {date} 综合 第{page}版"),
}
FEET = {
    TUNED: ("— {page} —", "{office}编印　— {page} —", "第{page}页", "{page}", "第 {page} 页 共 {pages} 页"),
    HELD_OUT: ("- {page} -", "{office}主办　第{page}页", "{page} / {pages}", "·{page}·", "{office}　{page}"),
}
KICKERS = ("走访{m}家企业 服务{n}名职工", "从{n}条建议到{m}项实事", "投入{n}万元 建成{m}个站点")


@dataclass(frozen=True, slots=True)
class Measures:
    """Of a page, in points, and its manner."""

    size: float
    leading: float
    gutter: float
    box_gutter: float
    headline: float
    zone_gap: float
    is_justified: bool
    is_centred: bool


@dataclass(frozen=True, slots=True)
class Story:
    """A story as it will be set."""

    kicker: str | None
    headline: str
    byline: str
    paragraphs: list[str]
    event: Event
    captions: list[tuple[str, str]] = field(default_factory=list)

    @property
    def right(self) -> dict[str, Any]:
        """What a parse of it should have."""
        return {
            "kicker": self.kicker,
            "headline": self.headline,
            "subhead": None,
            "byline": self.byline,
            "paragraphs": self.paragraphs,
            "captions": self.captions,
            "crossheads": (),
        }


@dataclass(frozen=True, slots=True)
class Area:
    left: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left


def document(pool: str, seed: int) -> Document:
    """One to three pages of a paper."""
    writer = Writer(pool, seed)
    width, height = writer.one_of(SIZES)
    count = writer.one_of((1, 1, 2, 3))
    measures = _measures(writer, width)
    words = {
        "paper": writer.one_of(writer.words.papers),
        "date": writer.printed_day(),
        "weekday": "一二三四五六日"[writer.day.weekday()],
        "number": writer.number(100, 2000),
        "person": writer.person(),
        "office": f"{writer.words.city}{writer.one_of(writer.words.offices)}",
        "pages": count,
    }
    forms = writer.one_of(IMPRINTS[pool]), *[writer.one_of(HEADS[pool])] * 2
    foot = writer.one_of(FEET[pool]) if writer.chance(0.6) else None
    foot_at = writer.one_of((None, 40.0))
    pages = []
    for number, form in enumerate(forms[:count], 1):
        words["page"] = number
        page = _Page(Writer(pool, 10 * seed + number), measures, Area(40, width - 40, height - 40))
        if number == 1:
            page.centre(words["paper"], 3 * measures.size, 5 * measures.size)
        page.centre(form.format(**words), measures.size, 2.5 * measures.size)
        page.fill(60 + 6 * measures.leading)
        if foot:
            line = foot.format(**words)
            left = foot_at or (width - set_width(line) * measures.size) / 2
            page.printed.append(Set(line, left, 28, measures.size))
        pages.append(page)
    pdf = pdf_of([page.printed for page in pages], width=width, height=height)
    stories = tuple(story.right for page in pages for story in page.stories)
    return Document("page.pdf", pdf, {"publication": words["paper"], "published_on": writer.day}, stories)


def _measures(writer: Writer, width: float) -> Measures:
    rng = writer.rng
    size = rng.choice((8.5, 9, 10, 10.5, 12)) if width < 1000 else rng.choice((10, 11, 13, 14))
    return Measures(
        size=size,
        leading=size * rng.uniform(1.3, 1.7),
        gutter=size * rng.uniform(1.1, 2.2),
        box_gutter=size * rng.uniform(1.6, 3.0),
        headline=size * rng.uniform(1.6, 2.4),
        zone_gap=size * rng.choice((0.0, 0.3, 0.8, 1.5, 2.5)),
        is_justified=writer.chance(0.7),
        is_centred=writer.chance(0.6),
    )


class _Page:
    """A page as it is set, from its top down. `top` is where the next zone begins."""

    def __init__(self, writer: Writer, measures: Measures, area: Area) -> None:
        self.printed: list[Set | Box] = []
        self.stories: list[Story] = []
        self._writer = writer
        self._measures = measures
        self._left, self._right, self.top = area.left, area.right, area.top

    def centre(self, line: str, size: float, depth: float) -> None:
        """Set a line over the whole page."""
        left = (self._left + self._right - set_width(line) * size) / 2
        self.printed.append(Set(line, left, self.top - size, size))
        self.top -= depth

    def fill(self, bottom: float) -> None:
        """Set zones as long as there is room: sometimes all on one grid of columns."""
        measures, rng = self._measures, self._writer.rng
        most = max(2, min(6, int((self._right - self._left) / (11 * measures.size))))
        grid = rng.randint(2, most) if self._writer.chance(0.5) else None
        while len(self.stories) < 12:
            lines = rng.randint(6, 18)
            if self.stories and self.top - measures.leading * (lines + 2) - 3 * measures.headline < bottom:
                return
            zone = self._writer.one_of((self._lead, self._lead, self._boxes, self._boxes, self._stream))
            self.top = zone(grid or rng.randint(2, most), lines, is_on_grid=bool(grid)) - measures.zone_gap

    def _lead(self, columns: int, lines: int, *, is_on_grid: bool) -> float:
        """One story over the whole page."""
        area = Area(self._left, self._right, self.top)
        return self._set_story(area, columns, lines, is_over=self._writer.chance(0.8))

    def _boxes(self, columns: int, lines: int, *, is_on_grid: bool) -> float:
        """Stories side by side, of one or more columns each."""
        measures, rng = self._measures, self._writer.rng
        shares = [1] * rng.randint(2, min(3, columns))
        for _ in range(columns - len(shares)):
            shares[rng.randrange(len(shares))] += 1
        gap = measures.gutter if is_on_grid else measures.box_gutter
        gutters = gap * (len(shares) - 1) + measures.gutter * (columns - len(shares))
        unit = (self._right - self._left - gutters) / sum(shares)
        left, ends, is_framed = self._left, [], self._writer.chance(0.2)
        for share in shares:
            area = Area(left, left + unit * share + measures.gutter * (share - 1), self.top)
            ends.append(self._set_story(area, share, lines, is_over=self._writer.chance(0.6)))
            if is_framed:
                self.printed.append(Box(area.left - gap / 3, ends[-1], area.right + gap / 3, self.top, is_filled=False))
            left = area.right + gap
        return min(ends)

    def _stream(self, columns: int, lines: int, *, is_on_grid: bool) -> float:
        """Stories that run through all columns one after the other, each headline in the column that it falls in."""
        measures = self._measures
        width = (self._right - self._left - measures.gutter * (columns - 1)) / columns
        pieces: list[list[tuple[Set, float]]] = []
        for _ in range(self._writer.rng.randint(2, 3)):
            story = self._story(lines * columns // 2, width)
            head = self._headline(story, Area(0, width, 0))
            pieces += [head, *([line] for line in self._text(story, width))]
        depth = sum(step for piece in pieces for _, step in piece) / columns
        column, at, lowest = 0, 0.0, 0.0
        for piece in pieces:
            steps = sum(step for _, step in piece)
            room = steps if piece[0][0].size == measures.size else steps + 2 * measures.leading
            if at + room > depth + measures.leading and column < columns - 1:
                column, at = column + 1, 0.0
            for line, step in piece:
                at += step
                self._print(line, self._left + column * (width + measures.gutter), self.top - at)
            lowest = max(lowest, at)
        return self.top - lowest - 0.5 * measures.size

    def _set_story(self, area: Area, columns: int, lines: int, *, is_over: bool) -> float:
        """Set a story, its headline over all its columns or in the first of them; returns where it ends."""
        measures = self._measures
        width = (area.width - measures.gutter * (columns - 1)) / columns
        story = self._story(lines * columns, width)
        head = self._headline(story, area if is_over else Area(area.left, area.left + width, area.top))
        depth = 0.0
        for line, step in head:
            depth += step
            self._print(line, 0, area.top - depth)
        text = self._text(story, width)
        picture = 0.0
        if columns > 1 and self._writer.chance(0.25):
            picture = self._picture(story, area, width, depth if is_over else 0.0)
        starts = [depth] + [depth if is_over else 0.0] * (columns - 1)
        starts[-1] += picture
        bottom = (sum(starts) + len(text) * measures.leading) / columns
        column, at = 0, starts[0]
        lowest = max(starts)
        for line, step in text:
            if at + 0.7 * step > bottom and column < columns - 1:
                column += 1
                at = starts[column]
            at += step
            self._print(line, area.left + column * (width + measures.gutter), area.top - at)
            lowest = max(lowest, at)
        return area.top - lowest - 0.5 * measures.size

    def _picture(self, story: Story, area: Area, width: float, depth: float) -> float:
        """A picture at the top of the last column, with its caption; returns how much room it takes."""
        measures, writer = self._measures, self._writer
        height, size = width * writer.rng.uniform(0.4, 0.8), 0.85 * measures.size
        top, left = area.top - depth - 0.5 * measures.size, area.right - width
        self.printed.append(Box(left, top - height, area.right, top))
        text, credit = f"图为{story.event.body}{writer.one_of(writer.words.scenes)}。", f"{writer.person()} 摄"
        story.captions.append((text, credit))
        base = top - height
        for line in wrapped(f"{text} {credit}", size, width):
            base -= 1.3 * size
            self.printed.append(Set(line, left, base, size))
        return area.top - depth - base + 0.5 * measures.size

    def _story(self, lines: int, width: float) -> Story:
        """A story of about as many lines in columns of this width."""
        writer = self._writer
        event = writer.event()
        kicker = writer.filled(writer.one_of(KICKERS)) if writer.chance(0.15) else None
        byline = f"本报讯（{writer.one_of(('记者', '通讯员'))} {writer.one_of(writer.words.persons)}）"
        story = Story(kicker, event.said, byline, [writer.opening(event)], event)
        while len(self._text(story, width)) < lines - 2:
            said = "".join(writer.further(event, writer.rng.randint(1, 3)))
            if len(story.paragraphs) == 1 and writer.chance(0.7):
                said = story.paragraphs.pop() + said
            story.paragraphs.append(said)
        self.stories.append(story)
        return story

    def _headline(self, story: Story, area: Area) -> list[tuple[Set, float]]:
        """The lines over the text, each with the distance to what is above it."""
        measures = self._measures
        large = min(measures.headline, max(area.width / 7, 1.4 * measures.size))
        sized = [(story.kicker, 1.2 * measures.size)] if story.kicker else []
        found = []
        for text, size in (*sized, (story.headline, large)):
            for line in wrapped(text, size, area.width):
                free = area.width - set_width(line) * size
                found.append((Set(line, area.left + (free / 2 if measures.is_centred else 0), 0, size), 1.25 * size))
        return [*found[:-1], (found[-1][0], found[-1][1] + 0.3 * measures.size)]

    def _text(self, story: Story, width: float) -> list[tuple[Set, float]]:
        """The lines of the text, set in a column of this width, each with the distance to the one above it."""
        measures = self._measures
        first, *others = story.paragraphs
        found = []
        for paragraph in (story.byline + first, *others):
            *full, last = wrapped(f"\u3000\u3000{paragraph}", measures.size, width)
            for line in (*full, last):
                ink = line.lstrip("\u3000")
                indent = (len(line) - len(ink)) * measures.size
                free = max(width - set_width(line) * measures.size, 0) if measures.is_justified and line != last else 0
                found.append((Set(ink, indent, 0, measures.size, free / max(len(ink) - 1, 1)), measures.leading))
        return found

    def _print(self, line: Set, left: float, base: float) -> None:
        self.printed.append(Set(line.text, left + line.left, base, line.size, line.spacing))


def strays(document: Document, found: Parse) -> set[str]:
    """Headlines of stories that lack a piece of their text: other zones have it."""
    texts: dict[str, str] = {}
    for story in found.stories:
        headline = squeezed(story.headline or "")
        texts[headline] = texts.get(headline, "") + squeezed("".join(story.paragraphs))
    whole = squeezed("".join(text for story in document.stories for text in story["paragraphs"]))
    return {
        story["headline"]
        for story in document.stories
        for paragraph in story["paragraphs"]
        for piece in _pieces(squeezed(paragraph))
        if whole.count(piece) == 1 and piece not in texts.get(squeezed(story["headline"]), "")
    }


def _pieces(text: str) -> list[str]:
    return [text[start : start + 20] for start in range(0, max(1, len(text) - 20), 10)]
