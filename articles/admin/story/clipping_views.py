"""剪报: stories as pages to print, as a DOCX or as Markdown, each with what is cut out of the pictures of its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.desk.text_checks import OutgoingText, check_texts
from articles.export.chinese_docx import CONTENT_TYPE as DOCX
from articles.export.clipping import Clipping, clippings, cutting_picture, cuttings_of
from articles.export.clipping_document import clipping_document
from articles.export.clipping_markdown import clipping_markdown
from articles.models import Source, Story
from articles.models.keys import is_key
from articles.models.story import StoryQuerySet
from articles.permissions import may_export, may_read_stories
from articles.reading.errors import ReadingError

MOST = 50
"""Stories at once: the pictures of that many are drawn while somebody waits."""

FORMATS: dict[str, tuple[str, Callable[[Sequence[tuple[Clipping, Sequence[bytes]]]], str | bytes]]] = {
    "docx": (DOCX, clipping_document),
    "md": ("text/markdown; charset=utf-8", clipping_markdown),
}
"""Content type and writer, by the extension of the file."""

CHECKED = ("kicker", "headline", "subhead", "standfirst", "supplement")
"""Fields of a story that are searched for wrong forms, beside its paragraphs and what is made of several fields."""


@admin.action(description=_("Clippings"), permissions=["view"])
def clip_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> HttpResponse | None:
    keys = list(stories.values_list("pk", flat=True)[: MOST + 1])
    if len(keys) > MOST:
        messages.warning(request, gettext("Clippings are made of %d stories at most.") % MOST)
        return None
    return HttpResponseRedirect(clipping_url(*keys))


def clipping_url(*stories: int) -> str:
    return reverse("admin:articles_story_clipping", args=(",".join(map(str, stories)),))


def clipping_view(modeladmin: ModelAdmin, request: HttpRequest, keys: str) -> HttpResponse:
    made = _asked(request, keys)
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": gettext("Clippings") if len(made) != 1 else gettext("Clipping"),
        "opts": modeladmin.opts,
        "clippings": made,
        "check": check_texts(_checked(made)),
        "keys": keys,
        "may_export": may_export(request.user),
    }
    return TemplateResponse(request, "admin/articles/story/clipping.html", context)


def clipping_file_view(modeladmin: ModelAdmin, request: HttpRequest, keys: str, extension: str) -> HttpResponse:
    if not may_export(request.user):
        raise PermissionDenied
    if extension not in FORMATS:
        raise Http404
    made = _asked(request, keys)
    sources = _sources(request, {source for each in made for source, _cutting in each.cuttings})
    content_type, write = FORMATS[extension]
    written = write([(each, _pictures(each, sources)) for each in made])
    several = gettext("Clippings")
    name = str(made[0].story) if len(made) == 1 else f"{several} {timezone.localdate()}"
    disposition = content_disposition_header(True, f"{name}.{extension}")
    return HttpResponse(written, content_type=content_type, headers={"Content-Disposition": disposition})


def cutting_view(modeladmin: ModelAdmin, request: HttpRequest, story_id: int, number: int) -> HttpResponse:
    """One of the pictures of a story, from 1. Drawn each time: it changes with the print that belongs to the story."""
    if not may_read_stories(request.user):
        raise PermissionDenied
    found = cuttings_of([story_id], request.user)[story_id]
    if not 1 <= number <= len(found):
        raise Http404
    source, cutting = found[number - 1]
    try:
        drawn = cutting_picture(_sources(request, {source})[source], cutting)
    except ReadingError as error:
        raise Http404(str(error)) from error
    return HttpResponse(drawn, content_type="image/png")


def _checked(made: Iterable[Clipping]) -> Iterator[OutgoingText]:
    """All that is read in the clippings; it is mended on the pages of their stories, where it was misread."""
    for each in made:
        url = reverse("admin:articles_story_change", args=[each.story.pk])
        texts = [(name, getattr(each.story, name)) for name in CHECKED]
        texts += [("byline", each.signed), *(("body", text) for text, _is_crosshead in each.paragraphs)]
        texts += [("captions", caption) for caption in each.captions]
        for name, text in texts:
            column = Story._meta.get_field(name).verbose_name
            place = gettext("No. %(number)s, %(column)s") % {"number": each.story.pk, "column": column}
            yield OutgoingText(place, text, url)


def _sources(request: HttpRequest, keys: set[int]) -> dict[int, Source]:
    return Source.objects.visible_to(request.user).select_related("stored").in_bulk(keys)


def _asked(request: HttpRequest, keys: str) -> list[Clipping]:
    """Of the stories whose keys an address has, with commas between. Raises Http404 where none may be seen."""
    if not may_read_stories(request.user):
        raise PermissionDenied
    stories = [int(key) for key in keys.split(",") if is_key(key)]
    made = clippings(stories[:MOST], request.user)
    if not made:
        raise Http404
    return made


def _pictures(clipping: Clipping, sources: dict[int, Source]) -> list[bytes]:
    """Of a file that cannot be drawn any more there is none."""
    pictures = []
    for source, cutting in clipping.cuttings:
        try:
            pictures.append(cutting_picture(sources[source], cutting))
        except ReadingError:
            continue
    return pictures
