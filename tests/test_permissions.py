from __future__ import annotations

import pytest

from articles import permissions


class Holder:
    """A user with some permissions, by their codenames."""

    def __init__(self, *codenames: str) -> None:
        self.held = {f"articles.{codename}" for codename in codenames}

    def has_perm(self, perm: str) -> bool:
        return perm in self.held


@pytest.mark.parametrize("codename", ["view_story", "change_story"])
def test_viewers_and_editors_read_stories(codename):
    assert permissions.may_read_stories(Holder(codename))


def test_nobody_reads_stories_unasked():
    assert not permissions.may_read_stories(Holder("view_issue"))


@pytest.mark.parametrize("codenames", [(), ("export_story",), ("view_story",)])
def test_export_needs_reading_besides(codenames):
    assert not permissions.may_export(Holder(*codenames))
    assert permissions.may_export(Holder("export_story", "view_story"))


@pytest.mark.parametrize("missing", ["change_issue", "change_story", "delete_issue"])
def test_merging_issues_needs_each_of_three_permissions(missing):
    held = {"change_issue", "change_story", "delete_issue"}
    assert permissions.may_merge_issues(Holder(*held))
    assert not permissions.may_merge_issues(Holder(*held - {missing}))
