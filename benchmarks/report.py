"""Results as Markdown, and the machine that they were measured on."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from datetime import date
from pathlib import Path


def section(title: str, note: str, header: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Print a section with one table."""
    lines = [list(header), *([*map(str, row)] for row in rows)]
    table = ["| " + " | ".join(line) + " |" for line in lines]
    table.insert(1, "|" + " --- |" * len(lines[0]))
    print("\n".join([f"\n## {title}\n", *([note, ""] if note else []), *table]), flush=True)


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.{0 if seconds >= 0.1 else 2}f}"


def ratio(number: float) -> str:
    return f"{number:.{0 if number >= 10 else 2}f}×"


def machine() -> str:
    """What the figures depend on, without a name or a path."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 if hasattr(os, "sysconf") else 0
    return (
        f"{date.today()}. {os.cpu_count()} × {_processor()}, {memory:.0f} GB, {platform.system()}, "
        f"Python {platform.python_version()}."
    )


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    lines = about.read_text().splitlines() if about.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
