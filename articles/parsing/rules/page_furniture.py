"""What a web site prints round a story: banner, menu, breadcrumb, the next story, buttons, copyright."""

from __future__ import annotations

import re

from articles.data import entries

from ..pieces import PrintedPiece
from ..printed_days import DAY
from ..values import Role
from .imprint_patterns import either
from .line_rule import line_rule, whole_line
from .links import SURE

SITE_WORDS = frozenset(entries("site_words.txt"))
FEWEST_ITEMS = 3
LONGEST_ITEM = 8
"""A menu has so many items of so few characters."""

BETWEEN_ITEMS = r"[\s|·/、>]+"
ITEM = rf"[^\s|·/、>]{{1,{LONGEST_ITEM}}}+"
ITEMS = re.compile(rf"(?:{BETWEEN_ITEMS})?{ITEM}(?:{BETWEEN_ITEMS}{ITEM}){{{FEWEST_ITEMS - 1},}}(?:{BETWEEN_ITEMS})?")
IN_BRACKETS = re.compile(r"(?:[\[【〖(<]\s*[^\d\[\]【】〖〗()<>:]{1,8}?\s*[\]】〗)>][\s|·]*){2,}")
"""Items that each stand in brackets: 【双击滚屏】【关闭】."""

ROW_OF_KINDS = re.compile(
    r"[\u4e00-\u9fff]{2}(?P<kind>[\u4e00-\u9fff]{2})(?:\s*[|/·]\s*[\u4e00-\u9fff]{2}(?P=kind)){2,}"
)
"""Items of one kind: 文本模式 | 版式模式 | 语音模式."""

FILE = re.compile(
    r"(?i:.{1,60}\.(?:docx?|xlsx?|pptx?|pdf|zip|rar|7z|wps|et|ofd|jpe?g|png|mp[34]))(?:\s*[\[(]?[\d.]+\s*[KMk][Bb]?[)\]]?)?"
)
"""The name of a file to be fetched, perhaps with its size."""

ADDRESS = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+")
"""The address of a page, on a line of its own."""

PLAYER = re.compile(r"0\d:\d\d(?:\s*[/|]\s*\d\d:\d\d)?")
"""How far a recording was played."""

HAS_DAY = re.compile(DAY)
"""What rows of facts have, and menus have not."""

SHORT = 60
"""Characters of a line that is known by how it begins."""

STEP = r"(?:[>»›→▶]+|-+>)"
BREADCRUMB = re.compile(
    either(
        r"[>»\s]*[\[(【]?(?:[您你]?的?(?:现在|当前|目前)?|[本此][页站文])的?所?在?的?(?:位置|栏目|路径|导航|页面?|这里)是?\s*[:>»]",
        r"(?!.*[\d一二三四五六七八九十]\s*版)[\u4e00-\u9fff]{0,10}(?:首页|主页|网站|网)\s*(?:[>»›→》]|-{1,2}>|::|/|\\)+\s*\S",
        r"[\u4e00-\u9fff]{0,6}[首主]页\s*-\s*[^-]{2,20}\s*-\s*\S",
        rf"(?!.*[\d一二三四五六七八九十]\s*版)[^>»›→。,]{{2,16}}(?:\s*{STEP}\s*[^>»›→。,]{{2,30}}){{2,6}}$",
        r"[^>»›。,]{2,12}\s*[>»›]{1,2}\s*[^>»›。,]{2,8}$",
    )
)
WELCOME = re.compile(
    either(
        r"[\u4e00-\u9fff]{0,20}(?:您好[,!]?\s*)?欢迎(?:[您你]?的?(?:访问|光临|来到|登[录陆]|关注|浏览|进入|!)|[您你]$)",
        r"(?:您好[,!]?\s*)?(?:今天|现在|今日)(?:时间)?是\s*[:,]?",
        r"[\d年月日\s]{8,}(?:星期.)?\s*欢迎",
        "请输入",
    )
)
NEIGHBOUR = re.compile(
    r"[\[(【<«‹←]?\s*(?:[上下前后]一?[篇条页则章版期个]|(?i:prev(?:ious)?|next))(?:文章|新闻|信息)?\s*(?:[\])】>»›→]|[:|]|\s|$)"
)
LEADS_TO = re.compile(r"[\[(【<«‹←]?\s*[上下前后]一?[篇条则]\s*[\])】]?\s*:")
"""What stands before the title of the next story, whatever that is."""

CODE_TO_SCAN = re.compile(r"[\[(]?(?:用?(?:微信|手机)?\s*)?扫(?:一扫|描|码|下方|上方|二维码)|长按(?:识别|二维码|图片)")
COPYRIGHT = re.compile(
    either(
        r"版权(?:所有|归[\u4e00-\u9fff]{2,20}所有)",
        r"(?i:copyright|all rights reserved)|©",
        r"ICP[备证]|公网安备|公安备案|网站标识码|备案[号序]+\s*:",
        r"您是第\d+|(?:总|今日|本站|网站)访问[量次人]",
    )
)
TOOLS = (
    "简悦|SimpRead|Cubox|Notion|Evernote|印象笔记|有道云?笔记|为知笔记|OneNote|flomo|Readwise|Instapaper|Pocket|语雀|Obsidian|Omnivore"
    "|收趣|微信读书|稀土掘金|飞书|腾讯文档"
)
"""Tools that save pages, and say so."""

STATEMENT = re.compile(
    rf"(?:[本此]文|内容)?(?:由|使用|通过|保存[于到至]|剪藏[于自]|收藏[于自]|导出自)\s*(?i:{TOOLS})"
    r"|[(]?原(?:标题|题为?)\s*:"
    r"|[(]?(?:以上|本文|文中)[^,。]{0,8}(?:来源|来自|转自|摘自|转载)|[【\[(]?(?:免责|版权|特别|郑重|网站|转载)?声明[】\])]?\s*:"
    r"|(?:[承协主]办:\S+\s+)?(?:技术支持\s*:|建议使用[^。]{0,30}(?:浏览|分辨率))"
)
HOUSE_RULE = re.compile(
    either(
        r"不代表本(?:网|[报刊]|站|平台|公众号)",
        r"(?:未经[\u4e00-\u9fff]{0,12}|禁止|请勿|不得)转载|转载(?:请|须|需|时)",
        r"如[有若]?(?:涉及)?侵权|凡本[网站]",
        r"^\W*AI\s*(?:智能)?(?:摘要|总结|速[读览]|导读|解读)\W|\([^()]{0,8}由\s*AI[^()]{0,8}生成[^()]*\)$",
    )
)
OF_POSTS = re.compile(
    either(
        r"(?:#[^#\s]{1,20}(?:#|\s+\d{1,4}\b)\s*)+$|(?:#[^#\s]{1,20}\s+)+#[^#\s]{1,20}$|[\W_]*(?i:the\s+)?(?i:end)[\W_]*$|[\W_]*(?:[全本正][文期刊])?完[\W_]*$|[↓⬇▼👇\s]+$",
        r"收录于(?:合集|话题|专辑)|点击\S{0,6}(?:查看|阅读|浏览|进入|打开|放大|下载|播放)\S{0,4}$|[^\w]*点击[\u4e00-\u9fff]{0,6}[“「]?阅读原文",
        r"[\u4e00-\u9fff,]{0,10}点个?[“「]?(?:在看|赞)|微信号\s*:?\s*[\w-]+$|功能介绍\s|\d+篇原创内容$|公众号$",
        r"(?:好了?,)?以上(?:就?是|为)(?:今[天日]|本[期周次])[^。]{0,24}$|[^。]{0,16}(?:[感多]谢|谢谢)[您你大家的]{0,4}(?:收听|收看|阅读)[^。]{0,16}$",
        r"[\u4e00-\u9fff]{2,16}官方(?:[账帐]号|微信|公众号)$",
    )
)
"""What a platform prints under a post."""

SIGN_OF_POST = re.compile("[#dD完↓⬇▼👇录击赞看号介容上谢官]")
"""Each of those lines has one of these."""

COMMENTS = re.compile(
    either(
        r"\d+\s*条?(?:评论|收藏|点赞|转发|参与)$|[您你]?对[本此该]\S{1,8}是否(?:满意|有(?:用|帮助))",
        r"文明(?:上网|发言|评论)|网友(?:评论|跟帖)(?:仅|\(|共|\s*\d|$)|仅代表网友",
        r"我[要来]+说[两几]句|(?:发表|查看|全部|最新|暂无)评论|评论\s*\(?\d+|\d条评论|(?:[本此该][文帖])?(?:已有|共有?)\s*\d+\s*[人条位]\S{0,4}(?:评论|参与|跟帖)",
        r"(?:请)?自觉遵守|评论内容[只仅]|[您你]的(?:电子)?邮箱|写下[您你]的|(?:匿名|游客)\s*发[布表]|没有更多",
        r"(?:等待处理|加载中|正在加载|请稍[候等])\W*$|登[录陆](?:后|以后)[\u4e00-\u9fff]{0,4}(?:评论|发言)|还可以?输入|验证码|返回[\u4e00-\u9fff]{2,4},查看更多",
        r"(?:本文)?语音(?:播报|朗读)|(?:点击|正在)(?:播[放报]|朗读|收听)|\W*听(?:全文|新闻|文章)|朗读(?:全文|本文)|(?:合成|普通话|男|女)\S{0,4}(?:声音|主播)",
    )
)

FIRST = frozenset(
    "[【(<«‹←▶▷►♪🔊以云保剪收使通此内合男女位栏路首主现您你当所导今请用微手扫长上下前后文网我发查全最暂评登还返验本语点正听朗仅技建承等加协声免版特郑原对转已共写匿游没0123456789pPnN"
)
WITHIN = re.compile("欢迎|[首主]页|[>»›→▶]")
"""What those lines begin with, or have, that are known by how they begin."""

SELDOM = re.compile("[权©ICA备您访载侵凡]")
"""What copyright lines and the rules of a site have: other lines are not sought through."""


@line_rule(
    "#.:ENDend完↓⬇▼👇录击赞看号介权©ICAic备网站建您访载侵凡声提位栏路首主页欢今现上下前后扫长按论言语朗听>»›→▶|输播放收验证说句当导等加稍号容遵邮写布更【〖[<"
)
def page_furniture(text: str) -> PrintedPiece | None:
    is_file = "." in text and (FILE.fullmatch(text) or ADDRESS.fullmatch(text)) is not None
    is_player = ":" in text and PLAYER.fullmatch(text) is not None
    is_furniture = is_file or is_player or _is_known(text) or _is_menu(text) or _holds_what_sites_say(text)
    return PrintedPiece(0, len(text), Role.NOISE) if is_furniture else None


number_of_story = whole_line(
    Role.NOISE, re.compile(r"\W*第\s*\d{1,2}\s*篇\W*|本[版期]共有?\s*\d{1,2}\s*篇\S{0,4}"), "篇", longest=12
)
"""What a digital edition prints over each story of a page, and over all: 第1篇, 本版共2篇文章."""

form_label = whole_line(
    Role.NOISE,
    re.compile(r"[【\[](?:作者|记者|通讯员|(?:正|全)文|(?:正文)?内容|摘要|来源|版[次名面])[】\]]:?"),
    "【[",
    longest=8,
)
"""What a form has before a field, on a line of its own: 【正文】."""

ruled_line = whole_line(
    Role.NOISE,
    re.compile(r"(?:[-—_=~━─]\s*){4,}(?:[★☆●◆]\s*(?:[-—_=~━─]\s*){4,})?|(?:([*※★☆◆◇═])\s*)(?:\1\s*){3,}"),
    "-—_=~━─*※★☆◆◇═",
)
"""A line across the page: under the head of a bulletin, with a star in that of a document."""


def _holds_what_sites_say(text: str) -> bool:
    return bool(SELDOM.search(text)) and bool(COPYRIGHT.search(text) or HOUSE_RULE.search(text))


def _is_known(text: str) -> bool:
    """Whether a short line begins as those round a story do; sentences may begin so, too."""
    is_short, may_begin_so = len(text) <= SHORT, text[0] in FIRST
    if (is_short and SIGN_OF_POST.search(text) and OF_POSTS.match(text)) or (may_begin_so and STATEMENT.match(text)):
        return True
    if not is_short:
        return False
    if ":" in text and text[-1] != "。" and LEADS_TO.match(text):
        return True
    if may_begin_so and COMMENTS.match(text):
        return True
    if text[-1] == "。" or not (may_begin_so or WITHIN.search(text)):
        return False
    if WELCOME.match(text) or CODE_TO_SCAN.match(text):
        return True
    return "," not in text and bool(BREADCRUMB.match(text) or NEIGHBOUR.match(text))


def _is_menu(text: str) -> bool:
    """Whether the line is several short items, among them words that only sites have."""
    if IN_BRACKETS.fullmatch(text):
        return any(_is_of_site(item) for item in re.findall(r"\w+", text))
    row = text.strip("[]【】()|· ")
    if not ITEMS.fullmatch(row):
        return False
    if ROW_OF_KINDS.fullmatch(row):
        return True
    if HAS_DAY.search(row):
        return False
    items = [item for item in re.split(BETWEEN_ITEMS, row) if item]
    return items[0].endswith("首页") or sum(map(_is_of_site, items)) * FEWEST_ITEMS >= len(items)


def _is_of_site(item: str) -> bool:
    return item in SITE_WORDS or SURE.fullmatch(item) is not None
