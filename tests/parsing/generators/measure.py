"""The share of documents of each kind that are read wholly right.

    python -m tests.parsing.generators.measure [KIND…] [--count 400] [--seed 1] [--show 5]

Those that are shown are of the tuned pool: what is held out only counts.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from time import perf_counter

from . import briefs, bulletins, epapers, imprints, notices, pictures, posts, web_pages, zoned_pages
from .documents import Verdict, verdict
from .pools import HELD_OUT, TUNED

KINDS = {
    "imprints": imprints,
    "web_pages": web_pages,
    "epapers": epapers,
    "posts": posts,
    "bulletins": bulletins,
    "briefs": briefs,
    "pictures": pictures,
    "notices": notices,
    "zoned_pages": zoned_pages,
}


def verdicts(kind: str, pool: str, count: int, seed: int) -> list[Verdict]:
    return [verdict(KINDS[kind].document(pool, seed * 100_000 + n)) for n in range(count)]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("kinds", nargs="*", default=list(KINDS))
    arguments.add_argument("--count", type=int, default=400)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--show", type=int, default=0)
    chosen = arguments.parse_args()
    for kind in chosen.kinds:
        for pool in (TUNED, HELD_OUT):
            start = perf_counter()
            found = verdicts(kind, pool, chosen.count, chosen.seed)
            wrong = [each for each in found if each.wrong]
            right, doubted = 1 - len(wrong) / len(found), sum(each.is_doubted for each in wrong)
            print(
                f"{kind:10} {pool:9} {right:.3f} wholly right of {len(found)} ({perf_counter() - start:.0f} s)", end=""
            )
            print(f", {doubted} of {len(wrong)} others with a doubt")
            if pool == TUNED:
                _show([each for each in found if each.wrong], chosen.show)


def _show(wrong: list[Verdict], count: int) -> None:
    causes = Counter(re.sub(r"\d+", "N", each.wrong[0]).partition(":")[0] for each in wrong)
    for cause, times in causes.most_common(8) if count else ():
        print(f"    {times:4} {cause}")
    for each in wrong[:count]:
        print("-" * 60, *str(each.document.content).splitlines(), "  " + "\n  ".join(each.wrong), sep="\n")
        print(" ", each.found.issue)


if __name__ == "__main__":
    main()
