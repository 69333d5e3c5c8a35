"""One part of the benchmarks: python -m benchmarks PART SIZE [DATABASE]

PART is corpus (makes a database of SIZE stories, and keeps it), search, lists, desk, exports, notice, imports, parsing,
startup or web. DATABASE is the path of an SQLite file or a postgres:// URL; without it, it is var/bench/SIZE.sqlite3.
make bench runs all parts.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("corpus", "search", "lists", "desk", "exports", "notice", "imports", "parsing", "startup", "web")


def main(arguments: list[str]) -> int:
    if len(arguments) not in (2, 3) or arguments[0] not in PARTS:
        print(__doc__, file=sys.stderr)
        return 2
    part, size, *database = arguments
    choose_database(database[0] if database else default_database(size))
    import_module(f"benchmarks.{part}").main(int(size))
    return 0


def default_database(size: str) -> str:
    return str(Path(os.environ.get("NEWSROOM_VAR") or ROOT / "var") / "bench" / f"{size}.sqlite3")


def choose_database(database: str) -> None:
    """Set Django up with the database: it looks at the environment only once."""
    if "://" not in database:
        Path(database).parent.mkdir(parents=True, exist_ok=True)
        database = f"sqlite:///{Path(database).resolve()}"
    os.environ["DATABASE_URL"] = database
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
