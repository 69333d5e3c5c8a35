"""Users and their groups. Users have permissions through groups only; `accounts.roles` makes the first groups."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.roles import ROLES
from articles.admin.forms.concurrent_edits import ConcurrentEditAdmin, ConcurrentEditForm
from articles.models.keys import is_key
from articles.permissions import APP_LABEL

ACTS = {
    "add": _("may add"),
    "change": _("may change"),
    "delete": _("may delete"),
    "view": _("may view"),
    "export": _("may export"),
    "import": _("may import"),
}
"""By the first word of a codename."""


class PermissionsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, permission: Permission) -> str:
        model = permission.content_type.model_class()
        act = ACTS.get(permission.codename.partition("_")[0])
        return f"{model._meta.verbose_name} · {act}" if model and act else permission.name


def grantable_permissions(group_id: str) -> QuerySet[Permission]:
    """The permissions of the roles, and those the group has already: saving its form takes none away unseen."""
    useful = Q(content_type__app_label=APP_LABEL, codename__in=set().union(*ROLES.values()))
    own = Q(group=group_id) if is_key(group_id) else Q(pk=None)
    return Permission.objects.filter(useful | own).select_related("content_type").distinct()


class RolesAdmin(ConcurrentEditAdmin, GroupAdmin):
    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        group_id = request.resolver_match.kwargs.get("object_id", "")
        kwargs |= {"form_class": PermissionsField, "queryset": grantable_permissions(group_id)}
        return super(GroupAdmin, self).formfield_for_manytomany(db_field, request, **kwargs)


class PeopleForm(ConcurrentEditForm, UserChangeForm):
    pass


class PeopleAdmin(ConcurrentEditAdmin, UserAdmin):
    form = PeopleForm
    readonly_fields = ["new_password", "last_login", "date_joined"]
    filter_horizontal = ["groups"]
    fieldsets = [
        (None, {"fields": ["username", "new_password"]}),
        (_("Personal info"), {"fields": ["last_name", "first_name", "email"]}),
        (_("Permissions"), {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        (_("Important dates"), {"fields": ["last_login", "date_joined"]}),
    ]

    @admin.display(description=_("password"))
    def new_password(self, user: User) -> SafeString:
        return format_html('<a href="../password/">{}</a>', gettext("Set another password"))


admin.site.unregister([Group, User])
admin.site.register(Group, RolesAdmin)
admin.site.register(User, PeopleAdmin)
