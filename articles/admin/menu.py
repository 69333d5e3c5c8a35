"""The menu of the desk: what the user may do, in three groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

from articles.models import Change, ImportRun, Issue, Place, Publication, Source, Story, Tag
from articles.permissions import may_edit_stories, may_import, may_read_stories

Allowed = Callable[[HttpRequest], bool]


@dataclass(frozen=True, slots=True)
class MenuLine:
    """`sign` stands for the label where the menu is closed. Its page is told by `route` and `query`; the lists of
    `parts` belong to it too."""

    label: Any
    sign: Any
    route: str
    is_allowed: Allowed
    query: str = ""
    parts: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return reverse(self.route) + self.query

    def reach(self, request: HttpRequest) -> int:
        """How much of the request's address is this line's own; 0 where it belongs to another."""
        if self.query:
            return len(self.url) if request.get_full_path() == self.url else 0
        home = reverse("admin:index")
        own = (reverse(name) for name in (self.route, *self.parts))
        return max(len(url) if request.path.startswith(url) and url != home or request.path == url else 0 for url in own)


@dataclass(frozen=True, slots=True)
class MenuEntry:
    label: str
    sign: str
    url: str
    is_current: bool


def _by_user(allowed: Callable[[Any], bool], request: HttpRequest) -> bool:
    return allowed(request.user)


def _of_model(model: type[Model], request: HttpRequest) -> bool:
    return admin.site.get_model_admin(model).has_view_or_change_permission(request)


def _list(model: type[Model], sign: Any, *parts: str) -> MenuLine:
    route = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
    return MenuLine(model._meta.verbose_name_plural, sign, route, partial(_of_model, model), parts=parts)


STORIES = "admin:articles_story_changelist"

GROUPS = (
    (
        pgettext_lazy("menu", "Daily work"),
        (
            MenuLine(pgettext_lazy("menu", "Desk"), pgettext_lazy("menu sign", "De"), "admin:index", lambda request: True),
            MenuLine(
                pgettext_lazy("menu", "Import"),
                pgettext_lazy("menu sign", "Im"),
                "admin:articles_importrun_add",
                partial(_by_user, may_import),
            ),
            MenuLine(
                pgettext_lazy("menu", "Checking"),
                pgettext_lazy("menu sign", "Ch"),
                STORIES,
                partial(_by_user, may_edit_stories),
                "?status=pending",
            ),
            MenuLine(
                pgettext_lazy("menu", "Tagging"),
                pgettext_lazy("menu sign", "Tg"),
                STORIES,
                partial(_by_user, may_edit_stories),
                "?tag_state=suggested",
            ),
            MenuLine(pgettext_lazy("menu", "Search"), pgettext_lazy("menu sign", "Se"), "search", partial(_by_user, may_read_stories)),
        ),
    ),
    (
        pgettext_lazy("menu", "Records"),
        (
            _list(Publication, pgettext_lazy("menu sign", "Pu")),
            _list(Issue, pgettext_lazy("menu sign", "Is")),
            _list(
                Story,
                pgettext_lazy("menu sign", "St"),
                "admin:articles_article_changelist",
                "admin:articles_brief_changelist",
            ),
            _list(Tag, pgettext_lazy("menu sign", "Ta")),
            _list(Place, pgettext_lazy("menu sign", "Pl")),
            _list(Source, pgettext_lazy("menu sign", "So")),
        ),
    ),
    (
        pgettext_lazy("menu", "Administration"),
        (
            _list(User, pgettext_lazy("menu sign", "Us"), "admin:auth_group_changelist"),
            _list(ImportRun, pgettext_lazy("menu sign", "Ru")),
            _list(Change, pgettext_lazy("menu sign", "Jo")),
        ),
    ),
)


def menu(request: HttpRequest) -> Iterator[tuple[str, list[MenuEntry]]]:
    """The groups that have anything for the user. One line at most is current: the one whose page lies nearest."""
    groups = [(title, [line for line in lines if line.is_allowed(request)]) for title, lines in GROUPS]
    nearest = max((line for _title, lines in groups for line in lines), key=lambda line: line.reach(request))
    for title, lines in groups:
        if lines:
            yield str(title), [_entry(line, line is nearest and line.reach(request) > 0) for line in lines]


def _entry(line: MenuLine, is_current: bool) -> MenuEntry:
    return MenuEntry(capfirst(str(line.label)), str(line.sign), line.url, is_current)
