"""Names of persons, and lines that are nothing but such names."""

from __future__ import annotations

import re

from articles.data import entries

_LISTS = entries("surnames.txt")
SINGLE = frozenset("".join(line for line in _LISTS if " " not in line))
DOUBLE = frozenset(name for line in _LISTS if " " in line for name in line.split())

INITIALS = SINGLE | {name[0] for name in DOUBLE}
"""The first characters of surnames."""

BETWEEN = re.compile(r"[\s、,]+")
"""What stands between names."""

H = r"[\u4e00-\u9fff]"
SPACED = re.compile(rf"({H})\s+({H})(?!{H})")
SPACED_OF_THREE = re.compile(rf"(?<!{H})(?<!{H}\s)({H})\s+({H})\s+({H})(?!{H}|\s+{H}(?!{H}))")


def close_up(text: str) -> str:
    """The text with names closed up that were spaced out, most to the width of three: 王  五, 王 小 明."""
    if " " not in text or not SPACED.search(text):  # no name of three is spaced out where none of two is
        return text
    return SPACED.sub(r"\1\2", SPACED_OF_THREE.sub(r"\1\2\3", text))


def is_person(name: str) -> bool:
    """Whether this has the form of a Chinese personal name: a surname and one or two characters."""
    if name[:2] in DOUBLE:
        return 3 <= len(name) <= 4
    return 2 <= len(name) <= 3 and name[0] in SINGLE


def only_people(text: str) -> bool:
    """Whether a normalised line is one to six personal names and nothing else."""
    text = text.strip()
    if text[:1] not in INITIALS:
        return False
    names = BETWEEN.split(close_up(text))
    return 1 <= len(names) <= 6 and all(map(is_person, names))


def run_together(text: str) -> bool:
    """Whether the text can be two or more names printed without a space between them, by where surnames stand."""
    if not 4 <= len(text) <= 12 or not text.isalpha():
        return False
    reached = {0}
    for at in range(len(text)):
        if at in reached:
            reached |= {at + size for size in (2, 3) if is_person(text[at : at + size])}
    return len(text) in reached


TITLED = re.compile(
    r"[\u4e00-\u9fff()《》、]{2,40}?(?:\s+(?P<apart>[\u4e00-\u9fff]{2,3})|\s{2,}(?P<spaced>[\u4e00-\u9fff]\s+[\u4e00-\u9fff]))"
)


FAMILIAR = re.compile(
    r"[\u4e00-\u9fff()、]{2,20}\s+(?:[女职退]?工人?|工友|员工|[学队社]员|[教老]师|护士|司机|师傅|读者)?"
    rf"[小老阿][{''.join(sorted(SINGLE))}]"
)
"""How workers sign letters, behind where they are from: 云溪制衣厂 女工小李."""

AFFILIATED = re.compile(
    r"[\u4e00-\u9fff()、 ]{2,24}(?:主席|书记|[院校所会部局团厅处站组市县区省]长|主任|导演|编导|教授|研究员|评论员|委员"
    r"|总编辑|董事长|总经理|秘书长|大学|学院|学校|研究所|研究院|支队|分局|总队)(?P<names>[\u4e00-\u9fff]{2,9})"
)
COLLECTIVE = re.compile(
    r"[\u4e00-\u9fff]{2,20}(?:(?:中心|课题|调研|报道|写作|专题)组|编辑部|评论部|(?:工会|集团|公司)[\u4e00-\u9fff]{2,6}[部室处科])"
    r"|中共[\u4e00-\u9fff()]{2,30}(?:党组|党委|党校|研究院|教研部)"
)
OFFICE = re.compile(
    r"(?![把将让给为以])(?!.*(?:开展|举办|召开|启动|成立|荣获|推进|打造|建起|走进))[\u4e00-\u9fff()“”·]{2,20}"
    r"(?:工会|工会联合会|工会委员会|工委|办公室|委员会|有限公司|公司|集团|[^现机立]场|[^工]厂|[分支]局|医院|学校|[大中小]学|学院|党支部|[总分]社)"
)
"""A body as the author of a report: 白石镇总工会."""

POST = (
    r"(?:主席|书记|[院校所会部局团厅处站组市县区省班厂队段车]长|主任|干事|委员|教授|研究员|评论员|秘书长?|经理|董事长"
    r"|工程师|[职女]工|工人|教师|医生|护士|代表|劳模)"
)
WITH_POST_BEFORE = re.compile(
    rf"(?:[\u4e00-\u9fff()“”、·]{{2,30}}{POST}|[\u4e00-\u9fff()]{{2,20}}(?:工会|公司|集团|委员会|办公室|[厂矿局段校院部处科]))"
    r"\s+[\u4e00-\u9fff]{2,4}"
)
"""Somebody with a post or a body before the name, set apart, whatever the surname: 云溪市二院工会主席  丘冬梅."""

PEN_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}")


def may_sign(text: str) -> bool:
    """Whether a line right under a title may name its author: a pen name, names run together, a post and a name."""
    text = close_up(text)
    if any(pattern.fullmatch(text) for pattern in (PEN_NAME, COLLECTIVE, WITH_POST_BEFORE)) or run_together(text):
        return True
    match = AFFILIATED.fullmatch(text)
    return match is not None and (is_person(match.group("names")) or run_together(match.group("names")))


WITH_POST = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3})\s{1,2}[\u4e00-\u9fff()、 ]{2,30}"
    r"(?:主席|书记|[院校所会部局]长|主任|教授|研究员|评论员|委员|代表|记者)"
)


def person_with_post(text: str) -> bool:
    """Whether a line is a name and then, set apart, the person's post: 王小明  本报评论员."""
    match = WITH_POST.fullmatch(text)
    return match is not None and is_person(match.group("name"))


def titled_person(text: str) -> bool:
    """Whether a line is a person's post or home and then, set apart, the name: 某县总工会主席  王五."""
    if len(text.split(maxsplit=1)) == 1:
        return False
    match = TITLED.fullmatch(text)
    is_titled = match is not None and is_person(close_up(match.group("apart") or match.group("spaced")))
    return is_titled or FAMILIAR.fullmatch(text) is not None
