"""The proof of a use: the file brought, removed, and given to those who may see the use."""

from __future__ import annotations

import io
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.forms.fields import DayFormField
from articles.admin.importing.upload_limits import refusal_of_upload
from articles.admin.journal.taking_back import report
from articles.desk.proofs import LARGEST_PROOF, ProofError, add_proof, remove_proof
from articles.models import Action, Use, change

ACCEPTED = ".pdf,.jpg,.jpeg,.png,.gif,.webp"


class ProofForm(forms.Form):
    file = forms.FileField(label=_("File"), widget=forms.FileInput(attrs={"accept": ACCEPTED}))
    day = DayFormField(label=_("Day of the proof"))


def proof_view(modeladmin: ModelAdmin, request: HttpRequest, key: int) -> HttpResponse:
    """Keeps the file that is sent, or takes it off the use."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    use = get_object_or_404(Use.objects.visible_to(request.user), pk=key)
    if not modeladmin.has_change_permission(request, use):
        raise PermissionDenied
    page = HttpResponseRedirect(reverse("admin:articles_use_change", args=[key]))
    form = ProofForm(request.POST, request.FILES)
    if "remove" in request.POST:
        with change(Action.EDIT, by=request.user) as done:
            remove_proof(use)
        report(request, gettext("The proof was removed."), done)
    elif refusal := refusal_of_upload(request):  # the file was not taken
        messages.error(request, refusal)
    elif form.is_valid():
        _keep(request, use, form)
    else:
        messages.error(request, " ".join(text for texts in form.errors.values() for text in texts))
    return page


def _keep(request: HttpRequest, use: Use, form: ProofForm) -> None:
    brought = form.cleaned_data["file"]
    try:
        with change(Action.EDIT, by=request.user) as done:
            add_proof(use, brought.read(), brought.name, form.cleaned_data["day"])
    except ProofError as error:
        messages.error(request, str(error))
    else:
        report(request, gettext("The proof was kept."), done)


def proof_file_view(modeladmin: ModelAdmin, request: HttpRequest, key: int) -> FileResponse:
    """To take away, never shown in the browser."""
    use = get_object_or_404(Use.objects.visible_to(request.user).select_related("proof_file"), pk=key)
    if not modeladmin.has_view_permission(request, use):
        raise PermissionDenied
    if use.proof_file is None:
        raise Http404
    file = use.proof_file
    return FileResponse(io.BytesIO(file.data), as_attachment=True, filename=file.name, content_type=file.media_type)


def proof_context(use: Use | None) -> dict[str, Any]:
    """What the form of a use shows of its proof."""
    form = ProofForm(initial={"day": timezone.localdate()}, auto_id="proof_%s")
    return {"proof_form": form if use else None, "most": LARGEST_PROOF // 2**20}
