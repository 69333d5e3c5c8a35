"""Who may do what: the groups that a newsroom begins with."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission

RECORDS = ("publication", "issue", "story", "tag", "place", "source", "reading", "block", "tagging", "placing")
JOURNAL = ("importrun", "importline", "change")

READS = {f"view_{record}" for record in (*RECORDS, *JOURNAL)} | {"export_story"}
EDITS = {f"{act}_{record}" for act in ("add", "change") for record in ("story", "issue", "tagging", "placing")}
KEEPS = {f"{act}_{record}" for act in ("add", "change", "delete") for record in ("publication", "tag")}
LEADS = KEEPS | {"delete_story", "delete_issue", "import_story"}

ROLES = {
    "资料员": READS,
    "编辑": READS | EDITS,
    "主编": READS | EDITS | LEADS,
}
"""资料员 finds and exports; 编辑 corrects and tags besides; 主编 keeps vocabulary, bin and imports as well."""


def create_roles() -> list[str]:
    """Make the groups, or give them their permissions again; what else a group may do stays. Returns their names."""
    for name, codenames in ROLES.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.add(*Permission.objects.filter(content_type__app_label="articles", codename__in=codenames))
    return list(ROLES)
