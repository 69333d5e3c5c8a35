"""The tables, from low to high: a model points at those above it in this list, never below."""

from __future__ import annotations

from .attachment import Attachment, Placing, Tagging
from .index import IndexEntry, IndexGrams, IndexLetters, IndexNote, IndexPairs, IndexState
from .issue import Issue
from .journal import Action, Change, change
from .parts import Article, Brief
from .place import Place
from .publication import Publication
from .run import ImportLine, ImportRun
from .saved_search import SavedSearch
from .source import Block, Reading, Source, SourceBytes
from .story import Story
from .tag import Tag
from .upload import Upload, UploadedFile

__all__ = [
    "Action",
    "Article",
    "Attachment",
    "Block",
    "Brief",
    "Change",
    "ImportLine",
    "ImportRun",
    "IndexEntry",
    "IndexGrams",
    "IndexLetters",
    "IndexNote",
    "IndexPairs",
    "IndexState",
    "Issue",
    "Place",
    "Placing",
    "Publication",
    "Reading",
    "SavedSearch",
    "Source",
    "SourceBytes",
    "Story",
    "Tag",
    "Tagging",
    "Upload",
    "UploadedFile",
    "change",
]
