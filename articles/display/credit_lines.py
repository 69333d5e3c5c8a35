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

from .enumeration import enumerated

AUTHOR = "author"

CREDIT_LABELS = {
    AUTHOR: _("author"),
    "reporter": _("reporter"),
    "correspondent": _("correspondent"),
    "photographer": _("photographer"),
    "editor": _("credited editor"),
}

PLAIN_NAME = re.compile(r"[^\s\"、，,：:；;]+")
NAME = re.compile(rf'"(?:[^"\\]|\\.)*"|{PLAIN_NAME.pattern}')
SEPARATORS = re.compile(r"[\s、，,：:；;]*")
PLAIN_CAPTION = re.compile(r"(?!\s|\")[^|｜\n\r]*(?<!\s)")
CAPTION = re.compile(
    r'(?P<text>"(?:[^"\\]|\\.)*"|[^|｜"][^|｜]*|)\s*(?:[|｜]\s*(?P<credit>"(?:[^"\\]|\\.)*"|[^|｜]*))?'
)


class UnreadableLine(ValueError):
    """A line that holds neither credits nor a caption. Its text is for the person who typed it."""


def credits_text(credits: Iterable[dict[str, str]]) -> str:
    """A line for each run of credits with the same role."""
    lines = []
    for role, group in groupby(credits, key=lambda credit: credit["role"]):
        label = str(CREDIT_LABELS.get(role, role))
        lines.append(f"{label} {names_text(credit['name'] for credit in group)}")
    return "\n".join(lines)


def credit_labels() -> str:
    """The roles, as they begin a line."""
    return enumerated(CREDIT_LABELS.values())


def read_credits(text: str) -> list[dict[str, str]]:
    """Raises UnreadableLine with the line and the known roles."""
    roles = _roles_by_label()
    return [credit for line in _lines(text) for credit in _credits_of(line, roles)]


def names_text(names: Iterable[str]) -> str:
    return " ".join(name if PLAIN_NAME.fullmatch(name) else _quoted(name) for name in names)


def read_names(text: str) -> list[str]:
    """Names between blanks or punctuation. Raises UnreadableLine."""
    names, place = [], SEPARATORS.match(text).end()
    while place < len(text):
        found = NAME.match(text, place)
        if found is None:
            raise UnreadableLine(gettext("“%s” has an unclosed quotation mark.") % text.strip())
        names.append(_unquoted(found[0]))
        place = SEPARATORS.match(text, found.end()).end()
    return names


def captions_text(captions: Iterable[dict[str, str | None]]) -> str:
    """A line for each caption, its credit behind a bar."""
    lines = []
    for caption in captions:
        parts = [caption["text"]] if caption.get("credit") is None else [caption["text"], caption["credit"]]
        lines.append("|".join(part if part and PLAIN_CAPTION.fullmatch(part) else _quoted(part) for part in parts))
    return "\n".join(lines)


def read_captions(text: str) -> list[dict[str, str | None]]:
    """Raises UnreadableLine."""
    captions = []
    for line in _lines(text):
        found = CAPTION.fullmatch(line)
        if found is None:
            raise UnreadableLine(gettext("“%s” is not of the form: caption|photographer.") % line)
        credit = None if found["credit"] is None else _unquoted(found["credit"].strip())
        captions.append({"text": _unquoted(found["text"].strip()), "credit": credit})
    return captions


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.replace("\r", "\n").split("\n") if line.strip()]


def _roles_by_label() -> dict[str, str]:
    """In every language: a form that was opened in one may come back in another."""
    roles = {role: role for role in CREDIT_LABELS}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            roles |= {str(label): role for role, label in CREDIT_LABELS.items()}
    return roles


def _credits_of(line: str, roles: dict[str, str]) -> list[dict[str, str]]:
    """The credits of one role; names without a role are authors."""
    begun = (label for label in roles if re.match(rf"{re.escape(label)}(?!\w)", line))
    label = max(begun, key=len, default="")
    names = read_names(line[len(label) :])
    if not label and _seems_to_name_a_role(line, roles):
        facts = {"line": line, "known": credit_labels()}
        raise UnreadableLine(gettext("“%(line)s” does not begin with one of: %(known)s.") % facts)
    if not names:
        raise UnreadableLine(gettext("“%s” names nobody.") % line)
    return [{"role": roles[label] if label else AUTHOR, "name": name} for name in names]


def _seems_to_name_a_role(line: str, roles: Iterable[str]) -> bool:
    """An unknown role before a colon, or a known one with the name stuck to it: no author is called that."""
    first = PLAIN_NAME.match(line)
    return bool(first) and (line[first.end() :].lstrip().startswith((":", "：")) or line.startswith(tuple(roles)))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _unquoted(text: str) -> str:
    if not text.startswith('"'):
        return text
    try:
        return json.loads(text)
    except ValueError:
        raise UnreadableLine(gettext("“%s” is not quoted as in JSON.") % text) from None
