from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest

from articles.parsing.parser import parse
from articles.parsing.values import Parse
from articles.reading import isolation, read
from articles.reading.errors import Refusal
from articles.reading.radicals import without_radicals
from articles.reading.values import HintKind, Omission, Reading
from tests.reading.making import hinted, missing, refusal
from tests.reading.pdf_making import FONT, Box, Column, Set, file_of, flow, pdf_of

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))

ONE_COLUMN = (Column(70, 455, 800, 40),)
THREE_COLUMNS = (Column(40, 160, 800, 40), Column(215, 160, 800, 40), Column(390, 160, 800, 40))

LONG = "县总工会为快递员建起暖心驿站，全天开放，"
"""Twenty characters: a full line of a column of 200 points."""


def reading(*pages: list[Set]) -> Reading:
    return read(pdf_of(pages), name="a.pdf")


def text(*lines: Set) -> str:
    return reading(list(lines)).text


def down(left: float, *texts: str, top: float = 700, size: float = 10) -> list[Set]:
    """Lines under each other."""
    return [Set(line, left, top - n * size * 1.5, size) for n, line in enumerate(texts)]


class TestLines:
    def test_what_stands_side_by_side_is_a_line(self):
        assert text(Set("工会", 50, 700), Set("驿站", 70, 700)) == "工会驿站\n"

    @pytest.mark.parametrize("sign", ["●", "A", "—", "甲", "㊣", "𠮷", "\u0e01"])
    def test_a_character_drawn_alone_is_read_whatever_fonts_the_machine_has(self, sign):
        assert text(Set(sign, 50, 700)) == f"{sign}\n"

    def test_latin_letters_keep_their_widths_in_a_font_that_the_file_names_only(self):
        page = pdf_of([[Set("工", 50, 700)]])
        named = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        shown = (b"<" + "工".encode("utf-16-be").hex().encode() + b">", b"(Hi 20 ill)")
        assert read(page.replace(FONT, named).replace(*shown), name="a.pdf").text == "Hi 20 ill\n"

    def test_a_gap_is_a_space(self):
        assert text(Set("王小满", 50, 700), Set("李谷雨", 85, 700)) == "王小满 李谷雨\n"

    def test_the_order_in_the_file_does_not_matter(self):
        assert text(Set("乙", 50, 600), Set("甲", 50, 700)) == "甲\n乙\n"


class TestParagraphs:
    def test_a_full_line_goes_on_in_the_next(self):
        assert text(*down(50, LONG, "饮水机和充电桩。")) == f"{LONG}饮水机和充电桩。\n"

    def test_a_short_line_ends_one(self):
        assert text(*down(50, LONG, "饮水机。", LONG)) == f"{LONG}饮水机。\n{LONG}\n"

    def test_an_indented_line_begins_one(self):
        assert text(*down(50, LONG), Set(LONG[:18], 70, 685)) == f"{LONG}\n{LONG[:18]}\n"

    def test_a_bullet_begins_one(self):
        assert text(*down(50, LONG, f"●{LONG[:19]}")) == f"{LONG}\n●{LONG[:19]}\n"

    def test_a_wide_gap_begins_one(self):
        lines = [*down(50, LONG, LONG, LONG), *down(50, LONG, top=640)]
        assert text(*lines) == f"{LONG * 3}\n{LONG}\n"

    def test_another_size_begins_one(self):
        assert text(Set(LONG[:10], 50, 720, 20), *down(50, LONG)) == f"{LONG[:10]}\n{LONG}\n"

    def test_the_lines_of_a_headline_are_one(self):
        assert text(*down(50, LONG[:10], LONG[10:16], top=760, size=20), *down(50, LONG)) == f"{LONG[:16]}\n{LONG}\n"

    def test_a_kicker_that_ends_in_a_dash_stays_apart(self):
        lines = [*down(50, f"{LONG[:8]}——", LONG[10:16], top=760, size=20), *down(50, LONG)]
        assert text(*lines) == f"{LONG[:8]}——\n{LONG[10:16]}\n{LONG}\n"

    def test_a_word_of_english_keeps_its_distance(self):
        assert text(*down(50, "工会" * 9 + "AB", "cd")) == "工会" * 9 + "AB cd\n"

    def test_they_run_from_a_column_into_the_next(self):
        lines = [*down(50, LONG, LONG, LONG, LONG), *down(300, LONG, "饮水机。")]
        assert text(*lines) == f"{LONG * 5}饮水机。\n"

    def test_a_flush_line_at_the_top_of_a_column_with_indents_goes_on(self):
        left, right = down(50, *[LONG] * 3, f"{LONG[:-1]}。"), [*down(300, LONG), *down(320, *["工会"] * 2, top=685)]
        assert text(*left, *right) == f"{LONG * 3}{LONG[:-1]}。{LONG}\n工会\n工会\n"

    def test_signs_below_each_other_are_text_set_from_top_to_bottom(self):
        assert text(*down(50, "申", "报", "理", "由"), Set("家庭困难", 120, 680)) == "申报理由\n家庭困难\n"

    def test_they_do_not_run_over_pages(self):
        assert reading(down(50, LONG), down(50, LONG)).text == f"{LONG}\n{LONG}\n"


class TestColumns:
    def test_are_read_one_after_the_other(self):
        left, right = down(50, "甲" * 18, "乙" * 15), down(300, "丙" * 18, "丁" * 15)
        assert text(*left, *right) == f"{'甲' * 18}{'乙' * 15}\n{'丙' * 18}{'丁' * 15}\n"

    def test_are_read_one_after_the_other_where_their_lines_are_not_level(self):
        left, right = down(50, "甲" * 18, "乙" * 15), down(300, "丙" * 18, "丁" * 15, top=695)
        assert text(*left, *right) == f"{'甲' * 18}{'乙' * 15}\n{'丙' * 18}{'丁' * 15}\n"

    def test_stand_under_a_headline_that_runs_over_them(self):
        head = Set("县总工会建起暖心驿站全天开放饮水充电", 50, 760, 24)
        lines = [head, *down(50, "甲。", "乙。"), *down(300, "丙。", "丁。")]
        assert text(*lines).startswith(f"{head.text}\n")

    def test_are_those_of_the_story_above_before_those_of_the_story_below(self):
        above = [*down(50, "甲甲甲甲。", "乙乙乙乙。"), *down(300, "丙丙丙丙。", "丁丁丁丁。")]
        below = [*down(50, *["戊戊戊戊。"] * 2, top=600), *down(300, *["己己己己。"] * 2, top=600)]
        lines = [*above, Set("驿站", 50, 640, 20), *below]
        assert [line[0] for line in text(*lines).splitlines()] == list("甲乙丙丁驿戊戊己己")

    def test_a_headline_in_one_column_does_not_part_the_others(self):
        left = [*down(50, *["甲甲甲甲。"] * 3), Set("驿站", 50, 645, 14), *down(50, "乙乙乙乙。", top=630)]
        right = down(300, *["丙丙丙丙。"] * 6, top=698)
        assert [line[0] for line in text(*left, *right).splitlines()] == list("甲甲甲驿乙丙丙丙丙丙丙")

    def test_bullets_are_no_column(self):
        lines = [*down(50, "●", "●"), *down(80, "第一条简讯。", "第二条简讯。")]
        assert text(*lines) == "● 第一条简讯。\n● 第二条简讯。\n"


def signs(*lines: Set | Box) -> str:
    """The signs that the lines of these tests are made of, each once, in the order in which they are read."""
    return "".join(dict.fromkeys(re.findall("[甲乙丙丁戊己庚辛一二三图]", reading(list(lines)).text)))


class TestZones:
    def test_a_headline_in_the_middle_heads_the_columns_beside_it(self):
        columns = [line for n, sign in enumerate("甲乙丙") for line in down(40 + 180 * n, *[sign * 15] * 3, top=700)]
        below = [Set("二二", 40, 640, 20), *down(40, *["丁" * 15] * 3, top=620)]
        assert signs(Set("一一", 277, 725, 20), *columns, *below) == "一甲乙丙二丁"

    def test_boxes_below_a_lead_with_the_same_gutters_are_read_after_it(self):
        lead = [Set("一一一一一一", 200, 760, 24)]
        lead += [line for n, sign in enumerate("甲乙丙丁") for line in down(40 + 135 * n, *[sign * 11] * 4, top=735)]
        left = [Set("二二", 110, 650, 20), *down(40, *["戊" * 11] * 3, top=625), *down(175, *["己" * 11] * 3, top=625)]
        right = [
            Set("三三", 380, 650, 20),
            *down(310, *["庚" * 11] * 3, top=625),
            *down(445, *["辛" * 11] * 3, top=625),
        ]
        assert signs(*lead, *left, *right) == "一甲乙丙丁二戊己三庚辛"

    def test_a_column_may_begin_beside_the_headline_of_its_story(self):
        left = [Set("一一", 40, 745, 20), *down(40, *["甲" * 15] * 3, top=720), *down(220, *["乙" * 15] * 5, top=752)]
        right = [Set("二二", 400, 745, 20), *down(400, *["丙" * 15] * 3, top=720)]
        assert signs(*left, *right) == "一甲乙二丙"

    def test_of_two_headlines_side_by_side_each_heads_the_columns_that_it_is_centred_over(self):
        columns = [line for n, sign in enumerate("甲乙丙丁") for line in down(40 + 135 * n, *[sign * 11] * 4, top=700)]
        assert signs(Set("一一", 75, 725, 20), Set("二二", 350, 725, 20), *columns) == "一甲二乙丙丁"

    def test_a_picture_keeps_its_place_in_a_column(self):
        left, right = down(40, *["甲" * 15] * 8), [Box(220, 620, 370, 706), *down(220, *["乙" * 15] * 2, top=605)]
        below = [Set("二二", 40, 560, 20), *down(40, *["丙" * 15] * 3, top=540)]
        assert signs(Set("一一", 40, 725, 20), *left, *right, *below) == "一甲乙二丙"

    def test_a_caption_within_a_column_follows_the_story(self):
        left = [Set("一一", 40, 725, 20), *down(40, *["甲" * 15] * 8)]
        right = [Box(220, 650, 370, 706), Set("图图图图。", 220, 638, 8), *down(220, *["乙" * 15] * 3, top=620)]
        assert signs(*left, *right) == "一甲乙图"

    def test_headlines_side_by_side_are_two_however_near(self):
        left = [Set("一一一一一一", 40, 725, 24), *down(40, *["甲" * 15] * 3)]
        right = [Set("二二二二二二", 202, 725, 24), *down(202, *["乙" * 15] * 3)]
        assert signs(*left, *right) == "一甲二乙"


class TestMargins:
    def test_a_number_at_the_foot_is_one(self):
        made = reading([*down(50, LONG, "饮水机。"), Set("— 1 —", 280, 30)])
        assert hinted(made, HintKind.MARGIN) == [("— 1 —", "")]

    def test_a_line_far_below_the_text_is_one(self):
        assert hinted(reading([*down(50, LONG), Set("县总工会编印", 280, 30)]), HintKind.MARGIN) == [
            ("县总工会编印", "")
        ]

    def test_a_sentence_is_none(self):
        assert hinted(reading([*down(50, LONG), Set("饮水机。", 50, 30)]), HintKind.MARGIN) == []

    def test_what_stands_on_several_pages_is_one(self):
        pages = [[Set("县总工会简报", 50, 800), *down(50, LONG, top=760)] for _ in range(3)]
        assert hinted(reading(*pages), HintKind.MARGIN) == [("县总工会简报", "")] * 2

    def test_the_masthead_of_the_first_page_is_none(self):
        pages = [[Set("第1版", 50, 800), *down(50, LONG, top=760)], [Set("第2版", 50, 800), *down(50, LONG, top=760)]]
        assert hinted(reading(*pages), HintKind.MARGIN) == [("第2版", "")]

    def test_feet_stand_behind_all_columns(self):
        lines = [*down(50, LONG, "饮水机。"), *down(300, LONG, "充电桩。"), Set("— 1 —", 150, 30)]
        assert text(*lines).splitlines()[-1] == "— 1 —"


class TestHints:
    def test_pages_have_their_number(self):
        assert hinted(reading(down(50, "甲"), down(50, "乙")), HintKind.PAGE) == [("甲", "1"), ("乙", "2")]

    def test_a_page_without_text_is_said(self):
        assert missing(reading(down(50, "甲"), []), Omission.PAGE) == ["2"]

    @pytest.mark.parametrize(("size", "kind"), [(12, HintKind.DISPLAY), (20, HintKind.LARGE)])
    def test_larger_lines_are_display(self, size, kind):
        made = reading([Set("驿站", 50, 760, size), *down(50, LONG)])
        assert [hint.kind for hint in made.hints if hint.kind is not HintKind.PAGE] == [kind]


class TestRadicals:
    @pytest.mark.parametrize(
        ("printed", "meant"), [("⽤⼯⼈⾦", "用工人金"), ("⺠⻔⻓⻅", "民门长见"), ("工会", "工会")]
    )
    def test_become_characters(self, printed, meant):
        assert without_radicals(printed) == meant

    def test_are_none_in_the_text_of_a_file(self):
        assert text(Set("⼯会⺠主", 50, 700)) == "工会民主\n"


def set_as_a_page(text: str, parsed: Parse) -> list[tuple[str, float]]:
    """The lines of a text with the sizes they are set in: headlines larger than kickers, text indented."""
    sizes = {story.kicker: 11.0 for story in parsed.stories} | {story.headline: 14.0 for story in parsed.stories}
    lines = (line.strip().lstrip("# ") for line in text.splitlines())
    return [(line if line in sizes else f"\u3000\u3000{line}", sizes.get(line, 9.0)) for line in lines if line]


def starts(parsed: Parse) -> set[str]:
    """The first words that each story prints, whether of its kicker, its headline or its text."""
    first = ("".join((story.kicker or story.headline or story.paragraphs[0]).split()) for story in parsed.stories)
    return {words[:12] for words in first}


def likeness(expected: Parse, found: Parse) -> float:
    """F1 of how stories begin."""
    return 2 * len(starts(expected) & starts(found)) / (len(expected.stories) + len(found.stories))


@pytest.mark.parametrize("columns", [ONE_COLUMN, THREE_COLUMNS], ids=["one column", "three columns"])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_a_seed_as_a_pdf_gives_the_same_stories(seed, columns):
    printed = read(seed.read_bytes(), name=seed.name)
    expected = parse(printed)
    found = parse(read(pdf_of(flow(set_as_a_page(printed.text, expected), columns)), name="a.pdf"))
    assert likeness(expected, found) >= 0.95


@pytest.mark.browser
@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_a_seed_that_a_browser_printed_gives_the_same_stories(browser, seed, columns):
    printed = read(seed.read_bytes(), name=seed.name)
    expected = parse(printed)
    lines = "".join(f'<p style="font-size:{size}pt">{line}' for line, size in set_as_a_page(printed.text, expected))
    page = browser.new_page()
    page.set_content(f'<main style="columns:{columns if columns > 1 else "auto"};text-align:justify">{lines}</main>')
    assert likeness(expected, parse(read(page.pdf(format="A4"), name="a.pdf"))) >= 0.95


def page_of(content: bytes, resources: bytes = b"/Font<</F 3 0 R>>") -> bytes:
    """A file with one page of this content, packed."""
    stream = zlib.compress(content, 9)
    return file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
            FONT,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<<%s>>>>" % resources,
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
            b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>"
            b"stream\n0\nendstream",
        ]
    )


class TestRefused:
    def test_a_scan(self):
        assert refusal(page_of(b"595 0 0 842 0 0 cm /I Do", b"/XObject<</I 6 0 R>>"), "a.pdf") is Refusal.SCAN

    def test_an_empty_page(self):
        assert refusal(pdf_of([[]]), "a.pdf") is Refusal.EMPTY

    def test_a_file_with_a_password(self):
        lock = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>" % (b"a" * 32, b"b" * 32)
        assert refusal(pdf_of([down(50, "甲")], lock), "a.pdf") is Refusal.ENCRYPTED

    def test_a_file_that_was_cut(self):
        assert refusal(b"%PDF-1.7\nrubbish", "a.pdf") is Refusal.DAMAGED

    def test_a_page_that_unpacks_to_nothing_but_blanks(self):
        assert refusal(page_of(b" " * 20_000_000), "a.pdf") is Refusal.EMPTY

    def test_a_page_that_takes_too_long(self, monkeypatch):
        monkeypatch.setattr(isolation, "SECONDS", 1)
        bomb = page_of(b"BT /F 10 Tf 50 700 Td <53BF603B> Tj ET\n" * 1_000_000)
        assert refusal(bomb, "a.pdf") is Refusal.TOO_COSTLY

    def test_a_page_that_takes_too_much_memory(self, monkeypatch):
        monkeypatch.setattr(isolation, "MEMORY", 200 * 2**20)
        bomb = page_of(b"BT /F 10 Tf 50 700 Td <53BF603B> Tj ET\n" * 1_000_000)
        assert refusal(bomb, "a.pdf") is Refusal.TOO_COSTLY
