from __future__ import annotations

import ast
from pathlib import Path

import pytest

from . import mutants
from .mutants import ROOT, Baseline, Mutant, Outcome, draw, mutants_by_place, statement_at, unnoticeable_in

PATH = ROOT / "articles/records/attachments.py"

CODE = """\
@before(slots=True)
def weigh(number: int | None, *, by: float = 1.5) -> int | None:
    if (
        number is None
        or number < 0
    ):
        return None
    return number + 1
"""


def test_the_same_seed_draws_the_same_mutants():
    assert draw(20, 7, [PATH]) == draw(20, 7, [PATH])
    assert draw(20, 7, [PATH]) != draw(20, 8, [PATH])


def test_a_place_is_drawn_once():
    drawn = draw(10_000, 7, [PATH])
    assert len(drawn) == len(mutants_by_place(PATH)) == len(set(drawn))


def test_a_mutant_is_other_code_that_can_be_compiled():
    for mutant in draw(30, 7, [PATH]):
        assert mutant.code() != PATH.read_text("utf-8")
        ast.parse(mutant.code())


def test_no_mutant_has_another_string():
    def strings(code: str) -> set[str]:
        constants = (node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant))
        return {value for value in constants if isinstance(value, str)}

    original = strings(PATH.read_text("utf-8"))
    assert all(strings(mutant.code()) <= original for mutant in draw(30, 7, [PATH]))


def test_annotations_and_slots_are_known_by_their_places():
    lines = CODE.splitlines()
    places = {lines[row - 1][start:end] for (row, start), (_, end) in unnoticeable_in(CODE)}
    assert places == {"int | None", "float", "slots=True"}


@pytest.mark.parametrize(
    ("code", "operator", "lines"),
    [
        ("def weigh(number, *, by):\n    return number * by\n", "_Mul_", [2]),
        ("values = {**first, 'number': 2}\nvalues = {**first}\nfirst['number'] **= 2 ** 8\n", "_Pow_", [3]),
        ("try:\n    read()\nexcept (ValueError, struct.error):\n    pass\n", "Exception", [3]),
    ],
    ids=["star of parameters", "unpacked mapping", "exception with its module"],
)
def test_what_only_looks_like_a_place_is_none(tmp_path, monkeypatch, code, operator, lines):
    monkeypatch.setattr(mutants, "ROOT", tmp_path)
    path = tmp_path / "weighing.py"
    path.write_text(code, "utf-8")
    drawn = [mutant for place in mutants_by_place(path) for mutant in place if operator in mutant.operator]
    assert sorted({mutant.line for mutant in drawn}) == lines
    assert all(ast.parse(mutant.code()) for mutant in drawn)


@pytest.mark.parametrize(("line", "lines"), [(1, [1, 2]), (2, [1, 2]), (5, [3, 4, 5, 6]), (7, [7]), (8, [8])])
def test_a_statement_has_the_lines_above_those_in_it(line, lines):
    assert list(statement_at(CODE, line)) == lines


def test_the_quickest_tests_of_a_line_come_first():
    mutant = Mutant("articles/records/attachments.py", "core/AddNot", 0, 1, CODE)
    known = Baseline({mutant.path: {1: frozenset({"slow", "quick", "failing"})}}, {"slow": 2.0, "quick": 0.1})
    assert known.tests_of(mutant) == ["quick", "slow"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one tested function, one that no test calls, and a test that fails on the code as it is."""
    files = {
        "aged/ages.py": "def is_old(age):\n    return age > 60\n\n\ndef is_young(age):\n    return age < 30\n",
        "tests/mutants_settings.py": "SECRET_KEY = 'of tests'\n",
        "tests/test_ages.py": (
            "from aged.ages import is_old\n\n\n"
            "class TestOld:\n    def test_at_seventy(self):\n        assert is_old(70)\n\n\n"
            "def test_failing():\n    assert not is_old(70)\n"
        ),
    }
    folder = tmp_path / "copy0"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    for name in ("aged/__init__.py", "tests/__init__.py"):
        (folder / name).touch()
    monkeypatch.setattr(mutants, "PACKAGES", ["aged"])
    monkeypatch.setattr(mutants, "TESTS", ["tests"])
    monkeypatch.setattr(mutants, "WORKERS", 1)
    monkeypatch.setattr(mutants, "ROOT", folder)
    return folder


@pytest.mark.thorough
def test_a_mutant_is_noticed_or_survives(project: Path):
    path = project / "aged/ages.py"
    original = path.read_text("utf-8")
    known = mutants.baseline(project)
    found = {}
    for operator, line in [("Gt_Lt", 2), ("Gt_GtE", 2), ("Lt_Gt", 6)]:
        mutant = Mutant("aged/ages.py", f"core/ReplaceComparisonOperator_{operator}", 0, line, original)
        found[operator] = mutants.outcome_of(mutant, known.tests_of(mutant), 1, project)
    assert found == {"Gt_Lt": Outcome.KILLED, "Gt_GtE": Outcome.SURVIVED, "Lt_Gt": Outcome.NOT_RUN}
    assert path.read_text("utf-8") == original
