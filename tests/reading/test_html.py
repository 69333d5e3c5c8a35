from __future__ import annotations

import time
from pathlib import Path

import pytest

from articles.parsing.parser import parse
from articles.reading import read
from articles.reading.errors import Refusal
from articles.reading.limits import MOST_TAGS
from articles.reading.values import HintKind, Omission, Reading
from tests.reading.making import hinted, missing, refusal

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))

POST = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>丰都工会</title></head><body>
<h1 class="rich_media_title" id="activity-name">
   驿站建到了家门口
</h1>
<div id="meta_content"><a id="js_name">丰都工会</a> <em id="publish_time">2024-06-26 16:20</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">
<section><p>县总工会<strong>建起</strong>驿站。</p></section>
<p><img data-src="http://pictures.example/1" alt="外景"></p><figcaption>驿站外景</figcaption>
<p>欢迎使用。</p>
</div><div>微信扫一扫关注该公众号</div><script>var other = "脚本";</script></body></html>"""

PARAGRAPHS = "".join(f"<p>第{n}段，县总工会为快递员建起暖心驿站，全天开放，配有饮水机和充电桩。</p>" for n in range(12))


def page(body: str, head: str = "") -> Reading:
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), name="a.html")


def text(body: str, head: str = "") -> str:
    return page(body, head).text


class TestPost:
    reading = read(POST.encode(), name="post.html")

    def test_is_read_from_its_title_to_its_text(self):
        assert self.reading.text == (
            "驿站建到了家门口\n丰都工会  2024-06-26 16:20\n县总工会建起驿站。\n驿站外景\n欢迎使用。\n"
        )

    @pytest.mark.parametrize(
        ("kind", "span"),
        [
            (HintKind.TITLE, "驿站建到了家门口"),
            (HintKind.ACCOUNT, "丰都工会"),
            (HintKind.DATE, "2024-06-26 16:20"),
            (HintKind.CAPTION, "驿站外景"),
        ],
    )
    def test_says_what_it_knows(self, kind, span):
        assert hinted(self.reading, kind) == [(span, "")]

    def test_says_which_pictures_are_left_out(self):
        assert missing(self.reading, Omission.PICTURE) == ["外景"]

    def test_says_what_stands_around_it(self):
        assert missing(self.reading, Omission.SURROUNDINGS) == ["微信扫一扫关注该公众号"]

    def test_has_its_date_from_its_script_where_it_was_not_shown_yet(self):
        unshown = POST.replace("2024-06-26 16:20", "").replace("var other", 'var ct = "1719390000"; var other')
        assert hinted(read(unshown.encode(), name="a.html"), HintKind.DATE) == [("2024-06-26 16:20", "")]

    def test_has_its_title_from_its_description_where_the_page_has_none(self):
        bare = POST.replace('id="activity-name"', "").replace(
            "<title>", '<meta property="og:title" content="驿站"><title>'
        )
        assert hinted(read(bare.encode(), name="a.html"), HintKind.TITLE) == [("驿站", "")]


class TestNewsPage:
    def test_is_its_article(self):
        made = page(f"<nav>首页 要闻</nav><article><h1>驿站</h1>{PARAGRAPHS}</article><footer>版权所有</footer>")
        assert made.text.startswith("驿站\n第0段")
        assert missing(made, Omission.SURROUNDINGS) == ["首页 要闻", "版权所有"]

    def test_is_its_main_part(self):
        assert text(f"<div>导航</div><main>{PARAGRAPHS}</main>").startswith("第0段")

    def test_is_the_element_that_holds_the_paragraphs(self):
        made = page(f"<div>导航</div><div><div id=x>{PARAGRAPHS}</div><div>相关链接</div></div>")
        assert "导航" not in made.text and "相关链接" not in made.text
        assert missing(made, Omission.SURROUNDINGS) == ["相关链接", "导航"]

    def test_may_be_short(self):
        two = "<p>县总工会为快递员建起暖心驿站，全天开放，配有饮水机和充电桩。" * 2
        assert text(f"<div>导航</div><div>{two}</div><div>版权所有</div>") == two.replace("<p>", "\n")[1:] + "\n"

    def test_is_the_whole_page_where_its_text_is_set_in_no_paragraphs(self):
        lines, foot = "县总工会的驿站全天开放。<br>" * 20, "版权所有，不得转载。" * 8
        assert text(f"<div>{lines}</div><div><p>{foot}</p></div>").startswith("县总工会的驿站")

    def test_has_the_line_of_date_and_source_under_its_title(self):
        info = "2024年03月05日 09:30 来源：丰都日报"
        made = page(f"<h1>驿站建到家门口</h1><div>{info}</div><div>分享到 微信</div><div>{PARAGRAPHS}</div>")
        assert made.text.startswith(f"驿站建到家门口\n{info}\n第0段")
        assert hinted(made, HintKind.DATE) == [(info, "")]
        assert missing(made, Omission.SURROUNDINGS) == ["分享到 微信"]

    def test_has_the_title_that_its_window_has_too(self):
        made = page(
            f"<div>丰都网</div><div class=bt>驿站建到家门口</div><div>{PARAGRAPHS}</div>",
            "<title>驿站建到家门口-丰都网</title>",
        )
        assert hinted(made, HintKind.TITLE) == [("驿站建到家门口", "")]

    def test_is_the_whole_page_where_nothing_stands_out(self):
        assert text("<div>甲</div><div>乙</div>") == "甲\n乙\n"

    def test_has_the_title_that_stands_outside_the_article(self):
        made = page(f"<h1>驿站建到家门口</h1><div>导航</div><article>{PARAGRAPHS}</article>")
        assert hinted(made, HintKind.TITLE) == [("驿站建到家门口", "")]

    def test_says_a_title_once(self):
        made = text(
            f"<article><p>驿站建到家门口</p>{PARAGRAPHS}</article>",
            '<meta property="og:title" content="驿站建到家门口">',
        )
        assert made.count("驿站建到家门口") == 1

    @pytest.mark.parametrize(
        "line",
        [
            "<p>▲驿站外景</p>",
            '<section><p style="color:#888"><span style="font-size: 12px">驿站外景</span></p></section>',
        ],
    )
    def test_says_what_looks_like_a_caption_under_a_picture(self, line):
        made = page(f"<article><p><img src=a.png></p>{line}{PARAGRAPHS}</article>")
        assert [text.strip("▲") for text, _ in hinted(made, HintKind.CAPTION)] == ["驿站外景"]

    @pytest.mark.parametrize("attribute", ['align="center"', 'style="text-align:center"'])
    def test_says_what_stands_in_the_middle_under_a_picture_where_the_text_does_not(self, attribute):
        line = f"<p {attribute}>驿站外景</p>"
        made = page(f"<article><p {attribute}><img src=a.png></p>{line}{PARAGRAPHS}</article>")
        assert [text for text, _ in hinted(made, HintKind.CAPTION)] == ["驿站外景"]
        assert hinted(page(f"<article><img src=a.png>{line}</article>"), HintKind.CAPTION) == []

    def test_text_under_a_picture_is_no_caption(self):
        assert hinted(page(f"<article><img src=a.png>{PARAGRAPHS}</article>"), HintKind.CAPTION) == []


class TestText:
    def test_blocks_begin_lines(self):
        assert text("<p>甲</p><div>乙<p>丙</p>丁</div><ul><li>戊</ul>") == "甲\n乙\n丙\n丁\n戊\n"

    def test_inline_elements_do_not(self):
        assert text("<p>甲<b>乙</b><span>丙</span>丁</p>") == "甲乙丙丁\n"

    def test_a_break_is_one(self):
        assert text("<p>甲<br>乙</p>") == "甲\n乙\n"

    def test_a_broken_line_of_chinese_is_whole(self):
        assert text("<p>县总\n   工会</p>") == "县总工会\n"

    def test_a_broken_line_of_english_has_a_space(self):
        assert text("<p>trade\nunion</p>") == "trade union\n"

    def test_spaces_that_are_meant_stay(self):
        assert text("<p>王 小&emsp;满&nbsp;李</p>") == "王 小\u2003满\xa0李\n"

    def test_preformatted_lines_stay(self):
        assert text("<pre>甲\n乙</pre>") == "甲\n乙\n"

    def test_a_row_of_a_table_is_a_line(self):
        assert text("<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>") == "甲\t乙\n丙\n"

    def test_headings_are_hints_with_their_level(self):
        assert hinted(page("<h2>工作动态</h2><p>正文</p>"), HintKind.HEADING) == [("工作动态", "2")]

    def test_a_paragraph_set_bold_throughout_is_display(self):
        made = page("<p><span><strong>工会</strong></span></p><p><b>驿站</b>开放</p>")
        assert hinted(made, HintKind.DISPLAY) == [("工会", "")]

    def test_a_link_is_a_hint_with_its_address(self):
        made = page('<p>见<a href="https://paper.example/1">原文</a></p>')
        assert hinted(made, HintKind.LINK) == [("原文", "https://paper.example/1")]

    def test_what_follows_the_end_of_the_page_is_read(self):
        assert text("<p>甲</p></body></html><p>乙</p>") == "甲\n乙\n"


class TestUnseen:
    @pytest.mark.parametrize("tag", ["script", "style", "template", "noscript", "iframe", "svg", "button"])
    def test_elements_that_show_no_text(self, tag):
        assert text(f"<p>甲<{tag}>暗</{tag}>乙</p>") == "甲乙\n"

    @pytest.mark.parametrize(
        "attribute",
        [
            "hidden",
            'style="display:none"',
            'style="color:red; VISIBILITY : hidden"',
            'style="font-size:0"',
            'style="opacity: 0;"',
            'class="b secret"',
            'id="mark"',
        ],
    )
    def test_hidden_text_is_left_out_and_said(self, attribute):
        made = page(f"<p>甲<span {attribute}>暗<b>记</b></span>乙</p>", "<style>.secret, #mark {display: none}</style>")
        assert (made.text, missing(made, Omission.HIDDEN)) == ("甲乙\n", ["暗记"])

    @pytest.mark.parametrize(
        "attribute", ['style="font-size:0.9em"', 'style="opacity:0.5"', 'class="print"', 'style="display:block"']
    )
    def test_what_is_shown_is_read(self, attribute):
        made = text(f"<p {attribute}>甲</p>", "<style>@media print {.print {display: none}}</style>")
        assert made == "甲\n"

    def test_nothing_is_fetched(self, monkeypatch):
        monkeypatch.setattr("socket.socket.connect", None)
        assert (
            text('<base href="http://far.example/"><link rel="stylesheet" href="a.css"><img src="b.png">甲') == "甲\n"
        )


class TestEncoding:
    @pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig", "utf-16"])
    def test_without_a_declaration(self, encoding):
        assert read(
            "<html><body><p>县总工会建起驿站，为快递员提供休息的地方。".encode(encoding), name="a.html"
        ).text == ("县总工会建起驿站，为快递员提供休息的地方。\n")

    def test_as_declared(self):
        made = '<html><meta charset="big5"><p>總工會建起驛站，為快遞員提供休息的地方</p>'.encode("big5")
        assert read(made, name="a.html").encoding == "big5"

    def test_a_declaration_that_is_wrong_does_no_harm(self):
        made = '<html><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>县总工会的驿站</p>'
        assert read(made.encode("utf-8"), name="a.html").text == "县总工会的驿站\n"

    def test_as_given(self):
        assert read("<html><p>工会</p>".encode("gb18030"), name="a.html", encoding="gbk").text == "工会\n"


class TestRefused:
    def test_a_page_without_text(self):
        assert refusal(b"<html><body><img src=a.png></body></html>", "a.html") is Refusal.EMPTY

    def test_elements_in_elements_without_end(self):
        assert refusal(b"<html>" + b"<div>" * 5_000 + b"x", "a.html") is Refusal.DAMAGED

    def test_more_tags_than_any_page_has(self):
        assert refusal(b"<html><p>x" + b"<br>" * MOST_TAGS, "a.html") is Refusal.TOO_MANY_TAGS

    def test_bytes_of_no_encoding(self):
        assert refusal("<html><p>工会".encode() + b"\xff\xff", "a.html") is Refusal.UNDECODABLE


def test_headings_right_beside_the_title_are_lines_of_their_own():
    head = "<h4>职称评审请来车间师傅</h4><h1>一线工人当“考官”</h1><h4>——技能评价改革观察</h4>"
    lines = text(f"{head}<article><p>考官是老钳工。</p></article>").split("\n")
    assert lines[:3] == ["职称评审请来车间师傅", "一线工人当“考官”", "——技能评价改革观察"]


def test_title_kicker_subhead_and_author_are_known_by_what_editing_systems_call_them():
    head = (
        '<div class="ytitle">职称评审请来车间师傅</div><div class="title">一线工人当“考官”</div>'
        '<div class="ftitle">技能评价改革观察</div><div class="author">本报记者 王小明</div>'
    )
    paragraphs = f"<div><p>{'考官是老钳工。' * 9}</p><p>{'考场在车间。' * 9}</p></div>"
    lines = text(f"{head}{paragraphs}").split("\n")
    assert lines[:4] == ["职称评审请来车间师傅", "一线工人当“考官”", "技能评价改革观察", "本报记者 王小明"]


def test_the_day_of_an_edition_over_the_title_is_read():
    head = '<div>云溪工人报 2024年5月20日</div><div class="title">一线工人当“考官”</div>'
    paragraphs = f"<div><p>{'考官是老钳工。' * 9}</p><p>{'考场在车间。' * 9}</p></div>"
    assert text(f"{head}{paragraphs}").startswith("云溪工人报 2024年5月20日\n一线工人当“考官”\n")


def test_the_day_of_an_edition_is_read_over_a_text_that_has_its_title():
    head = "<div>云溪工人报 2024年5月20日</div>"
    article = f"<h2>一线工人当“考官”</h2><p>{'考官是老钳工。' * 9}</p><p>{'考场在车间。' * 9}</p>"
    assert text(f"{head}<div>{article}</div>").startswith("云溪工人报 2024年5月20日\n一线工人当“考官”\n")


def test_labelled_facts_side_by_side_are_set_apart():
    found = text(
        "<article><h1>考官</h1><p><span>作者：</span><span>来源：某县总工会</span></p><p>考官是老钳工。</p></article>"
    )
    assert "作者： 来源：某县总工会" in found


def test_what_stands_beside_a_text_is_left_out_of_its_element():
    found = text("<article><p>考官是老钳工。</p><footer>分类：动态</footer><aside>热文</aside></article>")
    assert found.strip() == "考官是老钳工。"


def test_short_items_side_by_side_are_set_apart():
    found = text(
        '<article><h1>考官</h1><div><a href="1">上一版</a><a href="2">下一版</a></div><p>考官是老钳工。</p></article>'
    )
    assert "上一版 下一版" in found


def test_the_only_heading_above_the_text_is_its_title():
    paragraphs = f"<p>{'公示如下。' * 20}</p><p>{'名单见附件。' * 9}</p>"
    assert text(f"<div><h2>关于拟入选名单的公示</h2></div><div>{paragraphs}</div>").startswith("关于拟入选名单的公示\n")


def test_paragraphs_in_paragraphs_cost_no_more_than_others():
    """Whoever forgets to close tags puts all paragraphs into the first."""
    flat, nested = "<font>工会</font><p>建起驿站</p>" * 900, "<font>工会<p>建起驿站" * 900
    assert cost(nested) <= 5 * cost(flat)


def test_a_long_row_of_links_costs_no_more_than_paragraphs():
    links, paragraphs = (f"<div>{f'<{tag}>工会</{tag}>' * 900}</div>" for tag in ("a", "p"))
    assert cost(links) <= 5 * cost(paragraphs)


def cost(body: str) -> float:
    """Seconds of this process, the better of two runs."""
    return min(_cost(body) for _ in range(2))


def _cost(body: str) -> float:
    begin = time.process_time()
    page(body)
    return time.process_time() - begin


def as_html(text: str) -> bytes:
    return "".join(f"<p>{line}</p>\n" for line in text.splitlines()).encode()


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_a_seed_as_a_page_gives_the_same_stories(seed):
    printed = read(seed.read_bytes(), name=seed.name)
    assert parse(read(as_html(printed.text), name="a.html")).stories == parse(printed).stories
