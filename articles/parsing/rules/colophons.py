"""Who edited this: `编辑 | 甲 乙`, `责任编辑：丙`, `本版责编：丁  戊`."""

from __future__ import annotations

import re

from ..pieces import PrintedPiece
from ..values import Role
from .imprint_parts import imprint_parts
from .line_rule import at_back, line_rule

EDITING = (
    r"(?:本[版期]|[一二三四五六七八九十]{1,3}版)?"
    r"(?:总编辑|责任编辑|责编|编辑|值班编辑|主编|执行主编|责任校对|校对|审核|编审|监制|值班编委)"
)
MAKING = (
    r"(?:本[版期])?(?:版式设计|题图设计|版式|美编|美术编辑|统筹|策划|制图|制版|设计|排版|邮箱|热线|电话|(?:投稿|征稿|来稿)邮箱"
    r"|签发人?|审签|核[稿签发]|拟稿|撰稿|播音|主播|播报|朗读|整理|汇编|诵读|配音|音频|视频|剪辑)"
)
SEPARATOR = r"\s*[|丨:/]\s*"
LABEL = re.compile(rf"({EDITING}|{MAKING})(?:{SEPARATOR}|\s+)")
"""What stands before names."""

EDITOR = re.compile(EDITING)
NAMED_EDITOR = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:(?<!美术|图片|版式|版面|技术)(?<!总)编辑|责编)")
"""Of those the editors proper, who are named with the issue."""

LABELLED = rf"(?:(?:{EDITING}|{MAKING}){SEPARATOR}[^。|:]{{1,40}}){{1,4}}"
SPACED = rf"(?:{EDITING}|{MAKING})(?:\s+(?:[\u4e00-\u9fff]{{2,4}}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff])){{1,4}}"
ADDRESS = r"(?:本[版期]|栏目)?(?:投稿)?(?:邮箱|热线|电话)[\s:][\w@.\s-]{5,60}(?:\([^()]*\))?"
INVITATION = (
    r"(?:欢迎[^。,]{0,12}来稿|欢迎[^。,]{2,16}(?:[投赐供]稿|提供?[^。,]{0,4}(?:稿件|线索|意见)|批评指正)|来稿(?:要求|须知|请)|下期[^。,]{1,12}供稿)"
    r"[^。]{0,60}。?(?:[^。]{0,60}。)?|[投来征供]稿(?:邮箱|信箱|地址|电话|热线|方式)?\s*:.{4,60}"
)
"""How readers are asked to write."""

ANNOUNCEMENT = (
    r"\W*本(?:刊|报|简报|[快简专]讯|[快简专]报|期)[^。,]{0,6}(?:每[周月日旬季]|逢)[^。,]{0,12}"
    r"(?:出[刊版]|发[送行布]|推送|编[印发])\W*"
)
"""How often the next comes out: 本快讯每周五发送."""

SIGNS = "整汇编校审监版筹划图计箱线话稿签核播读音频辑每逢见"

IN_BRACKETS = rf"[(\[【〔]\s*(?:{LABELLED}|{SPACED})\s*[)\]】〕]"

COLOPHON = re.compile(rf"{LABELLED}|{SPACED}|{ADDRESS}|{INVITATION}|{ANNOUNCEMENT}|{IN_BRACKETS}")
PARTED = re.compile(r"[:/|丨 ]")
MAKERS = frozenset({"editors", "others"})
PEOPLE = MAKERS | {"people"}
BESIDE_PEOPLE = frozenset({"makers", "contact", "postal"})
"""What may be printed with them: 责任编辑:王小明 电话:1234567 主办:某市总工会."""


@line_rule(SIGNS)
def colophon(text: str) -> PrintedPiece | None:
    """A line that names who edited, or among others who made what is printed."""
    if not COLOPHON.fullmatch(text):
        if not PARTED.search(text):
            return None
        kinds = {part.kind for part in imprint_parts(text)}
        if not kinds <= PEOPLE | BESIDE_PEOPLE or not kinds & MAKERS:
            return None
    return PrintedPiece(0, len(text), Role.COLOPHON)


colophon_after = at_back(Role.COLOPHON, re.compile(rf"[。!?…”]\s*({IN_BRACKETS})$"), SIGNS)
"""Sites name the editor behind the last sentence: …参加。(责任编辑:王小明)"""
