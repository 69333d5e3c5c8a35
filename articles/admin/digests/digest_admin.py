"""速览编排: the list of digests, and the page on which one is made."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.names import full_name
from articles.admin.base import DeskAdmin, RecordedAdmin
from articles.admin.forms.concurrent_edits import ConcurrentEditAdmin, ConcurrentEditForm
from articles.admin.forms.fields import ProseFormField
from articles.desk.digests import (
    CannotPublish,
    arrange_items,
    earlier_digests,
    move,
    order_by_rank,
    publish,
    take_back_to_draft,
)
from articles.desk.text_checks import check_texts
from articles.export.digests.formats import FORMATS
from articles.models import Digest, DigestStyle
from articles.models.keys import is_key
from articles.permissions import may_export, may_publish_digests

from .digest_form import OF_PICTURE, DigestForm, DigestItems
from .files import (
    checked_texts,
    digest_file_view,
    digest_item_picture_view,
    digest_page_view,
    digest_picture_view,
    digest_preview_view,
    outgoing,
)
from .picking import pick_view

STEPS = {"_up": -1, "_down": 1}
RANK, PUBLISH, DRAFT = "_rank", "_publish", "_draft"
DESPITE_HITS = "despite"
"""The value of the button where the page shows wrong forms."""

BUTTONS = (*STEPS, RANK, PUBLISH, DRAFT)
"""What besides saving the form does, by the names of its buttons. The page comes again."""


class DigestAdmin(RecordedAdmin):
    form = DigestForm
    extra_views = [
        ("pick/", pick_view, "pick"),
        ("<int:key>/preview/", digest_preview_view, "preview"),
        ("<int:key>/page/", digest_page_view, "page"),
        ("<int:key>/file/<str:extension>/", digest_file_view, "file"),
        ("<int:key>/picture/", digest_picture_view, "picture"),
        ("<int:key>/picture/<int:item>/", digest_item_picture_view, "item_picture"),
    ]
    list_display = ["__str__", "state", "day", "medium", "stories", "published_at", "publisher"]
    list_select_related = ["style", "medium", "published_by"]
    search_fields = ["number", "teasers"]
    autocomplete_fields = ["medium"]
    inlines = [DigestItems]
    change_form_template = "admin/articles/digest/change_form.html"
    fieldsets: Any = [
        (None, {"fields": [("style", "medium"), ("number", "day", "editors")]}),
        (None, {"fields": [("teasers", "highlights"), "earlier"]}),
        (_("Picture over the stories"), {"fields": [OF_PICTURE]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Digest]:
        return super().get_queryset(request).select_related("style", "medium", "begun_by", "published_by")

    def for_list(self, request: HttpRequest, rows: QuerySet[Digest]) -> QuerySet[Digest]:
        return rows.annotate(number_of_items=Count("items"))

    def stories(self, digest: Digest) -> int:
        return digest.number_of_items

    stories.short_description = _("stories")

    @admin.display(description=_("published by"), ordering="published_by")
    def publisher(self, digest: Digest) -> str:
        return full_name(digest.published_by) if digest.published_by else ""

    def get_inlines(self, request: HttpRequest, obj: Digest | None) -> list[Any]:
        return super().get_inlines(request, obj) if obj else []

    def get_readonly_fields(self, request: HttpRequest, obj: Digest | None = None) -> list[str]:
        """What is out does not change: it is made a draft again first."""
        if obj is None:
            return list(OF_PICTURE)
        return [*DigestForm.Meta.fields, *OF_PICTURE] if obj.is_published else []

    def get_fieldsets(self, request: HttpRequest, obj: Digest | None = None) -> Any:
        """A picture is brought to a draft that is here."""
        takes_picture = obj is not None and not obj.is_published and self.has_change_permission(request, obj)
        return self.fieldsets if takes_picture else self.fieldsets[:-1]

    def why_kept(self, request: HttpRequest, record: Digest) -> str:
        text = gettext("“%s” is published and cannot be deleted. Make it a draft again first.")
        return text % record if record.is_published else ""

    def form_context(self, request: HttpRequest, record: Digest | None) -> dict[str, Any]:
        if record is None:
            return {}
        return {
            "earlier": earlier_digests(record, request.user),
            "check": check_texts(checked_texts(record, outgoing(record, request.user))),
            "formats": FORMATS,
            "may_export": may_export(request.user),
            "may_publish": may_publish_digests(request.user) and self.has_change_permission(request, record),
        }

    def save_model(self, request: HttpRequest, obj: Digest, form: ConcurrentEditForm, change: bool) -> None:
        if not change:
            obj.begun_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: ConcurrentEditForm, formsets: list[BaseFormSet], change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        if not form.instance.is_published:
            arrange_items(form.instance)
        self._press(request, form.instance)

    def _press(self, request: HttpRequest, digest: Digest) -> None:
        """Do what the button says that the form was sent by."""
        if PUBLISH in request.POST or DRAFT in request.POST:
            if not may_publish_digests(request.user):
                raise PermissionDenied
            if DRAFT in request.POST and digest.is_published:
                take_back_to_draft(digest)
        elif digest.is_published:
            return
        elif RANK in request.POST:
            order_by_rank(digest)
        for name, step in STEPS.items():
            if is_key(key := request.POST.get(name, "")) and (item := digest.items.filter(pk=key).first()):
                move(item, step)

    def response_change(self, request: HttpRequest, obj: Digest) -> HttpResponse:
        if not any(name in request.POST for name in BUTTONS):
            return super().response_change(request, obj)
        if PUBLISH in request.POST and not obj.is_published:
            self._publish(request, obj, knows_hits=request.POST[PUBLISH] == DESPITE_HITS)
        else:
            self.message_user(request, gettext("Saved: “%s”.") % obj, messages.SUCCESS)
        return HttpResponseRedirect(request.get_full_path())

    def _publish(self, request: HttpRequest, digest: Digest, *, knows_hits: bool) -> None:
        """One line says what came of it. With wrong forms it goes out only for who was shown them."""
        hits = check_texts(checked_texts(digest, outgoing(digest, request.user))).hits
        if hits and not knows_hits:
            text = ngettext(
                "It did not go out: it has %d wrong form, shown below. What was entered is saved.",
                "It did not go out: it has %d wrong forms, shown below. What was entered is saved.",
                len(hits),
            )
            self.message_user(request, text % len(hits), messages.WARNING)
            return
        try:
            noted = publish(digest, request.user)
        except CannotPublish as error:
            text = gettext("It did not go out: %s What was entered is saved.") % error.messages[0]
            self.message_user(request, text, messages.WARNING)
            return
        text = ngettext("“%(name)s” is out: %(number)d use noted.", "“%(name)s” is out: %(number)d uses noted.", noted)
        self.message_user(request, text % {"name": digest, "number": noted}, messages.SUCCESS)


class DigestStyleForm(ConcurrentEditForm):
    class Meta:
        model = DigestStyle
        fields = "__all__"
        field_classes = {"section_names": ProseFormField}


class DigestStyleAdmin(ConcurrentEditAdmin, DeskAdmin):
    form = DigestStyleForm
    list_display = ["name", "layout", "title"]
    search_fields = ["name"]
    fieldsets: Any = [
        (None, {"fields": ["name", "layout", "section_names"]}),
        (_("Over the stories"), {"fields": [("title", "teaser_separator"), ("highlight_mark", "has_picture")]}),
        (_("The stories"), {"fields": [("item_mark", "longest"), "home_first"]}),
        (
            _("Under the stories"),
            {"fields": [("editors_line", "number_line"), ("earlier_heading", "signature")]},
        ),
    ]

    def why_kept(self, request: HttpRequest, record: DigestStyle) -> str:
        text = gettext("“%s” has digests and cannot be deleted.")
        return text % record if record.digests.exists() else ""
