"""What a post says to its readers, and not about its subject: 长按识别二维码, 分享点赞在看, 投稿邮箱."""

from __future__ import annotations

import re

from ..pieces import PrintedPiece
from ..values import Role
from .imprint_patterns import either, one_of
from .line_rule import line_rule

LONGEST = 45

TOUCH = one_of("点一?击?一?下? [猛快]?戳 长按 轻触 识别 扫描? 按住")
TOUCHED = one_of(
    "这里 此处 [上下左右][方面图] 图片 图中 文末 文章 [左右]下角 蓝[字色] 卡片 二维码 名片 链接 海报 标题 小程序"
    " [“「]?(?:阅读原文|在看)"
)
ACCOUNT = one_of(r"[\u4e00-\u9fff]{2,6}工会 [\u4e00-\u9fff]{1,8}(?:发布|公众号|微信号?|工人报) 我们 本号 我哦?")
SHARING = one_of("点赞 转发 分享 收藏 在看 评论 留言 关注 星标 点个?赞")

CALL = re.compile(
    either(
        rf"(?:请|快来?|欢迎|记得|赶[快紧]|立即|[您你]可以?)*{TOUCH}{TOUCHED}\S*(?:\s*\W*\s*关注\S*)?",
        rf"{SHARING}(?:[、,/·\s和+]*{SHARING})+(?:[,、]?\s*\S{{0,14}})",
        r".{0,14}(?:[“「]在看[”」]|点个?在看|一键三连|点个?赞吧?[!~]).{0,16}",
        r"[左右上下]滑动?(?:屏幕|手机)?(?:查看|阅读|浏览|看|了解|更多)\S*",
        rf"(?:欢迎|敬请|点击|长按|扫码|记得)*关注{ACCOUNT}",
        r"\W*(?:欢迎|长期)?(?:投稿|征稿|来稿|爆料)(?:[、/及和]?(?:投稿|合作|爆料|联系|转载|互动))*"
        r"(?:(?:邮箱|信箱|方式|热线|微信|电话|地址)?\s*:|请(?:发|联系|投))\s*\S.*",
        r"\S{0,20}(?:评论区|留言区)里?(?:聊聊|见|留言|告诉|等[你您]|说说|互动|分享|写下)\S{0,12}",
        r"(?:以下|本篇?)文?章?(?:文章|内容)?(?:来源于|转载自|转自|来自)\S+(?:\s*,\s*作者\s*:?\s*\S+(?:[\s、]+[\u4e00-\u9fff]{2,4})*)?",
    )
)
END_MARK = re.compile(r"[\W_]*(?:全文|本文|正文)?(?:完|终|结束|(?i:the\s*end|end|fin))[\W_]*")
SIGN = re.compile(r"^[^\w“「【(\[]+")


@line_rule("点戳按触别扫滑注稿料区章容赞转享藏看论言连完终束DNdn")
def call(text: str) -> PrintedPiece | None:
    bare = SIGN.sub("", text) if len(text) <= LONGEST and text[-1] != "。" else ""
    is_end = bare and not text.isalnum() and END_MARK.fullmatch(text)
    return PrintedPiece(0, len(text), Role.NOISE) if is_end or (bare and CALL.fullmatch(bare)) else None
