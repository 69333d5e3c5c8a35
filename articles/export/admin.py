"""Export from a list of stories: of what is filtered, by a button; of what is selected, by an action."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR, IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from import_export.admin import ExportMixin
from import_export.formats.base_formats import Format

from articles.models.story import StoryQuerySet
from articles.permissions import may_export

from .forms import ExportForm
from .resource import StoryResource


class StoryExportMixin(ExportMixin):
    """For the admin of stories and of the lists over them, before ModelAdmin.

    What the list shows to a user with these filters, and no more, is exported. Import is not offered: a second door for
    writing would pass `articles.records` by.
    """

    resource_classes = [StoryResource]

    def has_export_permission(self, request: HttpRequest) -> bool:
        return may_export(request.user)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        if IS_POPUP_VAR not in request.GET and self.has_export_permission(request):
            actions["export_selected"] = self.get_action("export_selected")
        return actions

    @admin.action(description=_("Export selected stories"), permissions=["export"])
    def export_selected(self, request: HttpRequest, queryset: StoryQuerySet) -> HttpResponse | None:
        if request.POST.get("select_across") == "1":
            return HttpResponseRedirect(self._export_url(request))
        selected = " ".join(str(pk) for pk in queryset.values_list("pk", flat=True))
        if not selected:  # which would mean: all
            self.message_user(request, gettext("The selected stories are not in this list any more."), messages.WARNING)
            return None
        return self._export_page(request, ExportForm(initial={"selected": selected}), queryset)

    def export_action(self, request: HttpRequest) -> HttpResponse:
        """The page that asks for the format, and the file."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        try:
            stories = self.get_export_queryset(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(f"{self._admin_url('changelist')}?{ERROR_FLAG}=1")
        form = ExportForm(request.POST or None)
        if form.is_valid():
            return download(form.chosen_from(stories), form.file_format)
        return self._export_page(request, form, stories)

    def _export_page(self, request: HttpRequest, form: ExportForm, stories: StoryQuerySet) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Export stories"),
            "opts": self.opts,
            "form": form,
            "count": stories.count(),
            "export_url": self._export_url(request),
        }
        return TemplateResponse(request, self.export_template_name, context)

    def _export_url(self, request: HttpRequest) -> str:
        """With the filters of the list."""
        query = request.GET.urlencode()
        return self._admin_url("export") + (f"?{query}" if query else "")

    def _admin_url(self, page: str) -> str:
        opts = self.opts
        return reverse(f"{self.admin_site.name}:{opts.app_label}_{opts.model_name}_{page}")


def download(stories: StoryQuerySet, file_format: Format) -> HttpResponse:
    name = gettext("Stories") + f" {timezone.localdate()}.{file_format.get_extension()}"
    return HttpResponse(
        file_format.export_data(StoryResource().export(stories)),
        content_type=file_format.get_content_type(),
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )
