"""Users and their groups. Users have permissions through groups only; `accounts.roles` makes the first groups."""

from __future__ import annotations

from copy import deepcopy
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm, UsernameField
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.names import full_name
from accounts.passwords import give_one_time_password
from accounts.roles import ADMINISTRATOR, ROLES, follow_role
from accounts.second_factor import has_second_factor
from accounts.second_factor_views import second_factor_view
from accounts.session_views import sessions_view
from accounts.sessions import open_sessions
from articles.admin.base import DeskAdmin
from articles.admin.forms.concurrent_edits import ConcurrentEditAdmin, ConcurrentEditForm
from articles.display.enumeration import enumerated
from articles.models.keys import is_key
from articles.permissions import APP_LABEL

ACTS = {
    "add": _("may add"),
    "change": _("may change"),
    "delete": _("may delete"),
    "view": _("may view"),
    "export": _("may export"),
    "import": _("may import"),
    "read": _("may read internal ones"),
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


class RolesAdmin(ConcurrentEditAdmin, DeskAdmin, GroupAdmin):
    filter_horizontal = []

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        group_id = request.resolver_match.kwargs.get("object_id", "")
        kwargs |= {"form_class": PermissionsField, "queryset": grantable_permissions(group_id)}
        kwargs["widget"] = forms.CheckboxSelectMultiple
        return super(GroupAdmin, self).formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return super().has_change_permission(request, obj) and not _raises(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not _raises(request, obj)


def _raises(request: HttpRequest, group: Group | None) -> bool:
    """Whether who is no administrator would give himself rights, or change the role of administrators."""
    if group is None or request.user.is_superuser:
        return False
    return group.name == ADMINISTRATOR or request.user.groups.filter(pk=group.pk).exists()


class RoleField(forms.ModelChoiceField):
    """The groups of a user, of which one is chosen. It gives back groups, as a relation to many does."""

    def prepare_value(self, value: Any) -> Any:
        return super().prepare_value(next(iter(value), None) if isinstance(value, (list, QuerySet)) else value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(self.prepare_value(initial) or "") != str(data or "")

    def clean(self, value: Any) -> QuerySet[Group]:
        group = super().clean(value)
        return Group.objects.filter(pk=group.pk if group else None)


NO_ACCESS, ALL_RIGHTS = _("none: no access to the desk"), _("none, and all rights")
"""What a user without a role may do; the second, a superuser."""


class PeopleForm(ConcurrentEditForm, UserChangeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Of several groups, which a user may have of old, none is lost unseen."""
        super().__init__(*args, **kwargs)
        groups = self.fields.get("groups")
        if groups and self.instance.groups.count() < 2:
            without = ALL_RIGHTS if self.instance.is_superuser else NO_ACCESS
            self.fields["groups"] = RoleField(groups.queryset, required=False, label=_("Role"), empty_label=without)
            self.remember_opened_values()


class NewPersonForm(forms.ModelForm):
    """A name and a role: the password is made, and shown when the user is saved."""

    groups = RoleField(Group.objects.all(), label=_("Role"), empty_label=None)

    class Meta:
        model = User
        fields = ("username", "last_name", "first_name", "groups")
        field_classes = {"username": UsernameField}


class PeopleAdmin(ConcurrentEditAdmin, DeskAdmin, UserAdmin):
    form = PeopleForm
    add_form = NewPersonForm
    add_form_template = None
    readonly_fields = ["new_password", "second_factor", "sessions", "last_login", "date_joined"]
    list_display = ["username", "name", "role", "is_active", "last_login"]
    list_filter = []
    ordering = ["username"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "groups", "is_active", "new_password", "second_factor", "sessions"]}),
        (_("Personal info"), {"fields": ["last_name", "first_name", "email"]}),
        (_("Important dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["username", "groups", "last_name", "first_name"]})]

    def get_urls(self) -> list[URLPattern]:
        pages = {
            "one-time-password": one_time_password_view,
            "second-factor": second_factor_view,
            "sessions": sessions_view,
        }
        own = [
            path(
                f"<user_id>/{address}/",
                self.admin_site.admin_view(partial(view, self)),
                name=f"auth_user_{address.replace('-', '_')}",
            )
            for address, view in pages.items()
        ]
        return [*own, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def get_form(self, request: HttpRequest, obj: User | None = None, **kwargs: Any) -> type[forms.ModelForm]:
        """A user who is not an administrator makes none. A field that a form declares is one for all requests: it is
        copied before it is changed."""
        form = super().get_form(request, obj, **kwargs)
        if not request.user.is_superuser and "groups" in form.base_fields:
            groups = form.base_fields["groups"] = deepcopy(form.base_fields["groups"])
            groups.queryset = Group.objects.exclude(name=ADMINISTRATOR)
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Nor do they change their own role."""
        is_own = obj is not None and obj.pk == request.user.pk and not request.user.is_superuser
        return [*self.readonly_fields, *(["groups", "is_active"] if is_own else [])]

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nor do they change or delete an administrator."""
        return super().has_change_permission(request, obj) and not self._is_above(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not self._is_above(request, obj)

    def _is_above(self, request: HttpRequest, user: User | None) -> bool:
        return user is not None and user.is_superuser and not request.user.is_superuser

    def save_model(self, request: HttpRequest, obj: User, form: forms.ModelForm, change: bool) -> None:
        if "groups" in form.changed_data:
            follow_role(obj, form.cleaned_data["groups"])
        super().save_model(request, obj, form, change)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """A user who is added is followed by the password."""
        if kwargs.get("add"):
            context |= {"show_save_and_continue": False, "show_save_and_add_another": False}
        return super().render_change_form(request, context, **kwargs)

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: str | None = None) -> HttpResponse:
        """Shows the password, this once, to the person who has to hand it on."""
        return shown_once(self, request, obj, give_one_time_password(obj))

    @admin.display(description=pgettext_lazy("person", "name"))
    def name(self, user: User) -> str:
        return full_name(user)

    @admin.display(description=_("Role"))
    def role(self, user: User) -> str:
        return enumerated(group.name for group in user.groups.all()) or (ADMINISTRATOR if user.is_superuser else "")

    @admin.display(description=_("sessions"))
    def sessions(self, user: User) -> SafeString:
        number = open_sessions(user).count()
        text = ngettext("%d session…", "%d sessions…", number) % number
        return format_html('<a class="btn small" href="../sessions/">{}</a>', text)

    @admin.display(description=_("second factor"))
    def second_factor(self, user: User) -> SafeString | str:
        if not has_second_factor(user):
            return gettext("not set up")
        return format_html('<a class="btn small" href="../second-factor/">{}</a>', gettext("Remove…"))

    @admin.display(description=_("password"))
    def new_password(self, user: User) -> SafeString:
        return format_html(
            '<a class="btn small" href="../one-time-password/">{}</a>', gettext("New one-time password…")
        )


def one_time_password_view(people: PeopleAdmin, request: HttpRequest, user_id: str) -> HttpResponse:
    """Asks first: the present password ends."""
    user = get_object_or_404(people.get_queryset(request), pk=user_id if is_key(user_id) else None)
    if not people.has_change_permission(request, user):
        raise PermissionDenied
    if request.method != "POST":
        return password_page(people, request, user, None)
    people.log_change(request, user, gettext("New one-time password"))
    return shown_once(people, request, user, give_one_time_password(user))


def shown_once(people: PeopleAdmin, request: HttpRequest, user: User, password: str) -> HttpResponse:
    """The next page, which a reload leads to as well, says where to make another one."""
    page = reverse("admin:auth_user_one_time_password", args=(user.pk,))
    told = gettext("The one-time password of “%s” was shown, and is not shown again.") % user
    text = format_html('{} <a href="{}">{}</a>', told, page, gettext("New one-time password…"))
    people.message_user(request, text)
    return password_page(people, request, user, password)


def password_page(people: PeopleAdmin, request: HttpRequest, user: User, password: str | None) -> HttpResponse:
    context = {
        **people.admin_site.each_context(request),
        "title": gettext("One-time password"),
        "subtitle": full_name(user),
        "opts": people.opts,
        "original": user,
        "password": password,
    }
    return TemplateResponse(
        request, "accounts/one_time_password.html", context, headers={"Cache-Control": "no-store, private"}
    )


admin.site.unregister([Group, User, StaticDevice, TOTPDevice])
admin.site.register(Group, RolesAdmin)
admin.site.register(User, PeopleAdmin)
