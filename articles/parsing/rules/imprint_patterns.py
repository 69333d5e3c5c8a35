"""What the parts of an imprint look like, each by itself, in normalised text."""

from __future__ import annotations

import re

from ..printed_days import DAY, HAN_YEAR, MONTH_AND_DAY, YEAR
from .line_rule import LongPattern

H = r"[\u4e00-\u9fff]"
END = rf"(?!{H})"
NUMBER = r"(?:\d+|[〇○零一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]+)"
GAP = r"\s*[:|/丨\]】]?\s*"


def one_of(words: str) -> str:
    """A pattern for any of some words, which are themselves patterns and have white space between them."""
    return f"(?:{'|'.join(words.split())})"


def either(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


# The paper.

PAPER = one_of("[日晚时周快导简专通学]?报 电讯 工[运讯] 通讯 [月周旬季会学导期]刊 杂志 内参")
COLUMN = one_of(
    "动态 信息 [快简时资]讯 专[刊报] [摘专]报 参[考阅] 要情 文摘 之[声窗友家] [天园]地"
    " 视窗 论坛 纵横 [早晚]新闻 [早晨]读 播报 生活 [快速]递 职工 工会 工人"
)
"""How names end that may be those of papers, of their pages or of their columns."""

EDITION = one_of("[数网][字络][报版] 多媒体数字[报版] 数字报刊?平台 电子[报版] 网页版 手机[报版]")
AFTER_NAME = rf"(?=第\s*{NUMBER}|总第|农历|星期|今日|{HAN_YEAR}|[^\u4e00-\u9fff]|$)"
PUBLICATION = either(
    rf"《\s*{H}[\u4e00-\u9fff\s·]{{0,18}}{H}\s*》",
    rf"{H}{{1,14}}?{PAPER}{EDITION}?{AFTER_NAME}",
    rf"{H}{{0,4}}“{H}{{2,10}}”(?:(?!的){H}){{0,8}}{PAPER}{AFTER_NAME}",
)
ORGAN = rf"{H}{{2,20}}(?:会|院|校|厂|公司|集团)(?:会|院|校|厂|机关)[刊报]{END}"
"""Whose paper this is, which has a name of its own over that: 云溪市职工文学会会刊."""

FREQUENCY = either(
    r"[每逢]?(?:周|星期)[一二三四五六日末](?:[、,至和](?:周|星期)?[一二三四五六日])*(?:出[版刊]|各?一期)",
    rf"(?:[双半]?[周旬月季年日]|周[二三])刊{END}",
    r"(?<=[(》])(?:[双半]?[周旬月季日]|周[二三])报(?![\u4e00-\u9fff])",
    r"[每逢][\u4e00-\u9fff\d、]{1,12}出[版刊]",
)
FOUNDING = one_of("创刊 始创 创办 创立 复刊")
FOUNDED = either(
    rf"{FOUNDING}于?\s*(?:{DAY}|{YEAR}\s*年?(?:\s*{NUMBER}\s*月)?)",
    rf"(?:{DAY}|{YEAR}\s*年(?:\s*{NUMBER}\s*月)?){FOUNDING}",
    rf"创刊\s*{NUMBER}\s*周?年",
    rf"(?i:since)\s*{YEAR}",
)

# The day.

ISSUING = one_of("出[版刊] 编[印发] 印[发刷]? 发[行布] 刊印")
WHEN = rf"(?:{ISSUING}?(?:日期|时间)|出[版刊]日|出版|今天是|今日){GAP}"
AFTER_DAY = r"(?=星期|礼拜|周[一二三四五六日]|第|总第|农历|今日|[^\u4e00-\u9fff]|$)"
ISSUE_DAY = rf"(?:{WHEN})?(?:公元)?{DAY}(?:\s?{ISSUING})?{AFTER_DAY}"
PART_OF_DAY = either(
    rf"{MONTH_AND_DAY}\s*[-—~至]+\s*(?:{NUMBER}\s*月\s*)?{NUMBER}\s*日{END}",
    rf"{YEAR}\s*年\s*(?:{NUMBER}\s*月|[春夏秋冬]季?|第?[一二三四1-4]季度?)[号刊份卷]?{END}",
    rf"{YEAR}\s*年度?{END}",
    r"(?<![\d.])\d{1,2}[./]\d{1,2}\s+[-—~至]+\s+\d{1,2}[./]\d{1,2}(?![\d.])",
    rf"{MONTH_AND_DAY}(?:\s*\d{{1,2}}时(?=\s|\Z))?\s*{ISSUING}?{END}",
    rf"{NUMBER}\s*月(?:[号刊]|[上中下]旬|\s*第\s*{NUMBER}\s*周){END}",
)
WEEKDAY = either(
    r"(?:星期|礼拜|周)\s*[一二三四五六日天]",
    r"(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)",
)

LUNAR_YEAR = r"(?:岁次)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥][鼠牛虎兔龙蛇马羊猴鸡狗猪]?"
LUNAR_MONTH = r"闰?(?:[正一二三四五六七八九十冬腊]|十[一二])月[大小]?"
LUNAR_DAY = either("初[一二三四五六七八九十]", "(?:二十|廿)[一二三四五六七八九]?", "三十|卅", "十[一二三四五六七八九]?")
LUNAR_DATE = rf"(?!{MONTH_AND_DAY}\s*{ISSUING}){LUNAR_MONTH}\s*{LUNAR_DAY}(?:日|(?![日号]))"
TERM_OR_HOLIDAY = one_of(
    "立[春夏秋冬] [春秋]分 [夏冬]至 [小大][暑寒雪] 雨水 惊蛰 清明 谷雨 小满 芒种 处暑 白露 寒露 霜降"
    " 除夕 春节 元[宵旦] 端午 中秋 重阳 [初中末]伏 国庆 五四青年 建[党军] 教师 妇女 儿童 (?:五一)?(?:国际)?劳动"
)
LUNAR = either(
    rf"[农夏阴旧]历{GAP}(?:{LUNAR_YEAR})?(?:{HAN_YEAR})?年?\s*(?:{LUNAR_MONTH}\s*{LUNAR_DAY}日?)?",
    rf"{LUNAR_YEAR}年\s*(?:{LUNAR_DATE})?",
    LUNAR_DATE,
    rf"(?:[今昨明后][日天]|{LUNAR_DAY}|{MONTH_AND_DAY})?\s*{TERM_OR_HOLIDAY}节?{END}",
)

# Numbers and pages.

OF_YEAR = rf"(?:{YEAR}\s*年?\s*[度卷]?\s*[·,)〕\]】]?\s*)"
SEVERAL = rf"{NUMBER}(?:\s*[-—~、/,至]\s*{NUMBER})?"
ISSUE_NUMBER = either(
    rf"(?:{OF_YEAR}|[本今全当]年度?|第\s*{NUMBER}\s*[卷年]\s*)?第\s*[(〔]?\s*{SEVERAL}\s*[)〕]?\s*[期号]\s*(?:合刊)?",
    rf"{YEAR}\s*年\s*\d+\s*期",
    rf"(?<![\d年.])\d{{2,5}}\s*期{END}",
    rf"{YEAR}\s*[〕\])]\s*{SEVERAL}\s*(?:[期号]|\Z)",
    rf"{YEAR}\s*年?\s*[·.]\s*\d{{1,2}}(?!\d|\s?[·./-]\s?\d)",
    rf"(?:[期刊]\s*号|期\s*[数次]|刊\s*[期次]|总?编号){GAP}第?\s*(?:{YEAR}-)?{SEVERAL}\s*期?(?![\d-])",
    r"(?i:no|vol|issue|volume)\s*[.:]?\s*\d+(?![\d-])",
    r"(?<=\A\()\d{1,4}(?=\)\Z)",
)
TOTAL_NUMBER = (
    rf"(?:创刊|[期刊]\s*号{GAP})?(?:总\s*字?\s*第?|累计\s*第?|总期[号数]{GAP}|总号{GAP})"
    rf"\s*[(〔]?\s*{SEVERAL}\s*[)〕]?\s*[期号]?"
)
NOT_FILLED_IN = r"总?第\s+[期版](?:\s*总第\s+期)?"
"""A number that was not filled in: (总第  期)."""

SPECIAL_ISSUE = either(
    rf"{one_of('号外 增刊 特刊 专刊 试刊号? 创刊号 合刊 终刊号')}(?:\s*\d{{1,3}}(?![\d年]))?{END}",
    rf"{EDITION}(?=第|{END})",
    rf"多媒体报{END}",
)
OCCASION = either(
    rf"“{H}{{1,6}}”{H}{{0,8}}?(?:特[刊辑]|专[刊版题辑]|特别(?:报道|策划|专版))",
    rf"{H}{{2,6}}(?:特[刊辑]|特别(?:报道|策划|专版)){END}",
)
"""What a page or an issue is made for: “五一”特别报道."""

PAGE_NUMBER = r"(?:[A-Za-z]?\d{1,3}|[①-⑳]|[一二三四五六七八九十]{1,3})"
PAGE = either(
    rf"第?\s*{PAGE_NUMBER}\s*版\s*[:·]?\s*头版{END}",
    rf"(?:[A-D]叠)?第?\s*{PAGE_NUMBER}\s*版(?={H}{{2,6}}{END})",
    rf"(?:[A-D]叠)?第\s*{PAGE_NUMBER}\s*(?:[-—~至]\s*{PAGE_NUMBER}\s*)?[版页]",
    rf"(?:版\s*次|当前版){GAP}第?\s*{PAGE_NUMBER}(?:\s?版(?!{H}))?",
    rf"(?:[A-D]叠)?{PAGE_NUMBER}\s*版{END}",
    rf"{PAGE_NUMBER}\s*[-—~、至]\s*{PAGE_NUMBER}\s*版(?:连版)?{END}",
    rf"头版{END}",
    r"[A-Z]\d{1,2}(?!\w)",
)
FOLIO = either(
    r"\A(?:[A-Z]?0\d|\d{1,2})\Z",
    rf"\A(?:[①-⑳]|\d{{1,2}})(?=\s+(?:{H}{{2,6}}\s|{YEAR}\s*年))",
    rf"\A[A-D]?\d{{1,2}}(?=(?:\s+|\s*[|丨/]\s*){H}{{2,6}}(?:\s|\Z))",
    rf"(?<={H}[\s·])[A-D]?\d{{1,2}}\Z",
    rf"(?:(?<=[|丨])|(?<=[|丨]\s))[A-D]?\d{{1,2}}(?=\s*(?:{H}{{2,6}}\s*)?[|丨])",
    rf"(?<=\s)[A-D]?\d{{1,2}}(?=\s+{YEAR}\s*[年./-])",
)
"""The number of a page beside its name, at an end of the line, between bars, or alone: 3 维权, 要闻 02, | 05 |, 07."""

PAGE_NAME = rf"版\s*名{GAP}{H}{{2,8}}"
SHEET = "[对四八48]开"
NUMBER_OF_PAGES = either(
    rf"(?:[今本当][日天期报刊]+|[共全]|每期|出版|彩[印色]|{SHEET})"
    rf"(?:\s|出版|刊出|[出印共有]|{SHEET}|第?{PAGE_NUMBER}[-—~至])*{NUMBER}\s*[个大块]?[版页]",
    rf"{NUMBER}[版页](?=\s*(?:{SHEET}|彩[印色]))",
    SHEET,
)

# Who makes it.

MAKING = one_of(
    "编辑出版 出版发行 编辑部 编[印发辑制撰] 主[编管办] [承协联合]办 出[版品] [印承][刷印制]"
    " (?:国内|公开|内部)?发行 印发 [编印]"
)
LABELLED_WORK = one_of("主[管办] [承协联合]办 出版 编[印辑制发写] [印承][刷印] 发[行送] 指导")
LABELLED_MAKING = rf"(?:{LABELLED_WORK}[、/]?)+(?:单位|部门|机构|者|发行|对象|范围)?"
BODY_END = one_of(
    "办公室 工会 委员会 编辑部 [报刊]社 杂志社 通讯社 研究[室会院所] 党[组委] 集团 公司 协会 中心"
    " 学会 研究会 学[校院] [总支]队 支部 俱乐部 文化宫 出版社 印刷厂 联合会 人民政府 工委 [部室科处] 专班 工作队 指挥部"
    " (?:领导小|工作|秘书|宣传|创作|编[写辑]|报道|通讯)组 分会 [组筹]委会"
)
BODY = rf"{H}[\u4e00-\u9fff()“”、]{{1,38}}?"
MAKERS = either(
    rf"{LABELLED_WORK}(?:单位)?\s+{BODY}{BODY_END}{END}",
    rf"{LABELLED_MAKING}\s*[:|丨]\s*{BODY}(?:\s{BODY}{BODY_END})?(?=[\s|;,。·/—)-]|$)",
    rf"(?:{BODY}{BODY_END}\s+|{BODY}(?<![汇选摘]))(?:{MAKING}[、/]?)+(?:单位)?{END}(?!\s*:)",
)
MAKER = rf"{H}(?:{H}|[“”]){{1,30}}?{BODY_END}{END}"

# Registration, price, restrictions, addresses.

CODE_OF_COUNTRY = r"(?:CN|ISSN|ISBN|cn|issn)[\s:.]*\d[\dXx]*\s*[-—]\s*\d[\dXx]+(?:\s*/\s*[\dA-Z]+)?"
REGISTRATION = either(
    rf"{H}{{0,9}}?(?:刊\s*号|出版物号|书\s*号)[\s:]*\(?(?:{CODE_OF_COUNTRY}|\d[\dX-]+(?:/[\dA-Z]+)?)?\)?",
    CODE_OF_COUNTRY,
    r"\A\d{5,8}\Z",
    r"[\u4e00-\u9fff()\[\]〔〕]{0,20}?准[印字][\u4e00-\u9fff\s:]{0,6}[\u4e00-\u9fff()\[\]〔〕A-Z\d-]{0,28}",
    r"(?:广告|经营|出版|登记|印刷)[\u4e00-\u9fff]{0,10}(?:许可证|登记|证)(?:编?号)?[\s:]*[\u4e00-\u9fffA-Z\d()-]{2,24}",
)
POSTAL_CODE = either(
    rf"(?:[国海][内外]|邮政)?(?:邮[发局]|发行|订[阅报]|报刊)?代号{GAP}[A-Z]?\d+(?:\s*[-—]\s*\d+)?",
    rf"(?:邮政编码|邮\s*编){GAP}\d{{6}}",
)
COPY = "(?:[/每]\\s*[份期册年月季])"
AMOUNT = (
    r"(?:[¥￥]\s*)?(?:\d+(?:\.\d+)?|[零一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾]+)\s*[元角分](?:[零一二三四五六七八九\d]+[角分]?)*"
    rf"\s*{COPY}?"
)
PRICE = either(
    rf"(?:国[内外]|零售|全年|半年|单[价份]|[定订售月季年]价|工本费|报价|订阅|价|费|{COPY})+{GAP}{COPY}?\s*{AMOUNT}",
    r"[¥￥]\s*\d+(?:\.\d+)?",
    rf"{AMOUNT}{END}",
    rf"(?:本期)?(?:共印|印数|印量|印[刷制发]份数|发行量?|份数){GAP}\d+\s*[份册]",
    rf"(?:免费)?(?:赠[阅送]|发放|派送|交流|取阅){END}",
    "非卖品",
)
RESTRICTION = either(
    r"(?:连续性)?内部(?:资料性?|出版物|刊物|交流|发行|参[考阅]|使用|材料|读物|文件|情况|报[刊纸]|期刊|通讯)+",
    r"(?:注意|妥善)保[存密管]|(?:不得|严禁|[请切]?勿)(?:外[传借]|翻印|复印)|仅供[\u4e00-\u9fff]{0,8}(?:参[考阅]|交流|使用|[查传审]阅|阅[读览]|学习|掌握)",
    r"(?:绝密|机密|秘密)(?:\s*[★☆]\s*[\u4e00-\u9fff\d]{1,4})?(?![\u4e00-\u9fff])",
    r"阅后(?:存档|销毁|归档|即退|退回)|[特加平]\s*急(?:件)?(?![\u4e00-\u9fff])|急件|不予?公开|交流使用|学习资料",
)
MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
CONTACT = either(
    rf"{H}{{0,3}}(?:地\s*址|社址|厂址){GAP}[^\s|;。]{{3,40}}",
    rf"(?:{H}{{0,6}}(?:[邮信]箱|邮[件址])|[Ee]-?[Mm]ail){GAP}{MAIL}(?:\s*[、,;]\s*{MAIL})*",
    MAIL,
    r"(?:https?://|www\.)[^\s|;,。\u4e00-\u9fff]+",
    r"[a-z][\w-]*(?:\.[\w-]+)*\.(?:com|cn|net|org|gov)(?:\.cn)?(?:/\S*)?",
    rf"{H}{{0,8}}(?:热线|电话|传真|手机|[路市内外]电|[内外]线|总机)(?:\({H}{{2,6}}\))?{GAP}(?:\({H}{{2,4}}\))?\s*\(?\d[\d()、/转—~-]{{3,30}}",
    rf"{H}{{0,6}}(?:网\s*[址站]|公众号|微信号?|微博|客户端|抖音号?|视频号|[Qq][Qq]群?号?|APP){GAP}[^\s|;,。]{{2,40}}",
    rf"扫{H}{{0,4}}二维码{H}{{0,12}}",
    r"(?:官方)?(?:二维码|公众号|微信|微博|客户端)",
)
SKY = r"(?:(?:晴|多云|阴|[小中大暴阵雷]*雨|[小中大暴阵]*雪|雨夹雪|[浓大]?雾|霾|沙尘|扬沙|浮尘)[转到间有]?)"
DEGREES = r"-?\d+[°℃C度]*\s*[-—~至到/]\s*-?\d+\s*[°℃度]C?"
WEATHER = either(
    rf"{H}{{0,4}}(?:天气|气温|[今明后昨][日天夜晚]|夜间|白天)(?:预报)?{GAP}(?=.{{0,2}}(?:{SKY}|\d))(?:{SKY}|[-—~\d°℃C至到度/风力级东南西北偏微转气温最高低\s,、])+",
    rf"{SKY}+\s*(?:{DEGREES})?{END}",
    DEGREES,
)

PARTS = {
    "founded": FOUNDED,
    "total": TOTAL_NUMBER,
    "number": ISSUE_NUMBER,
    "day": ISSUE_DAY,
    "lunar": LUNAR,
    "month": PART_OF_DAY,
    "frequency": FREQUENCY,
    "weekday": WEEKDAY,
    "pages": NUMBER_OF_PAGES,
    "page": PAGE,
    "page_name": PAGE_NAME,
    "folio": FOLIO,
    "special": either(SPECIAL_ISSUE, NOT_FILLED_IN),
    "occasion": OCCASION,
    "code": REGISTRATION,
    "postal": POSTAL_CODE,
    "price": PRICE,
    "internal": RESTRICTION,
    "contact": CONTACT,
    "weather": WEATHER,
    "makers": MAKERS,
    "organ": ORGAN,
    "publication": PUBLICATION,
    "maker": MAKER,
    "column": rf"{H}{{1,8}}?{COLUMN}{AFTER_NAME}(?!\s*:)",
    "name": rf"(?!第)(?:\d{{1,2}}·\d{{1,2}})?{H}{{2,6}}(?:·{H}{{2,6}})?{END}(?!\s*:)",
    "latin": r"[A-Za-z][A-Za-z'’`.,&\-]*(?:\s+[A-Za-z'’`.,&\-]+)*",
}
"""The parts by name, in the order in which they are tried. `month` is a day without its year, or a year and month."""

PART = LongPattern("|".join(f"(?P<{name}>{pattern})" for name, pattern in PARTS.items()))
SPACED_OUT = re.compile(rf"(?:{H}\s+){{2,14}}{H}(?!{H})")
BETWEEN = re.compile(
    r"(?:(?:报[纸刊名]|刊名)\s*:|[\s()\[\]〔〕【】〖〗〈〉<>》|丨‖¦·•・‧:,、;/\\—–~_=+*★☆■□◆◇●○▲△▼◎※→←▶◀►◄«»›‹-]|《(?![^《》]+》))+"
)
"""What may stand between parts."""

# People, behind what they did.

EDITING = one_of(r"编\s*辑 责\s*编")
OTHER_WORK = one_of(
    r"总\s*编(?:\s*辑)? 主\s*编 编\s*[审委校] 审\s*[核读校稿定签看] 签\s*[发审] 核\s*[发稿] 校\s*[对审检] 检\s*校"
    r" 责\s*校 美\s*[编工] 版\s*式 设\s*计 组\s*版 排\s*版 视\s*觉 制\s*[图作版] 图\s*编 监\s*制 统\s*筹 策\s*划"
    r" 出品人? 总\s*监 主\s*任 值\s*班 [一二三初复终]\s*审 社\s*长 顾\s*问 打\s*字 录\s*入"
)
WORK = re.compile(rf"{OTHER_WORK}|{EDITING}")
LABEL = re.compile(
    rf"(?!题图|插图|漫画)(?:(?P<labelled>(?:{H}{{2,8}}|{H}(?:\s+{H}){{1,3}})\s*[:丨]\s*|{H}{{2,4}}/(?={H}{{2,3}}(?:\s|$)))"
    rf"|{H}{{0,6}}?(?:{OTHER_WORK}(?:设计|编辑)?|{EDITING})(?P<parted>\s*(?:[|/](?!\s*{H}{{2,6}}[:|])|[】\]])\s*)?)"
)
"""What somebody did: 责任编辑, 本版美编. Behind a colon stand names; before it, anything may."""

NAMES_EDITOR = re.compile(r"(?<!美术)(?<!图片)(?<!版式)(?<!版面)(?<!技术)(?<!视频)(?<!总)(?:编辑|责编)")
NAME = re.compile(rf"{H}\s+{H}(?!{H})|{H}{{2,4}}(?!{H})|{H}{{1,8}}·{H}{{1,8}}(?!{H})")
