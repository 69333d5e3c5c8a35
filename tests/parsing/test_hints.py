from __future__ import annotations

from articles.parsing.lines import printed_lines, with_hints
from articles.parsing.parser import parse
from articles.parsing.values import Parse, Role
from articles.reading.values import Hint, HintKind, Reading

TEXT = ("近日，县总工会在城区建成12个驿站，为快递员提供休息场所。", "驿站全天开放，配有饮水机和充电桩。")


def page(*told: str | tuple[str, HintKind]) -> Reading:
    """A reading of these lines; with some of them comes what the format knows of them."""
    text, hints = "", []
    for each in told:
        line, kind = (each, None) if isinstance(each, str) else each
        if kind:
            hints.append(Hint(len(text), len(text) + len(line), kind))
        text += f"{line}\n"
    return Reading(name="a.docx", text=text, encoding="unicode", sha256="", hints=tuple(hints))


def parsed(*told: str | tuple[str, HintKind]) -> Parse:
    return parse(page(*told))


def hints(reading: Reading) -> list[set[HintKind]]:
    return [set(line.hints) for line in with_hints(printed_lines(reading.text), reading)]


def test_a_line_has_the_hint_that_covers_it():
    assert hints(page("甲", ("乙", HintKind.HEADING), "丙")) == [set(), {HintKind.HEADING}, set()]


def test_a_hint_on_a_part_of_a_line_says_nothing_of_it():
    reading = Reading(name="a", text="县总工会", encoding="", sha256="", hints=(Hint(0, 2, HintKind.DISPLAY),))
    assert hints(reading) == [set()]


def test_a_hint_may_cover_several_lines():
    reading = Reading(name="a", text="甲\n乙\n丙", encoding="", sha256="", hints=(Hint(0, 3, HintKind.CAPTION),))
    assert hints(reading) == [{HintKind.CAPTION}, {HintKind.CAPTION}, set()]


def test_a_heading_that_looks_like_text_begins_a_story():
    lines = ("老李说，他终于有了歇脚的地方", *TEXT)
    assert [story.headline for story in parsed(*lines, *lines).stories] == [None]
    heading = (lines[0], HintKind.HEADING)
    assert [story.headline for story in parsed(heading, *TEXT, heading, *TEXT).stories] == [lines[0]] * 2


def test_a_line_set_large_is_no_paragraph():
    assert parsed(("歇脚的地方，有了", HintKind.DISPLAY), *TEXT).stories[0].paragraphs == TEXT


def test_a_line_set_large_is_a_headline_and_no_crosshead():
    lines = ("歇脚有去处", *TEXT)
    assert [story.headline for story in parsed(*lines, *lines).stories] != [lines[0]] * 2
    large = (lines[0], HintKind.LARGE)
    assert [story.headline for story in parsed(large, *TEXT, large, *TEXT).stories] == [lines[0]] * 2


def test_rows_of_a_table_are_text():
    rows = [("驿站\t地址", HintKind.TABLE), ("滨江驿站\t滨江路1号", HintKind.TABLE)]
    (story,) = parsed("县总工会建起驿站", *TEXT, *rows).stories
    assert story.paragraphs == (*TEXT, "驿站\t地址", "滨江驿站\t滨江路1号")
    assert not story.incomplete


def test_a_page_set_in_a_table_is_read_as_any_other():
    lines = ("县总工会建起驿站", *TEXT)
    assert parsed(*((line, HintKind.TABLE) for line in lines)).stories == parsed(*lines).stories


def test_a_caption_may_begin_with_a_sign():
    (story,) = parsed("县总工会建起驿站", *TEXT, ("▲快递员在驿站里喝水", HintKind.CAPTION), *TEXT).stories
    assert [each.text for each in story.captions] == ["快递员在驿站里喝水"]


def test_a_caption_is_one_without_a_credit():
    caption = ("快递员在驿站里喝水。", HintKind.CAPTION)
    found = parsed("县总工会建起驿站", *TEXT, caption, *TEXT).stories[0]
    assert [each.text for each in found.captions] == [caption[0]]
    assert found.paragraphs == TEXT * 2


def test_hints_hold_nothing_back():
    reading = page(
        ("", HintKind.HEADING), ("县总工会", HintKind.TITLE), ("◆", HintKind.DISPLAY), ("。", HintKind.CAPTION)
    )
    blocks = parse(reading).blocks
    assert (blocks[0].start, blocks[-1].end) == (0, len(reading.text))


def test_a_running_foot_belongs_to_no_story():
    found = parsed(("县总工会建起驿站", HintKind.HEADING), *TEXT, ("县总工会办公室 2", HintKind.MARGIN))
    assert found.stories[0].paragraphs == TEXT
    assert found.blocks[-1].role is Role.NOISE


def test_a_running_head_may_be_a_masthead():
    found = parsed(("第3版 综合新闻", HintKind.MARGIN), ("县总工会建起驿站", HintKind.HEADING), *TEXT)
    assert found.issue.page == "3"
