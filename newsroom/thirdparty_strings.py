"""What the packages we build on say on screen and have no Chinese for: named here, so that our catalogue keeps them."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

ADMIN = (
    _("Model name"),
    _("Add link"),
    _("Change or view list link"),
    _("After you’ve created a user, you’ll be able to edit more user options."),
    _("Error:"),
    _("Forgotten your login credentials?"),
    _("%(model)s instance with %(field)s %(value)r is not a valid choice."),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
)

HISTORY = (_("Changes"), _("Deleted %(type_name)s"))

LOGIN_LOCK = (
    _("access attempt"),
    _("access attempt expiration"),
    _("access failure"),
    _("access log"),
)
