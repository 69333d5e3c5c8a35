from __future__ import annotations

import io
import shutil
import struct
import subprocess
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from docx import Document
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from articles.export.clipping import Clipping, clippings, cutting_picture
from articles.export.clipping_document import clipping_document
from articles.export.clipping_markdown import clipping_markdown
from articles.export.markdown import markdown_text
from articles.models import Source, Story
from articles.reading import read
from tests import factories
from tests.reading.pdf_making import Set, pdf_of

pytestmark = pytest.mark.django_db

PAGE = [
    Set("县总工会建起驿站", 50, 760, 20),
    Set("近日，县总工会在城区建成12个驿站，为快递员", 50, 700),
    Set("提供休息场所，驿站全天开放，配有饮水机。", 50, 685),
    Set("焊工技能竞赛落幕", 50, 500, 20),
    Set("比赛分理论和实操两个部分，共有八十名选手参加。", 50, 450),
]


@pytest.fixture
def printed(db) -> Source:
    return factories.imported(pdf_of([PAGE]), "a.pdf").source


def clipping(story: Story) -> Clipping:
    (made,) = clippings([story.pk], factories.user(is_superuser=True))
    return made


def test_facts_say_where_it_was_printed():
    paper = factories.publication("工人日报")
    issue = factories.issue(publication=paper, number="86", published_on="2022-12-21", date_basis="printed")
    facts = dict(clipping(factories.story(issue=issue, section="要闻")).facts)
    assert [facts[name] for name in ("媒体", "期号", "栏目")] == ["工人日报", "86", "要闻"]


def test_crossheads_are_told_from_paragraphs():
    made = clipping(factories.story(body="第一段。\n## 小标题\n第二段。"))
    assert made.paragraphs == [("第一段。", False), ("小标题", True), ("第二段。", False)]


@pytest.mark.parametrize(
    ("dateline", "text"), [("本报讯", "本报讯 第一段。"), ("（本报北京5月6日电）", "第一段。（本报北京5月6日电）")]
)
def test_a_dateline_stands_where_it_is_printed(dateline, text):
    assert clipping(factories.story(body="第一段。", dateline=dateline)).paragraphs == [(text, False)]


def test_a_caption_names_who_took_the_picture():
    made = clipping(
        factories.story(captions=[{"text": "工人在巡检", "credit": "王五"}, {"text": "班组", "credit": None}])
    )
    assert made.captions == ["工人在巡检（王五）", "班组"]


def test_a_use_in_its_own_medium_gives_the_link_of_a_citation():
    story = factories.story(issue=factories.issue(publication=factories.publication("工人日报")))
    factories.use(story, factories.publication("工道"), link="https://example.org/elsewhere")
    factories.use(story, story.issue.publication, link="https://example.org/3")
    assert "https://example.org/3" in clipping(story).citation


def test_they_come_in_the_order_of_days_and_pages():
    issue = factories.issue(published_on="2022-12-21", date_basis="printed")
    late, early = (
        factories.story(issue=issue, source=factories.source(issue, page=page), headline=page) for page in ("10", "2")
    )
    made = clippings([late.pk, early.pk], factories.user(is_superuser=True))
    assert [each.story for each in made] == [early, late]


def test_hidden_stories_have_none():
    story = factories.story(visibility="internal")
    assert clippings([story.pk], factories.user()) == []


def test_a_story_is_cut_out_of_its_page(printed):
    first, second = printed.stories.order_by("position")
    ((_source, above),) = clipping(first).cuttings
    ((_source, below),) = clipping(second).cuttings
    assert above.area.bottom < below.area.top


def test_a_page_with_a_hidden_story_is_not_shown(printed):
    shown, hidden = printed.stories.order_by("position")
    Story.objects.filter(pk=hidden.pk).update(visibility="internal")
    (made,) = clippings([shown.pk], factories.user())
    assert made.cuttings == ()


def test_the_picture_has_the_shape_of_the_cutting(printed):
    ((_source, cutting),) = clipping(printed.stories.first()).cuttings
    png = cutting_picture(printed, cutting)
    width, height = struct.unpack(">II", png[16:24])
    area = cutting.area
    shape = (area.right - area.left) * 595 / ((area.bottom - area.top) * 842)
    assert width / height == pytest.approx(shape, rel=0.05)


def document(*stories: Story) -> Document:
    made = clippings([story.pk for story in stories], factories.user(is_superuser=True))
    pictures = {key: Source.objects.get(pk=key) for each in made for key, _cut in each.cuttings}
    drawn = [(each, [cutting_picture(pictures[key], cut) for key, cut in each.cuttings]) for each in made]
    return Document(io.BytesIO(clipping_document(drawn)))


def test_a_document_has_each_text_in_its_style():
    story = factories.story(
        kicker="引题", headline="主标题", subhead="副题", byline="记者 张三", body="正文。\n## 小标题\n又一段。"
    )
    texts = {paragraph.text: paragraph.style.name for paragraph in document(story).paragraphs}
    styles = {"引题": "Kicker", "主标题": "Title", "副题": "Subhead", "记者 张三": "Byline", "正文。": "Normal"}
    assert {text: texts[text] for text in (*styles, "小标题")} == {**styles, "小标题": "Crosshead"}


def test_several_have_a_contents_page():
    lines = [p.text for p in document(*factories.stories(2)).paragraphs if p.style.name == "Contents Line"]
    assert [line[:2] for line in lines] == ["1.", "2."]


def test_markdown_has_the_texts_under_their_heads_and_the_picture_within(printed):
    made = clipping(printed.stories.order_by("position").first())
    text = clipping_markdown([(made, [b"\x89PNG"])])
    assert "## 县总工会建起驿站\n" in text and "![](data:image/png;base64,iVBORw==)" in text
    assert markdown_text(made.citation) in text


def test_markdown_of_several_begins_with_a_list_and_keeps_signs():
    one, other = factories.story(headline="*清凉*包", body="正文。\n## 小标题\n1. 又一段。"), factories.story()
    text = clipping_markdown([(each, []) for each in clippings([one.pk, other.pk], factories.user())])
    assert "1. \\*清凉\\*包 " in text and "\n### 小标题\n" in text and "\n\\1. 又一段。\n" in text


def test_the_picture_is_in_the_document(printed):
    assert len(document(printed.stories.first()).inline_shapes) == 1


def pdf_by_libreoffice(folder: Path, made: bytes) -> Path:
    path = folder / "a.docx"
    path.write_bytes(made)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [shutil.which("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    return folder / "a.pdf"


@pytest.mark.libreoffice
def test_libreoffice_shows_the_texts_and_the_cutting(printed, tmp_path):
    made = clipping(printed.stories.order_by("position").first())
    pictures = [cutting_picture(printed, cut) for _key, cut in made.cuttings]
    shown = pdf_by_libreoffice(tmp_path, clipping_document([(made, pictures)]))
    text = read(shown.read_bytes(), name="a.pdf").text.replace("\n", "")
    assert "县总工会建起驿站" in text and made.citation.replace(" ", "") in text.replace(" ", "")
    with pdfium.PdfDocument(shown) as document:
        kinds = [drawn.type for drawn in document[0].get_objects()]
    assert FPDF_PAGEOBJ_IMAGE in kinds


@pytest.mark.libreoffice
def test_libreoffice_shows_on_the_contents_page_where_each_begins(tmp_path):
    stories = [
        factories.story(headline="驿站开放", body="\n".join(["驿站全天开放，配有饮水机。"] * 40)),
        factories.story(headline="竞赛落幕", body="比赛分两个部分。"),
    ]
    made = clippings([each.pk for each in stories], factories.user(is_superuser=True))
    with pdfium.PdfDocument(pdf_by_libreoffice(tmp_path, clipping_document([(each, []) for each in made]))) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    first, second = (
        next(n for n, text in enumerate(pages, 1) if n > 1 and title in text) for title in ("驿站开放", "竞赛落幕")
    )
    assert second > first + 1
    lines = [line for line in pages[0].splitlines() if line[:2] in ("1.", "2.")]
    assert [line.split(".")[-1].strip() for line in lines] == [str(first), str(second)]
    assert f"— {second} —" in pages[second - 1]
