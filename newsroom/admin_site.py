"""The desk: Django’s admin site under our name."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.names import full_name
from articles.permissions import may_edit_digests, may_edit_stories, may_read_stories


class NewsroomAdminSite(AdminSite):
    site_title = _("Newsroom")
    site_header = _("Newsroom")
    index_title = _("Editorial database")
    site_url = None
    empty_value_display = mark_safe('<span class="none">—</span>')

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        from articles.admin.manual import manual_url
        from articles.admin.menu import menu
        from articles.jobs.running import nobody_works

        may = {
            "may_read_stories": may_read_stories(request.user),
            "may_edit_stories": may_edit_stories(request.user),
            "may_edit_digests": may_edit_digests(request.user),
        }
        context = {**super().each_context(request), **may}
        if context["has_permission"] and not context["is_popup"]:
            context |= {"menu": menu(request), "user_name": full_name(request.user), "manual_url": manual_url(request)}
            context["nobody_works"] = nobody_works()
        return context

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Django's, but by a view of ours."""
        from accounts.sign_in_views import SignInView

        if request.method == "GET" and self.has_permission(request):
            return redirect("admin:index")
        context = {
            **self.each_context(request),
            "title": gettext("Log in"),
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
            **(extra_context or {}),
        }
        return SignInView.as_view(extra_context=context)(request)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """With the work that waits, and what was done last."""
        from articles.admin.index_page import desk_context

        return super().index(request, {**(extra_context or {}), **desk_context(request.user)})

    def app_index(self, request: HttpRequest, app_label: str, extra_context: Any = None) -> HttpResponse:
        """The desk: what an app has is in the menu."""
        return redirect("admin:index")

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """Sections in the order in which they are registered, which is the order of the work; users come last."""
        order = {model: n for n, model in enumerate(self._registry)}
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: order[model["model"]])
        return sorted(apps, key=lambda app: app["app_label"] == "auth")
