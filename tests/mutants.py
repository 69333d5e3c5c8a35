"""Mutation testing: does a test notice when the code is wrong?

    python -m tests.mutants --number 400 --seed 7

Cosmic Ray makes the mutants: each has another operator, number, condition, loop, exception or decorator in one place.
String literals stay, annotations, which never run, and `slots`, which saves memory. First all tests run once and it is
noted which lines each runs; then a mutant runs the tests of its line, until one fails. A mutant that no test notices is
printed as a diff.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from queue import SimpleQueue
from xml.etree import ElementTree

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names
from coverage import CoverageData
from parso.tree import NodeOrLeaf

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = [f"articles/{name}" for name in ("records", "desk", "rereading", "search")]
TESTS = [f"tests/{name}" for name in ("records", "desk", "rereading", "search", "importing", "commands", "admin")]
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", ".*_cache", ".hypothesis")
WORKERS = os.cpu_count() or 1

Position = tuple[int, int]
"""Line, from 1, and column."""


class Outcome(StrEnum):
    KILLED = "killed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"
    NOT_RUN = "survived: no test runs it"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change to the code of a file, which is kept as it was drawn.

    `occurrence` is the number of the place among those in the file at which the operator of Cosmic Ray can act.
    """

    path: str
    operator: str
    occurrence: int
    line: int
    original: str = field(repr=False)

    def code(self) -> str:
        return mutate_code(self.original, get_operator(self.operator)(), self.occurrence)

    def diff(self) -> str:
        lines = difflib.unified_diff(self.original.splitlines(), self.code().splitlines(), lineterm="", n=1)
        return "\n".join(list(lines)[2:])


def draw(number: int, seed: int, paths: Collection[Path]) -> list[Mutant]:
    """So many places of the code, and one mutant of each: an operator can be replaced by ten, a condition by one."""
    chance = random.Random(seed)
    places = [place for path in sorted(paths) for place in mutants_by_place(path)]
    return [chance.choice(place) for place in chance.sample(places, min(number, len(places)))]


def mutants_by_place(path: Path) -> list[list[Mutant]]:
    """All mutants of a file, in a list for each place and kind of operator."""
    code = path.read_text("utf-8")
    nodes, unnoticeable = list(ast_nodes(get_ast(code))), unnoticeable_in(code)
    places: dict[tuple[Position, str], list[Mutant]] = defaultdict(list)
    for name in operator_names():
        operator = get_operator(name)
        if operator.arguments():  # of variables that somebody names
            continue
        found = ((node, start) for node in nodes for start, _end in operator().mutation_positions(node))
        for occurrence, (node, start) in enumerate(found):
            if can_mutate(node, start) and not any(first <= start < last for first, last in unnoticeable):
                mutant = Mutant(path.relative_to(ROOT).as_posix(), name, occurrence, start[0], code)
                places[start, name.partition("_")[0]].append(mutant)
    return [places[key] for key in sorted(places)]


def can_mutate(node: NodeOrLeaf, start: Position) -> bool:
    """Not a star before named parameters, nor before a mapping that is unpacked, which Cosmic Ray takes for operators;
    nor an exception named with its module, which it cannot replace."""
    if node.type == "except_clause":
        return node.get_leaf_for_position(start).get_next_leaf().value != "."
    return node.type != "operator" or node.value not in ("*", "**") or node.parent.type in ("term", "power")


def unnoticeable_in(code: str) -> list[tuple[Position, Position]]:
    """Where annotations and `slots=True` begin and end."""
    nodes = list(ast.walk(ast.parse(code)))
    found = [getattr(node, name, None) for node in nodes for name in ("annotation", "returns")]
    slots = [node for node in nodes if isinstance(node, ast.keyword) and node.arg == "slots"]
    places = [node for node in (*found, *slots) if node]
    return [((node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)) for node in places]


def statement_at(code: str, line: int) -> range:
    """The lines of the innermost statement there; of one that has others in it, those above them."""
    statements = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.stmt)]
    heads = [range(first_line(each), max(first_line(each), last_line(each)) + 1) for each in statements]
    return min((head for head in heads if line in head), key=len, default=range(line, line + 1))


def first_line(statement: ast.stmt) -> int:
    return min(node.lineno for node in (statement, *getattr(statement, "decorator_list", ())))


def last_line(statement: ast.stmt) -> int:
    body = getattr(statement, "body", None)
    return body[0].lineno - 1 if body else statement.end_lineno


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the tests run: by path and line the tests, and an empty name where importing runs it; and their seconds."""

    tests: Mapping[str, Mapping[int, frozenset[str]]]
    seconds: Mapping[str, float]

    def tests_of(self, mutant: Mutant) -> list[str]:
        """The quickest first. What runs at import may matter to any test of the module."""
        lines = self.tests.get(mutant.path, {})
        statement = statement_at(mutant.original, mutant.line)
        tests = set().union(*(lines.get(line, ()) for line in statement))
        if tests == {""}:
            tests = set().union(*lines.values())
        return sorted(tests & self.seconds.keys(), key=self.seconds.__getitem__)


def baseline(folder: Path) -> Baseline:
    """Run all tests on the code as it is. Those that fail are left out."""
    coverage = [f"--cov={package}" for package in PACKAGES]
    command = pytest(
        "-q",
        f"--numprocesses={WORKERS}",
        "--cov-context=test",
        "--cov-report=",
        "--junitxml=tests.xml",
        "--override-ini=junit_family=xunit1",
    )
    environment = environment_of(folder) | {"COVERAGE_FILE": str(folder / ".coverage")}
    subprocess.run([*command, *coverage, *TESTS], cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    seconds = {}
    for case in ElementTree.parse(folder / "tests.xml").iter("testcase"):
        if not len(case):  # no failure, error or skip
            seconds[test_of(case)] = float(case.get("time", 0))
    data = CoverageData(str(folder / ".coverage"))
    data.read()
    tests = {
        Path(file).relative_to(folder).as_posix(): {
            line: frozenset(context.partition("|")[0] for context in contexts)
            for line, contexts in data.contexts_by_lineno(file).items()
        }
        for file in data.measured_files()
    }
    return Baseline(tests, seconds)


def test_of(case: ElementTree.Element) -> str:
    """The name by which pytest is asked for a test: `tests/test_ages.py::TestOld::test_at_sixty`."""
    path = case.get("file")
    classes = case.get("classname").removeprefix(path.removesuffix(".py").replace("/", ".")).strip(".")
    return "::".join([path, *filter(None, classes.split(".")), case.get("name")])


def pytest(*arguments: str) -> list[str]:
    options = ("--ds=tests.mutants_settings", "-p", "no:cacheprovider", "--hypothesis-seed=0")
    return [sys.executable, "-m", "pytest", *options, *arguments]


def environment_of(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": "",
        "MUTANTS_CACHE": str(folder.parent / "jieba"),
        "MUTANTS_DATABASE": str(folder / "test.sqlite3"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def outcome_of(mutant: Mutant, tests: Sequence[str], seconds: float, folder: Path) -> Outcome:
    """Run the tests in the copy of the project, with the mutant in its place."""
    if not tests:
        return Outcome.NOT_RUN
    path = folder / mutant.path
    path.write_text(mutant.code(), "utf-8")
    try:
        return Outcome.SURVIVED if passes(tests, seconds, folder) else Outcome.KILLED
    except subprocess.TimeoutExpired:
        return Outcome.TIMED_OUT
    finally:
        path.write_text(mutant.original, "utf-8")


def passes(tests: Sequence[str], seconds: float, folder: Path) -> bool:
    """`seconds` are what the tests take; five times as long, and a minute to begin, is too long."""
    (folder / "tests.txt").write_text("\n".join(tests), "utf-8")
    for left in folder.glob("test.sqlite3*"):  # by a run that was ended
        left.unlink()
    command = pytest("-q", "--exitfirst", "--create-db", "@tests.txt")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return not subprocess.run(
        command, cwd=folder, env=environment_of(folder), timeout=60 + 5 * seconds, **quiet
    ).returncode


def outcomes(mutants: Sequence[Mutant]) -> Iterator[tuple[Mutant, Outcome]]:
    """Each as soon as it is known, in the order of the mutants. Raises SystemExit where the tests pass by no means."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as temporary, ThreadPoolExecutor(WORKERS) as pool:
        folders: SimpleQueue[Path] = SimpleQueue()
        for n in range(WORKERS):
            folders.put(Path(shutil.copytree(ROOT, Path(temporary) / f"copy{n}", ignore=NOT_COPIED)))
        known = baseline(Path(temporary) / "copy0")
        tests = [known.tests_of(mutant) for mutant in mutants]
        some = sorted({test for few in tests for test in few[:1]})
        if not some or not passes(some, 60, Path(temporary) / "copy0"):
            sys.exit("The tests fail on the code as it is.")

        def run(mutant: Mutant, tests: Sequence[str]) -> Outcome:
            folder = folders.get()
            try:
                seconds = sum(map(known.seconds.__getitem__, tests))
                return outcome_of(mutant, tests, seconds, folder)
            finally:
                folders.put(folder)

        yield from zip(mutants, pool.map(run, mutants, tests), strict=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--number", type=int, default=400)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    given = parser.parse_args()
    print(f"Mutants: {given.number}, seed {given.seed}", flush=True)
    paths = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    counts: dict[Outcome, int] = defaultdict(int)
    for mutant, outcome in outcomes(draw(given.number, given.seed, paths)):
        counts[outcome] += 1
        print(f"{mutant.path}:{mutant.line}: {outcome} ({mutant.operator})", flush=True)
        if outcome in (Outcome.SURVIVED, Outcome.NOT_RUN):
            print(mutant.diff(), flush=True)
    print(", ".join(f"{outcome}: {number}" for outcome, number in sorted(counts.items())))
    return int(counts[Outcome.SURVIVED] + counts[Outcome.NOT_RUN] > 0)


if __name__ == "__main__":
    sys.exit(main())
