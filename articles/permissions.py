"""Permissions by name: what may be done in the archive, and whether a user may do it.

`accounts/roles.py` gives the sets of codenames to the roles of a newsroom; pages ask the functions. A codename is
Django's, the act and the model, as in `view_story`, and nothing else in the tree spells one out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

APP_LABEL = "articles"
EXPORT_STORIES = "export_story"
IMPORT_ISSUES = "import_story"
READ_INTERNAL = "read_internal_story"
MANAGE_JOBS = "manage_job"
UNDO_OF_OTHERS = "undo_change"


def _codenames(acts: Iterable[str], *models: str) -> frozenset[str]:
    return frozenset(f"{act}_{model}" for act in acts for model in models)


READING = _codenames(
    ["view"],
    *("publication", "issue", "story", "tag", "place", "source", "reading", "block", "tagging", "placing"),
    *("unit", "unitgroup", "contribution", "use", "scoringrule", "rulepoints", "rulefactor", "pointadjustment"),
    *(
        "rulegroup",
        "rulequota",
        "submission",
        "notice",
        "objection",
        "wrongform",
        "digest",
        "digestitem",
        "digeststyle",
    ),
    *("importrun", "importline", "change"),
)
EXPORTING = frozenset({EXPORT_STORIES})
READING_INTERNAL = frozenset({READ_INTERNAL})
EDITING = (
    _codenames(["add", "change"], "story", "issue", "tagging", "placing", "contribution")
    | _codenames(["add", "change", "delete"], "use", "submission", "objection", "wrongform", "digest", "digestitem")
    | {UNDO_OF_OTHERS}
)
KEEPING_VOCABULARY = _codenames(["add", "change", "delete"], "publication", "tag", "unit", "unitgroup", "digeststyle")
KEEPING_RULES = _codenames(
    ["add", "change", "delete"],
    *("scoringrule", "rulegroup", "rulepoints", "rulefactor", "rulequota", "pointadjustment", "notice"),
)
BINNING = _codenames(["delete"], "story", "issue")
IMPORTING = frozenset({IMPORT_ISSUES})


class User(Protocol):
    """Django's user, or anybody who is asked in the same way."""

    def has_perm(self, perm: str) -> bool: ...


def _has(user: User, *codenames: str) -> bool:
    return all(user.has_perm(f"{APP_LABEL}.{codename}") for codename in codenames)


def may_read_stories(user: User) -> bool:
    """Read, search and list them. Whoever may edit stories may read them."""
    return _has(user, "view_story") or may_edit_stories(user)


def may_read_internal(user: User) -> bool:
    """See the stories that are internal (内部), and all that tells of them."""
    return _has(user, READ_INTERNAL)


def may_add_stories(user: User) -> bool:
    """Type stories in by hand."""
    return _has(user, "add_story")


def may_edit_stories(user: User) -> bool:
    """Correct, tag, split and merge them."""
    return _has(user, "change_story")


def may_make_tags(user: User) -> bool:
    """Add words to the vocabulary."""
    return _has(user, "add_tag")


def may_add_media(user: User) -> bool:
    """Add publications."""
    return _has(user, "add_publication")


def may_add_units(user: User) -> bool:
    """Add contributing units and their groups."""
    return _has(user, "add_unit", "add_unitgroup")


def may_note_uses(user: User) -> bool:
    """Note where stories were used, and add proofs."""
    return _has(user, "add_use", "change_use")


def may_note_submissions(user: User) -> bool:
    """Register what units sent in."""
    return _has(user, "add_submission", "change_submission")


def may_keep_wrong_forms(user: User) -> bool:
    """Keep the table of wrong forms."""
    return _has(user, "add_wrongform", "change_wrongform")


def may_bin(user: User) -> bool:
    """Move stories to the bin, and bring them back."""
    return _has(user, "delete_story")


def may_export(user: User) -> bool:
    return _has(user, EXPORT_STORIES) and may_read_stories(user)


def may_adjust_points(user: User) -> bool:
    """Give units bonuses and deductions."""
    return _has(user, "add_pointadjustment")


def may_add_uses(user: User) -> bool:
    """Say where stories were used."""
    return _has(user, "add_use")


def may_keep_notices(user: User) -> bool:
    """Keep a notice as it was sent."""
    return _has(user, "add_notice")


def may_edit_digests(user: User) -> bool:
    """Pick stories into digests, and set them out."""
    return _has(user, "change_digest", "add_digest", "add_digestitem", "change_digestitem")


def may_publish_digests(user: User) -> bool:
    """Say that one is out, which notes the uses of its stories, or that it is a draft again."""
    return may_edit_digests(user) and _has(user, "add_use", "delete_use")


def may_note_objections(user: User) -> bool:
    """Note what a unit says against a notice."""
    return _has(user, "add_objection")


def may_import(user: User) -> bool:
    return _has(user, IMPORT_ISSUES)


def may_manage_jobs(user: User) -> bool:
    """See and stop the jobs of others; back up, verify and index."""
    return _has(user, MANAGE_JOBS)


def may_read_import_runs(user: User) -> bool:
    return _has(user, "view_importrun")


def may_read_journal(user: User) -> bool:
    return _has(user, "view_change")


def may_file_sources(user: User) -> bool:
    """Move sources, and the stories on them, to another issue."""
    return _has(user, "change_issue", "change_story")


def may_merge_issues(user: User) -> bool:
    """Move all sources of issues to one of them; the others are deleted."""
    return may_file_sources(user) and _has(user, "delete_issue")


RIGHTS_OF_ACTS = {
    "import": [IMPORT_ISSUES],
    "reparse": [IMPORT_ISSUES],
    "type-in": ["add_story"],
    "bin": ["delete_story"],
    "restore": ["delete_story"],
    "file": ["change_issue", "change_story"],
    "merge": ["change_issue", "change_story", "delete_issue"],
}
"""What else an act takes than the right to change what it writes, by the actions of the journal."""


def may_undo(user: User, action: str, written: Collection[str], *, is_own: bool) -> bool:
    """Take back a change: who may do what it did, and that to what it wrote; of others, who may undo theirs too.

    `written` are the names of the models.
    """
    rights = RIGHTS_OF_ACTS.get(action)
    if rights is None:
        act = "delete" if action == "delete" else "change"
        rights = [f"{act}_{model}" for model in written]
    return bool(written) and _has(user, *rights, *([] if is_own else [UNDO_OF_OTHERS]))
