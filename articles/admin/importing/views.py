"""The pages of an import: what to bring, what would become of it, and only then the import."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext, gettext_lazy

from articles.admin.issues.page_images import picture
from articles.importing import uploads
from articles.importing.list_sheet import FILE_NAME, blank_list
from articles.models import Upload, UploadedFile
from articles.models.keys import is_key
from articles.permissions import may_import

from .forms import FactsForm, ImportForm, too_much
from .preview import page_of

SAID = gettext_lazy("%(imported)d imported, %(unchanged)d unchanged, %(failed)d failed; %(stories)d stories.")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PREVIEW = "admin:articles_importrun_preview"


class ImportPages:
    """Mixed into the admin of the import runs: to add a run is to import."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("blank-list/", wrap(self.blank_list_view), name="articles_importrun_blank_list"),
            path("preview/<str:token>/", wrap(self.preview_view), name="articles_importrun_preview"),
            path("preview/<str:token>/<int:place>/<int:page>/", wrap(self.page_view), name="articles_importrun_page"),
            *super().get_urls(),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_import(request.user)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        self._check(request)
        form = ImportForm(request.POST or None, request.FILES or None)
        number = sum(handler.number for handler in request.upload_handlers)
        refusal = too_much(int(request.META.get("CONTENT_LENGTH") or 0), number)
        if refusal:  # its files were not taken
            form = ImportForm()
            messages.error(request, refusal)
        elif form.is_valid():
            upload = uploads.keep(form.named(), form.options(), by=request.user)
            uploads.read_on(upload)
            return HttpResponseRedirect(reverse(PREVIEW, args=(upload.token,)))
        limits = {
            "megabytes": settings.FILE_UPLOAD_MAX_MEMORY_SIZE // 2**20,
            "most_files": settings.IMPORT_MAX_NUMBER_FILES,
        }
        return self._page(request, "add_form.html", gettext("Import"), {"form": form, **limits})

    def preview_view(self, request: HttpRequest, token: str) -> HttpResponse:
        """Only who brought the files sees them."""
        self._check(request)
        upload = get_object_or_404(Upload, token=token, by=request.user)
        here = HttpResponseRedirect(reverse(PREVIEW, args=(token,)))
        if "confirm" in request.POST or (upload.run_id and request.method == "POST"):
            return self._import(request, upload) or here
        if "cancel" in request.POST:
            upload.delete()
            messages.info(request, gettext("Nothing was imported."))
            return HttpResponseRedirect(reverse("admin:articles_importrun_add"))
        if "go_on" in request.POST:
            uploads.read_on(upload)
            return here
        form = FactsForm(request.POST or None, initial=upload.options)
        if form.is_valid():
            uploads.say(upload, form.options())
            uploads.read_on(upload)
            return here
        return self._seen(request, upload, form)

    def page_view(self, request: HttpRequest, token: str, place: int, page: int) -> HttpResponse:
        """A page of a PDF file that waits."""
        self._check(request)
        file = get_object_or_404(UploadedFile, pk=place, upload__token=token, upload__by=request.user)
        return picture(bytes(file.data), file.name, page)

    def blank_list_view(self, request: HttpRequest) -> HttpResponse:
        self._check(request)
        headers = {"Content-Disposition": content_disposition_header(True, FILE_NAME)}
        return HttpResponse(blank_list(), content_type=XLSX, headers=headers)

    def _check(self, request: HttpRequest) -> None:
        if not self.has_add_permission(request):
            raise PermissionDenied

    def _seen(self, request: HttpRequest, upload: Upload, form: FactsForm) -> HttpResponse:
        """The preview; before it, and after it was confirmed, how far the work is."""
        left = upload.files.count() if upload.run_id else uploads.unread(upload).count()
        if left or upload.run_id:
            context = {"upload": upload, "left": left, "done": upload.number_of_files - left}
            title = gettext("Importing") if upload.run_id else gettext("Reading the files")
            return self._page(request, "progress.html", title, context)
        only = request.GET.get("issue", "")
        page = page_of(upload, int(only) if is_key(only) else None)
        context = {"form": form, "page": page, "only": only, "upload": upload}
        return self._page(request, "preview.html", gettext("Preview"), context)

    def _import(self, request: HttpRequest, upload: Upload) -> HttpResponse | None:
        """The page of the run, once all is imported."""
        uploads.confirm(upload)
        if "drop" in request.POST:
            uploads.finish(upload)
        elif not uploads.import_on(upload):
            return None
        totals = upload.run.totals()
        messages.add_message(request, messages.WARNING if totals["failed"] else messages.SUCCESS, SAID % totals)
        if not self.has_view_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        return HttpResponseRedirect(reverse("admin:articles_importrun_change", args=(upload.run_id,)))

    def _page(self, request: HttpRequest, template: str, title: str, context: dict[str, Any]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "media": self.media,
            "publications": FactsForm.publications(),
            **context,
        }
        return TemplateResponse(request, f"admin/articles/importrun/{template}", context)
