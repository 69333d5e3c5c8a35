"""The tables, from low to high: a model points at those above it in this list, never below."""

from __future__ import annotations

from .attachment import ATTACHMENTS, Attachment, Contribution, Placing, Tagging
from .department import Department
from .digest import Digest, DigestItem, DigestStyle
from .index import IndexBigrams, IndexEntry, IndexGrams, IndexNote, IndexState, IndexUnigrams
from .issue import Issue
from .job import Job, JobFile, Worker
from .journal import Action, BeforeImage, Change, change
from .kept_file import KeptFile
from .notice import Notice, Objection
from .presence import Presence
from .publication import Publication
from .registers import REGISTERS
from .returned_table import ReturnedTable
from .run import ImportLine, ImportRun
from .saved_columns import SavedColumns
from .saved_search import SavedSearch, SearchLook
from .scoring_rule import PointAdjustment, RuleFactor, RuleGroup, RulePoints, RuleQuota, ScoringRule, Submission
from .source import Block, Reading, Source, SourceBytes
from .story import Article, Brief, Story
from .unit import Unit, UnitGroup
from .upload import Upload, UploadedFile
from .use import Use
from .vocabulary import Place, Tag
from .wrong_form import WrongForm

__all__ = [
    "ATTACHMENTS",
    "REGISTERS",
    "Action",
    "Article",
    "Attachment",
    "BeforeImage",
    "Block",
    "Brief",
    "Change",
    "Contribution",
    "Department",
    "Digest",
    "DigestItem",
    "DigestStyle",
    "ImportLine",
    "ImportRun",
    "IndexBigrams",
    "IndexEntry",
    "IndexGrams",
    "IndexNote",
    "IndexState",
    "IndexUnigrams",
    "Issue",
    "Job",
    "JobFile",
    "KeptFile",
    "Notice",
    "Objection",
    "Place",
    "Placing",
    "PointAdjustment",
    "Presence",
    "Publication",
    "Reading",
    "ReturnedTable",
    "RuleFactor",
    "RuleGroup",
    "RulePoints",
    "RuleQuota",
    "SavedColumns",
    "SavedSearch",
    "ScoringRule",
    "SearchLook",
    "Source",
    "SourceBytes",
    "Story",
    "Submission",
    "Tag",
    "Tagging",
    "Unit",
    "UnitGroup",
    "Upload",
    "UploadedFile",
    "Use",
    "Worker",
    "WrongForm",
    "change",
]
