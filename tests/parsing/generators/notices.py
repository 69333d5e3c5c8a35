"""Notices with annexes: forms, lists and tables behind `附件1`, as text, and as PDF with red head and page numbers."""

from __future__ import annotations

from tests.reading.pdf_making import HEIGHT, WIDTH, Set, pdf_of, set_width, wrapped

from .documents import AnyOf, Document
from .pools import HELD_OUT, TUNED
from .writing import Writer

MATTERS = {
    TUNED: ("困难职工帮扶", "劳模疗休养", "职工技能竞赛", "“送清凉”活动"),
    HELD_OUT: ("女职工体检", "金秋助学", "职工书屋建设", "集体协商培训"),
}
KINDS = {TUNED: ("通知", "公告", "通报"), HELD_OUT: ("通知", "意见", "方案")}
FORMS = {TUNED: ("申报表", "报名表", "汇总表"), HELD_OUT: ("推荐表", "登记表", "名额分配表")}
CELLS = {
    TUNED: (
        *("姓  名", "性别", "出生年月", "单位名称", "联系电话"),
        *("申报理由", "单位意见", "（盖章）", "年  月  日", "备注"),
    ),
    HELD_OUT: (
        *("序号", "民族", "文化程度", "所在工会", "身份证号"),
        *("主要事迹", "县总工会意见", "（签字）", "年   月", "合计"),
    ),
}
POINTS = ("一、对象范围", "二、办理程序", "三、有关要求")
SIZE = 14.0


def document(pool: str, seed: int) -> Document:
    writer = Writer(pool, seed)
    matter, kind, office = writer.one_of(MATTERS[pool]), writer.one_of(KINDS[pool]), f"{writer.words.city}总工会"
    headline = f"关于做好{writer.day.year}年{matter}工作的{kind}"
    forms = [f"{matter}{form}" for form in writer.rng.sample(FORMS[pool], writer.rng.randint(1, 3))]
    event = writer.event()
    body = ["各县（市、区）总工会：", f"为做好{matter}工作，现将有关事项{kind}如下："]
    for point, text in zip(POINTS, writer.further(event, 3), strict=True):
        body += [point, text]
    named = [f"附件：{n}.{form}" if n == 1 else f"{n}.{form}" for n, form in enumerate(forms, 1)]
    signed = [office, writer.printed_day()]
    annexes = [[f"附件{n}", form, *_cells(writer)] for n, form in enumerate(forms, 1)]
    right = {"headline": headline, "kicker": None, "captions": (), "byline": AnyOf((None, office))}
    if writer.chance(0.5):
        lines = [headline, *body, *named, *signed, *(line for annex in annexes for line in annex)]
        return Document("notice.txt", "\n".join(lines) + "\n", {"title": None}, (right,))
    pages = [_first_page(headline, body, named, signed), *map(_annex_page, annexes)]
    for n, page in enumerate(pages, 1):
        page.append(Set(f"— {n} —", WIDTH / 2 - 15, 40, 10))
    return Document("notice.pdf", pdf_of(pages), {"title": None}, (right,))


def _cells(writer: Writer) -> list[str]:
    """Cells of a form, or rows of a list of names."""
    cells = list(CELLS[writer.pool])
    if writer.chance(0.5):
        return writer.rng.sample(cells, writer.rng.randint(4, len(cells)))
    people = writer.rng.sample(writer.words.persons, 4)
    return ["姓名  单位", *(f"{person}  {writer.one_of(writer.words.employers)}" for person in people)]


def _first_page(headline: str, body: list[str], named: list[str], signed: list[str]) -> list[Set]:
    base = HEIGHT - 90
    found = []
    for line in wrapped(headline, 1.5 * SIZE, WIDTH - 160):
        found.append(_centred(line, base, 1.5 * SIZE))
        base -= 2.2 * SIZE
    for text in (*body, *named):
        indented = text if text.startswith("各县") else f"\u3000\u3000{text}"
        for line in wrapped(indented, SIZE, WIDTH - 140):
            ink = line.lstrip("\u3000")
            found.append(Set(ink, 70 + SIZE * (len(line) - len(ink)), base, SIZE))
            base -= 1.7 * SIZE
    for line in signed:
        base -= 1.7 * SIZE
        found.append(Set(line, WIDTH - 90 - set_width(line) * SIZE, base, SIZE))
    return found


def _annex_page(annex: list[str]) -> list[Set]:
    """Its title over the cells of a table, two to a row; every third is set from top to bottom."""
    label, title, *cells = annex
    found = [Set(label, 70, HEIGHT - 90, SIZE), _centred(title, HEIGHT - 130, 1.5 * SIZE)]
    base = HEIGHT - 180
    for n, cell in enumerate(cells):
        left = 90 + 220 * (n % 2)
        signs = "".join(cell.split())
        if n % 3 == 2 and len(signs) <= 4:
            found += [Set(sign, left, base - 1.2 * SIZE * k, SIZE) for k, sign in enumerate(signs)]
        else:
            found.append(Set(cell, left, base, SIZE))
        base -= 5.5 * SIZE * (n % 2)
    return found


def _centred(line: str, base: float, size: float) -> Set:
    return Set(line, (WIDTH - set_width(line) * size) / 2, base, size)
