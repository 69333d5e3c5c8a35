"""Marks that a story comes from another page or goes on there: (上接第1版), (下转第4版)."""

from __future__ import annotations

import re

from ..values import Role
from .line_rule import at_back, at_front, whole_line

PAGE = r"(?P<page>第?\s*(?:[A-D]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版)"
FROM = rf"[▲△▶►]?\s*[(【〔]?\s*(?:紧接|上接|接)\s*(?:本报|今日)?\s*{PAGE}[^()。,]{{0,12}}[)】〕]?"
ON = rf"[(【〔]\s*(?:紧转|下转|转)\s*(?:本报|今日)?\s*{PAGE}[^()。,]{{0,12}}[)】〕]\s*[▼▽▶►]?"
COMES_FROM = re.compile(FROM)
GOES_ON = re.compile(r"(?:紧转|下转|转)\s*(?:本报|今日)?\s*" + PAGE)

POINTER = (
    r"[(【]?(?:相关|有关|详细|更多|全文|配套|报道|新闻|内容|图片|图文|评论|文章|消息|解读|特写|侧记|全文)+"
    rf"\s*(?:详?见|请看|[刊转载登]于?)\s*(?:今日|本报|本期)?\s*{PAGE}[^。,]{{0,12}}"
).replace("?P<page>", "?:")
"""Where more is printed, which is no page of what it stands under: 相关报道见第3版."""

pointer = whole_line(Role.NOISE, re.compile(POINTER), "见看刊转载登", longest=30)
continuation = whole_line(
    Role.CONTINUATION, re.compile(rf"{FROM}|{ON}|[▼▶►]?\s*下转{PAGE}".replace("?P<page>", "?:")), "接转", longest=30
)
continued_from = at_front(Role.CONTINUATION, re.compile(FROM.replace("[(【〔]?", "[(【〔]", 1) + r"\s*"), "▲△▶►(【〔")
continued_on = at_back(Role.CONTINUATION, re.compile(f"({ON.replace('?P<page>', '?:')})$"), "转")
