"""One part of the benchmarks: python -m benchmarks PART SIZE [DATABASE]

The part `corpus` makes a database of SIZE stories, and keeps it. DATABASE is the path of an SQLite file or a postgres://
URL; without it, it is var/bench/SIZE.sqlite3. make bench runs all parts.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
PARTS = (
    "corpus",
    "search",
    "lists",
    "desk",
    "undoing",
    "exports",
    "notice",
    "imports",
    "parsing",
    "startup",
    "web",
    "workers",
    "soak",
)


def main() -> None:
    parser = ArgumentParser("python -m benchmarks", description=__doc__.partition("\n\n")[2])
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("size", type=int, help="stories")
    parser.add_argument("database", nargs="?", help="may be emptied")
    parser.add_argument("--minutes", type=float, help="of the soak; ten without it")
    given = parser.parse_args()
    choose_database(given.database or default_database(str(given.size)))
    options = {"minutes": given.minutes} if given.minutes else {}
    import_module(f"benchmarks.{given.part}").main(given.size, **options)


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
    main()
