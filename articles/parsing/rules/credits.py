"""Who took the picture: 新华社记者 甲某摄, on a line alone or after the last sentence of a caption."""

from __future__ import annotations

import re

from ..values import Role
from .bylines import HOUSE, NAME, SHORT
from .line_rule import at_back, whole_line

BODY = r"[\u4e00-\u9fff]{2,20}"
ROLE = r"(?:特约|见习|实习|驻[\u4e00-\u9fff]{1,8}?)?(?:记者|通讯员|摄影师)"
OFFICE = rf"(?:本报[\u4e00-\u9fff]{{2,8}}分社\s+{NAME}\s*)"
REPORTERS = rf"{HOUSE}?\s*{ROLE}\s*(?:{NAME}[\s、]+){{0,4}}{NAME}"
PERSON = rf"(?:{OFFICE}|{REPORTERS}|{HOUSE}?\s*(?:{SHORT}[\s、]+){{0,4}}{SHORT})\s*(?<!拍)"
SOURCE = r"(?:\s*\([\u4e00-\u9fff]{2,6}\))?"
AGENCY = r"(?:新华社|中新社|影像中国|视觉中国|人民视觉)"
PICTURES = r"(?:(?:本[版栏页文]|以上|文中)?(?:图片|照片|图表|题图|插图|漫画|图[①-⑳图、]{1,12})均?)"
ART = r"(?:题图|插图|题字|篆刻|漫画|制图|速写)[\u4e00-\u9fff]{0,4}"
BY = rf"(?:{BODY}供图{SOURCE}|{AGENCY}(?:发|供图)(?:\([^()]{{2,20}}\))?|(?:照片|图片)?摄影:{PERSON}|{ART}:{PERSON})"
FROM = rf"(?:{PICTURES}(?:由|为|系|来自|来源:|选自)[^()。,:]{{2,24}}|资料(?:图片|照片)|\(资料(?:图片|照片)\))"
DRAWN = rf"(?:{SHORT}(?:[\s、]+{SHORT}){{0,4}}\s*绘\([^()]{{2,20}}\))"
ALONE = rf"(?:{PICTURES}?(?:由|为)?{PERSON}(?:摄影|摄){SOURCE}|{BY}|{DRAWN}|{FROM})"
AFTER = rf"(?:{PERSON}(?:摄影报道|摄影|摄){SOURCE}|{BY}|{FROM})"

SIGNS = "摄图发绘照画字刻写"

credit_alone = whole_line(Role.CREDIT, re.compile(rf"{ALONE}|\({ALONE}\){SOURCE}"), SIGNS, longest=40)
"""On a line of its own 摄影报道 signs a story; that is a byline."""

credit_after = at_back(Role.CREDIT, re.compile(rf"[。!?…”]\s*({AFTER}|\({AFTER}\){SOURCE})$"), SIGNS)
