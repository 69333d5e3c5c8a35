"""What the wording of single lines tells: patterns and measures of text, no line knowing of another."""

from __future__ import annotations

import re
from collections.abc import Callable

from articles.parsing.characters import LEANING_LEFT, LEANING_RIGHT, unclosed, wraps
from articles.parsing.people import only_people, titled_person
from articles.parsing.values import Context

DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
NEWS_TIME = re.compile(
    rf"(?:近期|不久前|连日来|今年以来|近年来|(?:19|20)\d\d年)?[,]?(?:近日|日前|前不久|{DAY}|(?:19|20)\d\d年)"
)
"""How the first paragraph of a piece of news begins."""

TIME_APART = re.compile(rf"{NEWS_TIME.pattern}(?:[上下]午|当天|晚|至\d+日)?[, ]")
"""The same, set off from what follows: no headline begins so."""

ACTOR = re.compile(r"省|市|县|区|州|旗|乡|镇|工会|公司|集团|大学|学院|医院|协会|委员会|全国|法院|企业|全总|总局")
DEED = re.compile(
    r"召开|举行|举办|启动|成立|发布|开讲|开幕|闭幕|开班|揭牌|上线|印发|出台|签约|落幕|开展|表彰|部署|发放|推动|推进|完善|走进|获|建"
)
TELLING = re.compile(
    r"(?:介绍|表示|说|指出|认为|坦言|获悉|据悉|了解到)[,:]|,(?:今年|近日|目前|截至|其中|此外|同时|但|而|并|也|[他她]们?|记者)"
)
"""What sentences hold and headlines do not."""

COLUMN = re.compile(r"\([^()]{2,30}\)$")
FIGURE_CAPTION = re.compile(r"(?:图为|图片[为:]|图\d?[:、]|上图|下图|左图|右图|照片)")
ORDINAL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、是]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|第[一二三四五六七八九十][,、])"
)
ACCOUNT_NAME = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{0,10}(?:报|网|刊|工会|工运|发布|在线|频道|之声|电视台|杂志|工匠|职工)"
)
LONGEST_ACCOUNT_NAME = 12
NO_WORD = re.compile(r"\W+")

WINDOW = 400
"""Characters of the text under a display line in which its words are looked for."""

ENOUGH_PAIRS = 8
"""Pairs of characters in common that leave no doubt that a line says what the text under it says."""


def _commas(text: str) -> int:
    return text.count(",") + text.count("、")


def _enumerates(text: str) -> bool:
    return "," in text and _commas(text) > 1 and len(text) > 24


def hangs(text: str) -> bool:
    """Whether a text waits for more: after a comma, a conjunction or a particle, in an open bracket or quotation."""
    return text[-1] in ",、" or text[-1] in LEANING_RIGHT or unclosed(text)


def _in_brackets(text: str) -> bool:
    return text[0] == "(" and text[-1] == ")" and text.count("(") == 1


def _column(text: str) -> bool:
    """Whether a headline ends in the name of its column: 小站暖人心(民生一线)."""
    return COLUMN.search(text) is not None and not _in_brackets(text)


def is_account_name(text: str) -> bool:
    return len(text) <= LONGEST_ACCOUNT_NAME and ACCOUNT_NAME.fullmatch(text) is not None


FORM: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("short", lambda text: len(text) <= 14),
    ("long", lambda text: len(text) > 20),
    ("very long", lambda text: len(text) > 34),
    ("dash at the end", lambda text: text[-1] == "—"),
    ("question", lambda text: text[-1] in "!?"),
    ("dash in front", lambda text: text[0] in "—-"),
    ("comma", _commas),
    ("enumerates", _enumerates),
    ("hangs", hangs),
    ("wrapped", wraps),
    ("tells", TELLING.search),
    ("ordinal", ORDINAL.match),
    ("in brackets", _in_brackets),
    ("column in brackets", _column),
    ("actor", ACTOR.search),
    ("deed", DEED.search),
    ("opens with a date", TIME_APART.match),
    ("caption", FIGURE_CAPTION.match),
    ("names only", lambda text: (len(text) <= 24 and only_people(text)) or titled_person(text)),
    ("account name", is_account_name),
)
"""Features of a display line that it shows by itself."""


def echo(text: str, below: str) -> float:
    """How much of a line recurs in the text below it, 0 to 1.

    It is the share of its pairs of characters that recur, less where they are few: any theme has two words in common
    with what is said under it, a headline has the news.
    """
    bare = NO_WORD.sub("", text)
    pairs = [bare[k : k + 2] for k in range(len(bare) - 1)]
    window = NO_WORD.sub("", below[:WINDOW])
    common = sum(pair in window for pair in pairs)
    return common / len(pairs) * min(1.0, common / ENOUGH_PAIRS) if common else 0.0


def goes_on(left: str, right: str, context: Context) -> bool:
    """Whether the right text visibly goes on the left: with a clinging character, or a word across the gap."""
    return right[:1] in LEANING_LEFT or right[:1] in ",、。;:!?”’)》" or context.word_across(left, right)
