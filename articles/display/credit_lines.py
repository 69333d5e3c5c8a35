"""Credits and captions as an editor types them, a line each, and back without loss.

    记者 张三 李四          [{"role": "reporter", "name": "张三"}, {"role": "reporter", "name": "李四"}]
    赵六                    [{"role": "author", "name": "赵六"}]
    工人们在巡检|王五       [{"text": "工人们在巡检", "credit": "王五"}]

What would be misread (a blank in a name, a bar in a caption) stands in double quotes, as in JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import groupby

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.display.enumeration import enumerated

AUTHOR = "author"

CREDIT_WORDS = {
    AUTHOR: _("author"),
    "reporter": _("reporter"),
    "correspondent": _("correspondent"),
    "photographer": _("photographer"),
    "editor": _("credited editor"),
}

PLAIN_WORD = re.compile(r"[^\s\"、，,：:；;]+")
WORD = re.compile(rf'"(?:[^"\\]|\\.)*"|{PLAIN_WORD.pattern}')
BETWEEN = re.compile(r"[\s、，,：:；;]*")
PLAIN_CAPTION = re.compile(r"(?!\s|\")[^|｜\n\r]*(?<!\s)")
CAPTION = re.compile(
    r'(?P<text>"(?:[^"\\]|\\.)*"|[^|｜"][^|｜]*|)\s*(?:[|｜]\s*(?P<credit>"(?:[^"\\]|\\.)*"|[^|｜]*))?'
)


class Unreadable(ValueError):
    """A line that says neither credits nor a caption. Its text is for the person who typed it."""


def credits_text(credits: Iterable[dict[str, str]]) -> str:
    groups = groupby(credits, key=lambda credit: credit["role"])
    return "\n".join(" ".join([_role_label(role), *(_word(one["name"]) for one in group)]) for role, group in groups)


def credit_words() -> str:
    """The roles, as they begin a line."""
    return enumerated(CREDIT_WORDS.values())


def read_credits(text: str) -> list[dict[str, str]]:
    """Raises Unreadable with the line and the roles that there are."""
    roles = _roles_by_label()
    return [credit for line in _lines(text) for credit in _credits_of(line, roles)]


def names_text(names: Iterable[str]) -> str:
    return " ".join(_word(name) for name in names)


def read_names(text: str) -> list[str]:
    """Raises Unreadable."""
    return _words(text)


def captions_text(captions: Iterable[dict[str, str | None]]) -> str:
    return "\n".join(_caption_line(caption) for caption in captions)


def read_captions(text: str) -> list[dict[str, str | None]]:
    """Raises Unreadable with the line."""
    return [_caption_of(line) for line in _lines(text)]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.replace("\r", "\n").split("\n") if line.strip()]


def _role_label(role: str) -> str:
    return str(CREDIT_WORDS.get(role, role))


def _roles_by_label() -> dict[str, str]:
    """In every language: a form that was opened in one may come back in another."""
    roles = {role: role for role in CREDIT_WORDS}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            roles |= {str(label): role for role, label in CREDIT_WORDS.items()}
    return roles


def _credits_of(line: str, roles: dict[str, str]) -> list[dict[str, str]]:
    label = max((label for label in roles if _begins_with(line, label)), key=len, default=None)
    names = _words(line[len(label or "") :])
    if not label and _seems_to_name_a_role(line, roles):
        said = {"line": line, "known": credit_words()}
        raise Unreadable(gettext("“%(line)s” does not begin with one of: %(known)s.") % said)
    if not names:
        raise Unreadable(gettext("“%s” names nobody.") % line)
    return [{"role": roles[label] if label else AUTHOR, "name": name} for name in names]


def _seems_to_name_a_role(line: str, roles: Iterable[str]) -> bool:
    """A role with a colon that is not known here, or one that is known, with the name stuck to it: no author's name."""
    first = PLAIN_WORD.match(line)
    return bool(first) and (line[first.end() :].lstrip().startswith((":", "：")) or line.startswith(tuple(roles)))


def _begins_with(line: str, label: str) -> bool:
    return bool(re.match(rf"{re.escape(label)}(?!\w)", line))


def _word(name: str) -> str:
    return name if PLAIN_WORD.fullmatch(name) else _quoted(name)


def _words(text: str) -> list[str]:
    words, place = [], BETWEEN.match(text).end()
    while place < len(text):
        found = WORD.match(text, place)
        if found is None:
            raise Unreadable(gettext("“%s” has a quotation mark without its fellow.") % text.strip())
        words.append(_unquoted(found[0]))
        place = BETWEEN.match(text, found.end()).end()
    return words


def _caption_line(caption: dict[str, str | None]) -> str:
    text, credit = caption["text"], caption.get("credit")
    return _caption_part(text) if credit is None else f"{_caption_part(text)}|{_caption_part(credit)}"


def _caption_part(text: str) -> str:
    return text if text and PLAIN_CAPTION.fullmatch(text) else _quoted(text)


def _caption_of(line: str) -> dict[str, str | None]:
    found = CAPTION.fullmatch(line)
    if found is None:
        raise Unreadable(gettext("“%s” is not of the form: caption|photographer.") % line)
    credit = found["credit"]
    return {"text": _unquoted(found["text"].strip()), "credit": None if credit is None else _unquoted(credit.strip())}


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _unquoted(text: str) -> str:
    if not text.startswith('"'):
        return text
    try:
        return json.loads(text)
    except ValueError:
        raise Unreadable(gettext("“%s” is not written as in JSON.") % text) from None
