"""What each import did, file by file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.names import full_name
from articles.admin.base import ReadOnlyAdmin
from articles.importing.batches import Outcome
from articles.importing.remarks import Remark, fact_label, joined_remarks
from articles.models import ImportLine, ImportRun, Upload
from articles.permissions import may_import, may_read_import_runs, may_read_stories
from articles.pipeline import SourceOptions

from .run_undo import offered_undo, undo_run_view
from .views import blank_import_list_view, preview_view, upload_view, waiting_page_view

MOST_LINES = 1_000
"""Lines that the page of a run shows."""

MOST_ISSUES = 12
"""Issues that the page of a run leads to."""


class FirstLines(BaseInlineFormSet):
    def get_queryset(self) -> QuerySet[ImportLine]:
        """Files that failed or were held back come first, as they do in the alphabet: somebody has to see to them."""
        if not hasattr(self, "_first"):
            self._first = super().get_queryset().order_by("outcome", "pk")[:MOST_LINES]
        return self._first


class ImportLineInline(admin.TabularInline):
    model = ImportLine
    formset = FirstLines
    fields = ["name", "outcome_shown", "remarks_shown", "stories_shown", "source_link"]
    readonly_fields = fields
    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportLine]:
        return super().get_queryset(request).visible_to(request.user).select_related("source")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_read_import_runs(request.user)

    @admin.display(description=_("outcome"))
    def outcome_shown(self, line: ImportLine) -> SafeString:
        return format_html('<span class="outcome {}">{}</span>', line.outcome, line.get_outcome_display())

    @admin.display(description=_("remarks"))
    def remarks_shown(self, line: ImportLine) -> str:
        return joined_remarks(map(Remark.from_json, line.remarks))

    @admin.display(description=_("stories"))
    def stories_shown(self, line: ImportLine) -> str:
        return "" if line.outcome in (Outcome.FAILED, Outcome.HELD_BACK) else _number_of_stories(line.stories)

    @admin.display(description=_("source"))
    def source_link(self, line: ImportLine) -> SafeString | str:
        if not line.source_id:
            return ""
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:articles_source_change", args=(line.source_id,)), line.source
        )


class ImportRunAdmin(ReadOnlyAdmin):
    """The runs of imports. To add one is to import."""

    extra_views = [
        ("blank-list/", blank_import_list_view, "blank_list"),
        ("preview/<str:token>/", preview_view, "preview"),
        ("preview/<str:token>/<int:key>/<int:page>/", waiting_page_view, "page"),
        ("<int:key>/undo/", undo_run_view, "undo"),
    ]
    change_list_template = "admin/articles/importrun/change_list.html"
    change_form_template = "admin/articles/importrun/change_form.html"
    list_display = ["__str__", "started_at", "finished_at", "who", "imported", "held_back", "unchanged", "failed"]
    list_select_related = ["by"]
    ordering = ["-pk"]
    fields = ["totals_shown", ("started_at", "finished_at"), "who", "options_shown"]
    readonly_fields = ["proofing_shown", "totals_shown", "who", "options_shown", "waiting_shown", "lines_shown"]
    inlines = [ImportLineInline]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_import(request.user)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return upload_view(self, request)

    def get_fields(self, request: HttpRequest, obj: ImportRun | None = None) -> list[Any]:
        waiting = ["waiting_shown"] if obj and Upload.objects.filter(run=obj).exists() else []
        lines = ["lines_shown"] if obj and obj.visible_lines.count() > MOST_LINES else []
        proofing = ["proofing_shown"] if obj and may_read_stories(request.user) and obj.visible_issues else []
        return [*proofing, *self.fields, *waiting, *lines]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> ImportRun | None:
        """With the lines that the user may see."""
        run = super().get_object(request, object_id, from_field)
        if run:
            run.visible_lines = run.lines.visible_to(request.user)
            run.visible_issues = list(run.issues_visible_to(request.user)[:MOST_ISSUES])
        return run

    def for_list(self, request: HttpRequest, rows: QuerySet[ImportRun]) -> QuerySet[ImportRun]:
        return rows.with_outcomes(request.user)

    def form_context(self, request: HttpRequest, record: ImportRun) -> dict[str, Any]:
        return {"undo": offered_undo(request.user, record)}

    @admin.display(description=_("by"))
    def who(self, run: ImportRun) -> str:
        return full_name(run.by) if run.by else gettext("command line")

    @admin.display(description=Outcome.IMPORTED.label)
    def imported(self, run: ImportRun) -> int:
        return run.number_imported

    @admin.display(description=Outcome.HELD_BACK.label)
    def held_back(self, run: ImportRun) -> int:
        return run.number_held_back

    @admin.display(description=Outcome.UNCHANGED.label)
    def unchanged(self, run: ImportRun) -> int:
        return run.number_unchanged

    @admin.display(description=Outcome.FAILED.label)
    def failed(self, run: ImportRun) -> int:
        return run.number_failed

    @admin.display(description=_("outcome"))
    def totals_shown(self, run: ImportRun) -> SafeString:
        totals = run.visible_lines.totals()
        outcomes = format_html_join(" ", '<span class="outcome {}">{}</span>', _outcomes(totals))
        return format_html("{} {}", outcomes, _number_of_stories(totals["stories"]))

    @admin.display(description=_("next"))
    def proofing_shown(self, run: ImportRun) -> SafeString:
        """The way to the print and the stories of each issue."""
        one = gettext("Begin to check this issue")
        links = [
            (reverse("admin:articles_issue_proofing", args=(issue.pk,)), one if len(run.visible_issues) == 1 else issue)
            for issue in run.visible_issues
        ]
        style = "btn primary" if len(links) == 1 else "btn"
        words = "" if len(links) == 1 else gettext("Begin to check: ")
        return format_html("{}{}", words, format_html_join(" ", '<a class="' + style + '" href="{}">{}</a>', links))

    @admin.display(description=_("not imported yet"))
    def waiting_shown(self, run: ImportRun) -> SafeString:
        """With the way to the job that imports them."""
        number = run.waiting.files.count()
        left = ngettext("%d file", "%d files", number) % number
        return format_html(
            '{} <a href="{}">{}</a>',
            left,
            reverse("admin:articles_job_change", args=(run.waiting.job_id,)),
            run.waiting.job,
        )

    @admin.display(description=_("files"))
    def lines_shown(self, run: ImportRun) -> str:
        text = gettext("%(all)s; the first %(shown)s are listed below, those that failed before the others.")
        return text % {"all": f"{run.visible_lines.count():,}", "shown": f"{MOST_LINES:,}"}

    @admin.display(description=_("options"))
    def options_shown(self, run: ImportRun) -> str:
        """In the order of the options: PostgreSQL keeps none in JSON."""
        said, if_missing = gettext("%(fact)s: %(text)s"), gettext("%(fact)s, where a file does not say it: %(text)s")
        words = [
            form % {"fact": fact_label(each.name), "text": given[each.name]}
            for form, given in ((said, run.options), (if_missing, run.options.get("fallback", {})))
            for each in fields(SourceOptions)
            if each.name in given and each.name != "fallback"
        ]
        return gettext("; ").join(words) or "—"


def _outcomes(totals: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """What is told of each, and its style: none where no file had it."""
    for outcome in Outcome:
        number = totals[outcome.value]
        yield outcome.value if number else "", f"{outcome.label} {number}"


def _number_of_stories(number: int) -> str:
    return ngettext("%d story", "%d stories", number) % number
