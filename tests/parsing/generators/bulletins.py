"""Bulletins of trade unions: a red head, a contents list, stories, and at the foot to whom it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .documents import Document
from .pools import HELD_OUT, TUNED
from .writing import Event, Writer

LABELS = {
    TUNED: ("目录", "目  录", "【本期导读】", "本期要目", "本期目录：", "★本期导读★"),
    HELD_OUT: ("目　　录", "【目录】", "要  目", "〔本期要目〕", "本期导读", "内容导航", "———本期内容———"),
}
NUMBERS = {
    TUNED: ("", "{n}.", "{n}、", "●", "▲", "{n},", "（{n}）"),
    HELD_OUT: ("", "{n}．", "◆", "{h}、", "·", "★ ", "{n} ", "◎"),
}
PAGES = {
    TUNED: ("", "……{p}", "（{p}）", "  {p}", "……（{p}）"),
    HELD_OUT: ("", "…………… {p}", "/{p}", "\t{p}", " ({p})", "…第{p}页"),
}
HAN = "一二三四五六七八九十"
READERS = {
    TUNED: (("报：", "省总工会，市委办公室"), ("送：", "各县（市、区）总工会"), ("发：", "市直各产业工会")),
    HELD_OUT: (
        ("抄报：", "省总工会办公室、研究室，市政府办公室。"),
        ("抄送：", "各市（州）总工会，省级各产业工会"),
        ("主送：", "各基层工会"),
        ("分送:", "市总工会领导，机关各部室、直属单位"),
    ),
}
PRINTED = {
    TUNED: ("共印{n}份", "（共印{n}份）", "印数：{n}份", ""),
    HELD_OUT: ("（本期印发{n}份）", "印：{n} 份", "共印 {n} 份", "[共印{n}份]", ""),
}
SIGNED = {
    TUNED: ("签发：{a}　　　审核：{b}　　　编辑：{c}", "责任编辑：{c}", "签发：{a}  责任编辑：{c}"),
    HELD_OUT: (
        "签发人：{a}    核稿：{b}    责任编辑：{c}",
        "审签：{a}　编辑：{c}　校对：{b}",
        "编辑：{c} 校对：{b} 签发：{a}",
    ),
}
ISSUED = {
    TUNED: ("第{n}期\n{office}　　{day}", "第{n}期（总第{t}期）\n{office}　　{day}", "{year}年第{n}期\n{day}"),
    HELD_OUT: (
        "第 {n} 期\n{office}编  {day}",
        "{year}年第{n}期（总第{t}期）\n{office}    {day}",
        "（第{n}期）\n{day}　　{office}",
    ),
}
SECRECY = {TUNED: ("内部资料 注意保存", "内部资料"), HELD_OUT: ("内部刊物　免费交流", "内部资料，仅供参考")}


@dataclass(frozen=True, slots=True)
class Piece:
    """A story of a bulletin: `announced` is its line in the contents list."""

    section: str | None
    headline: str
    subhead: str | None
    byline: str | None
    paragraphs: Sequence[str]


def document(pool: str, seed: int) -> Document:
    """A bulletin whose contents list may announce a story that is not here."""
    writer = Writer(pool, seed)
    pieces = [_piece(writer) for _ in range(writer.rng.randint(2, 5))]
    if writer.chance(0.35):
        first, second = writer.rng.sample(writer.words.sections, 2)
        turn = writer.rng.randint(1, len(pieces) - 1)
        pieces = [_under(piece, first if n < turn else second) for n, piece in enumerate(pieces)]
    number, name = writer.number(1, 90), writer.one_of(writer.words.bulletins)
    office = f"{writer.words.city}{writer.one_of(writer.words.offices)}"
    editor, *signers = (writer.person() for _ in range(3))
    lines = [writer.one_of(SECRECY[writer.pool])] if writer.chance(0.2) else []
    total, day = writer.number(91, 900), writer.printed_day()
    issued = writer.one_of(ISSUED[writer.pool])
    lines += [name, issued.format(n=number, t=total, office=office, day=day, year=writer.day.year), ""]
    with_contents = writer.chance(0.8)
    lines += _contents(writer, pieces) if with_contents else []
    section = None
    for piece in pieces:
        if piece.section and piece.section != section:
            section = piece.section
            lines += [section, ""]
        lines += [piece.headline, *filter(None, (piece.subhead, piece.byline)), "", *piece.paragraphs, ""]
    edited = writer.chance(0.7)
    lines += _foot(writer, editor, signers, edited)
    gap = "\n" if writer.chance(0.3) else "\n\n"
    text = gap.join(line for line in lines if line) if writer.chance(0.5) else "\n".join(lines)
    issue = {"publication": name, "number": str(number), "published_on": writer.day, "title": None}
    return Document(
        "bulletin.txt",
        text + "\n",
        {**issue, "editors": (editor,)} if edited else issue,
        tuple(
            {
                "kicker": None,
                "headline": piece.headline,
                "subhead": piece.subhead,
                "byline": piece.byline,
                "paragraphs": piece.paragraphs,
                "standfirst": None,
                "crossheads": (),
                "captions": (),
            }
            for piece in pieces
        ),
    )


def _piece(writer: Writer) -> Piece:
    event = writer.event()
    headline = writer.headline(event)
    subhead = f"——{event.body}{writer.one_of(('工作侧记', '做法与启示', '见闻'))}" if writer.chance(0.15) else None
    byline = writer.person() if writer.chance(0.15) else None
    return Piece(None, headline, subhead, byline, _paragraphs(writer, event))


def _paragraphs(writer: Writer, event: Event) -> list[str]:
    return [writer.opening(event), *writer.further(event, writer.rng.randint(0, 3))]


def _under(piece: Piece, section: str) -> Piece:
    return Piece(section, piece.headline, piece.subhead, piece.byline, piece.paragraphs)


def _contents(writer: Writer, pieces: Sequence[Piece]) -> list[str]:
    """The list of what a bulletin holds, perhaps with the names of sections, pages, authors, and a story left out."""
    number, page_form = writer.one_of(NUMBERS[writer.pool]), writer.one_of(PAGES[writer.pool])
    with_sections = writer.chance(0.6)
    lines, section, page = [writer.one_of(LABELS[writer.pool])], None, 1
    for n, piece in enumerate(pieces):
        if with_sections and piece.section and piece.section != section:
            section = piece.section
            lines.append(section if writer.chance(0.5) else f"【{section}】")
        author = f" {piece.byline}" if piece.byline and writer.chance(0.5) else ""
        page += writer.rng.randint(0, 3)
        mark = number.format(n=n + 1, h=HAN[n])
        lines.append(f"{mark}{piece.headline}{author}{page_form.format(p=page)}")
        if piece.subhead and writer.chance(0.5):
            lines.append(piece.subhead)
    if writer.chance(0.15):
        mark = number.format(n=len(pieces) + 1, h=HAN[len(pieces)])
        lines.append(f"{mark}{writer.event().said}{page_form.format(p=page + 2)}")
    return [*lines, ""]


def _foot(writer: Writer, editor: str, signers: Sequence[str], edited: bool) -> list[str]:
    """To whom the bulletin goes, who signed and edited it, and how many were printed, in any order."""
    readers = READERS[writer.pool]
    chosen = sorted(writer.rng.sample(range(len(readers)), writer.rng.randint(1, len(readers))))
    lists = ["".join(readers[n]) for n in chosen]
    signed = writer.one_of(SIGNED[writer.pool]).format(a=signers[0], b=signers[1], c=editor)
    printed = writer.one_of(PRINTED[writer.pool]).format(n=writer.number(30, 300))
    groups = [lists if writer.chance(0.8) else [], [signed] if edited else [], [printed]]
    writer.rng.shuffle(groups)
    return [line for group in groups for line in group if line]
