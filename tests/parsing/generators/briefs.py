"""Columns of briefs in union papers: under the name of a section, with or without bullets, authors and headlines."""

from __future__ import annotations

from .documents import AnyOf, Document, Right
from .pictures import plain_story
from .pools import HELD_OUT, TUNED
from .writing import Event, Writer

BULLETS = {
    TUNED: ("△", "▲", "◆", "● ", "{n}、", "①"),
    HELD_OUT: ("■", "□", "◇ ", "★", "○", "▼", "{n}. ", "（{n}）"),
}
NAMED = {
    TUNED: ("{0}", "【{0}】", "{spaced}", "「{0}」", "{0}（四则）", "★{0}★"),
    HELD_OUT: ("〖{0}〗", "[{0}]", "◇{0}◇", "—{0}—", "《{0}》", "{spaced}", "{0}五则", "※ {0} ※"),
}
GUIDES = {TUNED: ("本版导读",), HELD_OUT: ("今日导读", "版面导航")}
ENGLISH = {
    TUNED: ("News Republic", "TRADE UNION NEWS"),
    HELD_OUT: ("Brief News", "Union News in Brief", "DONG TAI"),
}
AUTHORS = {
    TUNED: ("（{a}）", "({a})", "（{a} {b}）", "（{pen}）", "（{office}）", "({a}、{b})"),
    HELD_OUT: (
        "（{a}{b}）",
        "(通讯员 {a})",
        "（{office} {a}）",
        "（{pen}、{pen2}）",
        "（{office}供稿）",
        "（{a}　{b}）",
    ),
}
SPOKEN = {
    TUNED: (("工运晨读丨{title}", "播音丨{a}", "新闻速递"), ("早安，工会人丨{title}", "播音 | {a}", "今日要闻")),
    HELD_OUT: (("工会早知道｜{title}", "主播｜{a}", "要闻速览"), ("一日工闻 | {title}", "朗读：{a}", "资讯快递")),
}
PLACES = ("at the end", "apart", "below")
"""Where the author of a brief stands: right behind it, after white space, or on the next line."""


def document(pool: str, seed: int) -> Document:
    """A column of briefs, all set in one way, or a digest to be listened to."""
    writer = Writer(pool, seed)
    return _spoken(writer) if writer.chance(0.15) else _column(writer)


def _column(writer: Writer) -> Document:
    """A column by itself, or with a story above it or below it."""
    name = writer.one_of(writer.words.columns)
    lines = [writer.one_of(GUIDES[writer.pool])] if writer.chance(0.25) else []
    is_named = writer.chance(0.85)
    form = writer.one_of(NAMED[writer.pool])
    if is_named:
        lines.append(form.format(name, spaced=" ".join(name)))
        if writer.chance(0.2):
            lines.append(writer.one_of(ENGLISH[writer.pool]))
    bullet = writer.one_of(BULLETS[writer.pool]) if writer.chance(0.6) else ""
    signed, place = writer.chance(0.8) or not bullet or not is_named, writer.one_of(PLACES)
    gap = writer.chance(0.4)
    stories: list[Right | AnyOf] = []
    if is_named and writer.chance(0.2):
        above, right = plain_story(writer)
        lines[:0], stories = above, [right]
    for n in range(1, writer.rng.randint(4, 7)):
        text = _text(writer, writer.event())
        author = _author(writer) if signed else None
        below = place == "below" or (place == "apart" and writer.chance(0.2))
        behind = f"{' ' * (place == 'apart')}{author}" if author and not below else ""
        sign = f"{bullet.format(n=n)}" if bullet != "①" else chr(ord("①") + n - 1)
        further = writer.further(writer.event(), 1)[0] if writer.chance(0.06) and author and below else ""
        lines += [f"{sign}{text}{behind}", *([further] if further else [])]
        lines += [*([author] if author and below else []), *([""] if gap else [])]
        stories.append(
            {
                "kind": "brief",
                "section": name if is_named else None,
                "headline": None,
                "kicker": None,
                "byline": author,
                "paragraphs": (text, *([further] if further else [])),
                "captions": (),
            }
        )
    if is_named and writer.chance(0.2):
        below_column, right = plain_story(writer)
        lines += below_column
        stories.append(right)
    return Document("briefs.txt", "\n".join(lines) + "\n", {}, tuple(stories))


def _text(writer: Writer, event: Event) -> str:
    """One sentence or two, mostly without the day."""
    day = f"{event.day.month}月{event.day.day}日"
    told = (
        f"{event.said}，{event.result}。",
        f"{event.body}于{day}{event.verb}{event.thing}，{event.result}。",
        f"{event.body}最近{event.verb}{event.thing}，{event.result}。",
        f"{event.body}通过多种形式{event.verb}{event.thing}，先后有{writer.number(20, 600)}人次参加，{event.result}。",
    )
    text = writer.one_of(told)
    return text + writer.further(event, 1)[0] if writer.chance(0.2) else text


def _author(writer: Writer) -> str:
    pen, pen2 = writer.rng.sample(writer.words.pen_names, 2)
    office = f"{writer.one_of(writer.words.districts)}{writer.one_of(writer.words.offices)}"
    a, b = writer.rng.sample(writer.words.persons, 2)
    return writer.one_of(AUTHORS[writer.pool]).format(a=a, b=b, pen=pen, pen2=pen2, office=office)


def _spoken(writer: Writer) -> Document:
    """A digest to be listened to: its title announces two items, and no item has a headline."""
    title, spoken_by, section = writer.one_of(SPOKEN[writer.pool])
    events = [writer.event() for _ in range(writer.rng.randint(3, 6))]
    announced = "；".join(event.said for event in events[:2])
    texts = [writer.opening(event) for event in events]
    lines = [title.format(title=announced), spoken_by.format(a=writer.person()), section]
    lines += [writer.one_of(ENGLISH[writer.pool])] if writer.chance(0.5) else []
    stories = [
        {"kind": "brief", "section": section, "headline": None, "kicker": None, "paragraphs": (text,)} for text in texts
    ]
    return Document("digest.txt", "\n".join([*lines, *texts]) + "\n", {}, tuple(stories))
