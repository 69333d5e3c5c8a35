"""Publications: their list, and their page with the table of gaps."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext

from articles.admin.base import RecordedAdmin
from articles.admin.forms.concurrent_edits import ConcurrentEditForm
from articles.admin.forms.fields import ProseFormField
from articles.admin.journal.history import HistoryAdmin
from articles.admin.journal.versions import restore_version_view
from articles.admin.statistics.annual_index import annual_index_view
from articles.admin.statistics.gaps import choose_gaps_view, gaps_view
from articles.admin.uses.list_views import LIST_VIEWS
from articles.models import Publication


class PublicationForm(ConcurrentEditForm):
    class Meta:
        model = Publication
        fields = ("name", "kind", "level", "home", "rhythm", "pages", "section_names")
        field_classes = {"section_names": ProseFormField}


class PublicationAdmin(HistoryAdmin, RecordedAdmin):
    form = PublicationForm
    extra_views = [
        ("annual-index/", annual_index_view, "annual_index"),
        ("gaps/", choose_gaps_view, "choose_gaps"),
        ("<int:publication_id>/gaps/", gaps_view, "gaps"),
        ("<int:key>/restore-version/<int:version>/", restore_version_view, "restore_version"),
        *LIST_VIEWS,
    ]
    change_list_template = "admin/articles/register/list.html"
    list_display = ["name", "kind", "level", "home"]
    list_select_related = ["home"]
    search_fields = ["name"]
    autocomplete_fields = ["home"]
    fields = ["name", ("kind", "level"), "home", ("rhythm", "pages"), "section_names"]

    def why_kept(self, request: HttpRequest, publication: Publication) -> str:
        return gettext("“%s” has issues and cannot be deleted.") % publication if publication.issues.exists() else ""
