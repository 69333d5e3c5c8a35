"""The tables, from low to high: a model points at those above it in this list, never below."""

from __future__ import annotations

from .index import IndexEntry
from .issue import Issue
from .journal import Action, Change, change
from .place import Place
from .publication import Publication
from .run import ImportLine, ImportRun
from .source import Block, Reading, Source, SourceBytes
from .story import Article, Brief, Placing, Story, Tagging
from .tag import Tag
from .upload import Upload, UploadedFile

__all__ = [
    "Action",
    "Article",
    "Block",
    "Brief",
    "Change",
    "ImportLine",
    "ImportRun",
    "IndexEntry",
    "Issue",
    "Place",
    "Placing",
    "Publication",
    "Reading",
    "Source",
    "SourceBytes",
    "Story",
    "Tag",
    "Tagging",
    "Upload",
    "UploadedFile",
    "change",
]
