"""The desk: Django's admin, its sections in the order of the work."""

from __future__ import annotations

from django.contrib import admin

from articles.models import (
    Article,
    Brief,
    Change,
    ImportRun,
    Issue,
    Place,
    Publication,
    Source,
    Story,
    Tag,
)

from .changes import ChangeAdmin
from .issues import IssueAdmin
from .places import PlaceAdmin
from .publications import PublicationAdmin
from .runs import ImportRunAdmin
from .sources import SourceAdmin
from .stories import StoryAdmin
from .story_parts import ArticleAdmin, BriefAdmin
from .tags import TagAdmin

admin.site.register(Publication, PublicationAdmin)
admin.site.register(Issue, IssueAdmin)
admin.site.register(Story, StoryAdmin)
admin.site.register(Article, ArticleAdmin)
admin.site.register(Brief, BriefAdmin)
admin.site.register(Tag, TagAdmin)
admin.site.register(Source, SourceAdmin)
admin.site.register(ImportRun, ImportRunAdmin)
admin.site.register(Change, ChangeAdmin)
admin.site.register(Place, PlaceAdmin)
