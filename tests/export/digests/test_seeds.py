"""Digests of two houses, made anew from their own stories: what goes out is what was printed, and is read back so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

import pytest

from articles.export.digests.formats import FORMATS
from articles.export.digests.outgoing import OutgoingDigest, outgoing_digest, outgoing_text
from articles.models import Digest, DigestItem, DigestStyle, Publication
from articles.models.digest import digest_styles
from articles.parsing.parser import parse
from articles.parsing.values import Kind, ParsedStory, Role
from articles.reading import read
from tests.parsing.helpers import CONTEXT, SEEDS


@dataclass(frozen=True)
class Remade:
    briefs: list[tuple[str | None, str | None, tuple[str, ...]]]
    digest: OutgoingDigest


def style_of(name: str, **changed: str) -> DigestStyle:
    return DigestStyle(**{**next(facts for facts in digest_styles() if facts["name"] == name), **changed})


def said(story: ParsedStory) -> tuple[str | None, str | None, tuple[str, ...]]:
    return story.section, story.headline, story.paragraphs


def read_again(data: bytes, name: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    return [said(story) for story in parse(read(data, name=name), CONTEXT).stories if story.kind is Kind.BRIEF]


def remade(seed: int, style: DigestStyle, **facts: str) -> Remade:
    briefs = read_again(SEEDS[seed].read_bytes(), SEEDS[seed].name)
    digest = Digest(style=style, medium=Publication(name="工道"), **facts)
    items = [
        DigestItem(section=section or "", headline=headline or "", text="\n".join(paragraphs), position=n)
        for n, (section, headline, paragraphs) in enumerate(briefs)
    ]
    return Remade(briefs, outgoing_digest(digest, items))


def printed(seed: int, role: Role) -> list[str]:
    reading = read(SEEDS[seed].read_bytes(), name=SEEDS[seed].name)
    blocks = parse(reading, CONTEXT).blocks
    return [reading.text[block.start : block.end].strip() for block in blocks if block.role is role]


@pytest.fixture
def weekly() -> Remade:
    links = printed(2, Role.LINK)
    return remade(
        2,
        style_of("一周速览", signature="工人日报", teaser_separator=";"),
        number="755",
        teasers="\n".join(printed(2, Role.ISSUE_TITLE)[0].removeprefix("一周速览 | ").split(";")),
        highlights="\n".join(printed(2, Role.HIGHLIGHT)),
        editors="陈晓燕 张菁",
        earlier="\n".join(links[1:]),
    )


@pytest.fixture
def bullets() -> Remade:
    return remade(0, style_of("一周动态"))


def line_texts(text: str) -> list[str]:
    """Without the spaces, of which accounts put in as many as they like."""
    return [bare for line in text.splitlines() if (bare := re.sub(r"\s", "", line))]


def test_the_weekly_is_printed_as_it_was(weekly):
    seed = line_texts(SEEDS[2].read_text("utf-8"))
    again = line_texts(outgoing_text(weekly.digest))
    end = seed.index("工人日报")
    assert again == [seed[0], *seed[2 : end + 1]]


def test_the_bullets_are_printed_as_they_were(bullets):
    seed = [line for line in line_texts(SEEDS[0].read_text("utf-8")) if line[0] in "◆"]
    assert line_texts(outgoing_text(bullets.digest)) == ["一周动态", *seed]


@pytest.mark.parametrize("extension", ["txt", "md", "docx", "html"])
@pytest.mark.parametrize("name", ["weekly", "bullets"])
def test_the_parser_reads_the_same_stories_back(request, name, extension):
    of_seed = request.getfixturevalue(name)
    made = FORMATS[extension].render(of_seed.digest)
    data = made.encode() if isinstance(made, str) else made
    assert read_again(data, f"digest.{extension}") == of_seed.briefs


def test_sections_stand_in_the_order_of_the_style(weekly):
    sections = [section for section, _briefs in groupby(weekly.briefs, key=lambda brief: brief[0])]
    assert sections == style_of("一周速览").sections
