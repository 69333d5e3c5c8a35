"""The tables, from low to high: a model points at those above it in this list, never below."""

from __future__ import annotations

from .attachment import ATTACHMENTS, Attachment, Placing, Tagging
from .department import Department
from .index import IndexBigrams, IndexEntry, IndexGrams, IndexNote, IndexState, IndexUnigrams
from .issue import Issue
from .job import Job, JobFile, Worker
from .journal import Action, BeforeImage, Change, change
from .presence import Presence
from .publication import Publication
from .run import ImportLine, ImportRun
from .saved_columns import SavedColumns
from .saved_search import SavedSearch, SearchLook
from .source import Block, Reading, Source, SourceBytes
from .story import Article, Brief, Story
from .upload import Upload, UploadedFile
from .vocabulary import Place, Tag

__all__ = [
    "ATTACHMENTS",
    "Action",
    "Article",
    "Attachment",
    "BeforeImage",
    "Block",
    "Brief",
    "Change",
    "Department",
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
    "Place",
    "Placing",
    "Presence",
    "Publication",
    "Reading",
    "SavedColumns",
    "SavedSearch",
    "SearchLook",
    "Source",
    "SourceBytes",
    "Story",
    "Tag",
    "Tagging",
    "Upload",
    "UploadedFile",
    "Worker",
    "change",
]
