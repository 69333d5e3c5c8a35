"""The layers of the project: a module imports its own layer and those above it in the list, never below."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "articles"

LAYERS = (
    "data",
    "reading",
    "parsing",
    "enrichment",
    "pipeline",
    "permissions",
    "outages",
    "models",
    "display",
    "templatetags",
    "parse_context",
    "search",
    "records",
    "rereading",
    "importing",
    "desk",
    "reports",
    "verification",
    "export",
    "jobs",
    "admin",
    "management",
)
"""The way of the data, from the bytes of a file to the desk."""

PURE = ("data", "reading", "parsing", "enrichment", "pipeline", "permissions", "outages")
"""What runs, and is tested, without Django."""

OUTSIDE = ("migrations", "apps", "")

WRITERS = {"stories.py", "attachments.py", "registers.py"}
"""Only these call what writes the rows of stories and of what hangs on them."""

WRITES = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
"""Methods that write rows, beside `bulk.insert`."""


CODENAME = re.compile(
    r"\b(view|add|change|delete|export|import)_"
    r"(publication|issue|story|tag|place|source|reading|block|tagging|placing|importrun|importline|change"
    r"|unit|unitgroup|contribution|use|submission|scoringrule|rulepoints|rulefactor|rulequota|pointadjustment|notice|wrongform"
    r"|objection|digest|digestitem|digeststyle)\b"
)
QUESTIONS = {"has_perm", "has_perms"}


def layer_of(path: Path) -> str:
    """`parsing` for articles/parsing/rules/bullet.py; empty for articles/__init__.py."""
    first = path.relative_to(APP).parts[0]
    return "" if first == "__init__.py" else first.removesuffix(".py")


def modules() -> list[Path]:
    return sorted(path for path in APP.rglob("*.py") if layer_of(path) not in OUTSIDE)


def code_beside_permissions() -> list[Path]:
    folders = (ROOT / name for name in ("accounts", "articles", "benchmarks", "newsroom"))
    paths = (path for folder in folders for path in folder.rglob("*.py"))
    return sorted(path for path in paths if "migrations" not in path.parts and path != APP / "permissions.py")


def imported(path: Path) -> Iterator[str]:
    """The full names of the modules that a module imports."""
    package = (*path.relative_to(ROOT).parent.parts,)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            name = ".".join([*base, *filter(None, [node.module])])
            yield name
            yield from (f"{name}.{alias.name}" for alias in node.names)


def layers_imported(path: Path) -> set[str]:
    names = (name.split(".") for name in imported(path) if name.startswith("articles."))
    return {parts[1] for parts in names if parts[1] in LAYERS}


def short(path: Path) -> str:
    return str(path.relative_to(APP))


@pytest.mark.parametrize("path", modules(), ids=short)
def test_every_module_has_a_layer(path):
    assert layer_of(path) in LAYERS


@pytest.mark.parametrize("path", modules(), ids=short)
def test_imports_go_one_way(path):
    allowed = set(LAYERS[: LAYERS.index(layer_of(path)) + 1])
    assert layers_imported(path) <= allowed


@pytest.mark.parametrize("path", [path for path in modules() if layer_of(path) in PURE], ids=short)
def test_the_core_knows_no_django(path):
    assert not [name for name in imported(path) if name.split(".")[0] in {"django", "newsroom", "accounts"}]


@pytest.mark.parametrize("path", [path for path in modules() if layer_of(path) == "management"], ids=short)
def test_commands_import_no_admin(path):
    assert "admin" not in layers_imported(path)


CORE_AND_RECORD = {"Block", "Place", "Reading", "Tag"}
"""Values of the pure core, and their records."""


def public_names() -> Iterator[str]:
    """Of classes and functions, each as often as a module has one; the engines of search have one interface."""
    for path in modules():
        if path.parent.name not in ("engines", "commands"):
            body = ast.parse(path.read_text("utf-8")).body
            yield from (node.name for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef))


def test_no_public_name_stands_for_two_things():
    twice = {name for name, number in Counter(public_names()).items() if number > 1 and not name.startswith("_")}
    assert twice == CORE_AND_RECORD


@pytest.mark.parametrize("package", ["jieba", "rjieba"])
def test_one_module_imports_what_cuts_words(package):
    users = [short(path) for path in modules() if any(name.split(".")[0] == package for name in imported(path))]
    assert users == [f"enrichment/{package}_cutter.py"]


def test_one_module_writes_paragraphs_of_docx():
    """It takes out what XML cannot hold."""
    writers = [short(path) for path in modules() if "letter.add_paragraph(" in path.read_text("utf-8")]
    assert writers == ["export/chinese_docx.py"]


def spelled_permissions(path: Path) -> list[str]:
    """The codenames of permissions in a module's strings, and Django's questions that take one."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    strings = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    questions = [node.attr for node in nodes if isinstance(node, ast.Attribute)]
    return [text for text in strings if CODENAME.search(text)] + [name for name in questions if name in QUESTIONS]


@pytest.mark.parametrize("path", code_beside_permissions(), ids=str)
def test_only_one_module_spells_permissions(path):
    assert spelled_permissions(path) == []


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.html")), ids=str)
def test_templates_spell_no_permission(path):
    assert not re.search(r"\bperms\.", path.read_text("utf-8"))


def story_writes(path: Path) -> list[str]:
    """Calls of Story.objects.create and the like, and of the history's bulk writers."""
    text = path.read_text("utf-8")
    writers = ("Story.objects.create", "Story.objects.bulk", "Story.objects.update")
    forbidden = (*writers, "bulk.create_recorded", "bulk.update_recorded", "bulk.set_recorded")
    return [name for name in forbidden if name in text]


def block_writes(path: Path) -> list[str]:
    """Calls that write rows, and say in their words that these are blocks."""
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    methods = [(call, call.func) for call in calls if isinstance(call.func, ast.Attribute)]
    writes = [call for call, func in methods if func.attr in WRITES or ast.unparse(func) == "bulk.insert"]
    return [text for text in map(ast.unparse, writes) if re.search(r"(\b|_)blocks?(\b|_)|\bBlock\b", text)]


@pytest.mark.parametrize("path", [path for path in modules() if short(path) != "records/blocks.py"], ids=short)
def test_only_one_module_writes_blocks(path):
    assert block_writes(path) == []


def test_the_writer_of_blocks_is_seen_to_write_them():
    assert len(block_writes(APP / "records" / "blocks.py")) == 3


@pytest.mark.parametrize("path", [path for path in modules() if path.name not in WRITERS], ids=short)
def test_only_records_writes_stories(path):
    assert story_writes(path) == []


HIDABLE = (
    *("Story", "Article", "Brief", "Tagging", "Placing", "Contribution", "Use", "Submission", "PointAdjustment"),
    *("Notice", "Objection"),
    *("Digest", "DigestItem"),
    *("Issue", "Source", "Reading", "Block", "Change", "ImportLine", "ImportRun"),
)
"""Models of which a user may not see every record."""


@pytest.mark.parametrize("path", [path for path in modules() if layer_of(path) in ("admin", "export")], ids=short)
def test_pages_ask_who_may_see_what(path):
    """Of a model by itself; what is asked by a record is that of a visible one, and `tests/admin` follows all links."""
    models = "|".join(HIDABLE)
    unasked = rf"\b(?:{models})\.(?:objects|_default_manager)\b(?!\.visible_to\()|_or_404\((?:{models})\b(?!\.)"
    assert re.findall(unasked, path.read_text("utf-8")) == []
