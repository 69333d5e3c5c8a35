from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.enrichment.tokenizer import Words
from articles.parsing.values import Context, Given
from articles.pipeline import SourceOptions, SourceParse, read_source
from articles.reading.errors import ReadingError

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
WORDS = Words()
PAGE = """江滩上的夜校

本报讯(记者周某)6月3日,湖北省宜昌市总工会在江滩开办职工夜校,80名骑手报名学习急救和普通话。
"""


def parse(text: str, context: Context | None = None) -> SourceParse:
    return read_source(text.encode(), name="page.txt", context=context or Context(), words=WORDS)


def test_page_is_read_parsed_and_enriched() -> None:
    source = parse(PAGE)
    assert source.reading.text == PAGE
    assert [story.headline for story in source.stories] == ["江滩上的夜校"]
    assert [place.code for place in source.findings[0].places] == ["420500"]


def test_parser_asks_the_dictionary() -> None:
    asked = []

    class Listening(Words):
        def across(self, left: str, right: str) -> bool:
            asked.append((left, right))
            return super().across(left, right)

    broken = PAGE.replace("职工夜校", "职工夜\n\n校")
    read_source(broken.encode(), name="page.txt", context=Context(), words=Listening())
    assert asked


def test_answers_of_the_caller_come_first() -> None:
    asked = []

    def nothing_known(left: str, right: str) -> bool:
        asked.append((left, right))
        return False

    parse(PAGE.replace("职工夜校", "职工夜\n\n校"), Context(word_across=nothing_known))
    assert asked


def test_unreadable_bytes_are_refused() -> None:
    with pytest.raises(ReadingError):
        read_source(b"", name="empty.txt", context=Context(), words=WORDS)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_every_story_of_a_real_issue_has_findings(path: Path) -> None:
    source = read_source(path.read_bytes(), name=path.name, context=Context(), words=WORDS)
    assert len(source.findings) == len(source.stories) > 0
    assert all(found.topics for found in source.findings)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_same_bytes_give_the_same_parse(path: Path) -> None:
    first, second = (read_source(path.read_bytes(), name=path.name, context=Context(), words=WORDS) for _ in range(2))
    assert all(getattr(first, field.name) == getattr(second, field.name) for field in fields(SourceParse))


@given(st.text(min_size=1, max_size=200).filter(str.strip))
def test_findings_run_parallel_to_the_stories(text: str) -> None:
    try:
        source = parse(text)
    except ReadingError:
        return
    assert len(source.findings) == len(source.stories)


SAVED_POST = """<html><body><h1 id="activity-name">江滩上的夜校</h1><span id="js_name">江滩工会</span>
<em id="publish_time">6月3日</em><div id="js_content">
<p>6月3日，宜昌市总工会在江滩开办职工夜校，80名骑手报名。</p></div>
<script>var ct = "1717400000";</script></body></html>"""


@pytest.mark.parametrize(
    ("name", "publication"), [("post.html", "江滩工会"), ("三峡工人报_20240604.html", "三峡工人报")]
)
def test_names_come_before_what_the_format_knows(name: str, publication: str) -> None:
    source = read_source(SAVED_POST.encode(), name=name, context=Context(), words=WORDS)
    assert source.issue.publication == publication


@pytest.mark.parametrize(
    "options",
    [
        SourceOptions(),
        SourceOptions(publication="丰都工人", published_on=date(2024, 6, 7), encoding="gb18030"),
        SourceOptions(number="7", fallback=Given(publication="滨河工会网", published_on=date(2024, 6, 7))),
    ],
)
def test_options_are_kept_in_json(options):
    assert SourceOptions.from_json(json.loads(json.dumps(options.as_json()))) == options


def test_a_row_of_the_list_leaves_what_is_said_of_all():
    said = SourceOptions(fallback=Given(publication="滨河工会网"))
    assert said.updated(SourceOptions(number="7")) == SourceOptions(number="7", fallback=said.fallback)
