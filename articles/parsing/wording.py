"""What the wording of a text shows by itself: patterns and measures, whatever stands around it."""

from __future__ import annotations

import re
from functools import lru_cache

from .bigrams import bigrams
from .characters import COMPLETE_WORD, SELDOM_FIRST, SELDOM_LAST, leaves_open
from .people import only_people, titled_person
from .values import Context

DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
DAY_ALONE = re.compile(
    rf"(?:(?:19|20)\d\d|[一二〇零○九]{{2}}[〇零○一二三四五六七八九]{{2}})年{DAY}(?:[于在][\u4e00-\u9fff]{{2,8}})?"
    rf"|(?:(?:19|20)\d\d年)?{DAY}\s*[-—~至到]+\s*(?:{DAY}|\d{{1,2}}日)"
)
"""How a document or an essay is dated under its text, and from when to when something is on: 5月8日至6月8日."""

NEWS_TIME = re.compile(
    rf"(?:近期|不久前|连日来|今年以来|近年来|(?:19|20)\d\d年)?[,]?(?:近日|日前|前不久|{DAY}|(?:19|20)\d\d年)"
)
"""How the first paragraph of a piece of news begins."""

TIME_APART = re.compile(rf"{NEWS_TIME.pattern}(?:[上下]午|当天|晚|至\d+日)?[, ]")
"""The same, set off from what follows: no headline begins so."""

TELLS_WHEN = re.compile(
    r"近日|日前|最近|近期|不久前|前不久|[同当次翌]日|去年|今年|即日起|[本下]周|\d日|[一二三四五六七八九十]日|(?:19|20)\d\d年"
    r"|据[^,。]{2,24}(?:介绍|报道|统计|透露|公布|数字|数据|材料)"
)
"""What the opening of a brief says of its time or source."""

ACTOR = re.compile(r"省|市|县|区|州|旗|乡|镇|工会|公司|集团|大学|学院|医院|协会|委员会|全国|法院|企业|全总|总局")
OF_A_BODY = re.compile(
    r"[\u4e00-\u9fff“”·]{0,16}?(?:工会|公司|集团|协会|委员会|[省市县区乡镇厂矿局部院校])(?:联合会)?(?![\u4e00-\u9fff]{0,3}(?:[要应须]|可以|必须))"
)
"""How news begins that names who acted before anything else, and does not tell bodies what to do."""

DEED = re.compile(
    r"召开|举行|举办|启动|成立|发布|开讲|开幕|闭幕|开班|揭牌|上线|印发|出台|签约|落幕|开展|表彰|部署|发放|推动|推进|完善|走进|获|建"
)
TELLING = re.compile(
    r"(?:介绍|表示|说|指出|认为|坦言|获悉|据悉|了解到|发现|提醒|明确|证明|表明)[,:]|,(?:今年|近日|目前|截至|其中|此外|同时|但|而|并|也|[他她]们?|记者)"
)
"""What sentences hold and headlines do not."""

SETTING = re.compile(
    r"(?:当|在|对|从)[^,]{2,24}(?:时|后|之际|来说|而言|看来|中|里|等地),|但|然而|因此|于是|随后|(?:今年|去年|当年|今天|当天|目前|当前|如今|近来|最近|后来|此前|同时|此外|不过|据[统介]|截[至止]|上世纪|几年前"
    rf"|(?:19|20)\d\d年|{DAY}|\d+(?:多|余)?年[来间前]"
    r"|为(?:进一步|了)|随着|经过|得益于|按照|听说|前段时间|日前|近日)[^,]{0,24},"
)
"""A clause of time, place or purpose at the front: sentences begin so, titles do not."""

STOPS = re.compile(r"[。;].")

WAITING = re.compile(
    r"(?:应当|只要|只有|不断|推动|由于|通过|进行|持续|以及|如果|可以|能够|必须|利用|正在|已经|尤其|不仅|成为|作为|认为|率先"
    r"|先后|有关|相关|许多|更多|这些|那些|各类|各种|其他|所有|例如|包括|不少|一[个名位项条批场次种]|[两三几多]个"
    r"|[也都还又再就才更很较最仅只不没未曾可让使令给比约如凭这那哪每副]|(?<![冬夏])至)$"
)
"""Words that leave a sentence open: no title ends in them."""

LONGEST_WORD = 4
"""Characters at the end in which a single word stands that leaves a sentence open."""

LONGEST_ENDING = 12
"""Characters at the end in which any words stand that tell by being the last."""

FLOWING = re.compile(
    r"了(?<=[^不为除到]了)(?![解断])|着(?<=[\u4e00-\u9fff]着)(?!力|重|眼|手)"
    r"|我(?<!自我)(?![国省市县区党军院校厂])|[他她它](?<!其[他她它])|已经|正在|曾经|其中"
)
"""Particles and pronouns that sentences are full of and titles do without. What stands before one is looked at after
it: patterns that begin with plain characters are found at a third of the cost.
"""

AGENDA_ITEM = re.compile(r"\d{1,2}:\d\d\s")
"""How the items of an agenda begin, which end no sentence and are whole all the same: 8:30  开幕式."""

LAW_ARTICLE = re.compile(r"第[一二三四五六七八九十百\d]{1,4}条\s")
"""How the articles of a law begin."""

SAYING = re.compile(
    r"(?:强调|指出|要求|提出|提醒|透露|宣布|呼吁|号召|寄语|叮嘱|坦言|认为|回应|勉励[\u4e00-\u9fff]{0,8}|表示|转发|印发(?:指南|通知|意见)?|联合(?:部署|发文|印发))$"
)
"""How a line ends whose object is the headline below it."""

OCCASION = re.compile(
    r"(?:落幕|收官|闭幕|开幕|结束|以来|年来|[日月]起|季度|[月年]底|假期|上半年|前[一二三四五六七八九\d]+月|之际|前夕|显示|联赛|锦标赛|公开赛|挑战赛|大奖赛|系列赛|世界杯|[^车小驿]站|周年"
    r"|[评专审]议会|座谈会|推进会|发布会|[例年]会|典型案例|工作(?:指引|索引)|委员会|领导小组|[等多]部门|党组|中心|总局|[^新]港区)$"
)
"""How a line ends that names who, what or when the line below it tells of: 县总工会领导小组, 厨艺大赛落幕, 5月底."""

GOES_ON = re.compile(
    r"(?:提出|明确|同比|平均|累计|涉及|涵盖|覆盖|重点|将[^军来]|拟|达|超|到20\d\d年|对[\u4e00-\u9fff]{2,8}[依从]|约占|较[上去]|临床"
    r"|[一二三四五六七八九十百数多两\d]+(?:余|多)?(?:个|名|家|项|起|例|座|条|位|万))"
)
"""How a line begins that goes on the title over it, and has no subject of its own: 提出八个方面重点任务."""

DOCUMENTS = (
    *("通知", "意见", "决定", "公报", "声明", "公告", "通告", "办法", "条例", "规定", "方案", "宣言", "倡议书", "决议"),
    *("细则", "报告", "函", "通报", "公示", "简章", "章程", "规程", "守则", "公约", "纪要", "批复", "请示", "建议书"),
    *("一封信", "公开信", "慰问信", "感谢信", "贺信", "承诺书", "邀请函", "启事"),
)
ON_A_SUBJECT = re.compile(r"关于|的(?=..)")
"""What the title of a document has before what it is: 关于开展职工技能竞赛的通知."""

ASKS = re.compile(r"如何|为何|怎样|怎么|为什么|何以")

FORM_NAMED = re.compile(r"[^—]—{1,3}(?:访|评|观|读|忆|写在|写给|[采侧追札]记)")
"""How a headline says what kind of piece it is: 驿站这一年——访县总工会主席王小明."""

COLUMN = re.compile(r"\([^()]{2,30}\)$")
COUNTED = re.compile(r"\([二三四五六七八九十两几数百\d]{1,4}[则条人名个家项篇件组户所位种首张幅]\)")
"""How many items are under the name of a section, which is no column: 各县短波(四则)."""

CLOSING_OF_LETTER = re.compile(
    r"此\s*致|敬\s*礼!?|顺?[祝颂致]\w{0,2}[安祺绥好]!?|\w{0,2}祝(?:您|你们?|大家|愿)[^,。]{2,16}!"
)
"""How letters end, on lines of their own."""

FIGURE_CAPTION = re.compile(
    r"(?:[↑↓←→]|\((?:[上下左右]图|图[\d①-⑳]*)\)|图为|图片[为:]|图[\d①-⑳]?[:、]|图[\d①-⑳]为"
    r"|[上下左右]图|照片(?=[:为系(\d①-⑳ ]|$)"
    r"|(?:漫画|插图|图表|示意图|资料图|效果图|(?:视频|手机|网络)?截图)[:、]|[【\[](?:漫画|插图|图表|示意图)[】\]])"
)
PICTURE_MARK = re.compile(r"(?:图片?|照片|漫画|图表)\d?:?")
"""A line of its own that stands for a picture: what follows is its caption."""

PICTURE_SOURCE = re.compile(r"\((?:图片来源|资料图|[^()]{0,20}(?:摄|供图|馆藏|博物馆藏|纪念馆藏|绘))[^()]{0,20}\)$")
"""How captions end that name the holder of the picture."""

ORDINAL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、是]|[\u4e00-\u9fff]{1,3}[一二三四五六七八九十]{1,2}:|\([一二三四五六七八九十\d]{1,3}\)"
    r"|\d{1,2}(?:[.、]|/(?!\d)|\s+(?=[\u4e00-\u9fff]{2,12}$)(?![名个家座项人元年月日万亿余多次天件位条场期版岁]))"
    r"|[A-Z][.、] |(?i:part|chapter)[\s.:]*\d{1,2}\b|第[一二三四五六七八九十][,、]"
    r"|第[一二三四五六七八九十]{1,3}[章节编]|[一二三四五六七八九十]{1,3}$)"
)
ATTENDED = re.compile(r"(?:出席|参加|在座|陪同|到会|应邀)[^。,]{0,14}。$")
ATTENDANCE = 24
"""How news of a meeting ends, and the characters in which it does."""

SPEAKER = re.compile(
    r"\(?(?:\d{1,2}[.、]\s*(?=[问答]))?(?:[问答QA]\d{0,2}|记者|提问|解读|解答|主持人?|对话人?|嘉宾|访谈人|采访人|受访人|受访者|特邀嘉宾|策划|整理|供稿|(?:数据|资料|图表|信息|素材)来源"
    r"|联系人|(?:咨询|联系|报名|监督|举报|投诉)?(?:电话|热线|邮箱|地址|方式))[::]"
)
"""How a line begins that names who speaks in an interview, or made it, or whom to ask."""

FIGURE_NAMED = re.compile(r"[^:。]{2,20}:\s*\d[\d.,]*\s*(?:%|[\u4e00-\u9fff]{1,3})?")
"""A line of a count: 8至10小时:38.6%."""

NOTICE = re.compile(
    r"(?:有奖)?征\s*[集稿]|(?:征稿|征文|征订|招聘|遗失|敬告|订阅)?启\s*事|更\s*正(?:启事|说明)?|欢迎[来投赐惠]稿|[敬致][告广大]{0,3}读者"
)
"""Titles of what a paper says to its readers: 征  集, 征稿启事, 更正."""

ANNEXES = re.compile(r"附\s*件\s*\d{0,2}\s*[:.、]\s*\S")
"""How a notice names its annexes under its text."""

PICTURE_STORY = re.compile(
    r"图片(?:报道|新闻|故事|专题|专版)|(?:新闻|职工|工会|工运)(?:图片|照片|影像|图说)|图文(?:新闻|报道)"
    r"|图说[\u4e00-\u9fff]{0,2}|图片|影像|光影|视觉"
)
BOX = re.compile(r"延伸阅读|(?:相关|新闻|知识|背景|资料)(?:链接|资料)|名词解释|新闻背景|背景资料|链接|小贴士|小知识")
"""What is printed over a box inside a story."""

ACCOUNT_NAME = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{0,10}(?:报|网|刊|工会|工运|发布|在线|频道|之声|电视台|杂志|工匠|职工|观察|融媒体?|头条)"
)
LONGEST_ACCOUNT_NAME = 12

LONGEST_TITLE = 34
"""Characters: few lines of display are longer."""

LONGEST_NAMES = 24
"""Characters of a line that is nothing but names."""

BRIEF_OPENING = 30
"""Characters in which a brief says when it was."""

NO_WORD = re.compile(r"\W\W*")  # no +: patterns are quick that begin with one character

WINDOW = 400
"""Characters of the text under a display line in which its words are looked for."""

ENOUGH_BIGRAMS = 8
"""Bigrams in common that leave no doubt that a line says what the text under it says."""


def has_comma(text: str) -> bool:
    return "," in text or "、" in text


def is_long_list(text: str) -> bool:
    return "," in text and text.count(",") + text.count("、") > 1 and len(text) > 24


def waits_for_more(text: str) -> bool:
    """Whether a text waits for more: after a comma, a conjunction or a particle, in an open bracket or quotation."""
    if text[-1] in ",、" or leaves_open(text) or WAITING.search(text[-LONGEST_WORD:]):
        return True
    return text[-1] in SELDOM_LAST and not COMPLETE_WORD.search(text[-LONGEST_WORD:])


def names_document(text: str) -> bool:
    """Whether a line ends as the title of a document does."""
    return text.endswith(DOCUMENTS) and ON_A_SUBJECT.search(text) is not None


def is_couplet(text: str) -> bool:
    """Whether a line is two phrases of equal length: 比厨艺 聚人心."""
    first, _, second = text.partition(" ")
    return len(first) == len(second) <= 7 and second.isalpha()


def is_prose(text: str) -> bool:
    """Whether a text without end shows by itself that it is the beginning of a paragraph, and no title."""
    return bool(STOPS.search(text) or TELLING.search(text) or SETTING.match(text) or LAW_ARTICLE.match(text))


def is_quoted(text: str) -> bool:
    """Whether a line is one quotation from end to end, as crossheads often are."""
    return text[0] == "“" and text[-1] == "”" and text.count("“") == 1


def is_bracketed(text: str) -> bool:
    return text[0] == "(" and text[-1] == ")" and text.count("(") == 1


def names_its_column(text: str) -> bool:
    """Whether a headline ends in the name of its column: 小站暖人心(民生一线)."""
    column = COLUMN.search(text)
    if column is None or is_bracketed(text) or PICTURE_SOURCE.search(text):
        return False
    return not COUNTED.fullmatch(column[0])


def is_figure_caption(text: str) -> bool:
    return bool(FIGURE_CAPTION.match(text) or PICTURE_SOURCE.search(text))


def introduces_headline(text: str) -> bool:
    """Whether a line ends in a verb whose object is the headline below it."""
    return SAYING.search(text[-LONGEST_ENDING:]) is not None


def names_occasion(text: str) -> bool:
    return OCCASION.search(text[-LONGEST_ENDING:]) is not None


def is_names_only(text: str) -> bool:
    return (len(text) <= LONGEST_NAMES and only_people(text)) or titled_person(text)


def is_account_name(text: str) -> bool:
    return len(text) <= LONGEST_ACCOUNT_NAME and ACCOUNT_NAME.fullmatch(text) is not None


@lru_cache(maxsize=8)
def echo(text: str, below: str) -> float:
    """How much of a line recurs in the text below it, 0 to 1.

    It is the share of its bigrams that recur, less where they are few: any theme has two words in common
    with what is said under it, a headline has the news. The lines of a head ask for each other's.
    """
    window = _words(below[:WINDOW])
    pairs = list(bigrams(_words(text)))
    common = sum(map(window.__contains__, pairs))
    return common / len(pairs) * min(1.0, common / ENOUGH_BIGRAMS) if common else 0.0


@lru_cache(maxsize=8)
def _words(text: str) -> str:
    """The text without signs: the lines of a head are compared with one text."""
    return text if text.isalnum() else NO_WORD.sub("", text)


def goes_on(left: str, right: str, context: Context) -> bool:
    """Whether the right text visibly goes on the left: with a clinging character, or a word across the gap."""
    return right[:1] in SELDOM_FIRST or right[:1] in ",、。;:!?”’)》" or context.word_across(left, right)
