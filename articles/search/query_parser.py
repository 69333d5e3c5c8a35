"""What people type into the search box, as a tree of terms. Pure: which tags and places there are is asked elsewhere.

工会 驿站            both words
"工会 驿站"          this phrase; straight quotation marks only, for papers print the others
工会 OR 驿站         one of the two beside OR, also written 或
-驿站                without it
标题:工会            in a field, by its Chinese or English name
体裁:无              of no known genre; also 媒体:无, 日期:无
~全总                with the other names of it
(工会 驿站) OR 总工会 half-width brackets hold together
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from django.utils.translation import gettext_lazy as _

from articles.display.enumeration import enumerated
from articles.models.fields import UNSTORABLE

from .expression import All, AnyOf, Not

MOST_TERMS = 20
LONGEST = 500
"""Characters. A database spends minutes, or gives up, on what no person types."""
DEEPEST = 5
"""Brackets within brackets."""

TOO_LONG = _("More than %(text)s characters cannot be searched for: try a few words of the text.")
TOO_MANY = _("More than %(text)s words cannot be searched for at once.")
TOO_DEEP = _("The brackets stand too deep in one another.")
NO_SUCH_CHARACTER = _("This character is in no text.")
UNCLOSED_QUOTE = _('The quotation mark is not closed. To search for the mark itself, write """".')
EMPTY_PHRASE = _("There is nothing between the quotation marks.")
UNCLOSED_BRACKET = _("The bracket is not closed. To search for the bracket itself, put it in straight quotation marks.")
EMPTY_BRACKETS = _("There is nothing in the brackets.")
LONELY_OR = _("%(text)s stands between two words. To search for it as a word, put it in straight quotation marks.")
EMPTY_FIELD = _("Nothing follows %(text)s")
FIELD_IN_FIELD = _("%(text)s stands within another field.")
ONLY_WITHOUT = _("A search says what a story has, not only what it has not.")
PERHAPS = _("Perhaps: %s")


class Mistake(ValueError):
    """What is wrong with a query, and where: its characters from `start` to `end`.

    `reason` is a message, in which `text` may be named; `instead` are other values to offer.
    """

    def __init__(self, reason: str, start: int, end: int, text: str = "", instead: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.start, self.end = start, end
        self.text = text
        self.instead = instead

    def __str__(self) -> str:
        message = str(self.reason % {"text": self.text} if self.text else self.reason)
        return f"{message} {PERHAPS % enumerated(self.instead)}" if self.instead else message


class QueryField(StrEnum):
    """A field that can be named in a query, by its English name."""

    TITLE = "title"
    BYLINE = "byline"
    SECTION = "section"
    PAPER = "paper"
    DATE = "date"
    NUMBER = "number"
    PAGE = "page"
    GENRE = "genre"
    TAG = "tag"
    PLACE = "place"
    UNIT = "unit"
    STATUS = "status"
    SELECTION = "selection"
    PRINT = "print"


CHINESE = {
    QueryField.TITLE: ("标题", "题名"),
    QueryField.BYLINE: ("署名", "作者"),
    QueryField.SECTION: ("栏目",),
    QueryField.PAPER: ("媒体", "报刊"),
    QueryField.DATE: ("日期",),
    QueryField.NUMBER: ("期号", "总期号"),
    QueryField.PAGE: ("版次",),
    QueryField.GENRE: ("体裁",),
    QueryField.TAG: ("标签",),
    QueryField.PLACE: ("地区",),
    QueryField.UNIT: ("单位", "供稿单位"),
    QueryField.STATUS: ("状态",),
    QueryField.SELECTION: ("选用",),
    QueryField.PRINT: ("原文",),
}
FIELDS = {name: field for field, names in CHINESE.items() for name in (field.value, *names)}
NONE = ("无", "none")
"""What asks for the stories of which a field without text is not known: 体裁:无."""
OF_TEXT = frozenset({None, QueryField.TITLE, QueryField.BYLINE, QueryField.PRINT})
"""Fields in which a word can be widened by its other names."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase. In the query it goes from `start` to `end`, and without its field and minus from `at`.

    Terms that say the same are equal, wherever they stand.
    """

    text: str
    start: int = dataclasses.field(compare=False)
    at: int = dataclasses.field(compare=False)
    end: int = dataclasses.field(compare=False)
    field: QueryField | None = None
    is_quoted: bool = False
    is_widened: bool = False


Node = Term | All | AnyOf | Not

OR = re.compile(r"(?:OR|ＯＲ|或)(?=[\s()\"＂]|$)")
MINUS = re.compile(r"[-－](?=[^\s\-－)])")
TILDE = re.compile(r"[~～](?=[^\s~～)])")
FIELD = re.compile(rf"((?ai:{'|'.join(FIELDS)}))[:：]\s*")
PHRASE = re.compile(r"[\"＂]((?:[^\"＂]|[\"＂]{2})*)[\"＂]")
DOUBLED = re.compile(r"([\"＂])[\"＂]")
PRINTED = ("“”", "‘’", "「」", "『』", "《》")
"""Pairs of marks that papers print: what stands between them is one word, whatever it is."""
PRINTED_PAIR = "|".join(f"{left}[^{left}{right}]*{right}" for left, right in PRINTED)
WORD = re.compile(rf"(?:{PRINTED_PAIR}|[^\s\"＂])+")
WORD_IN_BRACKETS = re.compile(rf"(?:{PRINTED_PAIR}|\([^()\s\"＂]*\)|[^\s\"＂)])+")
SPACE = re.compile(r"\s*")


def parse_query(text: str) -> Node | None:
    """The tree of a query; None where nothing is typed. Raises Mistake."""
    if len(text) > LONGEST:
        raise Mistake(TOO_LONG, LONGEST, len(text), str(LONGEST))
    unstorable = UNSTORABLE.search(text)
    if unstorable:
        raise Mistake(NO_SUCH_CHARACTER, *unstorable.span())
    if not text.strip():
        return None
    tree = lone_sign(text) or _QueryReader(text).read()
    beyond = next(islice(terms(tree), MOST_TERMS, None), None)
    if beyond:
        raise Mistake(TOO_MANY, beyond.start, len(text), str(MOST_TERMS))
    if not _requires_something(tree):
        raise Mistake(ONLY_WITHOUT, 0, len(text))
    return tree


def terms(tree: Node) -> Iterator[Term]:
    """All of them, in the order in which they are typed."""
    match tree:
        case Term():
            yield tree
        case Not(part):
            yield from terms(part)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from terms(part)


def positive_terms(tree: Node) -> Iterator[Term]:
    """The terms by which a story is found: those not under a minus."""
    match tree:
        case Term():
            yield tree
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from positive_terms(part)


def _requires_something(tree: Node) -> bool:
    """Whether it names what a story has, whichever way an OR goes."""
    match tree:
        case Term():
            return True
        case All(parts):
            return any(map(_requires_something, parts))
        case AnyOf(parts):
            return all(map(_requires_something, parts))
    return False


def lone_sign(text: str) -> Term | None:
    """A query that is one sign of the language and nothing else is that text: any character can be searched for."""
    sign = text.strip()
    start = text.index(sign)
    return Term(sign, start, start, start + len(sign)) if sign == "(" or OR.fullmatch(sign) else None


class _QueryReader:
    """Reads from left to right. `depth` is the number of open brackets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0

    def read(self, field: QueryField | None = None) -> Node:
        """All that stands side by side, up to the end of the query or of the brackets."""
        parts: list[Node] = []
        while self._take(SPACE) and not self._is_over():
            parts.append(self._plain(field, self.at) if parts and self._is_glued() else self._choice(field))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def _is_over(self) -> bool:
        return self.at == len(self.text) or bool(self.depth and self.text[self.at] == ")")

    def _is_glued(self) -> bool:
        """Right behind a phrase or brackets, where a sign is printed text: "工会"-驿站."""
        return not self.text[self.at - 1].isspace() and self.text[self.at] != "("

    def _choice(self, field: QueryField | None) -> Node:
        """One term, or several with OR between them, which binds closer than a space."""
        parts = [self._signed(field)]
        while operator := self._next_or():
            if self._is_over():
                raise _lonely(operator)
            parts.append(self._signed(field))
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _next_or(self) -> re.Match[str] | None:
        before = self.at
        self._take(SPACE)
        operator = self._take(OR)
        if operator:
            self._take(SPACE)
        else:
            self.at = before
        return operator

    def _signed(self, field: QueryField | None) -> Node:
        """A term or brackets, perhaps with a minus."""
        start = self.at
        operator = self._take(OR)
        if operator:
            raise _lonely(operator)
        return Not(self._in_field(field, start)) if self._take(MINUS) else self._in_field(field, start)

    def _in_field(self, field: QueryField | None, start: int) -> Node:
        """A term or brackets, perhaps behind the name of a field."""
        named = self._take(FIELD)
        if not named:
            return self._in_brackets(field) if self.text.startswith("(", self.at) else self._plain(field, start)
        if field:
            raise Mistake(FIELD_IN_FIELD, *named.span(), named[0])
        if self._is_over() or MINUS.match(self.text, self.at) or OR.match(self.text, self.at):
            raise Mistake(EMPTY_FIELD, *named.span(), named[0])
        return self._in_field(FIELDS[named[1].lower()], start)

    def _in_brackets(self, field: QueryField | None) -> Node:
        opened = self.at
        self.at += 1
        self.depth += 1
        if self.depth > DEEPEST:
            raise Mistake(TOO_DEEP, opened, self.at)
        inside = self.read(field)
        if self.at == len(self.text):
            raise Mistake(UNCLOSED_BRACKET, opened, opened + 1)
        self.at += 1
        self.depth -= 1
        if inside == All(()):
            raise Mistake(EMPTY_BRACKETS, opened, self.at)
        return inside

    def _plain(self, field: QueryField | None, start: int) -> Term:
        """A phrase or a word."""
        at = self.at
        is_widened = field in OF_TEXT and bool(self._take(TILDE))
        opened = self.at
        phrase = self._take(PHRASE)
        if phrase and not phrase[1].strip():
            raise Mistake(EMPTY_PHRASE, *phrase.span())
        if phrase:
            return Term(DOUBLED.sub(r"\1", phrase[1]), start, at, self.at, field, True, is_widened)
        word = self._take(WORD_IN_BRACKETS if self.depth else WORD)
        if not word:
            raise Mistake(UNCLOSED_QUOTE, opened, len(self.text))
        return Term(word[0], start, at, self.at, field, False, is_widened)


def _lonely(operator: re.Match[str]) -> Mistake:
    return Mistake(LONELY_OR, *operator.span(), operator[0])
