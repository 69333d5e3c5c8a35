"""What a platform prints round a post: a heading over links to other posts, buttons, a count of characters."""

from __future__ import annotations

import re

from articles.data import entries

from ..people import close_up
from ..pieces import PrintedPiece
from ..values import Role
from .imprint_patterns import one_of
from .line_rule import any_of, at_back, initials, line_rule, whole_line

HEADINGS = entries("link_headings.txt")
BUTTONS = entries("buttons.txt")
SIDE_BUTTONS = entries("side_buttons.txt")
LONGEST_FIRST = sorted({*BUTTONS, *SIDE_BUTTONS}, key=len, reverse=True)
ACT = one_of(
    "打印 关闭 返回 回到 分享 转发 收藏 复制 下载 播放 播报 暂停 朗读 收听 查看 浏览 展开 收起 关注 订阅 推荐 举报"
    " 反馈 纠错 搜索 检索 选择 全部 所有 登录 登陆 注册 放大 缩小 切换 刷新 保存 添加 加入 设为 导出 跳至 跳转 进入"
    " 打开 阅读 发表 评论"
)
OF_PAGES = (
    "[本此该全]?[文页稿](?:[章面])? 稿件 窗口 列表 顶部 [首主上前下]一?页 目录 版面 栏目 内容 链接 [网地]址 正文"
    " 新闻 图片 附件 报头 收藏夹? 我的空间 字体 屏幕 评论 更多 全部 原文 微信 微博 好友 朋友圈 日期 首版 声音 音频 语音"
)
PHRASE = (
    rf"(?:(?:我要|点击|立即|一键|在线|手机|继续|双击)?{ACT}(?:到|至|给|当前)?{one_of(OF_PAGES)}(?:[和与、/及]{one_of(OF_PAGES)})*"
    rf"|(?:我要|立即|一键|语音|音频|视频|全文|本[文页]){ACT})"
)
"""An act and what it is done to, as buttons say it: 打印本页, 我要纠错."""

OF_EDITIONS = (
    r"(?:[上下前后]一?[版篇期页天日月年张条则]|(?:日期|期次|往期|报纸)检索|(?:本[版期]|版面|标题|报纸)(?:标题)?(?:目录|导航|概览|列表|缩略图)|往期(?:回[顾看]|报纸)"
    r"|过刊(?:查询|浏览)?|左右滑动|读报|[大中小]字号?|(?:版面|原版)?PDF(?:版|下载|浏览|文件)?)"
)
"""What leads from page to page of a digital edition."""

BUTTON = rf"(?:{PHRASE}|{OF_EDITIONS}|{any_of(LONGEST_FIRST)})"
SURE_BUTTON = rf"(?:{PHRASE}|{OF_EDITIONS}|{any_of(BUTTONS)})"
SURE = re.compile(SURE_BUTTON)
WORD = re.compile(BUTTON)
BETWEEN = re.compile(r"(?:[^\w]|\d)+")
FEWEST_BESIDE = 2
"""Words that by themselves may be anything, and are buttons beside each other."""

BESIDE_BUTTONS = re.compile(r"[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff])")
"""A short word that is none, among twice as many that are: 手记 | 收藏 | 举报."""

ROW = re.compile(rf"(?:{BETWEEN.pattern}|{BUTTON}|{BESIDE_BUTTONS.pattern})*+")
"""What is nothing else. It is read as are_buttons reads it, and nothing is tried again where something else comes."""

LONGEST_ROW = 60

link_heading = whole_line(Role.LINK, re.compile(rf"[^\w]*(?:{any_of(HEADINGS)})[^\w]*"), initials(HEADINGS), longest=20)


def are_buttons(text: str) -> bool:
    """Whether a text is buttons, or several words that are some beside others, and nothing else."""
    if not ROW.fullmatch(text):
        return False
    at, words, others, is_sure = 0, 0, 0, False
    while match := BETWEEN.match(text, at) or WORD.match(text, at) or BESIDE_BUTTONS.match(text, at):
        if match.re is WORD:
            words += 1
            is_sure = is_sure or SURE.fullmatch(match[0]) is not None
        others += match.re is BESIDE_BUTTONS
        at = match.end()
    return 2 * others <= words and (is_sure or words >= FEWEST_BESIDE)


@line_rule(initials(LONGEST_FIRST) | set(re.sub(r"\W", "", ACT)) | set("目导概列缩读"))
def button(text: str) -> PrintedPiece | None:
    is_row = len(text) <= LONGEST_ROW and (are_buttons(text) or (" " in text and are_buttons(close_up(text))))
    return PrintedPiece(0, len(text), Role.NOISE) if is_row else None


LENGTH = r"(?:字数\s*:?\s*\d+\s*字?|\d+(?:\s*[-—~]\s*\d+)?\s*(?:字|分钟|秒))"
word_count_alone = whole_line(
    Role.NOISE,
    re.compile(
        rf"[\W_]*(?:(?:全|本)文|[共约]|预计|大约|需要?|阅读|读完|听完|时[长间]|[,:\s(])*{LENGTH}(?:{LENGTH}|[全本]文|[共约]|预计|大约|需要?|阅读|读完|听完|时[长间]|[,:\s])*[\W_]*"
    ),
    "字钟秒",
    longest=40,
)
"""How long a text is, or takes to read: 【字数:402】, 全文约1200字,阅读约3分钟."""

word_count = at_back(Role.NOISE, re.compile(r"(?:^|\s)(字数:?\s*\d+\s*字?)$"), "字")
