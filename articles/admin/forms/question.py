"""The question that an action asks before it does anything to what was selected. Its answer is posted to the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


def question_page(
    modeladmin: ModelAdmin,
    request: HttpRequest,
    template: str,
    action: str,
    title: str,
    form: forms.Form | None = None,
    **context: Any,
) -> HttpResponse:
    """`template` extends `question.html`; `context` is what it shows of the records that were selected."""
    common = {
        **modeladmin.admin_site.each_context(request),
        "title": title,
        "opts": modeladmin.opts,
        "action": action,
        "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "select_across": request.POST.get("select_across", "0"),
        "form": form,
        "media": modeladmin.media + form.media if form else modeladmin.media,
        "checkbox": ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, template, common | context)
