"""年度总目录: all stories of a publication in a year, by section or by author."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from articles.models import Issue, Publication
from articles.models.story import WORKING_TITLE_LENGTH, title_of
from articles.parsing.page_numbers import page_order
from articles.permissions import User

from .published_work import EDITOR
from .used_pieces import counted_stories

ENOUGH_OF_BODY = 2 * WORKING_TITLE_LENGTH
"""Characters that give an untitled story its working title."""


class IndexedBy(TextChoices):
    SECTION = "section", _("by section")
    AUTHOR = "author", _("by author")


@dataclass(frozen=True, slots=True)
class IndexedStory:
    """`number` is that of its issue; empty where it has none."""

    story: int
    title: str
    authors: tuple[str, ...]
    section: str
    number: str
    day: date
    page: str


@dataclass(frozen=True, slots=True)
class IndexPart:
    """The stories of a section, or of an author, in the order of print. The name of those without one is empty."""

    name: str
    stories: tuple[IndexedStory, ...]


@dataclass(frozen=True, slots=True)
class AnnualIndex:
    publication: Publication
    year: int
    by: IndexedBy
    parts: tuple[IndexPart, ...]
    number: int
    """Of stories: each author of one has it."""


def annual_index(publication: Publication, year: int, by: IndexedBy, user: User) -> AnnualIndex:
    """Of the stories that the user may see, and that are for the archive."""
    stories = sorted(_stories(publication, year, user), key=lambda story: (story.day, page_order(story.page)))
    if by is IndexedBy.AUTHOR:
        parts = _parts(stories, lambda story: story.authors or ("",))
        parts.sort(key=lambda part: (not part.name, _in_chinese_order(part.name)))
    else:
        parts = _parts(stories, lambda story: (story.section,))
        told = {name: n for n, name in enumerate(publication.section_names.splitlines())}
        parts.sort(key=lambda part: (not part.name, told.get(part.name, len(told))))
    return AnnualIndex(publication, year, by, tuple(parts), len(stories))


def years_of(publication: Publication, user: User) -> list[int]:
    """Those of its dated issues that the user may see, the latest first."""
    days = Issue.objects.visible_to(user).filter(publication=publication).exclude(published_on=None)
    return [day.year for day in days.dates("published_on", "year", order="DESC")]


def _stories(publication: Publication, year: int, user: User) -> Iterable[IndexedStory]:
    """In the order of the keys of their issues and of their places in the source."""
    rows = counted_stories(user).filter(publication=publication, dated__range=(date(year, 1, 1), date(year, 12, 31)))
    columns = ("pk", "headline", "opening", "credits", "section", "issue__number", "dated", "page")
    opening = Substr("body", 1, ENOUGH_OF_BODY)
    ordered = rows.annotate(opening=opening).order_by("issue", "source", "position", "pk")
    for key, headline, body, credits, section, number, day, page in ordered.values_list(*columns).iterator():
        authors = dict.fromkeys(credit["name"] for credit in credits if credit["role"] != EDITOR)
        yield IndexedStory(key, title_of(headline, body), tuple(authors), section, number or "", day, page)


def _parts(stories: Iterable[IndexedStory], names: Callable[[IndexedStory], Iterable[str]]) -> list[IndexPart]:
    """In the order in which their names appear."""
    found: Mapping[str, list[IndexedStory]] = defaultdict(list)
    for story in stories:
        for name in names(story):
            found[name].append(story)
    return [IndexPart(name, tuple(of_name)) for name, of_name in found.items()]


def _in_chinese_order(name: str) -> bytes:
    """GB 2312 has the characters in use in the order of their sounds; the rarer ones follow by their radicals."""
    return name.encode("gb18030", errors="replace")
