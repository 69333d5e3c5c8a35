"""Vocabularies that a librarian can edit: one entry a line, `#` begins a comment."""

from __future__ import annotations

from importlib import resources


def read_text(name: str) -> str:
    """The text of a data file of this package."""
    return resources.files(__name__).joinpath(name).read_text("utf-8")


def entries(name: str) -> tuple[str, ...]:
    """The entries of a vocabulary file, in its order, without comments and empty lines."""
    lines = (line.partition("#")[0].strip() for line in read_text(name).splitlines())
    return tuple(line for line in lines if line)
