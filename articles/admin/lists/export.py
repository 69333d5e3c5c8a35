"""Export from a list of stories: of what is filtered, by a button; of what is selected, by an action."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.display.field_text import date_text
from articles.export.exports import table_of
from articles.export.formats import FORMATS
from articles.models import Story
from articles.models.keys import is_key
from articles.models.story import StoryQuerySet

from .paging import PagedList


def format_choices() -> list[tuple[str, str]]:
    return [(name, file_format.title) for name, file_format in FORMATS.items()]


class ExportForm(forms.Form):
    """In which format, and which stories of the list; all, where none are selected."""

    format = forms.ChoiceField(label=_("Format"), choices=format_choices, widget=forms.RadioSelect, initial="xlsx")
    selected = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_selected(self) -> list[int]:
        numbers = self.cleaned_data["selected"].split()
        if not all(map(is_key, numbers)):
            raise ValidationError(_("The selection cannot be read."))
        return [int(number) for number in numbers]


@admin.action(description=_("Export selected stories"), permissions=["export"])
def export_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> HttpResponse | None:
    if request.POST.get("select_across") == "1":
        return HttpResponseRedirect(_export_url(modeladmin, request))
    selected = " ".join(str(pk) for pk in stories.values_list("pk", flat=True))
    if not selected:  # which would mean: all
        messages.warning(request, gettext("The selected stories are not in this list any more."))
        return None
    return _export_page(modeladmin, request, ExportForm(initial={"selected": selected}), stories)


def export_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """The page that asks for the format, and the file: what the list shows with its filters, and no more."""
    if not modeladmin.has_export_permission(request):
        raise PermissionDenied
    try:
        listed = modeladmin.get_changelist_instance(request)
    except IncorrectLookupParameters:
        return HttpResponseRedirect(f"{_url(modeladmin, 'changelist')}?{ERROR_FLAG}=1")
    stories = listed.queryset
    form = ExportForm(request.POST or None)
    if not form.is_valid():
        return _export_page(modeladmin, request, form, stories)
    if selected := form.cleaned_data["selected"]:
        stories = stories.filter(pk__in=selected)
    about = about_export(request, listed, len(selected))
    file_format = FORMATS[form.cleaned_data["format"]]
    name = gettext("Stories") + f" {timezone.localdate()}.{file_format.extension}"
    return StreamingHttpResponse(
        file_format.chunks(table_of(stories, visible=Story.objects.visible_to(request.user), about=about)),
        content_type=file_format.content_type,
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )


def about_export(request: HttpRequest, listed: PagedList, selected: int) -> list[tuple[str, str]]:
    """What the second sheet says: what was asked, when and by whom."""
    asked = [(title, text) for title, text, _without in listed.choices()]
    if listed.query:
        asked.insert(0, (gettext("Search"), listed.query))
    if selected:
        asked.append((gettext("Selected by hand"), str(selected)))
    return [
        (gettext("List"), capfirst(str(listed.opts.verbose_name_plural))),
        *asked,
        (gettext("Made on"), date_text(timezone.now())),
        (gettext("By"), request.user.get_full_name() or request.user.get_username()),
    ]


def _export_page(
    modeladmin: ModelAdmin, request: HttpRequest, form: ExportForm, stories: StoryQuerySet
) -> HttpResponse:
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": gettext("Export stories"),
        "opts": modeladmin.opts,
        "form": form,
        "count": stories.count(),
        "export_url": _export_url(modeladmin, request),
    }
    return TemplateResponse(request, "admin/articles/story/export.html", context)


def _export_url(modeladmin: ModelAdmin, request: HttpRequest) -> str:
    """With the filters of the list."""
    query = request.GET.urlencode()
    return _url(modeladmin, "export") + (f"?{query}" if query else "")


def _url(modeladmin: ModelAdmin, page: str) -> str:
    opts = modeladmin.opts
    return reverse(f"{modeladmin.admin_site.name}:{opts.app_label}_{opts.model_name}_{page}")
