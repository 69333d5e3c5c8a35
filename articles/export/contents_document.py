"""年度总目录 as a document in DOCX: a line for each story, with leaders to its number and page. It is Chinese, as the
paper is."""

from __future__ import annotations

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm

from articles.reports.annual_index import AnnualIndex, IndexedBy, IndexedStory

from .chinese_docx import TEXT_SIZE, add_paragraph, letter_bytes
from .report_paper import PRINTED_WIDTH, new_report

WITHOUT = {IndexedBy.SECTION: "未分栏目", IndexedBy.AUTHOR: "未署名"}
HANGING = TEXT_SIZE * 2


def contents_document(index: AnnualIndex) -> bytes:
    letter = new_report()
    add_paragraph(letter, contents_title(index), style="Title")
    entry = letter.styles.add_style("Entry", 1)
    entry.base_style = letter.styles["Normal"]
    layout = entry.paragraph_format
    layout.left_indent, layout.first_line_indent, layout.right_indent = HANGING, -HANGING, Mm(0)
    layout.tab_stops.add_tab_stop(Mm(PRINTED_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    for part in index.parts:
        heading = add_paragraph(letter, part.name or WITHOUT[index.by], style="Heading 1")
        heading.paragraph_format.first_line_indent = 0
        for story in part.stories:
            add_paragraph(letter, f"{_title(story, index.by)}\t{_place(story)}", style=entry)
    return letter_bytes(letter)


def contents_title(index: AnnualIndex) -> str:
    return f"《{index.publication}》{index.year}年总目录"


def _title(story: IndexedStory, by: IndexedBy) -> str:
    return f"{story.title}（{'、'.join(story.authors)}）" if story.authors and by is IndexedBy.SECTION else story.title


def _place(story: IndexedStory) -> str:
    """12（3）: the number of the issue, or its day, and the page."""
    number = story.number or f"{story.day.month}月{story.day.day}日"
    return f"{number}（{story.page}）" if story.page else number
