"""Who signs at the end, in brackets: (王小明 李四), (作者单位：某校), ——编者."""

from __future__ import annotations

import re

from ..people import only_people, run_together, titled_person
from ..pieces import PrintedPiece
from ..values import Role
from .line_rule import LONGEST_TAIL, at_back, line_rule, whole_line

ON_THE_AUTHOR = r"[(〔](?:本文)?作者(?:单位)?(?:分别)?[:为系是][^()〔〕]*(?:\([^()]*\)[^()〔〕]*)*[)〕]"
NOTE = re.compile(
    rf"{ON_THE_AUTHOR}|\((?:综合|摘编自|摘自|原载)[^()]*(?:\([^()]*\)[^()]*)*\)"
    r"|\([^()。]{2,30}(?:采写|整理|综合整理|采访整理|供稿|执笔|辑|编辑|速写|题图|作画)\)"
    r"|[—-]{2,}\s*编\s*者(?:按)?"
)
NOTES = "附未上下续略完见暂试草节摘讨修征图注待本第签盖掌笑鼓声票讯元"
"""Characters of what is noted in brackets: (未完), (大笑), (本报讯). No pen name has one."""

LIKE_NAMES = r"全[文票体场程]|单位[\u4e00-\u9fff]*|万[元人户吨]"
"""What is noted in brackets and begins with a surname."""

PEN = rf"(?:(?![{NOTES}])[\u4e00-\u9fff]){{2,3}}"
PEN_NAME = re.compile(rf"\((?!(?:{LIKE_NAMES})\)){PEN}\)")
PEN_NAMES = re.compile(rf"{PEN}(?:[\s、]+{PEN}){{1,3}}")
"""Several, as they sign briefs: 晓舟、云帆."""

SENDER = re.compile(
    r"[\u4e00-\u9fff]{2,20}(?:总?工会|工会联合会|工会委员会|办公室|工会办|总工办|宣传部|宣教部|组宣部|研究室|编辑部|记者站"
    r"|[报通]讯?[道讯]组|公司|集团|[厂矿局段校院]|学校|医院|中心)(?:办公室|宣教部|女工部)?\s?(?:供稿|提供|供)?"
)
"""An office that sent what is printed: 某镇总工会, 某县总工会办公室供稿."""

PRINTED_BY = re.compile(r"据[\u4e00-\u9fff《》]{2,20}(?:[报网社刊台]|报道|消息|客户端|公众号)》?(?:报道|消息)?")
"""Who had printed it before: 据《云溪工人报》."""

AS_WRITER = re.compile(r"(?:本报|特约)?(?:记者|通讯员|作者|供稿|撰稿|文)[\s::]*")
"""What may stand before the names."""

BRACKETED = re.compile(r"[(\[〔〖【]\s*([\u4e00-\u9fff][\u4e00-\u9fff\s、:]{1,30})[)\]〕〗】]")
CLOSING = re.compile(r"[。!?”]\s*([(\[〔〖【]\s*([\u4e00-\u9fff][\u4e00-\u9fff\s、:《》]{1,30})[)\]〕〗】])$")
SET_APART = re.compile(r"[\w”》!?]\s+(\(([\u4e00-\u9fff][\u4e00-\u9fff\s、]{1,20})\))$")
PEN_NAME_AFTER = re.compile(rf"。\s*({PEN_NAME.pattern})$")

author_note = whole_line(Role.BYLINE, NOTE, "(〔—-", longest=100)
author_note_after = at_back(Role.BYLINE, re.compile(rf"[。!?…”]\s*({ON_THE_AUTHOR})$"), ")〕")


@line_rule("文")
def writer_alone(text: str) -> PrintedPiece | None:
    """A line of nothing but a name, set apart, and 文: 徐  行文."""
    named = len(text) < LONGEST_TAIL and text.endswith("文") and " " in text and only_people(text[:-1])
    return PrintedPiece(0, len(text), Role.BYLINE) if named else None


@line_rule("供")
def sender_alone(text: str) -> PrintedPiece | None:
    """An office that sent the story, on a line of its own: 某县总工会供稿."""
    sent = len(text) < LONGEST_TAIL and text.endswith("供稿") and SENDER.fullmatch(text)
    return PrintedPiece(0, len(text), Role.BYLINE) if sent else None


@line_rule("据")
def printed_by_alone(text: str) -> PrintedPiece | None:
    """Who had printed the story before, on a line of its own: 据《云溪工人报》."""
    printed = len(text) < LONGEST_TAIL and text[0] == "据" and PRINTED_BY.fullmatch(text)
    return PrintedPiece(0, len(text), Role.BYLINE) if printed else None


@line_rule("([〔")
def signature_alone(text: str) -> PrintedPiece | None:
    """A line of nothing but names in brackets, a post with its name, or what may be a pen name."""
    if PEN_NAME.fullmatch(text):
        return PrintedPiece(0, len(text), Role.BYLINE)
    match = BRACKETED.fullmatch(text) if len(text) < LONGEST_TAIL else None
    if match and _signs(match.group(1)):
        return PrintedPiece(0, len(text), Role.BYLINE)
    return None


@line_rule(")")
def signature_set_apart(text: str) -> PrintedPiece | None:
    """Names in brackets, set apart behind a title: 送清凉到一线  (王小明)."""
    match = SET_APART.search(text[-LONGEST_TAIL:])
    if not match or not only_people(match.group(2)):
        return None
    offset = max(0, len(text) - LONGEST_TAIL)
    return PrintedPiece(offset + match.start(1), len(text), Role.BYLINE)


@line_rule(")]〕〗】")
def signature_after(text: str) -> PrintedPiece | None:
    """Names in brackets after the last sentence of a paragraph, or what may be a pen name."""
    offset = max(0, len(text) - LONGEST_TAIL)
    match = CLOSING.search(text[offset:])
    signed = match if match and _signs(match.group(2)) else PEN_NAME_AFTER.search(text[offset:])
    return PrintedPiece(offset + signed.start(1), len(text), Role.BYLINE) if signed else None


def _signs(names: str) -> bool:
    if re.fullmatch(LIKE_NAMES, names.strip()):
        return False
    bare = AS_WRITER.sub("", names.strip(), count=1) if AS_WRITER.match(names.strip()) else names.strip()
    if only_people(bare) or run_together(bare) or titled_person(bare):
        return True
    return any(pattern.fullmatch(bare) for pattern in (SENDER, PRINTED_BY, PEN_NAMES))
