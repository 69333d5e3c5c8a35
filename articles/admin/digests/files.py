"""A digest goes out: as a file, as a page of the width of a phone, and to be copied into the editor of an account."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles.desk.text_checks import OutgoingText, check_texts
from articles.export.digests.formats import FORMATS
from articles.export.digests.outgoing import LineRole, OutgoingDigest, outgoing_digest, outgoing_text
from articles.export.digests.wechat import digest_fragment, digest_page
from articles.models import Digest
from articles.permissions import User, may_export

OF_THE_PAGE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"
"""Inline styles and pictures are what is shown; nothing else is allowed there."""
LINE_NAMES = {
    LineRole.TITLE: _("title"),
    LineRole.HIGHLIGHT: _("highlight"),
    LineRole.SECTION: _("section"),
    LineRole.HEADLINE: _("headline"),
    LineRole.TEXT: _("text"),
    LineRole.EDITORS: _("line of the editors"),
    LineRole.NUMBER: _("line of the number"),
    LineRole.EARLIER_HEADING: _("over the earlier numbers"),
    LineRole.EARLIER: _("earlier numbers"),
    LineRole.SIGNATURE: _("last line"),
}
"""Where in a digest a wrong form stands."""


def outgoing(digest: Digest, user: User) -> OutgoingDigest:
    return outgoing_digest(digest, digest.items.visible_to(user).select_related("story", "picture"))


def digest_file_view(modeladmin: ModelAdmin, request: HttpRequest, key: int, extension: str) -> HttpResponse:
    digest = _digest(modeladmin, request, key)
    if not may_export(request.user):
        raise PermissionDenied
    if extension not in FORMATS:
        raise Http404
    made = FORMATS[extension]
    name = content_disposition_header(True, f"{digest}.{extension}")
    content = made.render(outgoing(digest, request.user))
    return HttpResponse(content, content_type=made.content_type, headers={"Content-Disposition": name})


def digest_preview_view(modeladmin: ModelAdmin, request: HttpRequest, key: int) -> HttpResponse:
    digest = _digest(modeladmin, request, key)
    made = outgoing(digest, request.user)
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": gettext("Preview"),
        "opts": modeladmin.opts,
        "original": digest,
        "fragment": digest_fragment(made),
        "plain": outgoing_text(made),
        "check": check_texts(checked_texts(digest, made)),
        "formats": FORMATS,
        "may_export": may_export(request.user),
    }
    return TemplateResponse(request, "admin/articles/digest/preview.html", context)


@xframe_options_sameorigin
def digest_page_view(modeladmin: ModelAdmin, request: HttpRequest, key: int) -> HttpResponse:
    """What the preview shows within its frame."""
    page = digest_page(outgoing(_digest(modeladmin, request, key), request.user))
    return HttpResponse(page, headers={"Content-Security-Policy": OF_THE_PAGE})


def digest_picture_view(modeladmin: ModelAdmin, request: HttpRequest, key: int) -> HttpResponse:
    """That over the stories."""
    picture = _digest(modeladmin, request, key).picture
    if picture is None:
        raise Http404
    return HttpResponse(picture.data, content_type=picture.media_type)


def digest_item_picture_view(modeladmin: ModelAdmin, request: HttpRequest, key: int, item: int) -> HttpResponse:
    digest = _digest(modeladmin, request, key)
    found = get_object_or_404(digest.items.visible_to(request.user).exclude(picture=None), pk=item)
    return HttpResponse(found.picture.data, content_type=found.picture.media_type)


def checked_texts(digest: Digest, made: OutgoingDigest) -> Iterator[OutgoingText]:
    """All that is read in it; it is mended on the page of the digest."""
    url = reverse("admin:articles_digest_change", args=[digest.pk])
    for line in made.lines:
        if line.text:
            yield OutgoingText(str(LINE_NAMES[line.role]), line.text, url)


def _digest(modeladmin: ModelAdmin, request: HttpRequest, key: int) -> Digest:
    digest = get_object_or_404(Digest.objects.visible_to(request.user).select_related("style", "medium"), pk=key)
    if not modeladmin.has_view_permission(request, digest):
        raise PermissionDenied
    return digest
