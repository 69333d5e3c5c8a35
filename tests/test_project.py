"""The files at the top of the project agree with each other."""

from __future__ import annotations

import re
import tomllib

import pytest
from django.conf import settings

from run import OLDEST_PYTHON

ROOT = settings.BASE_DIR
INSTALLED = ("requirements.txt", "requirements-pdf.txt", "requirements-rjieba.txt", "requirements-celery.txt")


def packages() -> set[str]:
    texts = [(ROOT / name).read_text("utf-8") for name in INSTALLED]
    return {name for text in texts for name in re.findall(r"^([\w-]+)==", text, re.MULTILINE)}


@pytest.mark.parametrize("package", sorted(packages()))
def test_notice_has_the_licence_of_each_library(package):
    assert re.search(rf"(?<![\w-]){package}(?![\w-])", (ROOT / "NOTICE").read_text("utf-8"), re.IGNORECASE)


def test_python_that_is_required_is_the_one_that_is_looked_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == ">=" + ".".join(map(str, OLDEST_PYTHON))


def test_changelog_begins_with_what_is_not_released():
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
