"""The story: the list of all, the one form, the way to the bin and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.db.models import Field, Prefetch, QuerySet, prefetch_related_objects
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import records
from articles.admin.base import change_of
from articles.admin.bulk.views import bulk_view
from articles.admin.forms.choices import KEEP, TAKE, apply_choices, boxes_named
from articles.admin.forms.concurrent_edits import ConcurrentEditAdmin
from articles.admin.grid.views import grid_names_view, grid_view
from articles.admin.issues.page_images import pages_behind
from articles.admin.journal.history import HistoryAdmin, attached_text, with_changes
from articles.admin.journal.taking_back import undoable_by
from articles.admin.journal.versions import restore_version_view
from articles.admin.lists.columns import confidence_mark, doubt_flags, form_words
from articles.admin.lists.return_links import list_url, preserved_filters, same_return_query
from articles.admin.lists.returning import return_preview_view, return_view
from articles.admin.lists.story_list import StoryListAdmin
from articles.admin.statistics.work import statistics_stories_view, statistics_view
from articles.desk import decisions
from articles.display.credit_lines import captions_text, credits_text
from articles.display.labels import caution_labels
from articles.display.selection_text import selection_text
from articles.models import ATTACHMENTS, Action, Source, Story, Tagging, Use
from articles.models.keys import is_key
from articles.models.visibility import if_visible
from articles.permissions import User, may_add_uses, may_adjust_points, may_read_internal
from articles.records.printed import printed_story

from .attachments import inline_of
from .bin_views import bin_view, restore_view
from .clipping_views import clipping_file_view, clipping_view, cutting_view
from .conflict import conflict_page
from .correction_views import correct_view
from .cut_views import split_view
from .passages import label_passages, supplement_of
from .rounds import place_in_round
from .story_form import FIELDS, StoryForm, label_of

CONFIRM = "_confirm_suggested"
NEXT = "_checked_next"
"""Buttons beside Save: confirm all suggested tags; call the story checked, and go on to the next of the round."""

BUTTON_MESSAGES = {
    CONFIRM: _("Saved; the suggested tags are confirmed."),
    TAKE: _("Saved with the parser's reading."),
    KEEP: _("Saved; the parser's reading is not used."),
}
"""What the page says after one of the buttons beside Save."""

FOLDED_WHEN_EMPTY = (
    "kicker",
    "subhead",
    "standfirst",
    "dateline",
    "captions",
    "continued_from",
    "continued_on",
    "continues",
    "incomplete",
    "supplement",
    "reason",
    "selection",
    "notes",
)
"""Fields that most stories have not: an empty one is folded away."""

FACTS = ["printed_in", "bounds", "doubts"]
LISTS = ["credits_shown", "captions_shown"]
"""Credits and captions for those who may only read."""


def fieldsets(
    place: Sequence[Any],
    credits: str = "credits",
    captions: str = "captions",
    continues: Sequence[str] = ("continues",),
) -> list[Any]:
    """The form in the order of the print. The status stands beside the buttons."""
    return [
        (_("Titles"), {"fields": ["kicker", "headline", "subhead"]}),
        (_("Authors"), {"fields": ["byline", credits]}),
        (_("Text"), {"fields": ["standfirst", "body", "dateline", captions]}),
        (_("Place in the paper"), {"fields": [*place, "section", "kind", "genre"]}),
        (_("Continuation"), {"fields": ["continued_from", "continued_on", *continues, "incomplete", "supplement"]}),
        (_("At the desk"), {"fields": ["status", "reason", "selection", "visibility", "notes"]}),
    ]


def _attached(story: str, user: User) -> list[Any]:
    """The history of the story's tags and places, the latest first; each row says in `thing` which."""
    rows = []
    for model in ATTACHMENTS:
        for row in with_changes(model.history.filter(story=story), user).select_related(model.thing_field):
            row.thing = attached_text(row, model.thing_field)
            rows.append(row)
    return sorted(rows, key=lambda row: row.history_date, reverse=True)


class StoryAdmin(HistoryAdmin, ConcurrentEditAdmin, StoryListAdmin):
    form = StoryForm
    extra_views = [
        *StoryListAdmin.extra_views,
        ("return/", return_view, "return"),
        ("return/<str:token>/", return_preview_view, "return_preview"),
        ("bulk/<str:about>/", bulk_view, "bulk"),
        ("grid/", grid_view, "grid"),
        ("grid/names/", grid_names_view, "grid_names"),
        ("clipping/<str:keys>/", clipping_view, "clipping"),
        ("clipping/<str:keys>/file/<str:extension>/", clipping_file_view, "clipping_file"),
        ("<int:story_id>/cutting/<int:number>/", cutting_view, "cutting"),
        ("statistics/", statistics_view, "statistics"),
        ("statistics/stories/", statistics_stories_view, "statistics_stories"),
        ("<int:story_id>/correct/", correct_view, "correct"),
        ("<int:story_id>/split/", split_view, "split"),
        ("<int:story_id>/restore/", restore_view, "restore"),
        ("<int:key>/restore-version/<int:version>/", restore_version_view, "restore_version"),
    ]
    inlines = [inline_of(model) for model in ATTACHMENTS]
    autocomplete_fields = ["issue", "continues"]
    readonly_fields = [*FACTS, *LISTS]
    change_form_template = "admin/articles/story/change_form.html"

    def get_fieldsets(self, request: HttpRequest, obj: Story | None = None) -> list[Any]:
        if obj is None:
            return fieldsets(["origin", "issue"])
        continues = () if obj.continues_id and not if_visible(obj.continues, request.user) else ("continues",)
        if not self.has_change_permission(request, obj):
            return fieldsets(["issue", *FACTS], *LISTS, continues)
        return fieldsets(["base_version", "issue", *FACTS], continues=continues)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Story | None:
        """With its issue and its source, which the page names several times."""
        rows = self.get_queryset(request).select_related("issue__publication", "source")
        return rows.filter(pk=object_id).first() if is_key(object_id) else None

    def get_field_queryset(self, db: str | None, db_field: Field, request: HttpRequest) -> QuerySet:
        """An issue is named with its publication."""
        rows = super().get_field_queryset(db, db_field, request)
        return rows.select_related("publication") if db_field.name == "issue" else rows

    def get_readonly_fields(self, request: HttpRequest, obj: Story | None = None) -> list[str]:
        """A user who may not see internal stories makes none: it would be gone from their sight."""
        return [*self.readonly_fields, *([] if may_read_internal(request.user) else ["visibility"])]

    @admin.display(description=_("printed in"))
    def printed_in(self, story: Story) -> SafeString | str:
        if not story.source_id:
            return story.get_origin_display()
        url = reverse("admin:articles_source_change", args=(story.source_id,))
        return format_html('<a href="{}#story{}">{}</a> {}', url, story.pk, story.source.name, story.source_line)

    @admin.display(description=_("beginning and end"))
    def bounds(self, story: Story) -> SafeString | str:
        return confidence_mark(story) or "—"

    @admin.display(description=_("doubts of the parser"))
    def doubts(self, story: Story) -> SafeString | str:
        return doubt_flags(story) or "—"

    @admin.display(description=_("credits"))
    def credits_shown(self, story: Story) -> str:
        return credits_text(story.credits) or "—"

    @admin.display(description=_("captions"))
    def captions_shown(self, story: Story) -> str:
        return captions_text(story.captions) or "—"

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """`suggested`: whether the machine suggests a tag, as the rows of the form know."""
        rows = (form.instance for inline in context["inline_admin_formsets"] for form in inline.formset.initial_forms)
        suggested = any(isinstance(row, Tagging) and row.state == Tagging.State.SUGGESTED for row in rows)
        return super().render_change_form(request, context | {"suggested": suggested}, **kwargs)

    def form_context(self, request: HttpRequest, record: Story | None) -> dict[str, Any]:
        shared = {"list_url": list_url(request), "next_button": NEXT, "confirm_button": CONFIRM, "folded": ()}
        if record is None:
            return shared
        user, in_print = request.user, printed_story(record)
        prefetch_related_objects([record], Prefetch("uses", Use.objects.visible_to(user).select_related("medium")))
        pages = pages_behind(in_print)
        sources = Source.objects.visible_to(user).in_bulk({source for source, _page in pages})
        return {
            **shared,
            "folded": [name for name in FOLDED_WHEN_EMPTY if not getattr(record, name)],
            "form_words": form_words(record),
            "doubt_words": caution_labels(record.warnings),
            "place": place_in_round(self, request, record),
            "return_query": same_return_query(request),
            "in_print": label_passages(in_print),
            "pages": [(source, page) for source, page in pages if source in sources],
            "merged_into": if_visible(record.merged_into, user),
            "continues": if_visible(record.continues, user),
            "continuations": record.continuations.visible_to(user).live(),
            "supplement": supplement_of(record),
            "proposed": [(name, label_of(name)) for name in FIELDS if name in (record.proposed or ())],
            "undoable": undoable_by(user, record),
            "selection": selection_text(record),
            "uses": record.uses.all(),
            "may_add_uses": may_add_uses(user),
            "adjustments": record.adjustments.select_related("unit"),
            "may_adjust_points": may_adjust_points(user),
        }

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One change in the journal for all that the form says; a page with both texts where somebody was quicker."""
        if request.method == "POST":
            request.POST = apply_choices(request.POST)
            if NEXT in request.POST:
                request.POST["status"] = Story.Status.CHECKED
        try:
            with change_of(request, Action.EDIT if object_id else Action.TYPE_IN):
                return super().changeform_view(request, object_id, form_url, extra_context)
        except records.Conflict as conflict:
            story = Story.objects.visible_to(request.user).get(pk=conflict.story.pk)
            return conflict_page(self, request, self.get_form(request, story), story)

    def save_model(self, request: HttpRequest, obj: Story, form: StoryForm, change: bool) -> None:
        if not change:
            obj.pk = records.type_in(form.all_values()).pk
            obj._state.adding = False
            return
        answered = {name for answer in (TAKE, KEEP) for name in boxes_named(request.POST, answer)}.intersection(FIELDS)
        if form.values() or answered:
            records.edit(obj.pk, form.values(), also_held=answered, base_version=form.cleaned_data["base_version"])

    def save_formset(self, request: HttpRequest, form: StoryForm, formset: BaseFormSet, change: bool) -> None:
        if any(row.conflicts for row in formset.forms):
            raise records.Conflict(form.instance)
        for attachment in formset.save(commit=False):
            records.attach([form.instance], [attachment.thing], attachment.state)

    def save_related(self, request: HttpRequest, form: StoryForm, formsets: list[BaseFormSet], change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if CONFIRM in request.POST:
            decisions.confirm_suggested_tags([form.instance])

    def response_change(self, request: HttpRequest, obj: Story) -> HttpResponse:
        if NEXT in request.POST:
            self.message_user(request, gettext("Checked: “%s”.") % obj, messages.SUCCESS)
            return HttpResponseRedirect(self.next_url(request, obj))
        text = next((text for name, text in BUTTON_MESSAGES.items() if name in request.POST), None)
        if text is None:
            return super().response_change(request, obj)
        self.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(request.get_full_path())

    def next_url(self, request: HttpRequest, story: Story) -> str:
        """The next story of the round; behind the last one the list."""
        place = place_in_round(self, request, story)
        if place is None or place.next is None:
            return list_url(request)
        return reverse("admin:articles_story_change", args=(place.next,)) + same_return_query(request)

    def get_preserved_filters(self, request: HttpRequest) -> str:
        return preserved_filters(request, super().get_preserved_filters(request))

    def response_post_save_add(self, request: HttpRequest, obj: Story) -> HttpResponse:
        if not self.has_view_permission(request):
            return super().response_post_save_add(request, obj)
        return HttpResponseRedirect(list_url(request))

    def response_post_save_change(self, request: HttpRequest, obj: Story) -> HttpResponse:
        return HttpResponseRedirect(list_url(request))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With what became of the story's tags and places."""
        attached = _attached(object_id, request.user) if is_key(object_id) else []
        return super().history_view(request, object_id, {**(extra_context or {}), "attached": attached})

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return bin_view(self, request, object_id)
