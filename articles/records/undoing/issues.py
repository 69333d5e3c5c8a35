"""Publications and issues that a change made, edited or let go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from articles.models import Issue, Publication, Source, Story
from articles.models.comparison import stored_value
from articles.records import redate

from .rows import PLAIN, take_back_rows
from .values import Reversal

UNIQUE: dict[type[Model], tuple[str, ...]] = {Publication: ("name",), Issue: ("publication", "published_on", "number")}
"""What no two records have alike, unless it is unknown of one; from low to high."""


def take_back_issues(reversal: Reversal) -> None:
    for model in UNIQUE:
        take_back_rows(reversal, model)
        _refuse_doubles(reversal, model)


def let_unused_go(reversal: Reversal) -> None:
    """What the change made goes if nothing is of it any more: an issue before its publication."""
    for model in (Issue, Publication):
        rows = reversal.rows[model]
        rows.gone = [record for record in rows.gone if not _is_used(reversal, record)]
        for record in rows.gone:
            reversal.give_back(model, record.pk)
    gone = {issue.pk for issue in reversal.rows[Issue].gone}
    for source in Source.objects.filter(_is_remains_of_sources(reversal), issue__in=gone).only("pk"):
        reversal.sources.setdefault(source.pk, {}).setdefault("issue", None)
    for story in Story.objects.filter(_is_remains_of_stories(reversal), issue__in=gone).only("pk"):
        reversal.stories[story.pk].setdefault("issue", None)


def keep_unwanted_away(reversal: Reversal) -> None:
    """An issue does not come back for what stays elsewhere, and no publication for such an issue."""
    rows = [*reversal.stories.values(), *reversal.sources.values()]
    unwanted = reversal.asked_for - {values["issue"] for values in rows if "issue" in values}
    issues, publications = reversal.rows[Issue], reversal.rows[Publication]
    away = [issue for issue in issues.back if issue.pk in unwanted]
    issues.back = [issue for issue in issues.back if issue not in away]
    named = {issue.publication_id for issue in away} - {issue.publication_id for issue in issues.back}
    away += [publication for publication in publications.back if publication.pk in named]
    publications.back = [publication for publication in publications.back if publication not in away]
    for record in away:
        reversal.withdraw_offer(type(record), record.pk)


def write_issues_back(reversal: Reversal) -> None:
    """Those that sources and stories go back to. What takes facts of one that is still here waits for its end."""
    for model in UNIQUE:
        rows = reversal.rows[model]
        if rows.back:
            _save_edited(rows.edited)
            rows.edited = []
        for record in rows.back:
            record.save(force_insert=True)


def let_issues_go(reversal: Reversal) -> None:
    for model in (Issue, Publication):
        for record in reversal.rows[model].gone:
            record.delete()
    for model in UNIQUE:
        _save_edited(reversal.rows[model].edited)


def _save_edited(records: list[Issue | Publication]) -> None:
    for record in records:
        record.save()
        if isinstance(record, Issue):
            redate(record)


def _refuse_doubles(reversal: Reversal, model: type[Model]) -> None:
    rows = reversal.rows[model]
    moving = [record.pk for record in (*rows.edited, *rows.gone)]
    for records in (rows.back, rows.edited):
        for record in list(records):
            said = {name: stored_value(record, name) for name in UNIQUE[model]}
            if None not in said.values() and model.objects.filter(**said).exclude(pk__in=moving).exists():
                records.remove(record)
                reversal.withdraw_offer(model, record.pk)
                reversal.leave(model, record.pk, why=_("another one that says the same is here now"))
    for record in rows.back:
        reversal.give_back(model, record.pk)


def _is_remains_of_sources(reversal: Reversal) -> Q:
    """In the bin, since what brought it was taken back or is now: it need not keep an issue."""
    return Q(pk__in=reversal.withdrawn) | (Q(binned_at__isnull=False) & ~Q(pk__in=_coming_back(reversal.sources)))


def _coming_back(records: Mapping[int, Mapping[str, Any]]) -> list[int]:
    """Those that leave the bin."""
    return [key for key, values in records.items() if values.get("binned_at", True) is None]


def _is_remains_of_stories(reversal: Reversal) -> Q:
    taken_back = Story.history.filter(history_type="+", change__taken_back=True).values("id")
    is_in_bin = Q(binned_at__isnull=False) & (Q(pk__in=taken_back) | Q(source__binned_at__isnull=False))
    is_in_bin &= ~Q(pk__in=_coming_back(reversal.stories))
    return Q(source__in=reversal.withdrawn) | is_in_bin


def _is_used(reversal: Reversal, record: Issue | Publication) -> bool:
    """By any record that does not leave it."""
    leaving = {
        Source: {key for key, values in reversal.sources.items() if "issue" in values},
        Story: {key for key, values in reversal.stories.items() if "issue" in values},
        **{model: {each.pk for each in reversal.rows[model].gone} for model in (Issue, *PLAIN)},
    }
    for relation in record._meta.related_objects:
        model, name = relation.related_model, relation.field.name
        users = model._base_manager.filter(**{name: record.pk})
        if model is Source:
            users = users.exclude(_is_remains_of_sources(reversal))
        if model is Story:
            users = users.exclude(_is_remains_of_stories(reversal))
        if users.exclude(pk__in=leaving.get(model, ())).exists():
            return True
    return False
