from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from articles.enrichment import enrich
from articles.enrichment.gazetteer import gazetteer
from articles.enrichment.tokenizer import Words
from articles.enrichment.values import Findings, story_text
from articles.parsing.values import Caption, Context, Crosshead, IssueFacts, Kind, ParsedStory

CHONGQING = "500000"
DAY = IssueFacts(published_on=date(2024, 6, 28))


def story(*paragraphs: str, headline: str | None = None, kind: Kind = Kind.ARTICLE) -> ParsedStory:
    return ParsedStory(kind=kind, headline=headline, paragraphs=paragraphs)


def findings(words: Words, *stories: ParsedStory, home: str | None = None, issue: IssueFacts = DAY) -> list[Findings]:
    return list(enrich(stories, Context(home=home), words, issue))


def codes(found: Findings) -> list[str]:
    return [place.code for place in found.places]


NEIGHBOURS = [story(f"{town}总工会慰问环卫工人。") for town in ("荣昌区", "黔江区", "綦江区")]


def test_no_stories_have_no_findings(words: Words) -> None:
    assert findings(words) == []


def test_all_kinds_of_findings(words: Words) -> None:
    (found,) = findings(words, story("6月3日,湖北省宜昌市总工会组织80名骑手免费体检。", headline="骑手体检忙"))
    assert (found.genre, codes(found)) == ("消息", ["420500"])
    assert [(d.text, d.start) for d in found.dates] == [("6月3日", "2024-06-03")]
    assert [(f.value, f.unit) for f in found.figures] == [(80.0, "名")]
    assert {topic.name for topic in found.topics} == {"职工健康", "新就业形态劳动者"}


def test_neighbouring_stories_decide_the_home_region(words: Words) -> None:
    *_, last = findings(words, *NEIGHBOURS, story("江北区总工会慰问环卫工人。"))
    assert codes(last) == ["500105"]


def test_home_of_the_publication_comes_before_that_of_the_stories(words: Words) -> None:
    *_, last = findings(words, *NEIGHBOURS, story("江北区总工会慰问环卫工人。"), home="330000")
    assert codes(last) == ["330205"]


def test_story_alone_has_no_home_region(words: Words) -> None:
    assert codes(findings(words, story("江北区总工会慰问环卫工人。"))[0]) == []


def test_inferred_issue_completes_dates(words: Words) -> None:
    (found,) = findings(words, story("6月3日,夜校开课。"), issue=IssueFacts(not_before=date(2023, 6, 4)))
    assert found.dates[0].start == "2023-06-03"


def test_issue_without_a_date_leaves_the_year_open(words: Words) -> None:
    assert findings(words, story("6月3日,夜校开课。"), issue=IssueFacts())[0].dates[0].start is None


def test_today_completes_nothing(words: Words) -> None:
    (found,) = enrich([story("6月3日,夜校开课。")], Context(today=date(2030, 1, 1)), words)
    assert found.dates[0].start is None


def test_byline_and_dateline_are_no_matter_of_the_story() -> None:
    text = story_text(ParsedStory(kind=Kind.ARTICLE, byline="本报讯(记者 甲)", dateline="(本报上海6月3日电)"))
    assert text.whole.strip() == ""


def test_captions_and_crossheads_belong_to_the_rest() -> None:
    text = story_text(
        ParsedStory(
            kind=Kind.ARTICLE,
            standfirst="提要",
            paragraphs=("首段", "次段"),
            crossheads=(Crosshead("小标题", 1),),
            captions=(Caption("图说"),),
        )
    )
    assert (text.lead, text.rest) == ("提要\n首段", "次段\n小标题\n图说")


LINES = st.text(alphabet="市总工会近日,6月3日慰问20余名骑手。重庆市江北区浙江省“《》”记者从获悉1\n", max_size=50)
STORIES = st.builds(story, LINES, LINES, headline=st.none() | LINES, kind=st.sampled_from(Kind))


@given(st.lists(STORIES, max_size=4), st.sampled_from([None, CHONGQING]))
def test_findings_are_parallel_and_printed(words: Words, stories: list[ParsedStory], home: str | None) -> None:
    found = findings(words, *stories, home=home)
    assert len(found) == len(stories)
    for one, its in zip(stories, found, strict=True):
        whole = story_text(one).whole
        assert all(place.code in gazetteer().current for place in its.places)
        assert all(place.mention is None or place.mention in whole for place in its.places)
        assert all(mention.text in whole for mention in (*its.dates, *its.figures))


@given(st.text(max_size=80))
def test_any_story_can_be_enriched(words: Words, paragraph: str) -> None:
    assert len(findings(words, story(paragraph))) == 1
