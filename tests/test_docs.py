"""What the documents name is there, and what they tell to do works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class

from articles.parsing.values import Caution, Kind, Role
from run import COMMANDS

ROOT = settings.BASE_DIR
APPS = ("articles", "accounts", "newsroom")
READMES = {ROOT / "README.md": "## Dependencies", ROOT / "README.zh-CN.md": "## 依赖"}
"""Each with the head of its section on packages."""

DOCUMENTS = [*READMES, *sorted((ROOT / "docs").glob("*.md"))]
TEXT = "\n".join(document.read_text("utf-8") for document in DOCUMENTS)
FENCED = re.compile(r"^```\n(.*?)^```$", re.DOTALL | re.MULTILINE)
OUR_APPS = {"articles", "accounts", "newsroom"}
MADE = ("var/", ".venv/")
"""Folders that running makes."""


def of_document(path: Path) -> str:
    return str(path.relative_to(ROOT))


def code_spans(text: str) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", FENCED.sub("", text)))


def command_lines() -> list[str]:
    """Each call of manage.py in a block or a span of code, from the name of the command on."""
    code = [line for block in FENCED.findall(TEXT) for line in block.splitlines()] + sorted(code_spans(TEXT))
    return sorted(
        {line.partition("manage.py ")[2].partition("  #")[0].strip() for line in code if "manage.py " in line}
    )


@pytest.mark.parametrize("line", command_lines())
def test_command_has_the_options_that_are_named(line):
    name, *words = shlex.split(line)
    parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
    assert {word for word in words if word.startswith("--")} <= set(parser._option_string_actions)


@pytest.mark.parametrize(
    "name",
    [name for name, app in get_commands().items() if app in OUR_APPS],
)
def test_command_is_documented(name):
    assert f"manage.py {name}" in TEXT


def test_options_of_an_import_are_all_documented():
    parser = load_command_class("articles", "import_issues").create_parser("manage.py", "import_issues")
    own = {"--dry-run", "--publication", "--date", "--number", "--page", "--encoding"}
    assert own <= set(parser._option_string_actions)
    assert own <= code_spans((ROOT / "docs/operators.md").read_text("utf-8"))


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)\b(?=[ `\n])", TEXT))))
def test_make_has_the_target(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"python run\.py ([a-z]+)", TEXT))))
def test_run_has_the_command(command):
    assert command in COMMANDS


def paths(text: str) -> set[str]:
    """What looks like a path of the project: a folder with its stroke, or a file in a folder."""
    words = (word for span in code_spans(text) for word in span.split())
    found = {word for word in words if re.fullmatch(r"[\w./]+/(\w+\.\w+)?|\w+\.(py|in|txt|toml)", word)}
    return {path for path in found if not path.startswith(MADE)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=of_document)
def test_paths_that_are_named_exist(document):
    text = document.read_text("utf-8")
    known = {path.name for root in APPS for path in (ROOT / root).rglob("*.py")}
    assert [path for path in paths(text) if not (ROOT / path).exists() and path not in known] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=of_document)
def test_links_lead_somewhere(document):
    links = re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_variables_that_are_named_are_read():
    reading = "".join((ROOT / name).read_text("utf-8") for name in ("newsroom/settings.py", "run.py", "Makefile"))
    named = set(re.findall(r"`([A-Z][A-Z_]+)`", (ROOT / "docs/settings.md").read_text("utf-8")))
    named |= set(re.findall(r"\b([A-Z][A-Z_]+)=", TEXT))
    assert [name for name in named if name not in reading] == []


def packages() -> list[str]:
    return re.findall(r"^([A-Za-z][\w-]*)", (ROOT / "requirements.in").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("readme", READMES, ids=of_document)
@pytest.mark.parametrize("package", packages())
def test_package_has_its_reason_in_the_readme(package, readme):
    assert package in readme.read_text("utf-8").partition(READMES[readme])[2]


@pytest.mark.parametrize("readme", READMES, ids=of_document)
def test_readme_begins_with_a_link_to_the_other(readme):
    (other,) = READMES.keys() - {readme}
    assert f"]({other.name})" in readme.read_text("utf-8").partition("\n")[0]


def modules() -> list[str]:
    files = sorted(file for root in APPS for file in (ROOT / root).rglob("*.py"))
    shown = (file for file in files if file.name != "__init__.py" and "migrations" not in file.parts)
    return [str(file.relative_to(ROOT)) for file in shown]


@pytest.mark.parametrize("module", modules())
def test_module_is_listed_for_contributors(module):
    package, _, name = module.rpartition("/")
    listed = (ROOT / "docs/contributors.md").read_text("utf-8").partition(f"### `{package}/`\n")[2].partition("\n#")[0]
    assert f"| `{name}` |" in listed


@pytest.mark.parametrize("code", [*Role, *Caution, *Kind])
def test_contract_lists_the_code(code):
    assert re.search(rf"(?<![\w-]){code}(?![\w-])", (ROOT / "docs/parse-format.md").read_text("utf-8"))
