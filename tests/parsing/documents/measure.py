"""How many documents of each kind are read wholly right, of those that rules are mended by and of the others.

python -m tests.parsing.documents.measure [KIND…] [--show]

Errors are shown of the first only.
"""

from __future__ import annotations

import argparse

from articles.reading.errors import ReadingError
from tests.parsing.generators.documents import Verdict, verdict

from .lines import KEPT, KINDS, MarkedDocument, documents


def errors(marked: MarkedDocument) -> tuple[str, ...]:
    """What is wrong with how a document is read."""
    found = reading_of(marked)
    if marked.refusal:
        said = found.code if isinstance(found, ReadingError) else "read"
        return () if said == marked.refusal else (f"refused as {marked.refusal} wanted, {said} found",)
    return (f"refused as {found.code}",) if isinstance(found, ReadingError) else found.wrong


def reading_of(marked: MarkedDocument) -> Verdict | ReadingError:
    try:
        return verdict(marked.document)
    except ReadingError as error:
        return error


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("kinds", nargs="*", default=KINDS)
    arguments.add_argument("--show", action="store_true")
    chosen = arguments.parse_args()
    for kind in chosen.kinds:
        found = [(marked, errors(marked)) for marked in documents(kind)]
        kept = [errors(marked) for marked in documents(kind, KEPT)]
        right = sum(not wrong for _marked, wrong in found)
        print(f"{kind:10} open {right}/{len(found)} kept {kept.count(())}/{len(kept)}")
        for marked, wrong in found if chosen.show else ():
            if wrong:
                print(f"--- {marked.document.name}", *wrong, sep="\n    ")


if __name__ == "__main__":
    main()
