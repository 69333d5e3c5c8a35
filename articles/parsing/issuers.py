"""Who issues a notice, under its text and over the day: that signs it, and is no title of what comes next.

请于12月20日前报送材料。
云溪市总工会
2024年5月20日
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lines import PrintedLine
from .printed_days import DAY
from .rules.imprint_parts import without_spaces
from .rules.imprint_patterns import BODY_END
from .rules.mastheads import document_number
from .values import Role
from .wording import ANNEXES

ISSUER = re.compile(rf"[\u4e00-\u9fff()]{{2,40}}(?:{BODY_END}|[局厅院校厂])")
DAY_ALONE = re.compile(DAY)

FURTHER = re.compile(r"\d{1,2}\s*[.、]\s*\S")
"""How the second annex and those behind it are named."""

CONTACT = re.compile(r"\(?[\u4e00-\u9fff]{0,4}(?:联系人|电话|邮箱|地址|热线|联系方式):")
"""How the last line of a notice begins that says whom to ask."""

LONGEST = 44
"""Characters, where the name is spaced out."""

LONGEST_DAY = 40
"""Characters of a day, or of the number of a document."""

MOST_ISSUERS = 6


def with_issuers(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; names of offices between a text, or the annexes that it names, and a day alone are bylines, and one
    over the number of a document (云工发〔2024〕12号) is its red head.
    """
    found, annexes = list(lines), named_annexes(lines)
    for at, line in enumerate(lines):
        if len(line.whole) > LONGEST_DAY or line.role not in (None, Role.POST_META):
            continue
        if DAY_ALONE.fullmatch(line.whole):
            first = at
            while first and at - first < MOST_ISSUERS and _may_issue(lines[first - 1]):
                first -= 1
            if first and first < at and (_may_end_notice(lines[first - 1]) or first - 1 in annexes):
                found[first:at] = [each.taken_whole(Role.BYLINE) for each in lines[first:at]]
        elif line.role is Role.POST_META and document_number.take(line.whole):
            first = at
            while first and at - first < MOST_ISSUERS and _may_head_document(lines[first - 1]):
                first -= 1
            found[first:at] = [each.taken_whole(Role.MASTHEAD) for each in lines[first:at]]
    return found


def _may_issue(line: PrintedLine) -> bool:
    return line.is_display and len(line.text) <= LONGEST and ISSUER.fullmatch(without_spaces(line.text)) is not None


def _may_head_document(line: PrintedLine) -> bool:
    return line.role is Role.MASTHEAD or _may_issue(line)


def _may_end_notice(line: PrintedLine) -> bool:
    return line.is_paragraph or (line.role is None and CONTACT.match(line.text) is not None)


def named_annexes(lines: Sequence[PrintedLine]) -> frozenset[int]:
    """The lines that name annexes under a notice: 附件:1.申报表 over 2.汇总表."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if (line.whole[0] == "附" and ANNEXES.match(line.whole)) or (at - 1 in found and FURTHER.match(line.whole)):
            found.add(at)
    return frozenset(found)
