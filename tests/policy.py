"""Who may do what at the desk: one table. `tests/admin/test_policy.py` walks all of it, and finds what has no line.

Columns are roles, as sets of them. A line says who may look (GET) and who may send something (POST); and about which
kind of record the address is: then it answers for a record that is hidden as for one that is not there.
"""

from __future__ import annotations

from dataclasses import dataclass

SIGNED_OUT = "signed out"
NO_ROLE = "no role"
ARCHIVIST, EDITOR, CHIEF, ADMINISTRATOR = "资料员", "编辑", "主编", "管理员"
OUTSIDER = "主编 who may not read what is internal"
CLERK = "who keeps the users, and is no administrator"

ROLES = (SIGNED_OUT, NO_ROLE, ARCHIVIST, EDITOR, CHIEF, OUTSIDER, CLERK, ADMINISTRATOR)

NOBODY: frozenset[str] = frozenset()
A = frozenset({ADMINISTRATOR})
U = A | {CLERK}
C = A | {CHIEF, OUTSIDER}
E = C | {EDITOR}
R = E | {ARCHIVIST}
S = R | {NO_ROLE, CLERK}
ANYBODY = S | {SIGNED_OUT}
"""Administrators; who keeps users; chief editors; editors; readers; all who are signed in; and all."""

SEES_INTERNAL = frozenset({EDITOR, CHIEF, ADMINISTRATOR})
"""The others are the readers from whom something is hidden."""


@dataclass(frozen=True, slots=True)
class Line:
    get: frozenset[str]
    post: frozenset[str]
    about: str = ""


def admin_lines(
    name: str, kind: str, view: frozenset[str], add: frozenset[str], change: frozenset[str], **more
) -> dict:
    """The pages that Django's admin has for each model. `delete` as `change`, unless it is said."""
    delete = more.get("delete", change)
    base = f"admin/{name.replace('_', '/')}/"
    return {
        f"admin:{name}_changelist": Line(view, more.get("list_post", view)),
        f"admin:{name}_add": Line(add, add),
        f"admin:{name}_change": Line(view, change, kind),
        f"admin:{name}_history": Line(view, view, kind),
        f"admin:{name}_delete": Line(delete, delete, kind),
        f"{base}<path:object_id>/": Line(S, S, kind),
    }


def record_lines(name: str, kind: str, view: frozenset[str], *rights: frozenset[str], **more) -> dict:
    """The same of a model whose records people change: their pages also say who else has them open."""
    return {**admin_lines(name, kind, view, *rights, **more), f"admin:{name}_presence": Line(view, view, kind)}


def list_lines(name: str, add: frozenset[str]) -> dict:
    """The pages that take a list for a register. The preview is for who brought the list."""
    return {
        f"admin:{name}_list": Line(add, add),
        f"admin:{name}_blank_list": Line(add, add),
        f"admin:{name}_list_preview": Line(NOBODY, NOBODY),
    }


def lines_of_part(name: str, kind: str) -> dict:
    """A list of a part of the stories: all its pages but the list send everybody on to those of the story."""
    lines = {route: Line(S, S, line.about) for route, line in admin_lines(name, kind, S, S, S).items()}
    return {**lines, f"admin:{name}_changelist": Line(R, R), f"admin:{name}_export": Line(R, R)}


VERSIONS = "of a version"
"""The address has the number of a history row behind that of the record."""

POLICY: dict[str, Line] = {
    "": Line(ANYBODY, ANYBODY),
    "health": Line(ANYBODY, NOBODY),
    "set_language": Line(ANYBODY, ANYBODY),
    "admin:index": Line(S, S),
    "admin:login": Line(ANYBODY, ANYBODY),
    "admin:logout": Line(ANYBODY, ANYBODY),
    "sign-in-code": Line(NOBODY, NOBODY),  # but for who has given a password
    "second-factor": Line(S, S),
    "admin:jsi18n": Line(S, S),
    "admin:password_change": Line(S, S),
    "admin:password_change_done": Line(S, S),
    "admin:autocomplete": Line(NOBODY, S),  # by field: AUTOCOMPLETE
    "admin:view_on_site": Line(NOBODY, NOBODY),
    "admin:app_list": Line(S, S),  # sent on to the first page
    "admin/(?P<url>.*)$": Line(NOBODY, NOBODY),
    "manual": Line(S, S),
    "keys": Line(S, S),
    "search": Line(R, R),
    "search-self-test": Line(R, R),
    "save-search": Line(R, R),
    "edit-search": Line(R, R, "search"),
    "delete-search": Line(R, R, "search"),
    "similar-stories": Line(R, R, "story"),
    **record_lines("articles_story", "story", R, E, E, delete=C),
    "admin:articles_story_export": Line(R, R),
    "admin:articles_story_clipping": Line(R, R, "story"),
    "admin:articles_story_clipping_file": Line(R, R, "story file"),
    "admin:articles_story_cutting": Line(R, R, "cutting"),
    "admin:articles_story_bulk": Line(E, E, "act"),
    "admin:articles_story_grid": Line(E, E),
    "admin:articles_story_grid_names": Line(NOBODY, E),
    "admin:articles_story_statistics": Line(R, R),
    "admin:articles_story_statistics_stories": Line(R, R),
    "admin:articles_story_correct": Line(R, E, "story"),
    "admin:articles_story_split": Line(E, E, "story"),
    "admin:articles_story_restore": Line(C, C, "story"),
    "admin:articles_story_restore_version": Line(R, E, f"story {VERSIONS}"),
    "admin:articles_story_simple_history": Line(R, NOBODY, f"story {VERSIONS}"),
    **lines_of_part("articles_article", "story"),
    **lines_of_part("articles_brief", "brief"),
    **record_lines("articles_issue", "issue", R, E, E, delete=C),
    "admin:articles_issue_proofing": Line(R, E, "issue"),
    "admin:articles_issue_restore_version": Line(R, E, f"issue {VERSIONS}"),
    "admin:articles_issue_simple_history": Line(R, NOBODY, f"issue {VERSIONS}"),
    **admin_lines("articles_source", "source", R, NOBODY, NOBODY),
    "admin:articles_source_download": Line(R, R, "source"),
    "admin:articles_source_page": Line(R, R, "page"),
    "admin:articles_source_proofing": Line(R, E, "source"),
    **admin_lines("articles_change", "change", R, NOBODY, NOBODY),
    "admin:articles_change_undo": Line(NOBODY, C, "change"),  # of an import
    **admin_lines("articles_importrun", "run", R, C, NOBODY),
    "admin:articles_importrun_blank_list": Line(C, C),
    "admin:articles_importrun_preview": Line(A, A, "upload"),
    "admin:articles_importrun_page": Line(A, A, "waiting page"),
    "admin:articles_importrun_undo": Line(C, C, "run"),
    **admin_lines("articles_job", "job", S, NOBODY, NOBODY),
    "admin:articles_job_change": Line(S, S, "job"),
    "admin:articles_job_follow": Line(S, S, "job"),
    "admin:articles_job_cancel": Line(S, S, "job"),
    "admin:articles_job_retry": Line(S, S, "job"),
    "admin:articles_job_file": Line(NOBODY, NOBODY),
    "admin:articles_job_progress": Line(S, S),
    "admin:articles_job_start": Line(NOBODY, A, "maintenance"),
    **record_lines("articles_publication", "publication", R, C, C),
    "admin:articles_publication_annual_index": Line(R, R),
    "admin:articles_publication_choose_gaps": Line(R, R),
    "admin:articles_publication_gaps": Line(R, R, "publication"),
    "admin:articles_publication_restore_version": Line(R, C, f"publication {VERSIONS}"),
    "admin:articles_publication_simple_history": Line(R, NOBODY, f"publication {VERSIONS}"),
    **record_lines("articles_wrongform", "wrong form", R, E, E),
    **list_lines("articles_wrongform", E),
    **list_lines("articles_publication", C),
    **list_lines("articles_unit", C),
    **list_lines("articles_use", E),
    **list_lines("articles_submission", E),
    "admin:articles_story_return": Line(E, E),
    "admin:articles_story_return_preview": Line(NOBODY, NOBODY),  # but for who brought the table
    **record_lines("articles_tag", "tag", R, C, C),
    **admin_lines("articles_place", "place", R, NOBODY, NOBODY),
    **record_lines("articles_unit", "unit", R, C, C),
    "admin:articles_unit_restore_version": Line(R, C, f"unit {VERSIONS}"),
    "admin:articles_unit_simple_history": Line(R, NOBODY, f"unit {VERSIONS}"),
    **record_lines("articles_unitgroup", "group of units", R, C, C),
    **record_lines("articles_use", "use", R, E, E),
    "admin:articles_use_proof": Line(NOBODY, E, "use"),
    "admin:articles_use_proof_file": Line(R, R, "use"),
    "admin:articles_use_restore_version": Line(R, E, f"use {VERSIONS}"),
    "admin:articles_use_simple_history": Line(R, NOBODY, f"use {VERSIONS}"),
    **record_lines("articles_scoringrule", "rule", R, C, C),
    "admin:articles_scoringrule_examples": Line(NOBODY, C),
    **record_lines("articles_pointadjustment", "adjustment", R, C, C),
    **record_lines("articles_submission", "submission", R, E, E),
    **record_lines("articles_notice", "notice", R, NOBODY, NOBODY, delete=C),
    **record_lines("articles_objection", "objection", R, E, E),
    "admin:articles_notice_prepare": Line(R, R),
    "admin:articles_notice_file": Line(R, R, "notice file"),
    "admin:articles_notice_compare": Line(NOBODY, R, "notice"),
    **record_lines("articles_digest", "digest", R, E, E),
    "admin:articles_digest_pick": Line(NOBODY, E),
    "admin:articles_digest_preview": Line(R, R, "digest"),
    "admin:articles_digest_page": Line(R, R, "digest"),
    "admin:articles_digest_file": Line(R, R, "digest file"),
    "admin:articles_digest_picture": Line(R, R, "digest"),
    "admin:articles_digest_item_picture": Line(R, R, "digest item picture"),
    **record_lines("articles_digeststyle", "style", R, C, C),
    **{f"admin:articles_{name}_export": Line(R, R) for name in ("issue", "tag", "place", "use")},
    **record_lines("articles_department", "department", A, A, A),
    **record_lines("auth_group", "group", A, A, A),
    **record_lines("auth_user", "user", U, U, U),
    "admin:auth_user_one_time_password": Line(U, U, "user"),
    "admin:auth_user_second_factor": Line(U, U, "user"),
    "admin:auth_user_sessions": Line(U, U, "user"),
    "admin:auth_user_password_change": Line(U, U, "user"),
}
"""By the name of the route, or its address where it has no name."""

ACTIONS: dict[str, frozenset[str]] = {
    "story export_selected": R,
    "story clip_selected": R,
    **{f"{name} export_selected": R for name in ("issue", "tag", "place", "use")},
    "story grid_of_selected": E,
    "story tags_of_selected": E,
    "story places_of_selected": E,
    "story contributors_of_selected": E,
    "story fields_of_selected": E,
    "story pick_selected": E,
    "story merge_selected": E,
    "story bin_selected": C,
    "story restore_selected": C,
    "issue merge_selected_issues": C,
    "unit arrange_units_by_area": C,
    "unit arrange_units_by_strokes": C,
    "source file_selected_sources": E,
    **{f"{model} delete_selected": C for model in ("issue", "publication", "tag", "unit", "unitgroup")},
    **{f"{model} delete_selected": C for model in ("scoringrule", "pointadjustment", "digeststyle", "notice")},
    **{f"{model} delete_selected": E for model in ("use", "submission", "objection", "wrongform", "digest")},
    **{f"{model} delete_selected": NOBODY for model in ("story", "source", "place", "importrun", "change", "job")},
    "source reread_selected_sources": C,
    "job retry_selected": S,
    "job cancel_selected": S,
    "department delete_selected": A,
    "group delete_selected": A,
    "user delete_selected": U,
}
"""What is done to a selection, by the name of the list and of the action. Articles and briefs are lists of stories."""

AUTOCOMPLETE: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "story",
            "issue",
            "source",
            "publication",
            "tag",
            "place",
            "unit",
            "unitgroup",
            "digest",
            "digeststyle",
            "notice",
        ),
        R,
    ),
    "user": U,
    **dict.fromkeys(("group", "department"), A),
}
"""What a box offers while somebody types, by the model that is looked up."""
