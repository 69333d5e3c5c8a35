from __future__ import annotations

import gettext
import os
from pathlib import Path

import pytest

from newsroom.catalogues import compile_catalogues

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=1; plural=0;\\n"\n'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "zh_Hans" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + '\nmsgid "headline"\nmsgstr "标题"\n', "utf-8")
    return path


def translations(source: Path) -> gettext.GNUTranslations:
    with source.with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_absent_catalogue_is_compiled(source: Path, tmp_path: Path):
    assert compile_catalogues(tmp_path) == [source]
    assert translations(source).gettext("headline") == "标题"


def test_compiled_catalogue_is_left_alone(source: Path, tmp_path: Path):
    compile_catalogues(tmp_path)
    assert compile_catalogues(tmp_path) == []


def test_older_catalogue_is_compiled_anew(source: Path, tmp_path: Path):
    compile_catalogues(tmp_path)
    os.utime(source.with_suffix(".mo"), (0, 0))
    assert compile_catalogues(tmp_path) == [source]


def test_plural_and_context_survive(source: Path, tmp_path: Path):
    plural = '\nmsgctxt "of a page"\nmsgid "%d story"\nmsgid_plural "%d stories"\nmsgstr[0] "%d 篇"\n'
    source.write_text(source.read_text("utf-8") + plural, "utf-8")
    compile_catalogues(tmp_path)
    assert translations(source).npgettext("of a page", "%d story", "%d stories", 2) == "%d 篇"


def test_fuzzy_translation_is_not_shown(source: Path, tmp_path: Path):
    source.write_text(source.read_text("utf-8") + '\n#, fuzzy\nmsgid "byline"\nmsgstr "标题"\n', "utf-8")
    compile_catalogues(tmp_path)
    assert translations(source).gettext("byline") == "byline"


def test_damaged_catalogue_names_the_place(source: Path, tmp_path: Path):
    source.write_text('msgid "headline\nmsgstr', "utf-8")
    with pytest.raises((OSError, ValueError), match=r"django\.po"):
        compile_catalogues(tmp_path)
