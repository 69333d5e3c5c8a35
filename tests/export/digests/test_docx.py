from __future__ import annotations

import io
import shutil
import subprocess
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from articles.export.digests.docx import STYLES, digest_docx
from articles.export.digests.outgoing import LineRole, OutgoingDigest, OutgoingLine

LINES = tuple(OutgoingLine(role, f"这是{role.value}", "●" if role is LineRole.HIGHLIGHT else "") for role in LineRole)


@pytest.fixture
def made() -> bytes:
    return digest_docx(OutgoingDigest("一周速览 第1期", LINES))


def test_each_role_has_a_named_style(made):
    paragraphs = Document(io.BytesIO(made)).paragraphs
    assert [paragraph.style.name for paragraph in paragraphs] == [STYLES[role] for role in LineRole]


def test_each_style_names_a_font_for_chinese(made):
    styles = Document(io.BytesIO(made)).styles
    fonts = [styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) for name in STYLES.values()]
    assert all(fonts) and styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"


def test_a_font_that_an_office_lacks_has_a_stand_in(made):
    package = Document(io.BytesIO(made)).part.package
    (table,) = [part.blob.decode() for part in package.iter_parts() if part.partname.endswith("fontTable.xml")]
    assert 'w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in table


def test_the_paper_is_a4(made):
    section = Document(io.BytesIO(made)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_it_bears_no_time_and_is_the_same_whenever_it_is_made(made):
    parts = ZipFile(io.BytesIO(made)).infolist()
    assert {part.date_time[0] for part in parts} == {1980}


@pytest.mark.libreoffice
def test_libreoffice_opens_it_with_all_its_lines(made, tmp_path):
    path = tmp_path / "digest.docx"
    path.write_bytes(made)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    shown = (tmp_path / "digest.txt").read_text("utf-8-sig").splitlines()
    assert shown == [str(line) for line in LINES]
