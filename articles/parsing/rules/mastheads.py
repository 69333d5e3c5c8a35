"""Lines that say which paper, issue and page this is: `第3版 综合新闻`, `《城乡时报》2024年5月6日 第3版`."""

from __future__ import annotations

import re

from ..pieces import PrintedPiece
from ..values import Role
from .imprint_parts import imprint_parts
from .imprint_patterns import BODY_END, EDITION
from .line_rule import line_rule, whole_line

LONGEST = 60
LONGEST_LIST = 100

NUMERAL = re.compile(r"[\d〇○零一二三四五六七八九十百千廿卅壹贰叁肆伍陆柒捌玖拾头]")
"""What pages, days and numbers are told by, and the front page (头版)."""

PAPERS = frozenset({"publication", "column"})
BESIDE_PAGES = frozenset({"page", "name", "column", "special", "buttons"})
"""What stands in a list of pages."""

WHEN = frozenset({"number", "total", "day", "month", "weekday"})


@line_rule("版报讯运态刊息|")
def masthead(text: str) -> PrintedPiece | None:
    """A line of nothing but such facts, among them a page, or a paper or the number of a page with its day."""
    if len(text) > LONGEST or not NUMERAL.search(text):
        return None
    found = [part.kind for part in imprint_parts(text)]
    enough = found.count("page") == 1 or (PAPERS & {*found} and WHEN & {*found}) or {*found} >= {"folio", "day"}
    return PrintedPiece(0, len(text), Role.MASTHEAD) if found and enough else None


@line_rule("版A")
def list_of_pages(text: str) -> PrintedPiece | None:
    """The pages of an issue in one line, of which each leads to its own: 第1版:要闻 第2版:综合 [第3版:副刊]."""
    found = [part.kind for part in imprint_parts(text)] if len(text) <= LONGEST_LIST else []
    is_list = found.count("page") > 1 and {*found} <= BESIDE_PAGES | {"other"}
    return PrintedPiece(0, len(text), Role.NOISE) if is_list else None


digital_edition = whole_line(
    Role.MASTHEAD, re.compile(rf"《?[\u4e00-\u9fff]{{2,14}}[报讯刊]》?\s*{EDITION}"), "数电", longest=30
)
"""The name of a digital edition over its pages: 云溪工人报多媒体数字版."""

document_head = whole_line(
    Role.MASTHEAD, re.compile(rf"[\u4e00-\u9fff\s]{{2,30}}(?:{BODY_END}|[局厅院校厂])\s*文\s*件"), "件", longest=40
)
"""The red head of a document: 云溪市总工会文件."""

document_number = whole_line(
    Role.POST_META,
    re.compile(
        r"[\u4e00-\u9fff]{1,12}\s*[〔\[(【]\s*(?:19|20)\d\d\s*[〕\])】]\s*第?\d{1,4}号(?:\s*签发人\s*:\s*[\u4e00-\u9fff\s、]{2,20})?"
    ),
    "号",
)
"""Which document of its office and its year this is: 云工发〔2024〕12号."""


def number_alone(text: str) -> str | None:
    """The number on a line of nothing else, but perhaps its day: `第12期`, `第12期 2024年5月6日`."""
    if "期" not in text or len(text) > LONGEST:
        return None
    found = masthead_facts(text)
    return found.get("number", found.get("total")) if found.keys() <= WHEN else None


def masthead_facts(text: str) -> dict[str, str]:
    """The facts of a line that is all imprint, by the names of their parts, each as first printed; else empty."""
    return {part.kind: part.text for part in reversed(imprint_parts(text))}
