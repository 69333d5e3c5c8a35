"""Invented papers: the stories of `seeds/` with other words, names, places and numbers, at their own lengths.

The same seed gives the same pages. Each page is what the pipeline makes of a source, with nothing left to read.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import count, cycle
from pathlib import Path

from articles.data import entries
from articles.enrichment.gazetteer import gazetteer
from articles.enrichment.genre import guess_genre
from articles.enrichment.tags import vocabulary
from articles.enrichment.tokenizer import Words
from articles.enrichment.values import Findings, PlaceMention, Topic
from articles.parsing.parser import parse
from articles.parsing.printed_fields import printed_fields
from articles.parsing.values import PRINTING_ROLES, Block, Caution, Context, DateBasis, IssueFacts, ParsedStory, Role
from articles.pipeline import SourceParse
from articles.reading import read
from articles.reading.values import Reading

from .wording import Wording

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
LAST_DAY = date(2025, 12, 31)
PAGES = 4
STORIES = range(6, 15)
"""How many stories a page has: ten, more or less."""

TITLES = {"工人日报": 1, "职工周报": 7, "工运通讯": 14, "劳动简报": 30}
"""Titles of the papers of a province, and how many days lie between two numbers."""

EXCHANGED = PRINTING_ROLES - {Role.BYLINE, Role.DATELINE, Role.CREDIT}
"""Roles whose words are exchanged; of the others only names are, for 记者 and 摄 must stay."""

REVERED = r"[^。]*习近平[^。]*"
"""A clause whose words are not exchanged."""


@dataclass(frozen=True, slots=True)
class Paper:
    name: str
    home: str
    days: int


@dataclass(frozen=True, slots=True)
class WordedBlock:
    """A block of a story, in words that can be exchanged."""

    words: tuple[str, ...]
    role: Role
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A story of the seeds, with its blocks and the people that it names."""

    story: ParsedStory
    blocks: tuple[WordedBlock, ...]
    people: frozenset[str]


class PageDraft:
    """What is printed on a page so far: the text, its blocks, and its stories."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []
        self.stories: list[ParsedStory] = []

    def add(self, text: str, role: Role, item: int | None = None, position: int | None = None, **how: bool) -> None:
        start = len(self.text)
        self.text += text + "\n"
        self.blocks.append(Block(start, len(self.text), role, item, position, **how))


def pages(seed: int | str = 0) -> Iterator[SourceParse]:
    """Pages without end: issue after issue, each paper back from the last day."""
    issues: Counter[Paper] = Counter()
    for number in count():
        chance = random.Random(f"{seed}/{number}")
        paper = chance.choices(papers(), weights=[1 / rank for rank in range(1, len(papers()) + 1)])[0]
        day = LAST_DAY - timedelta(days=paper.days * issues[paper])
        issues[paper] += 1
        for page in range(1, PAGES + 1):
            facts = IssueFacts(paper.name, published_on=day, date_basis=DateBasis.PRINTED, page=str(page))
            yield print_page(facts, chance)


def print_page(facts: IssueFacts, chance: random.Random) -> SourceParse:
    page, day, section = PageDraft(), facts.published_on, None
    page.add(f"《{facts.publication}》{day.year}年{day.month}月{day.day}日 第{facts.page}版", Role.MASTHEAD)
    chosen = chance.choices(templates(), k=chance.choice(STORIES))
    for template in sorted(chosen, key=lambda template: template.story.section or ""):
        if template.story.section != section:
            section = template.story.section
            printed = chance.choice(section_names())
            page.add(printed, Role.SECTION)
        print_story(page, template, printed if section else None, chance)
    return _as_read(page, facts, chance)


def print_story(page: PageDraft, template: Template, section: str | None, chance: random.Random) -> None:
    wording = Wording(template.people, chance)
    pieces = [(wording.of(block.words), block.role, block.joined) for block in template.blocks]
    for position, (text, role, joined) in enumerate(pieces):
        page.add(text, role, len(page.stories), position, joined=joined)
    fields = printed_fields(pieces)
    page.stories.append(
        replace(
            template.story,
            section=section,
            warnings=(chance.choice(list(Caution)),) if chance.random() < 0.1 else (),
            **{name: getattr(fields, name) for name in fields.__slots__},
            **{
                role: tuple(wording[name] for name in getattr(template.story, role))
                for role in ("reporters", "correspondents", "photographers")
            },
        )
    )


def _as_read(page: PageDraft, facts: IssueFacts, chance: random.Random) -> SourceParse:
    digest = hashlib.sha256(page.text.encode()).hexdigest()
    reading = Reading(name=file_name(facts), text=page.text, encoding="utf-8", sha256=digest)
    findings = tuple(_findings(story, chance) for story in page.stories)
    return SourceParse(reading, facts, tuple(page.stories), tuple(page.blocks), findings)


def file_name(facts: IssueFacts) -> str:
    """`四川工人日报_20240628_03.txt`"""
    return f"{facts.publication}_{facts.published_on:%Y%m%d}_{int(facts.page):02}.txt"


def print_files(folder: Path, press: Iterable[SourceParse]) -> Path:
    folder.mkdir(parents=True)
    for page in press:
        (folder / page.reading.name).write_text(page.reading.text, "utf-8")
    return folder


def _findings(story: ParsedStory, chance: random.Random) -> Findings:
    """About as many tags and places as the machine suggests, some of them frequent and some rare."""
    topics = {_often_early(topics_of_all(), chance): chance.uniform(0.45, 1) for _ in range(chance.randrange(6))}
    codes = {_often_early(place_codes(), chance) for _ in range(chance.choice((0, 1, 1, 1, 2, 3)))}
    return Findings(
        genre=guess_genre(story),
        topics=tuple(Topic(name, round(score, 3)) for name, score in topics.items()),
        places=tuple(PlaceMention(gazetteer().current[code].name, code, None, True) for code in sorted(codes)),
    )


def _often_early(things: Sequence[str], chance: random.Random) -> str:
    """One of the things, the first of them far more often than the last."""
    return things[int(len(things) * chance.random() ** 3)]


@cache
def papers() -> tuple[Paper, ...]:
    provinces = sorted((place for place in gazetteer().current.values() if place.parent is None), key=lambda p: p.code)
    kinds = cycle(TITLES.items())
    return tuple(
        Paper(province.name + title, province.code, days)
        for province, (title, days) in zip(provinces, kinds, strict=False)
    )


@cache
def templates() -> tuple[Template, ...]:
    words = Words()
    return tuple(template for path in SEEDS for template in _templates(path, words))


def _templates(path: Path, words: Words) -> Iterator[Template]:
    reading = read(path.read_bytes(), name=path.name)
    parsed = parse(reading, Context())
    for n, story in enumerate(parsed.stories):
        people = frozenset((*story.reporters, *story.correspondents, *story.photographers))
        blocks = [block for block in parsed.blocks if block.item == n]
        yield Template(story, tuple(_worded_block(reading.text, block, people, words) for block in blocks), people)


def _worded_block(text: str, block: Block, people: frozenset[str], words: Words) -> WordedBlock:
    fixed = re.compile("|".join([*map(re.escape, people), REVERED]))
    printed = text[block.start : block.end].strip()
    if block.role not in EXCHANGED:
        return WordedBlock(tuple(_parts(fixed, printed)), block.role, block.joined)
    cut = ([part] if fixed.fullmatch(part) else words.cut(part) for part in _parts(fixed, printed))
    return WordedBlock(tuple(word for part in cut for word in part), block.role, block.joined)


def _parts(pattern: re.Pattern[str], text: str) -> list[str]:
    """The text in pieces: what the pattern finds, and what lies between."""
    return [part for part in re.split(f"({pattern.pattern})", text) if part]


@cache
def section_names() -> tuple[str, ...]:
    return entries("sections.txt")


@cache
def topics_of_all() -> tuple[str, ...]:
    return tuple(tag.name for tag in vocabulary())


@cache
def place_codes() -> tuple[str, ...]:
    """Provinces first, then cities: papers name them more often."""
    return tuple(
        sorted(gazetteer().current, key=lambda code: (not code.endswith("0000"), not code.endswith("00"), code))
    )
