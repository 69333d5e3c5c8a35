"""Departments: which publications each keeps, and who belongs to it."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.names import full_name
from articles.display.enumeration import enumerated
from articles.models import Department

from .base import DeskAdmin
from .forms.concurrent_edits import ConcurrentEditAdmin


class DepartmentAdmin(ConcurrentEditAdmin, DeskAdmin):
    list_display = ["name", "publications_shown", "members_shown"]
    ordering = ["name"]
    search_fields = ["name"]
    fields = ["name", "publications", "members"]
    autocomplete_fields = ["publications", "members"]

    def for_list(self, request: HttpRequest, rows: QuerySet[Department]) -> QuerySet[Department]:
        return rows.prefetch_related("publications", "members")

    @admin.display(description=_("publications"))
    def publications_shown(self, department: Department) -> str:
        return enumerated(publication.name for publication in department.publications.all())

    @admin.display(description=_("members"))
    def members_shown(self, department: Department) -> str:
        return enumerated(full_name(member) for member in department.members.all())
