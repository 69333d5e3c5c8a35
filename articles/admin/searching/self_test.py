"""The page on which the search is tested on the user's own stories."""

from __future__ import annotations

from random import Random

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.access import readers_only
from articles.models import Story
from articles.search.rebuilding import bounded_count_unindexed
from articles.search.rewriting import phrase
from articles.search.self_test import run_self_test

from .addresses import Address

SECONDS = 8.0
"""A test takes no longer; one that is not through by then says how far it came."""
NUMBERS = (10, 20, 50, 100)


class SelfTestForm(forms.Form):
    number = forms.TypedChoiceField(
        label=_("Number of strings"), coerce=int, choices=[(number, number) for number in NUMBERS]
    )


@readers_only
def self_test_page(request: HttpRequest) -> HttpResponse:
    """Nothing is read before it is asked for."""
    form = SelfTestForm(request.GET or None)
    stories = Story.objects.visible_to(request.user)
    test = run_self_test(stories.live(), form.cleaned_data["number"], Random(), SECONDS) if form.is_valid() else None
    context = {
        **admin.site.each_context(request),
        "title": gettext("Self-test of the search"),
        "form": form,
        "test": test,
        "lines": [(check, Address(phrase(check.text))) for check in test.checks] if test else (),
        "unindexed": bounded_count_unindexed(stories),
    }
    return TemplateResponse(request, "admin/articles/search/self_test.html", context)
