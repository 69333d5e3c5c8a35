"""The page on which the search proves itself on the user's own stories."""

from __future__ import annotations

from random import Random

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.access import readers_only
from articles.search.proof import prove
from articles.search.rebuilding import unindexed
from articles.search.rewriting import phrase

from .addresses import Address

SECONDS = 8.0
"""So long a proof takes at most; one that is not through by then says how far it came."""
NUMBERS = (10, 20, 50, 100)


class ProofForm(forms.Form):
    number = forms.TypedChoiceField(
        label=_("Number of strings"), coerce=int, choices=[(number, number) for number in NUMBERS]
    )


@readers_only
def proof_page(request: HttpRequest) -> HttpResponse:
    """Nothing is read before it is asked for."""
    form = ProofForm(request.GET or None)
    proof = prove(form.cleaned_data["number"], Random(), SECONDS) if form.is_valid() else None
    context = {
        **admin.site.each_context(request),
        "title": gettext("Self-test of the search"),
        "is_nav_sidebar_enabled": False,
        "form": form,
        "proof": proof,
        "lines": [(trial, Address(phrase(trial.text))) for trial in proof.trials] if proof else (),
        "unindexed": unindexed(),
    }
    return TemplateResponse(request, "admin/articles/search/proof.html", context)
