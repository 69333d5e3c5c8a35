"""All benchmarks, each part in a process of its own: make bench [SIZE=1000000] [POSTGRES=postgres://…]

POSTGRES is the URL of a database that may be emptied. What the parts print goes to benchmarks/RESULTS.md.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.__main__ import default_database
from benchmarks.report import machine

RESULTS = Path(__file__).with_name("RESULTS.md")

NEWSROOM = "20000"
"""Stories of an archive at which people and workers are at work, whatever the size of the others."""


def main() -> None:
    size, postgres = os.environ.get("SIZE") or "20000", os.environ.get("POSTGRES", "")
    sections = [f"# Benchmarks of {int(size):,} stories\n\n{machine()}\n"]
    print(sections[0])
    for part in suite_parts(size, postgres):
        sections.append(run_part(*part))
        RESULTS.write_text("".join(sections), "utf-8")


def suite_parts(size: str, postgres: str) -> Iterator[tuple[str, ...]]:
    yield "startup", size
    yield "parsing", size
    yield "imports", size, default_database("imports")
    for database in filter(None, (default_database(size), postgres)):
        yield "search", size, database
        yield "lists", size, database
        yield "desk", size, database
        yield "web", size, database
        yield "exports", size, database
        yield "notice", size, database
    for database in filter(None, (default_database("soak"), postgres)):  # last: a corpus is worn by it
        yield "undoing", NEWSROOM, database
        yield "soak", NEWSROOM, database
        yield "workers", NEWSROOM, database


def run_part(*part: str) -> str:
    """What the part prints; it is shown as it comes."""
    process = subprocess.Popen([sys.executable, "-m", "benchmarks", *part], stdout=subprocess.PIPE, encoding="utf-8")
    lines = []
    for line in process.stdout:
        print(line, end="", flush=True)
        lines.append(line)
    if process.wait():
        raise SystemExit(f"{part[0]} failed")
    return "".join(lines)


if __name__ == "__main__":
    main()
