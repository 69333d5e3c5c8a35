"""The desk: Django's admin, its sections in the order of the work."""

from __future__ import annotations

from django.contrib import admin

from articles.models import (
    Article,
    Brief,
    Change,
    Department,
    Digest,
    DigestStyle,
    ImportRun,
    Issue,
    Job,
    Notice,
    Objection,
    Place,
    PointAdjustment,
    Publication,
    ScoringRule,
    Source,
    Story,
    Submission,
    Tag,
    Unit,
    UnitGroup,
    Use,
    WrongForm,
)

from .department_admin import DepartmentAdmin
from .digests.digest_admin import DigestAdmin, DigestStyleAdmin
from .importing.run_admin import ImportRunAdmin
from .issues.issue_admin import IssueAdmin
from .issues.publication_admin import PublicationAdmin
from .issues.source_admin import SourceAdmin
from .jobs.job_admin import JobAdmin
from .journal.change_admin import ChangeAdmin
from .lists.story_list import ArticleAdmin, BriefAdmin
from .story.story_admin import StoryAdmin
from .uses.notice_admin import NoticeAdmin, ObjectionAdmin
from .uses.rule_admin import PointAdjustmentAdmin, ScoringRuleAdmin, SubmissionAdmin
from .uses.unit_admin import UnitAdmin, UnitGroupAdmin
from .uses.use_admin import UseAdmin
from .vocabulary.place_admin import PlaceAdmin
from .vocabulary.tag_admin import TagAdmin
from .vocabulary.wrong_form_admin import WrongFormAdmin

admin.site.register(Publication, PublicationAdmin)
admin.site.register(Issue, IssueAdmin)
admin.site.register(Story, StoryAdmin)
admin.site.register(Article, ArticleAdmin)
admin.site.register(Brief, BriefAdmin)
admin.site.register(Tag, TagAdmin)
admin.site.register(Source, SourceAdmin)
admin.site.register(ImportRun, ImportRunAdmin)
admin.site.register(Job, JobAdmin)
admin.site.register(Change, ChangeAdmin)
admin.site.register(Place, PlaceAdmin)
admin.site.register(Department, DepartmentAdmin)
admin.site.register(Digest, DigestAdmin)
admin.site.register(DigestStyle, DigestStyleAdmin)
admin.site.register(Unit, UnitAdmin)
admin.site.register(UnitGroup, UnitGroupAdmin)
admin.site.register(Use, UseAdmin)
admin.site.register(ScoringRule, ScoringRuleAdmin)
admin.site.register(PointAdjustment, PointAdjustmentAdmin)
admin.site.register(Notice, NoticeAdmin)
admin.site.register(Objection, ObjectionAdmin)
admin.site.register(Submission, SubmissionAdmin)
admin.site.register(WrongForm, WrongFormAdmin)
