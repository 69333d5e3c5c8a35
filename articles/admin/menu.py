"""The menu of the desk: what the user may do, in three groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

from articles.models import (
    Article,
    Brief,
    Change,
    Department,
    Digest,
    DigestStyle,
    ImportRun,
    Issue,
    Job,
    Notice,
    Objection,
    Place,
    PointAdjustment,
    Publication,
    ScoringRule,
    Source,
    Story,
    Submission,
    Tag,
    Unit,
    UnitGroup,
    Use,
    WrongForm,
)
from articles.models.counting import BoundedCount, count_up_to
from articles.permissions import may_edit_stories, may_import, may_read_stories

MOST_WAITING = 999
"""Stories that are counted for the menu, which every page has."""


def _list_route(model: type[Model]) -> str:
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"


@dataclass(frozen=True, slots=True)
class MenuLine:
    """`sign` stands for the label where the menu is closed. The page is told by `route` and `query`; pages below it,
    and below those of `other_routes`, belong to the line too, and all whose address has the `ending`."""

    label: Any
    sign: Any
    route: str
    is_allowed: Callable[[HttpRequest], bool]
    query: str = ""
    other_routes: tuple[str, ...] = ()
    beside: tuple[type[Model], ...] = ()
    """Lists that have no line of their own: the list of this line leads to them."""
    ending: str = ""
    waiting: Callable[[HttpRequest], BoundedCount] | None = None
    """How much work waits there."""

    @property
    def url(self) -> str:
        return reverse(self.route) + self.query

    def closeness(self, request: HttpRequest) -> int:
        """How much of the address of the request is this line's own; 0 where the page does not belong to it."""
        if self.ending and request.path.endswith(self.ending):
            return len(request.path)
        if self.query or self.route == "admin:index":
            return len(self.url) if request.get_full_path() == self.url else 0
        return max(
            len(url) if request.path.startswith(url) else 0
            for url in map(reverse, (self.route, *self.other_routes, *map(_list_route, self.beside)))
        )


@dataclass(frozen=True, slots=True)
class MenuEntry:
    label: str
    sign: str
    url: str
    is_current: bool
    waiting: BoundedCount | None


def _anybody(request: HttpRequest) -> bool:
    return True


def _importers(request: HttpRequest) -> bool:
    return may_import(request.user)


def _editors(request: HttpRequest) -> bool:
    return may_edit_stories(request.user)


def _readers(request: HttpRequest) -> bool:
    return may_read_stories(request.user)


def waiting_stories(request: HttpRequest) -> BoundedCount:
    """To be checked."""
    (number,) = count_up_to((MOST_WAITING + 1, Story.objects.visible_to(request.user).live().pending()))
    return BoundedCount(min(number, MOST_WAITING), has_more=number > MOST_WAITING)


def _may_open_list(request: HttpRequest, model: type[Model]) -> bool:
    return admin.site.get_model_admin(model).has_view_or_change_permission(request)


def _list_of(model: type[Model], sign: Any, *beside: type[Model]) -> MenuLine:
    def may_open(request: HttpRequest) -> bool:
        return _may_open_list(request, model)

    return MenuLine(model._meta.verbose_name_plural, sign, _list_route(model), may_open, beside=beside)


GROUPS = {
    pgettext_lazy("menu", "Daily work"): (
        MenuLine(pgettext_lazy("menu", "Desk"), pgettext_lazy("menu sign", "De"), "admin:index", _anybody),
        MenuLine(
            pgettext_lazy("menu", "Import"),
            pgettext_lazy("menu sign", "Im"),
            "admin:articles_importrun_add",
            _importers,
        ),
        MenuLine(
            pgettext_lazy("menu", "Checking"),
            pgettext_lazy("menu sign", "Ch"),
            _list_route(Story),
            _editors,
            "?status=pending",
            ending="/proofing/",
            waiting=waiting_stories,
        ),
        MenuLine(
            pgettext_lazy("menu", "Tagging"),
            pgettext_lazy("menu sign", "Tg"),
            "admin:articles_story_grid",
            _editors,
        ),
        MenuLine(pgettext_lazy("menu", "Search"), pgettext_lazy("menu sign", "Se"), "search", _readers),
    ),
    pgettext_lazy("menu", "Records"): (
        _list_of(Publication, pgettext_lazy("menu sign", "Pu")),
        _list_of(Issue, pgettext_lazy("menu sign", "Is")),
        _list_of(Story, pgettext_lazy("menu sign", "St"), Article, Brief),
        _list_of(Tag, pgettext_lazy("menu sign", "Ta")),
        _list_of(Place, pgettext_lazy("menu sign", "Pl")),
        _list_of(WrongForm, pgettext_lazy("menu sign", "Wf")),
        _list_of(Source, pgettext_lazy("menu sign", "So")),
    ),
    pgettext_lazy("menu", "Uses and notices"): (
        _list_of(Digest, pgettext_lazy("menu sign", "Dg"), DigestStyle),
        _list_of(Use, pgettext_lazy("menu sign", "Ue"), Submission),
        _list_of(Notice, pgettext_lazy("menu sign", "No"), Objection),
        MenuLine(
            pgettext_lazy("menu", "Statistics"),
            pgettext_lazy("menu sign", "Sa"),
            "admin:articles_story_statistics",
            _readers,
            other_routes=("admin:articles_publication_annual_index",),
            ending="/gaps/",
        ),
        _list_of(Unit, pgettext_lazy("menu sign", "Un"), UnitGroup),
        _list_of(ScoringRule, pgettext_lazy("menu sign", "Sc"), PointAdjustment),
    ),
    pgettext_lazy("menu", "Administration"): (
        _list_of(User, pgettext_lazy("menu sign", "Us"), Group),
        _list_of(Department, pgettext_lazy("menu sign", "Dp")),
        _list_of(Job, pgettext_lazy("menu sign", "Jb")),
        _list_of(ImportRun, pgettext_lazy("menu sign", "Ru")),
        _list_of(Change, pgettext_lazy("menu sign", "Jo")),
    ),
}


def menu(request: HttpRequest) -> Iterator[tuple[str, list[MenuEntry]]]:
    """The groups that have anything for the user. The line whose page lies nearest to that of the request is current;
    of a page that lies near none, no line is."""
    allowed = {title: [line for line in lines if line.is_allowed(request)] for title, lines in GROUPS.items()}
    nearest = max((line for lines in allowed.values() for line in lines), key=lambda line: line.closeness(request))
    current = nearest if nearest.closeness(request) else None
    for title, lines in allowed.items():
        if lines:
            yield str(title), [_entry(line, request, is_current=line is current) for line in lines]


def lists_beside(request: HttpRequest, model: type[Model]) -> list[tuple[str, str]]:
    """Name and address of the lists that the list of a model leads to."""
    lines = (line for lines in GROUPS.values() for line in lines if line.route == _list_route(model) and line.beside)
    return [
        (capfirst(str(other._meta.verbose_name_plural)), reverse(_list_route(other)))
        for line in lines
        for other in line.beside
        if _may_open_list(request, other)
    ]


def menu_name_of(route: str) -> str:
    """What the menu calls the page of a route; empty where it has no line for it."""
    lines = (line for lines in GROUPS.values() for line in lines if not line.query)
    return next((capfirst(str(line.label)) for line in lines if line.route == route), "")


def _entry(line: MenuLine, request: HttpRequest, *, is_current: bool) -> MenuEntry:
    waiting = line.waiting(request) if line.waiting else None
    return MenuEntry(capfirst(str(line.label)), str(line.sign), line.url, is_current, waiting)
