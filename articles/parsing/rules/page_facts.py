"""Facts that a web page prints round its text, each behind its label: 发布日期:2024-05-20 信息来源:市总工会."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..printed_days import DAY
from .imprint_parts import imprint_parts
from .imprint_patterns import one_of
from .links import BUTTON

CLOCK = r"(?:\s*(?:[上下]午)?\s*\d{1,2}:\d{2}(?::\d{2})?)?"
SHORT_DAY = r"\b\d\d-[01]\d-[0-3]\d(?=\s+\d{1,2}:\d\d)"
"""A day without its century, before the time: 24-05-20 10:30."""

TIME = rf"(?P<day>{DAY}|{SHORT_DAY}){CLOCK}"
PAGE_TIME = re.compile(TIME)
OF_TIMES = re.compile(r"\d\d|年")
"""What any such time has: other lines are not sought through."""


def spaced(pattern: str) -> str:
    """The pattern for a text that may be set out: 索 引 号."""
    between = r"(?<=[\u4e00-\u9fff\]])(?=[\u4e00-\u9fff\[])|\[[^\]]*\]|\(\?<![^)]*\)"
    return re.sub(between, lambda match: match[0] or r"\s*", pattern)


TIMES = one_of(
    "(?:最[后新])?(?:发[布表文稿]|更新|修改|成文|提问|来信|答复|回复|受理|办结|拟稿|生成|创建|添加|加入|提交|录入|上[传线网]|公[开布示]|印发|报道|刊[登发]|推送|投稿|编辑|播出"
    "|出版|转载|信息|文章|新闻|稿件)?(?:日期|时间)"
    r" (?:发[布表]|更新|刊[登发]|推送|创建|编辑|上传)[于在]?(?=\s*[:|]?\s*(?:19|20)\d\d)"
)
SOURCES = one_of(
    "(?:信息|文章|稿件|新闻|内容|文稿|来稿)?(?<!资料)来源(?:单位|部门|网站)? 稿源 出处 公众号"
    " (?:供稿|(?:供|投|来|报|拟)稿(?:单位|部门|科室|人))"
    " 转[载自]自? 原文(?:链接|地址)? 链接 (?:信息)?(?:发布|报送)(?:单位|机构|部门|科室|者|人|机关)"
    " 发文(?:机关|单位|字号)"
    " 责任(?:单位|部门) (?:信息)?索引号 文号"
)
COUNTS = one_of(
    r"(?:[阅赞踩评](?=\s*:\s*\d)|(?:已|累计)?(?:浏览|阅读|(?<=已)阅|点击|访问|查看|人气|热度|点赞|评论|围观|播放|转发|收藏|下载)(?:[量数率过了]|次数|人[数次])?)"
)
SIZES = one_of("(?:文章|正文)?字[号体](?:大小)?(?:选择)? 文字大小 视力保护色? 背景色 分享[到至]?")
PEOPLE = one_of(
    "作者 撰[稿文]人? 记者 通讯员 信息员 文[/、]图 摄影 图片 供图 (?:责任|本[网期文]|网络|值班)?编辑 责编 校对"
    " [审核拟校][核稿对阅]人? 签发人? (?:文章)?录入[员人]? 上传人? [初复终一二三]审 编审 监制 审签"
)
RETRIEVED = one_of("(?:本[文页]|页面)?(?:抓取|采集|下载|访问|打印|检索|获取|保存|导出|存档|收录)(?:于|日期|时间)")
PRINTED = one_of("版次 版[面名] 字数")
TAGS = "关键[词字]|标签"
OTHERS = one_of(
    "所属栏目 栏目 频道 类[别型] (?:信息|组配)?分类 主题[词类分]* 公开(?:[方形]式|范围|类[别型]) 体裁"
    " (?:信息|文件)?名称 标题 [有时]效性 文种 状态 备注 链接 网址 服务对象 生效日期 废止日期"
    " (?i:url|tags?|status|source|author|created|account|link|category|type|published|updated)"
)
KINDS = {
    "retrieved": RETRIEVED,
    "time": TIMES,
    "source": SOURCES,
    "count": COUNTS,
    "size": SIZES,
    "people": PEOPLE,
    "printed": PRINTED,
    "tags": TAGS,
    "other": OTHERS,
}
ANY_OTHER = r"(?<![\u4e00-\u9fff])(?P<any>[\u4e00-\u9fff]{2,6})\s*:\s*"
"""A label that no list has, among others that lists have."""

LABEL_ALONE = re.compile("|".join(spaced(labels) for kind, labels in KINDS.items() if kind != "people"))
LABEL = re.compile(
    rf"(?P<open>[\[(【〖<]\s*)?(?:{'|'.join(f'(?P<{kind}>{spaced(labels)})' for kind, labels in KINDS.items())})"
    r"(?:\s*[:|丨]\s*|\s+(?=(?:19|20)\d\d[年/.-])|(?(open)\s*[\])】〗>]\s*:?\s*(?=\w)|(?!)))"
    rf"|{ANY_OTHER}"
)
BETWEEN = " |丨/·[(【〖"
"""What stands behind a value, before the next label."""

LONGEST_VALUE = 32
"""Characters behind a label."""

FIGURE = r"\d[\d,.]*\s*万?\+?"
COUNTED = rf"(?:{COUNTS}\s*:?\s*[(\[]?\s*{FIGURE}[)\]]?\s*[次人]?|{FIGURE}\s*[次人]?\s*{COUNTS})"
COUNTS_BEHIND = re.compile(rf"(?:[\s|]+{COUNTED})+$")
SIDE_WORDS = re.compile(
    rf"(?:{TIME}|{COUNTED}|{SIZES}|{BUTTON}|[AT][+-]?|[大中小特默认](?=[\s\])】大中小|/]|$)|\d+\s*[次人]?|[\s\[\]()【】|/·>、,+-])*"
)
"""What may stand in a line of facts without a label."""

TELLING = re.compile(
    r"来源|公众号|引\s*号|发文|日期|时间|发布|浏览|阅读|点击|访问|更新|分享|供稿|稿源|转[载自]|[投来报拟]稿[单部科人]|报送|字[号体大]|[出人热][处气度]|于\s|[评围]|字数|关\s*键"
    "|标签|版[次面]|原文|录入|作者|记者"
)
"""What labels have that only pages print."""

HAS_COUNT = re.compile("[览击访字AT]|阅读|查看|人气|热度|点赞|评论|围观|分享")
COUNTED_OR_SIZED = re.compile(rf"{COUNTED}|{SIZES}|A\s?[+-]|T\s?[+-|]\s?T")

ADDRESS = r"https?://[^\s\u4e00-\u9fff]{1,300}"
VALUE = re.compile(rf"(?:{TIME}|\d\s*版\s*:|{ADDRESS}|[^。:!?]){{0,{LONGEST_VALUE}}}")
AUTHOR = re.compile("作者|撰[稿文]|记者|通讯员")
FROM = re.compile(r"[^\s,。:]{2,16}")


@dataclass(frozen=True, slots=True)
class PageFact:
    """`kind`: time, retrieved (when a tool fetched the page), source, count, size, people, printed (its
    page, its length), tags, other, or any. In its line it goes from `start`, where its label begins, to `end`.
    """

    kind: str
    label: str
    value: str
    start: int = 0
    end: int = 0


def page_facts(text: str) -> tuple[PageFact, ...]:
    """The facts of a normalised line that prints them and nothing else, at least one of which only pages print."""
    if "。" in text:
        return ()
    labels = list(LABEL.finditer(text)) if TELLING.search(text) else []
    if not labels and HAS_COUNT.search(text) and COUNTED_OR_SIZED.search(text) and not SIDE_WORDS.sub("", text):
        return (PageFact("count", "", text),)
    if not labels or not _may_precede(text[: labels[0].start()]):
        return ()
    found = []
    for label, end in zip(labels, [*(each.start() for each in labels[1:]), len(text)], strict=True):
        value = COUNTS_BEHIND.sub("", text[label.end() : end].strip()).rstrip(BETWEEN)
        if not VALUE.fullmatch(value):
            return ()
        starts, ends = label.start(label.lastgroup or 0), label.end() + text[label.end() :].index(value) + len(value)
        found.append(PageFact(label.lastgroup or "", re.sub(r"\W", "", label[0]), value, starts, ends))
    return tuple(found) if _are_of_page(found, text[: labels[0].start()]) else ()


def _are_of_page(found: Sequence[PageFact], before: str) -> bool:
    """Whether facts are such as only pages print; beside labels that no list has, a day or a count shows it."""
    kinds = {fact.kind for fact in found} - {"other"}
    if AUTHOR.match(found[0].label) and PAGE_TIME.search(before):
        return True
    if "any" in kinds:
        return any(fact.kind in ("count", "size") or PAGE_TIME.search(fact.value) for fact in found)
    return bool(kinds - {"people"}) and (kinds != {"printed"} or PAGE_TIME.search(before) is not None)


def _may_precede(text: str) -> bool:
    """Whether what stands before the first label is time, page, buttons, or who publishes: 云溪工会网 2024-05-20."""
    if any(part.kind == "page" for part in imprint_parts(text)):
        return True
    rest = SIDE_WORDS.sub("", PAGE_TIME.sub("", text))
    return not rest or (FROM.fullmatch(rest) is not None and PAGE_TIME.search(text) is not None)
