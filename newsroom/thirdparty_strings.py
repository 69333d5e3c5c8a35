"""Strings of other packages that lack a Chinese translation, or have one that no editor would write.

Listed here, they stay in our catalogue, whose translations Django prefers.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

MISSING = (
    # Django's admin
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
    # django-simple-history
    _("Changes"),
    _("Deleted %(type_name)s"),
    _("View history: %s"),
    # django-axes, among the permissions of a user
    _("access attempt"),
    _("access attempt expiration"),
    _("access failure"),
    _("access log"),
)

AWKWARD = (
    _("groups"),
    _("%(name)s with ID “%(key)s” doesn’t exist. Perhaps it was deleted?"),
    _(
        "Please enter the correct %(username)s and password for a staff account. Note that both fields may be "
        "case-sensitive."
    ),
    _("Add %s"),
    _("Change %s"),
    _("View %s"),
    _("Add %(name)s"),
    _("Select %s"),
    _("Select %s to change"),
    _("Select %s to view"),
    _("Add another %(verbose_name)s"),
    _("Add another %(model)s"),
    _("Save and add another"),
    _("Delete selected %(model)s"),
    _("Delete selected %(verbose_name_plural)s"),
    _(":"),
    _("Select all %(total_count)s %(module_name)s"),
    _("Action:"),
    _("0 of %(cnt)s selected"),
    _("No action selected."),
    _("Items must be selected in order to perform actions on them. No items have been changed."),
    _("None available"),
    _("Recent actions"),
    _("My actions"),
    _("Change history: %s"),
    _("The {name} “{obj}” was added successfully."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("The %(name)s “%(obj)s” was deleted successfully."),
    _("You may edit it again below."),
    _("Set password: %s"),
    _("Sorting priority: %(priority_number)s"),
    _("Start typing to filter…"),
    _("Popup closing…"),
    _("(Hidden field %(name)s) %(error)s"),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _(
        "You are authenticated as %(username)s, but are not authorized to access this page. Would you like to login to "
        "a different account?"
    ),
    _("Thanks for spending some quality time with the web site today."),
    _("Deleting the selected %(objects_name)s would require deleting the following protected related objects:"),
    _(
        "Deleting the selected %(objects_name)s would result in deleting related objects, but your account doesn't "
        "have permission to delete the following types of objects:"
    ),
    _(
        "Deleting the %(object_name)s '%(escaped_object)s' would require deleting the following protected related "
        "objects:"
    ),
    ngettext_lazy(
        "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).",
    ),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
    ),
    _("Log out"),
    ngettext_lazy("%(total_count)s selected", "All %(total_count)s selected"),
)
