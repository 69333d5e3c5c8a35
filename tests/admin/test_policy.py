"""The table of who may do what holds, at every route, for every role."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from accounts.admin import PeopleAdmin
from articles.admin import access
from articles.admin.importing.run_admin import ImportRunAdmin
from articles.admin.journal import taking_back
from articles.admin.journal.history import HistoryAdmin
from articles.admin.lists.story_list import StoryListAdmin
from articles.models import Story, Tagging
from articles.models.issue import IssueQuerySet
from articles.models.journal import ChangeQuerySet
from articles.models.source import SourceQuerySet
from articles.models.visibility import WithVisibilityQuerySet
from tests import factories
from tests.policy import POLICY, ROLES

from .walking import Desk, Walk, routes

pytestmark = pytest.mark.django_db


def test_every_route_has_a_line_and_every_line_a_route():
    assert routes().keys() == POLICY.keys()


@pytest.mark.thorough
@pytest.mark.parametrize("role", ROLES)
def test_the_policy_holds_at_every_route(role):
    walk = Walk(Desk())
    walk.routes(roles=(role,))
    assert not walk.findings, "\n".join(walk.findings[:20])
    assert walk.cells > 300


@pytest.mark.thorough
def test_no_route_knows_other_methods():
    walk = Walk(Desk())
    walk.other_methods()
    assert not walk.findings, "\n".join(walk.findings[:20])


@pytest.mark.thorough
def test_the_policy_holds_for_actions():
    walk = Walk(Desk())
    walk.actions()
    assert not walk.findings, "\n".join(walk.findings[:20])


@pytest.mark.thorough
def test_the_policy_holds_for_boxes_that_offer_records():
    walk = Walk(Desk())
    walk.boxes()
    assert not walk.findings, "\n".join(walk.findings[:20])


def find(names: tuple[str, ...]) -> list[str]:
    walk = Walk(Desk())
    walk.routes(names)
    return walk.findings


def writes_first(*_args, **_kwargs):
    """Refuses too late."""
    factories.story()
    raise PermissionDenied


BROKEN = {
    "a page for all": ("admin:articles_story_change", StoryListAdmin, "has_view_permission", lambda *_: True),
    "a form for readers": ("admin:articles_story_change", StoryListAdmin, "has_change_permission", lambda *_: True),
    "a bin for editors": ("admin:articles_story_delete", StoryListAdmin, "has_delete_permission", lambda *_: True),
    "an export for all": ("admin:articles_story_export", StoryListAdmin, "has_export_permission", lambda *_: True),
    "an undo for all": ("admin:articles_change_undo", taking_back, "may_take_back", lambda *_: True),
    "an import for all": ("admin:articles_importrun_add", ImportRunAdmin, "has_add_permission", lambda *_: True),
    "a search for all": ("search", access, "may_read_stories", lambda *_: True),
    "a password of an administrator": (
        "admin:auth_user_one_time_password",
        PeopleAdmin,
        "has_change_permission",
        lambda *_: True,
    ),
    "a hidden story": ("admin:articles_story_change", WithVisibilityQuerySet, "visible_to", lambda rows, _user: rows),
    "a hidden source": ("admin:articles_source_download", SourceQuerySet, "visible_to", lambda rows, _user: rows),
    "a hidden issue": ("admin:articles_issue_proofing", IssueQuerySet, "visible_to", lambda rows, _user: rows),
    "a hidden change": ("admin:articles_change_undo", ChangeQuerySet, "visible_to", lambda rows, _user: rows),
    "a hidden history": ("admin:articles_story_simple_history", HistoryAdmin, "_check", lambda *_: None),
}
"""What is broken, and the route at which the walk finds it."""


@pytest.mark.thorough
@pytest.mark.parametrize("kind", BROKEN)
def test_the_walk_finds_what_is_broken(monkeypatch, kind):
    route, where, name, broken = BROKEN[kind]
    monkeypatch.setattr(where, name, broken)
    assert find((route,)) != []


def test_the_walk_finds_what_is_written_before_a_refusal(monkeypatch):
    monkeypatch.setattr(taking_back, "get_object_or_404", writes_first)
    assert any("wrote all the same" in finding for finding in find(("admin:articles_change_undo",)))


def test_the_walk_finds_a_route_without_a_line(monkeypatch):
    monkeypatch.delitem(POLICY, "search")
    assert find(("search",)) == ["search: no line"]


def test_the_walk_finds_an_action_for_all(monkeypatch):
    monkeypatch.setattr(StoryListAdmin, "has_delete_permission", lambda *_: True)
    walk = Walk(Desk())
    walk.actions((Story,))
    assert any("story bin_selected" in finding for finding in walk.findings)


def test_the_walk_finds_a_box_that_offers_records_to_all(monkeypatch):
    monkeypatch.setattr(StoryListAdmin, "has_view_permission", lambda *_: True)
    walk = Walk(Desk())
    walk.boxes((Tagging,))
    assert any("autocomplete" in finding for finding in walk.findings)
