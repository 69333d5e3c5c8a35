"""The forms in which the names of places are printed, and the places that each form may mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from articles.data import entries

from .gazetteer import Gazetteer, Place, PlaceLevel, gazetteer
from .scanning import PrefixFinder

PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|"
    "布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|各"
)
_PROVINCES = (
    "11 京,12 津,13 冀,14 晋,15 蒙,21 辽,22 吉,23 黑,31 沪,32 苏,33 浙,34 皖,35 闽,36 赣,37 鲁,41 豫,42 鄂,43 湘,"
    "44 粤,45 桂,46 琼,50 渝,51 川蜀,52 贵黔,53 云滇,54 藏,61 陕秦,62 甘陇,63 青,64 宁,65 新,81 港,82 澳"
)
ABBREVIATIONS = {one: pair[:2] for pair in _PROVINCES.split(",") for one in pair[3:]}
"""One-character names of the provinces, with the first two digits of their codes."""

PROVINCE_END = re.compile(r"(维吾尔|壮族|回族)?(自治区|特别行政区)$|[省市]$")
PREFECTURE_END = re.compile(rf"(?:(?:{PEOPLES})族?)*自治州$|(?:市|地区|盟)$")
AUTONOMOUS = re.compile(rf"^(.{{2,}}?)(?:(?:{PEOPLES})族|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯)+自治([县旗])$")
COUNTY_END = re.compile(r"(?:新区|自治旗|[市区县旗])$")

COMMON_STEMS = frozenset(("城", "城关", "郊", "东", "西", "南", "北", "中", "新", "老", "矿", "市中", "开发", "市"))
"""What is left of names that many towns have: 城区, 西区, 城关镇."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """A printed name with the codes of the places that it may mean.

    `is_full`: it has its 市, 区, 县 or the like. `is_word`: it is an ordinary word too.
    """

    text: str
    codes: frozenset[str]
    is_full: bool
    is_word: bool = False


class PlaceNames:
    """All forms of the places of a gazetteer, looked up by text or by position in a text."""

    def __init__(self, table: Gazetteer) -> None:
        words = frozenset(word for line in entries("place_words.txt") for word in line.split())
        # A name that is the short form of one place and the full name of another means the latter.
        self._forms = {
            text: NameForm(text, frozenset(codes), is_full, text in words)
            for forms, is_full in ((_short_forms(table), False), (_full_forms(table), True))
            for text, codes in forms.items()
        }
        lengths: dict[str, set[int]] = defaultdict(set)
        for text in self._forms:
            lengths[text[:2]].add(len(text))
        self._lengths = {prefix: sorted(found, reverse=True) for prefix, found in lengths.items()}
        self._prefixes = PrefixFinder(self._lengths)

    def codes_of(self, name: str) -> frozenset[str]:
        """The codes of the places that a whole string may name."""
        form = self._forms.get(name)
        return form.codes if form else frozenset()

    def positions(self, text: str) -> Iterator[int]:
        """Where the text has the first two characters of a form."""
        return self._prefixes.positions(text)

    def forms_at(self, text: str, start: int) -> Iterator[NameForm]:
        """The forms that the text has at this position, longest first."""
        for length in self._lengths.get(text[start : start + 2], ()):
            form = self._forms.get(text[start : start + length])
            if form:
                yield form


@cache
def place_names() -> PlaceNames:
    return PlaceNames(gazetteer())


def _full_forms(table: Gazetteer) -> dict[str, set[str]]:
    """Current names with their codes, and former names that no current place has."""
    current: dict[str, set[str]] = defaultdict(set)
    for place in table.current.values():
        for name in _full_names(place):
            current[name].add(place.code)
    former: dict[str, set[str]] = defaultdict(set)
    for place in table.former:
        today = table.today(place)
        if today and len(place.name) > 2 and COUNTY_END.sub("", place.name) not in COMMON_STEMS:
            former[place.name].add(today.code)
    return {**former, **current}


def _full_names(place: Place) -> Iterator[str]:
    """The official name, and the usual short one of autonomous places: 石柱县, 延边州."""
    yield place.name
    autonomous = AUTONOMOUS.match(place.name)
    if autonomous:
        yield autonomous[1] + autonomous[2]
    if place.name.endswith("自治州"):
        yield short_form(place) + "州"


def _short_forms(table: Gazetteer) -> dict[str, set[str]]:
    """Names without 省, 市, 区 or 县, of at least two characters."""
    forms: dict[str, set[str]] = defaultdict(set)
    for place in table.current.values():
        form = short_form(place)
        if len(form) >= 2 and form != place.name:
            forms[form].add(place.code)
    return forms


def short_form(place: Place) -> str:
    """广西 for 广西壮族自治区, 延边 for 延边朝鲜族自治州, 石柱 for 石柱土家族自治县, 诸暨 for 诸暨市."""
    if place.level is PlaceLevel.PROVINCE:
        return PROVINCE_END.sub("", place.name)
    if place.level is PlaceLevel.PREFECTURE:
        return PREFECTURE_END.sub("", place.name)
    autonomous = AUTONOMOUS.match(place.name)
    return autonomous[1] if autonomous else COUNTY_END.sub("", place.name)
