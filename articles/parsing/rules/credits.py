"""Who took the picture: 新华社记者 甲某摄, on a line alone or after the last sentence of a caption."""

from __future__ import annotations

import re

from articles.parsing.rules.bylines import HOUSE, NAME
from articles.parsing.rules.cut import back, whole
from articles.parsing.values import Role

TAKEN = r"(?:摄影报道|摄影|摄|供图|图)"
BODY = r"[\u4e00-\u9fff]{2,20}"
PERSON = rf"(?:{HOUSE}?\s*(?:特约|见习|实习)?(?:记者|通讯员|摄影师)?\s*)?(?:{NAME}[\s、]+){{0,4}}{NAME}\s*"
SOURCE = r"(?:\s*\([\u4e00-\u9fff]{2,6}\))?"
CREDIT = rf"(?:{PERSON}(?:摄影报道|摄影|摄){SOURCE}|{BODY}供图{SOURCE}|(?:新华社|中新社|影像中国|视觉中国|人民视觉)(?:发|供图)(?:\([^()]{{2,20}}\))?|摄影:{PERSON})"
BRACKETED = rf"\({CREDIT}\)"

credit_alone = whole(Role.CREDIT, re.compile(rf"{CREDIT}|{BRACKETED}"), longest=40)
credit_after = back(Role.CREDIT, re.compile(rf"(?<=[。!?”])\s*({CREDIT}|{BRACKETED})$"))
