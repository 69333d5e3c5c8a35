"""Who took the picture: 新华社记者 甲某摄, on a line alone or after the last sentence of a caption."""

from __future__ import annotations

from ..printed_days import DAY, MONTH_AND_DAY
from ..values import Role
from .bylines import HOUSE, NAME, SHORT
from .line_rule import LongPattern, at_back, whole_line

BODY = r"[\u4e00-\u9fff][\u4e00-\u9fff()“”·]{1,23}"
TOOK = rf"(?:(?:{DAY}|{MONTH_AND_DAY})?\s*(?:[翻航]拍|拍?摄影?)(?:于[\u4e00-\u9fff]{{2,12}})?)"
GAVE = r"(?:供图|提供(?:图片|照片)?|图片提供)"
KIND = r"(?:特约|见习|实习|全媒体|融媒体|首席|职工|驻[\u4e00-\u9fff]{1,8}?)"
ROLE = rf"{KIND}*(?:摄影)?(?:记者|通讯员|摄影师)|(?:特约|本报)摄影(?:师|员)?"
OFFICE = rf"(?:本报[\u4e00-\u9fff]{{2,8}}(?:分社|记者站)\s+(?:{NAME}\s+)?{NAME}\s*)"
REPORTERS = rf"{HOUSE}?\s*(?:{ROLE})\s*(?:{NAME}[\s、]+){{0,4}}{NAME}"
PERSON = rf"(?:{OFFICE}|{REPORTERS}|{HOUSE}?\s*(?:{SHORT}[\s、]+){{0,4}}{SHORT})\s*/?\s*(?<!拍)"
SOURCE = r"(?:\s*\([\u4e00-\u9fff]{2,6}\))?"
AGENCY = r"(?:新华社|中新社|影像中国|视觉中国|人民视觉)"
PICTURES = (
    r"(?:(?:[本全该][版栏页文组]|全部|所有|以上|上述|文[中内])?(?:图片|照片|图表|题图|插图|漫画|图[①-⑳图、]{1,12})均?)"
)
ART = r"(?:题图|插图|题字|篆刻|漫画|制图|速写|绘图|绘制?|作画)[\u4e00-\u9fff]{0,4}"
GIVEN = rf"(?:{BODY}\s*/?\s*|(?:{SHORT}[\s、]+){{1,4}}{SHORT}\s*/?\s*){GAVE}"
LABELLED = (
    rf"(?:(?:照片|图片)?(?:摄影|供图|摄|图源)\s*[:/|丨]\s*(?:{PERSON}|{BODY})|(?:特约|特邀|本报)摄影\s*{PERSON}"
    rf"|(?:图|图片|照片)[:/|丨](?!\s*文)\s*{PERSON}(?=$|\)))"
)
BEFORE_NAMES = r"(?:绘图|制图|作画|摄影|供图|图源)\s*[:/|丨]"
DRAWN_BY = rf"{SHORT}\s*/\s*[画绘作]"
BY = rf"(?:{GIVEN}{SOURCE}|{AGENCY}(?:发|供图)(?:\([^()]{{2,20}}\))?|{LABELLED}|{ART}:{PERSON}|{DRAWN_BY})"
ARCHIVED = r"资料(?:图片?|照片)|\(资料(?:图片?|照片)\)|(?:视频|网络|直播|监控|电视)(?:截图|画面)"
FROM = rf"(?:{PICTURES}(?:由|为|系|来自|来源:|选自)[^()。,:]{{2,24}}|{ARCHIVED})"
DRAWN = rf"(?:{SHORT}(?:[\s、]+{SHORT}){{0,4}}\s*绘\([^()]{{2,20}}\))"
ALONE = rf"/?\s*(?:{AGENCY}(?<!社)|{PICTURES}?(?:由|为)?{PERSON}{TOOK}{SOURCE}|{BY}|{DRAWN}|{FROM})"
AFTER = rf"/?\s*(?:{PERSON}(?:摄影报道|{TOOK}){SOURCE}|{BY}|{FROM})"
IN_BRACKETS = rf"\((?:{ALONE}|{BODY}(?:[\s、]+{SHORT}){{0,3}}\s*(?:{TOOK}|{GAVE}))\){SOURCE}"
"""In brackets, an office may stand before the name: (某县总工会王小明摄)."""

SIGNS = "摄图发绘照画字刻写拍供"

credit_alone = whole_line(Role.CREDIT, LongPattern(rf"{ALONE}|{IN_BRACKETS}"), SIGNS, longest=50)
"""On a line of its own 摄影报道 signs a story; that is a byline."""

credit_after = at_back(Role.CREDIT, LongPattern(rf"[。!?…”]\s*({AFTER}|\({AFTER}\){SOURCE}|{IN_BRACKETS})$"), SIGNS)
credit_set_apart = at_back(
    Role.CREDIT,
    LongPattern(rf"[\u4e00-\u9fff]{{4}}(?:\s+|(?=\((?!图片来源)|{BEFORE_NAMES}))({AFTER}|{IN_BRACKETS})$"),
    "摄图照画绘拍供",
)
"""Behind a caption that is no sentence: 职工在读书会上分享  王小明 摄, or in brackets."""
