"""Compiles the translations (.po) to the form that Django reads (.mo), without the gettext tools."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def catalogues(folder: Path = LOCALE) -> Iterator[Path]:
    yield from sorted(folder.glob("*/LC_MESSAGES/*.po"))


def compile_catalogues(folder: Path = LOCALE) -> list[Path]:
    """Compile the catalogues whose compiled form is missing or outdated, and return them."""
    stale = [source for source in catalogues(folder) if _is_stale(source)]
    for source in stale:
        _compile(source)
    return stale


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime <= source.stat().st_mtime


def _compile(source: Path) -> None:
    """Write a draft and rename it: another process may be reading or compiling the file just now."""
    draft = source.with_suffix(f".{os.getpid()}")
    polib.pofile(str(source), check_for_duplicates=True).save_as_mofile(str(draft))
    draft.replace(source.with_suffix(".mo"))


if __name__ == "__main__":
    try:
        compile_catalogues()
    except (OSError, ValueError) as error:
        sys.exit(f"{LOCALE}: {error}")
