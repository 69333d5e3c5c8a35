"""The line under the title of a post or of a news page: its tag, time, place and source, who made it."""

from __future__ import annotations

import re

from ..pieces import PrintedPiece
from ..printed_days import DAY, ENGLISH
from ..values import Role
from .imprint_patterns import ISSUE_NUMBER, TOTAL_NUMBER
from .line_rule import line_rule, whole_line
from .page_facts import COUNTED, COUNTS_BEHIND, OF_TIMES, PAGE_TIME, page_facts

LONGEST = 100

TAGS = rf"(?!\(?(?:{ISSUE_NUMBER}|{TOTAL_NUMBER})\)?\s)(?:(?![A-D]\d)[^\s,。]{{1,12}}\s+){{0,3}}"
"""What stands before the time: a tag, the author, the account; the number of an issue or of a page does not."""

PLAIN_DAY = rf"(?:(?:19|20)\d\d(?:-\d{{1,2}}-\d{{1,2}}|/\d{{1,2}}/\d{{1,2}}|年\d{{1,2}}月\d{{1,2}}日)|{ENGLISH})"
"""A day that may stand alone over a post: other forms stand under documents, too."""

WITH_CLOCK = rf"{DAY}\s*\d{{1,2}}:\d{{2}}(?::\d{{2}})?"
HAS_YEAR = re.compile(r"20\d\d|19\d\d|[一二].{3}年|来源")
SOURCE = "来源:"
"""How the only such line begins that may hold a sentence."""

POST_LINE = re.compile(
    rf"{TAGS}(?:{WITH_CLOCK}|{PLAIN_DAY})(?:\s+(?:\d{{1,2}}·\d{{1,2}})?[\u4e00-\u9fff]{{2,6}}){{0,2}}|\({WITH_CLOCK}\)|{SOURCE}\S{{2,20}}(?:\s.*)?"
)
OF_IMPRINT = re.compile(r"\d\s*版|第\s*\S{1,4}\s*[期版]|《")
BETWEEN_FACTS = re.compile(r"[\s|·•/\[\]【】()]+")
BARS = re.compile(r"\s[|/·]\s")
LONGEST_FACT = 14
"""Characters of what stands beside the time without a label: who publishes, for whom, in which part of the site."""

NO_FACT = re.compile(rf"[,。;!?:“”]|{DAY}")
OF_SENTENCES = re.compile("[。;!?“”]")
COUNT = re.compile(COUNTED)
MOST_FACTS = 6
PUBLISHED = re.compile(r"(?:发[布表]|更新|刊发|推送)[于在]?$")

SHORT_TIME = re.compile(r"(?:[^\s,。:]{2,14}\s+)?[01]?\d-[0-3]?\d\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s+[^\s,。:]{2,14})?")
"""The account and the time of a post of this year: 云溪工会 05-20 18:30."""

PLACE = re.compile(r"(?:发[布表]于|IP属地)\s*:?\s*[\u4e00-\u9fff]{2,6}")
"""Where a post was written, as platforms print it: 发表于浙江."""

ORIGINAL = re.compile(r"\(?原创\)?(?:\s*[:|]\s*[^\s,。:]{2,16}|\s+[^\s,。:]{2,16}){0,3}")
"""The line of a post whose time stands on another: 原创 王小明 云溪工会."""


@line_rule("源创:|二12读览击字视A发属")
def post_meta(text: str) -> PrintedPiece | None:
    if len(text) > LONGEST or ("。" in text and not text.startswith(SOURCE)):
        return None
    is_meta = (
        (HAS_YEAR.search(text) and POST_LINE.fullmatch(COUNTS_BEHIND.sub("", text)))
        or (text[:3].lstrip("(").startswith("原创") and ORIGINAL.fullmatch(text))
        or PLACE.fullmatch(text)
        or (":" in text and SHORT_TIME.fullmatch(text))
        or page_facts(text)
        or _is_row_of_facts(text)
    )
    return PrintedPiece(0, len(text), Role.POST_META) if is_meta else None


def _is_row_of_facts(text: str) -> bool:
    """Whether the line is a day, its time or a count beside it, and a few words: 2024-05-20 | 某镇工会 | 402 阅读."""
    if OF_SENTENCES.search(text) or not OF_TIMES.search(text):
        return False
    time = PAGE_TIME.search(text)
    if time is None or OF_IMPRINT.search(text):
        return False
    before, after = text[: time.start()], text[time.end() :]
    rest, counts = COUNT.subn(" ", f"{PUBLISHED.sub('', before.rstrip())} {after}")
    if NO_FACT.search(rest):
        return False
    facts = [fact for fact in BETWEEN_FACTS.split(rest) if fact]
    is_of_page = (
        counts or re.search("[:-]", time[0]) or len(BARS.findall(rest)) > 1 or PUBLISHED.search(before.rstrip())
    )
    return bool(is_of_page) and len(facts) <= MOST_FACTS and all(len(fact) <= LONGEST_FACT for fact in facts)


account_twice = whole_line(
    Role.POST_META,
    re.compile(r"(?P<account>[\u4e00-\u9fff]{2,14}[会报网刊布线])(?:\s+|\s*[|/·]\s*)(?P=account)"),
    "会报网刊布线",
    longest=31,
)
"""The account as author and as account, as it stands over a post that names nobody: 云溪工会 云溪工会."""
