"""Stories with pictures: captions and credits within them, and pictures that are stories of their own."""

from __future__ import annotations

from typing import Any

from .documents import AnyOf, Document
from .pools import HELD_OUT, TUNED
from .writing import Event, Writer

CREDITS = {
    TUNED: (
        "{a} 摄", "{a}摄", "本报记者 {a} 摄", "{a} 供图", "{office}供图", "（{a} 摄）", "{a}/摄",
        "通讯员 {a} 摄", "本报记者 {a} 本报通讯员 {b} 摄", "图/{a}", "（图片由{office}提供）", "摄影：{a}",
        "（{office} {a} 摄）", "照片由{office}提供", "图片：{a}", "本报见习记者 {a} 摄", "{a} {b} 摄",
        "（{a} {b} 供图）",
    ),
    HELD_OUT: (
        "{a}　摄", "本报通讯员 {a} {b} 摄", "（{office}{a}摄）", "{office} 供图", "（{a}供图）", "{a} 摄影",
        "摄影/{a}", "图片由{office}提供", "特约摄影 {a}", "/ {a} 摄", "（本报全媒体记者 {a} 通讯员 {b} 摄）",
        "（图片来源：{office}）",
    ),
}  # fmt: skip
CAPTIONS = {
    TUNED: (
        "图为{scene}。",
        "图为{body}{scene}。",
        "{day}，{body}{verb}{thing}，图为{scene}。",
        "▼{scene}",
        "△{day}，{scene}。",
        "↓{scene}。",
        "左图为{scene}。",
        "图2：{scene}",
        "{day}，{scene}。",
    ),
    HELD_OUT: (
        "▲{scene}。",
        "上图：{scene}。",
        "图①：{scene}。",
        "{day}，{scene}。图为活动现场。",
        "↑{day}，{scene}。",
    ),
}
SIGNED = {
    TUNED: ("本报记者 {a} 摄影报道", "{a} 摄影报道", "图/文 {a}", "通讯员 {a} 文/图"),
    HELD_OUT: ("通讯员{a} {b}摄影报道", "（本报记者 {a} 摄影报道）", "文/图 {a}", "{a} {b} 图/文"),
}


def document(pool: str, seed: int) -> Document:
    """One to three stories, of which the first has a picture."""
    writer = Writer(pool, seed)
    first = writer.one_of((_with_captions, _with_captions, _picture_story, _signed_with_picture, _with_credit_at_end))
    lines = [f"{writer.one_of(writer.words.papers)} {writer.printed_day()} 第{writer.number(1, 8)}版", ""]
    stories = []
    for make in (first, *[plain_story] * writer.rng.randint(0, 2)):
        printed, right = make(writer)
        lines += [*printed, ""]
        stories.append(right)
    gap = "\n" if writer.chance(0.5) else "\n\n"
    return Document("page.txt", gap.join(line for line in lines if line) + "\n", {}, tuple(stories))


def _credit(writer: Writer) -> str:
    office = f"{writer.one_of(writer.words.districts)}{writer.one_of(writer.words.offices)}"
    a, b = writer.rng.sample(writer.words.persons, 2)
    return writer.one_of(CREDITS[writer.pool]).format(a=a, b=b, office=office)


def _caption(writer: Writer, event: Event) -> str:
    day = f"{event.day.month}月{event.day.day}日"
    scene = writer.one_of(writer.words.scenes)
    form = writer.one_of(CAPTIONS[writer.pool])
    return form.format(scene=scene, day=day, body=event.body, verb=event.verb, thing=event.thing)


def _right(headline: str, paragraphs: list[str], captions: list[tuple[str, str | None]], **fields: object) -> dict:
    return {
        "kicker": None,
        "headline": headline,
        "subhead": None,
        "paragraphs": paragraphs,
        "captions": captions,
        "crossheads": (),
        **fields,
    }


def plain_story(writer: Writer) -> tuple[list[str], Any]:
    event = writer.event()
    byline = f"本报讯（记者 {writer.person()}）"
    opening, further = writer.opening(event), writer.further(event, writer.rng.randint(0, 2))
    headline = writer.headline(event)
    return [headline, byline + opening, *further], _right(headline, [opening, *further], [], byline=byline)


def _with_captions(writer: Writer) -> tuple[list[str], Any]:
    """A story with a caption or two between its paragraphs, each with its credit behind it, below it, or without."""
    (headline, opening, *further), right = plain_story(writer)
    event = writer.event()
    lines, captions = [headline, opening, *further], []
    for _ in range(writer.rng.randint(1, 2)):
        text = _caption(writer, event)
        credit = _credit(writer) if writer.chance(0.85) or "图" not in text else None
        where = writer.rng.randint(2, len(lines)) if not captions else len(lines)
        below = credit is not None and writer.chance(0.35)
        printed = [text, credit] if below else [f"{text} {credit}" if credit else text]
        lines[where:where] = printed
        captions.append((text.lstrip("▲△▼"), credit))
    return lines, {**right, "captions": captions}


def _picture_story(writer: Writer) -> tuple[list[str], Any]:
    """A headline, a paragraph or two, and the credit of the whole on its own line or behind the last word."""
    event, credit = writer.event(), _credit(writer)
    headline = writer.headline(event)
    paragraphs = [writer.opening(event), *writer.further(event, writer.rng.randint(0, 1))]
    *others, last = paragraphs
    printed = [*others, last, credit] if writer.chance(0.5) else [*others, f"{last} {credit}"]
    whole = "".join(paragraphs)
    as_photo = _right(headline, paragraphs, [], kind="photo")
    as_caption = {**as_photo, "paragraphs": [], "captions": [(whole, credit)]}
    return [headline, *printed], AnyOf((as_photo, as_caption))


def _signed_with_picture(writer: Writer) -> tuple[list[str], Any]:
    """A story that its writer took the picture of, too."""
    event = writer.event()
    a, b = writer.person(), writer.person()
    byline, headline = writer.one_of(SIGNED[writer.pool]).format(a=a, b=b), writer.headline(event)
    paragraphs = [writer.opening(event), *writer.further(event, writer.rng.randint(1, 2))]
    lines = [headline, byline, *paragraphs] if writer.chance(0.5) else [headline, *paragraphs, byline]
    return lines, _right(headline, paragraphs, [], byline=byline)


def _with_credit_at_end(writer: Writer) -> tuple[list[str], Any]:
    """A signed story of several paragraphs, and under the last the credit of a picture that has no caption."""
    (headline, opening, *_), right = plain_story(writer)
    credit, event = _credit(writer), writer.event()
    further = writer.further(event, 2)
    paragraphs = [right["paragraphs"][0], *further]
    empty = AnyOf(([("", credit)], []))
    return [headline, opening, *further, credit], {**right, "paragraphs": paragraphs, "captions": empty}
