"""What a web site prints over the title of a story and under its text: banner, menu, lists of links, whatever it says.

The line with the facts of a page, and what rules know of sites, show where the title stands and where the text ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from articles.data import entries
from articles.reading.values import HintKind

from .lines import PrintedLine
from .people import only_people
from .rules.links import WORD as BUTTON_WORD
from .rules.links import are_buttons
from .rules.page_facts import LABEL
from .sections import SECTIONS, ends_as_round_up, names_section
from .values import Role
from .wording import DEED, is_account_name, is_figure_caption

SITE_WORDS = frozenset(entries("site_words.txt"))

OF_SITE = frozenset({Role.NOISE, Role.LINK, Role.POST_META})
AROUND_BUTTONS = frozenset({Role.NOISE, Role.POST_META})
BETWEEN_TITLE_AND_FACTS = frozenset({Role.NOISE, Role.BYLINE, Role.DATELINE})

FEWEST_OF_SITE = 2
"""Lines that only sites have, from which a page is one."""

HEADINGS = frozenset({HintKind.HEADING, HintKind.DISPLAY, HintKind.TITLE})

NAME_OF_SITE = re.compile(
    r"(?P<whose>[\u4e00-\u9fff]{2,16}?)(?:网站?|网群|在线|门户(?:网站)?|官网|工会|委员会|之[家窗声]|信息港|频道|博客|论坛|社区|融媒(?:体中心)?|客户端|发布|观察"
    r"|(?:[日晚时快]报|工人报|青年报)(?:全媒体|融媒|新媒体)?|人民政府|信息公开(?:目录|专栏)?|协会|[委局]|公司|集团|(?:办公)?(?:OA)?(?:办公)?系统)(?:\s+[\w./:]+|\W+[\u4e00-\u9fff]{2,6})?"
)
PAPER = re.compile(r"[\u4e00-\u9fff]{2,3}日报")
"""A daily of a place: round-ups are called by what they tell of, too, 某市工会工作日报."""

LONGEST_NAME = 20
LONGEST_WORD = 2
LONGEST_OF_MENU = 4
"""Characters of words of a menu that is known only by standing under the text, line under line."""

NUMBERED = re.compile(r"0\d")
"""A crosshead that is a number."""

ASKS = re.compile(r".{1,8}:")
"""What stands before a box to fill in: 站内搜索:"""

PATH = re.compile(
    r"(?:>+\s*)?[\u4e00-\u9fffA-Z]{2,16}(?:\s*(?:[/▪■»›>]|->)+\s*[\u4e00-\u9fff“”]{2,16}){1,6}"
    r"|[\u4e00-\u9fff]{2,6}(?:\s*[·|/]\s*[\u4e00-\u9fff]{2,6}){2,}"
)
"""The way to a page, or a row of its parts: 云溪日报 / 深度, 工会 · 社会 · 评论."""

HAN = re.compile(r"[\u4e00-\u9fff]+")
COUNTED = re.compile(r"[\u4e00-\u9fff]{1,4}\s*\(\d+\)")
"""A button that counts: 喜欢 (4), 附件(0)."""

OF_READERS = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:评论|跟帖|留言|回复|浏览|阅读|点击|点赞|转发|收藏|参与)[\u4e00-\u9fff]{0,2}\s*:?\s*[\d.,]+\s*[万次人条个+]{0,2}"
    r"|(?:图片|图文|照片|视频|内容)?来(?:源|自)于?[\u4e00-\u9fff]{0,4}(?:网络?|本[号站刊]|公众号)"
)
"""What a site counts, or says of where its pictures are from: 参与评论 26 人, 图片来源于本号."""

NO_HAN = re.compile(r"[^\u4e00-\u9fff]+")
SIGN_OF_SITE = re.compile(r"[^\u4e00-\u9fff]{1,12}")
"""A word of a site that is no Chinese: 【TOP】."""

SAID_BY_SITE = re.compile(
    r"[您你]|本[网站页文]|网[友民]|平台|转载|版权|邮箱|侵权|登录|登陆(?=后|以后|账|网|即可|查看)|浏览器|客户端|APP|(?i:cookie)|IPv6|扫码|二维码|关注|订阅|留言|评论|来源"
)
LONGEST_SAID = 80
"""Characters of a sentence of the site under a story."""

HOTLINE = re.compile(r"[\u4e00-\u9fff]{0,8}(?:热线|举报|爆料|投稿|投诉|监督)(?:电话|邮箱)?\s*:\s*[\w@.\s/、-]+")
"""Where readers turn to: 举报邮箱:a@example.com."""

LEADS_ON = re.compile(r"[←<«‹]\s.{2,40}|.{2,40}\s[→>»›]")
"""The title of the story before or after, at an arrow."""

OVER_FILES = re.compile(r"\W*(?:相关|下载)?附件(?:下载|列表)?\W*")
NO_FILES = re.compile(r"附件\W*[暂]?无\W*")


def with_site_frame(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines; on a page of a site what stands over the title is noise, and so is what stands under the text."""
    found = list(lines)
    for at in range(1, len(lines)):
        if found[at].role is None and found[at - 1].role in AROUND_BUTTONS and BUTTON_WORD.fullmatch(lines[at].text):
            found[at] = lines[at].taken_whole(Role.NOISE)
    for at in _bars(found):
        found[at] = lines[at].taken_whole(Role.NOISE)
    lines = tuple(found)
    texts = [at for at, line in enumerate(lines) if _is_text(line)]
    if not texts:
        return found
    for at in _over_title(lines[: texts[0]]):
        found[at] = lines[at].taken_whole(Role.NOISE)
    for at in _under_text(lines, texts):
        found[at] = lines[at].taken_whole(Role.LINK)
    return found


def _is_text(line: PrintedLine) -> bool:
    return line.is_running_text and not line.may_be_display and not SIGN_OF_SITE.fullmatch(line.whole)


def _bars(lines: Sequence[PrintedLine]) -> Iterator[int]:
    """Sentences of the site and boxes to fill in, over a title that has its facts under it."""
    facts = next((at for at, line in enumerate(lines) if line.role is Role.POST_META), 0)
    texts = [at for at, line in enumerate(lines[:facts]) if _is_text(line)]
    if all(_is_bar(lines[at]) for at in texts) and any(
        line.may_be_display for line in lines[max(texts, default=0) + 1 : facts]
    ):
        yield from texts


def _is_bar(line: PrintedLine) -> bool:
    text = line.whole
    return ASKS.fullmatch(text) is not None or (len(text) <= LONGEST_SAID and SAID_BY_SITE.search(text) is not None)


def _is_of_site(line: PrintedLine) -> bool:
    """Whether rules know the line as one of a site; lines across a page and running heads are not."""
    return line.role in OF_SITE and HintKind.MARGIN not in line.hints and any(map(str.isalnum, line.whole))


def _over_title(head: Sequence[PrintedLine]) -> Iterator[int]:
    """Lines of the head of a page with facts, over the title: the title stands right over the facts, or else under."""
    facts = [at for at, line in enumerate(head) if line.role is Role.POST_META]
    runs = [
        [at for at, _ in run] for is_free, run in groupby(enumerate(head), lambda each: each[1].role is None) if is_free
    ]
    if not facts or not runs:
        return
    upper = [run for run in runs if _is_over_facts(head, run[-1])]
    lower = [run for run in runs if run[0] > facts[-1]]
    titles = [run for run in (*reversed(upper), *lower) if not all(_may_be_of_site(head[at]) for at in run)]
    if not titles:
        return
    title = titles[0]
    for run in runs:
        if run < title:
            yield from run
        elif run > title:
            yield from (at for at in run if _may_be_of_site(head[at]) and not _may_be_of_story(head[at]))
    named = next(at for at in title if not _may_be_of_site(head[at]))
    yield from range(title[0], named)


def _is_over_facts(head: Sequence[PrintedLine], at: int) -> bool:
    below = (line.role for line in head[at + 1 :] if line.role not in BETWEEN_TITLE_AND_FACTS)
    return next(below, None) is Role.POST_META


def _may_be_of_site(line: PrintedLine) -> bool:
    """Whether a line may be a word of a menu or the name of a site, rather than a title."""
    text = line.whole
    if line.heading_level:
        return False
    if PATH.fullmatch(text) or PAPER.fullmatch(text):
        return True
    if ends_as_round_up(text):
        return False
    if (
        len(text) <= LONGEST_WORD
        or ASKS.fullmatch(text)
        or text.partition(":")[0] in SITE_WORDS
        or OF_READERS.fullmatch(text)
        or BUTTON_WORD.fullmatch(text)
        or NO_HAN.fullmatch(text)
        or are_buttons(text)
        or ("。" in text and SAID_BY_SITE.search(text))
    ):
        return True
    if is_account_name(text) or (names_section(text, SECTIONS) and not HEADINGS & line.hints):
        return True
    name = NAME_OF_SITE.fullmatch(text) if len(text) <= LONGEST_NAME else None
    return name is not None and not DEED.search(name["whose"])


def _may_be_of_story(line: PrintedLine) -> bool:
    """Whether a line under the title may be its author, a section or a crosshead."""
    is_set_apart = line.heading_level or HEADINGS & line.hints or NUMBERED.fullmatch(line.whole)
    if is_set_apart or line.whole[-1] == ":" or names_section(line.whole, SECTIONS):
        return True
    return only_people(line.text) and not BUTTON_WORD.fullmatch(line.whole) and line.whole not in SITE_WORDS


def _under_text(lines: Sequence[PrintedLine], texts: Sequence[int]) -> Iterator[int]:
    """Lines under the last text, from the first on that only sites have."""
    ends = next(n for n in range(len(texts) - 1, -1, -1) if n == 0 or not _says_site(lines, texts[n - 1], texts[n]))
    last = texts[ends]
    first = next((at for at in range(last + 1, len(lines)) if _may_begin_foot(lines[at])), len(lines))
    announces = any(line.whole[-1] == ":" for line in lines[last:first])
    is_page = any(line.role is Role.POST_META for line in lines[: texts[0]]) and not announces
    menu = next((at for at in range(last + 1, first) if _may_be_menu(lines[at:])), first) if is_page else first
    if menu == first and sum(map(_is_of_site, (*lines[: texts[0]], *lines[first:]))) < FEWEST_OF_SITE:
        return
    first = menu
    over = first - 1
    if lines[over].role is None and OVER_FILES.fullmatch(lines[over].whole):
        yield over
    for at in range(first, len(lines)):
        line = lines[at]
        if (
            line.role is None
            and not line.has_credit
            and HintKind.CAPTION not in line.hints
            and not is_figure_caption(line.text)
        ):
            yield at


def _may_begin_foot(line: PrintedLine) -> bool:
    """Whether only sites have the line, or under a text it is a fact or a hotline, or leads to the next story."""
    if _is_of_site(line):
        return True
    label = LABEL.match(line.whole) if line.role is None else None
    is_fact = label is not None and label.lastgroup in ("other", "tags")
    if is_fact or line.role is not None:
        return is_fact
    text = line.whole
    is_button = BUTTON_WORD.fullmatch(text.strip("【】[]")) or (":" not in text and SAID_BY_SITE.search(text))
    return bool(
        is_button
        or LEADS_ON.fullmatch(text)
        or NO_FILES.fullmatch(text)
        or HOTLINE.fullmatch(text)
        or COUNTED.fullmatch(text)
        or SIGN_OF_SITE.fullmatch(text)
    )


def _may_be_menu(lines: Sequence[PrintedLine]) -> bool:
    """Whether lines begin with a word of a menu, and another of the site."""
    if not _may_be_of_menu(lines[0]) or len(lines) == 1:
        return False
    return _may_be_of_menu(lines[1]) or _may_begin_foot(lines[1])


def _may_be_of_menu(line: PrintedLine) -> bool:
    text = line.whole
    is_word = line.role is None and not line.hints and len(text) <= LONGEST_OF_MENU and HAN.fullmatch(text)
    return bool(is_word) and not only_people(text)


def _says_site(lines: Sequence[PrintedLine], above: int, at: int) -> bool:
    """Whether a sentence under lines that only sites have is one of the site, too."""
    text = lines[at].whole
    if len(text) > LONGEST_SAID or not SAID_BY_SITE.search(text):
        return False
    between = {line.role for line in lines[above + 1 : at] if _is_of_site(line)}
    return bool(between) and Role.POST_META not in between
