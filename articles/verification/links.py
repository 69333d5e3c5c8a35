"""Links between records, and the columns that repeat those of another."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from articles.models import Attachment, Story, Use
from articles.models.attachment import COPIED

from .damage import Damage, Keys, place_of


def check_links() -> Iterator[Damage]:
    """What a record points at is there. Databases see to that, unless somebody told them not to."""
    for model in apps.get_app_config("articles").get_models():
        links = (field for field in model._meta.concrete_fields if field.remote_field and field.db_constraint)
        for field in links if model._meta.managed and not model._meta.proxy else ():
            target = field.related_model._base_manager.filter(pk=OuterRef(field.attname))
            broken = model._base_manager.filter(~Exists(target), **{f"{field.attname}__isnull": False})
            # In the order of keys: any other may join the record that is gone, and lose the row.
            for key, gone in broken.order_by("pk").values_list("pk", field.attname).iterator():
                found = {"field": field.verbose_name, "record": place_of(field.related_model, gone)}
                yield Damage(place_of(model, key), _("%(field)s: there is no %(record)s") % found)


def check_database() -> Iterator[Damage]:
    """The file of SQLite: its pages, its indexes, and the constraints of its tables."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            for (found,) in cursor:
                if found != "ok":
                    yield Damage(_("database"), found)


def check_story_copies(keys: Keys) -> Iterator[Damage]:
    """A story repeats what lists ask: the day and the publication of its issue, its page, and whether it was used."""
    columns = ("dated", "publication", "page", "used", "issue", "source__page")
    uses = Use.objects.elsewhere().filter(story=OuterRef("pk"))
    stories = Story.objects.filter(pk__in=keys).annotate(has_uses=Exists(uses)).select_related("issue", "source")
    for story in stories.only(*columns):
        if story.issue_id and not story.issue:  # see check_links
            continue
        noted = (story.dated, story.publication_id)
        story.follow_issue()
        if noted != (story.dated, story.publication_id):
            yield Damage(place_of(Story, story.pk), _("its copy of the day or publication of its issue is wrong"))
        if story.source and story.page != story.source.page:
            yield Damage(place_of(Story, story.pk), _("its copy of the page of its source is wrong"))
        if story.used != story.has_uses:
            yield Damage(place_of(Story, story.pk), _("what it says of its uses is wrong"))


def check_copies_of_story(model: type[Attachment], keys: Keys) -> Iterator[Damage]:
    """A tag or place of a story repeats what lists ask of the story."""
    alike = Q(*[Q(**{name: F(f"story__{name}")}) | Q(**{name: None, f"story__{name}": None}) for name in COPIED])
    for key in model.objects.filter(pk__in=keys).exclude(alike).order_by("pk").values_list("pk", flat=True):
        yield Damage(place_of(model, key), _("its copy of the day, status or bin of its story is wrong"))
