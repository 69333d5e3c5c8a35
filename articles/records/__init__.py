"""All that writes, within an open change. The door has what many ask for; the rest is asked of its module."""

from __future__ import annotations

from .attachments import attach, decide, share_decisions, suggest, suggest_anew
from .held import marks
from .stories import (
    Conflict,
    create,
    edit,
    edit_each,
    edit_many,
    lock,
    locked,
    move_to_bin,
    put_back,
    redate,
    reread,
    restore,
    type_in,
)

__all__ = [
    "Conflict",
    "attach",
    "create",
    "decide",
    "edit",
    "edit_each",
    "edit_many",
    "lock",
    "locked",
    "marks",
    "move_to_bin",
    "put_back",
    "redate",
    "reread",
    "restore",
    "share_decisions",
    "suggest",
    "suggest_anew",
    "type_in",
]
