"""The table of wrong forms that texts are checked against."""

from __future__ import annotations

from articles.admin.base import RecordedAdmin
from articles.admin.forms.concurrent_edits import ConcurrentEditForm
from articles.admin.forms.fields import ProseFormField
from articles.admin.uses.list_views import LIST_VIEWS
from articles.models import WrongForm


class WrongFormForm(ConcurrentEditForm):
    class Meta:
        model = WrongForm
        fields = ("wrong", "right", "ground", "level", "exceptions")
        field_classes = {"exceptions": ProseFormField}


class WrongFormAdmin(RecordedAdmin):
    """文字校对表."""

    form = WrongFormForm
    extra_views = LIST_VIEWS
    change_list_template = "admin/articles/register/list.html"
    list_display = ["wrong", "right", "level", "ground", "exceptions"]
    search_fields = ["wrong", "right", "ground"]
    fields = [("wrong", "right"), ("ground", "level"), "exceptions"]
