"""Who took the picture: 新华社记者 甲某摄, on a line alone or after the last sentence of a caption."""

from __future__ import annotations

import re

from ..pieces import PrintedPiece
from ..printed_days import DAY, MONTH_AND_DAY
from ..values import Role
from .bylines import HOUSE, NAME, SHORT
from .line_rule import LONGEST_TAIL, LongPattern, line_rule

BODY = r"[\u4e00-\u9fff][\u4e00-\u9fff()“”·]{1,23}"
TOOK = rf"(?:(?:{DAY}|{MONTH_AND_DAY})?\s*(?:[翻航]拍|拍?摄影?)(?:于[\u4e00-\u9fff]{{2,12}})?)"
GAVE = r"(?:供图|提供(?:图片|照片)?|图片提供)"
KIND = r"(?:特约|见习|实习|全媒体|融媒体|首席|职工|驻[\u4e00-\u9fff]{1,8}?)"
ROLE = rf"{KIND}*(?:摄影)?(?:记者|通讯员|摄影师)|(?:特约|本报)摄影(?:师|员)?"
OFFICE = rf"(?:本报[\u4e00-\u9fff]{{2,8}}(?:分社|记者站)\s+(?:{NAME}\s+)?{NAME}\s*)"
REPORTERS = rf"(?:{ROLE})\s*(?:{NAME}[\s、]+){{0,4}}{NAME}"
PERSON = rf"(?:{OFFICE}|{HOUSE}?\s*(?:{REPORTERS}|(?:{SHORT}[\s、]+){{0,4}}{SHORT}))\s*/?\s*(?<!拍)"
"""Of all parts the longest, and the longest to compile: the patterns below have it as seldom as they can."""

SOURCE = r"(?:\s*\([\u4e00-\u9fff]{2,6}\))?"
AGENCY = r"(?:新华社|中新社|影像中国|视觉中国|人民视觉)"
PICTURES = (
    r"(?:(?:[本全该][版栏页文组]|全部|所有|以上|上述|文[中内])?"
    r"(?:图片|照片|图表|题图|插图|漫画|图?[①-⑳][①-⑳图、]{0,11})均?)"
)
ART = r"(?:题图|插图|题字|篆刻|漫画|制图|速写|绘图|绘制?|作画)[\u4e00-\u9fff]{0,4}"
GIVEN = rf"(?:{BODY}\s*/?\s*|(?:{SHORT}[\s、]+){{1,4}}{SHORT}\s*/?\s*){GAVE}"
LABEL = r"(?:照片|图片)?(?:摄影|供图|摄|图源)\s*[:/|丨·]\s*"
OFFICE_END = r"(?:工会|公司|集团|中心|委员会|[厂局站社部队院校])"
LABELLED = (
    rf"(?:(?:{LABEL}|(?:特约|特邀|本[报版组])摄影\s*|{ART}:){PERSON}|{LABEL}{BODY}"
    rf"|(?:图|图片|照片)[:/|丨](?!\s*文)\s*(?:{PERSON}|{BODY}{OFFICE_END})(?=$|\)))"
)
BEFORE_NAMES = r"(?:绘图|制图|作画|摄影|供图|图源)\s*[:/|丨]"
DRAWN_BY = rf"{SHORT}\s*/\s*[画绘作]"
BY = rf"(?:{GIVEN}{SOURCE}|{AGENCY}(?:发|供图)(?:\([^()]{{2,20}}\))?|{LABELLED}|{DRAWN_BY})"
ARCHIVED = r"资料(?:图片?|照片)|\(资料(?:图片?|照片)\)|(?:视频|网络|直播|监控|电视)(?:截图|画面)"
FROM = rf"(?:{PICTURES}(?:由|为|系|来自|来源:|选自)[^()。,:]{{2,24}}|{ARCHIVED})"
DRAWN = rf"(?:{SHORT}(?:[\s、]+{SHORT}){{0,4}}\s*绘\([^()]{{2,20}}\))"
ALONE = rf"/?\s*(?:{AGENCY}(?<!社)|{PICTURES}?(?:由|为)?{PERSON}{TOOK}{SOURCE}|{BY}|{DRAWN}|{FROM})"
AFTER = rf"/?\s*(?:均[为由系])?(?:(?:[\u4e00-\u9fff]{{4,16}}\s+)?{PERSON}(?:摄影报道|{TOOK}){SOURCE}|{BY}|{FROM})"
BY_OFFICE = rf"{BODY}(?:[\s、]+{SHORT}){{0,3}}\s*(?:{TOOK}|{GAVE})"
"""In brackets, an office may stand before the name: (某县总工会王小明摄)."""

BY_ITSELF, BEHIND_TEXT, OF_OFFICE = LongPattern(ALONE), LongPattern(AFTER), LongPattern(BY_OFFICE)
SOURCE_BEHIND = re.compile(r"\)\s*\([\u4e00-\u9fff]{2,6}\)$")
STOP = re.compile(r"[。!?…”]\s*")
SET_APART = re.compile(rf"(?<=[\u4e00-\u9fff]{{4}})(?:\s+|(?=\((?!图片来源)|{BEFORE_NAMES}))")
SCENE = re.compile(
    r"[\u4e00-\u9fff]{2,12}(?:现场|场[景面]|瞬间|[掠剪]影|风[采貌]|[合留]影|一[角幕]|[全外内]景|花絮|画面|会场|比赛|演出|培训|仪式)(?=\s)"
)
"""A few words of what a picture shows, which look like names: 活动现场 王小明 摄."""

LONGEST = 50
SIGNS = "摄图发绘照画字刻写拍供"


@line_rule(SIGNS)
def credit_alone(text: str) -> PrintedPiece | None:
    """On a line of its own 摄影报道 signs a story; that is a byline."""
    if len(text) > LONGEST or SCENE.match(text):
        return None
    if not (BY_ITSELF.fullmatch(text) or _in_brackets(text, BY_ITSELF, OF_OFFICE)):
        return None
    return PrintedPiece(0, len(text), Role.CREDIT)


@line_rule(SIGNS)
def credit_after(text: str) -> PrintedPiece | None:
    return _behind(STOP, text, BEHIND_TEXT, BY_ITSELF, OF_OFFICE)


@line_rule("摄图照画绘拍供")
def credit_set_apart(text: str) -> PrintedPiece | None:
    """Behind a caption that is no sentence: 职工在读书会上分享  王小明 摄, or in brackets."""
    return _behind(SET_APART, text, BY_ITSELF, OF_OFFICE)


def _behind(gap: re.Pattern[str], text: str, *in_brackets: LongPattern) -> PrintedPiece | None:
    """The credit that is all that stands behind a gap near the end of a text."""
    for match in gap.finditer(text, max(0, len(text) - LONGEST_TAIL)):
        credit = text[match.end() :]
        if credit and (BEHIND_TEXT.fullmatch(credit) or _in_brackets(credit, *in_brackets)):
            return PrintedPiece(match.end(), len(text), Role.CREDIT)
    return None


def _in_brackets(text: str, *patterns: LongPattern) -> bool:
    """Whether one of the patterns matches what stands in brackets, perhaps with its source in others behind it."""
    if text[0] != "(" or text[-1] != ")":
        return False
    source = SOURCE_BEHIND.search(text)
    insides = (text[1:-1], text[1 : source.start()]) if source else (text[1:-1],)
    return any(pattern.fullmatch(inside) for inside in insides for pattern in patterns)
