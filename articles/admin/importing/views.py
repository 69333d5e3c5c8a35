"""The pages of an import: what to bring, what would become of it, and only then the import."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from articles.admin.issues.page_images import page_image_response
from articles.admin.jobs.pages import follow
from articles.importing import uploads
from articles.importing.import_list import LIST_NAME, blank_list
from articles.jobs import uploading
from articles.models import Job, Upload, UploadedFile
from articles.models.keys import is_key

from .forms import FactsForm, ImportForm
from .preview import preview_page
from .upload_limits import megabytes_left, refusal_of_upload

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PREVIEW = "admin:articles_importrun_preview"


def upload_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Asks for files, or a text, and keeps them for the preview."""
    _check_permission(modeladmin, request)
    form = ImportForm(request.POST or None, request.FILES or None)
    if refusal := refusal_of_upload(request):  # its files were not taken
        form = ImportForm()
        messages.error(request, refusal)
    elif form.is_valid():
        upload = uploads.keep_files(form.named(), form.options(), by=request.user)
        return _preview_of(upload)
    limits = {
        "megabytes": settings.FILE_UPLOAD_MAX_MEMORY_SIZE // 2**20,
        "most_files": settings.IMPORT_MAX_NUMBER_FILES,
        "megabytes_left": megabytes_left(request),
    }
    return _page(modeladmin, request, "add_form.html", gettext("Import"), {"form": form, **limits})


def preview_view(modeladmin: ModelAdmin, request: HttpRequest, token: str) -> HttpResponse:
    """Shows what would become of the files, takes what they do not say, and imports them. Only who brought them."""
    _check_permission(modeladmin, request)
    upload = Upload.objects.select_related("job").filter(token=token, by=request.user).first()
    if upload is None:  # the button back of the browser leads here after an import
        seen = {"may_see_imports": modeladmin.has_view_permission(request)}
        return _page(modeladmin, request, "gone.html", gettext("These files do not wait any more"), seen, status=404)
    if upload.job and upload.job.is_unfinished:
        return follow(upload.job)
    if "cancel" in request.POST:
        if not uploads.discard_unconfirmed(upload):
            return HttpResponseRedirect(request.get_full_path())
        messages.info(request, gettext("Nothing was imported."))
        return HttpResponseRedirect(reverse("admin:articles_importrun_add"))
    if upload.run_id or (upload.job and upload.job.state == Job.State.FAILED):  # there it can be tried again
        return follow(upload.job)
    if uploads.unparsed_files(upload).exists():  # since the options were changed, and an outage came between
        return follow(uploading.read_later(upload))
    if "confirm" in request.POST:
        wanted = filter(is_key, request.POST.getlist("although_near"))
        uploads.import_although_near(upload, map(int, wanted))
        return _confirmed(request, upload)
    form = FactsForm(request.POST or None, initial=FactsForm.answers(upload.options))
    if form.is_valid():
        uploads.change_options(upload, form.options())
        return _preview_of(upload)
    only = request.GET.get("issue", "")
    page = preview_page(upload, int(only) if is_key(only) else None)
    context = {"form": form, "page": page, "only": only, "upload": upload}
    return _page(modeladmin, request, "preview.html", gettext("Preview"), context)


def _confirmed(request: HttpRequest, upload: Upload) -> HttpResponse:
    try:
        return follow(uploading.import_later(upload))
    except Upload.DoesNotExist:
        text = gettext("These files do not wait any more: meanwhile they were discarded, or imported.")
        messages.warning(request, text)
        return HttpResponseRedirect(reverse("admin:articles_importrun_add"))


def waiting_page_view(modeladmin: ModelAdmin, request: HttpRequest, token: str, key: int, page: int) -> HttpResponse:
    """A page of a PDF file that waits, as a picture."""
    _check_permission(modeladmin, request)
    file = get_object_or_404(UploadedFile, pk=key, upload__token=token, upload__by=request.user)
    return page_image_response(bytes(file.data), file.name, page)


def blank_import_list_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    _check_permission(modeladmin, request)
    headers = {"Content-Disposition": content_disposition_header(True, LIST_NAME)}
    return HttpResponse(blank_list(), content_type=XLSX, headers=headers)


def _check_permission(modeladmin: ModelAdmin, request: HttpRequest) -> None:
    if not modeladmin.has_add_permission(request):
        raise PermissionDenied


def _preview_of(upload: Upload) -> HttpResponse:
    """The way to the preview: at once if a moment parses all, else by the page of the job that parses the rest."""
    if not uploads.parse_for_a_moment(upload):
        return follow(uploading.read_later(upload))
    return HttpResponseRedirect(reverse(PREVIEW, args=(upload.token,)))


def _page(
    modeladmin: ModelAdmin, request: HttpRequest, template: str, title: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    common = {
        **modeladmin.admin_site.each_context(request),
        "title": title,
        "opts": modeladmin.opts,
        "media": modeladmin.media,
        "publications": FactsForm.publications(),
    }
    return TemplateResponse(request, f"admin/articles/importrun/{template}", common | context, status=status)
