from __future__ import annotations

import pytest

from articles.reading import read

PAGE = "http://www.example.cn/2024/0617/c1-2.html"
POST = "https://mp.weixin.qq.com/s/abc_DEF-1"
BODY = "<h1>清凉包送到班组</h1><p>七月的工地上，第一批清凉包送到了班组，工友们领到了毛巾、藿香正气水和绿豆汤。</p>"


def html_address(head: str, above: str = "") -> str:
    data = f"<!DOCTYPE html>{above}<html><head>{head}</head><body>{BODY}</body></html>"
    return read(data.encode(), name="a.html").address


def markdown_address(text: str) -> str:
    return read(text.encode(), name="a.md").address


@pytest.mark.parametrize(
    ("head", "above"),
    [
        (f'<link rel="canonical" href="{PAGE}">', ""),
        (f'<meta property="og:url" content="{PAGE}">', ""),
        ("", f"\n<!-- saved from url=(0041){PAGE} -->\n"),
        ('<link rel="canonical" href="http://www.example.cn/">', f"<!-- saved from url=(0041){PAGE} -->"),
        ('<link rel="canonical" href="/2024/0617/c1-2.html">', f"<!-- saved from url=(0041){PAGE} -->"),
        (f'<link rel="canonical" href="{PAGE}">', "<!-- saved from url=(0022)http://elsewhere.cn/x -->"),
    ],
)
def test_a_saved_page_says_where_it_is_from(head, above):
    assert html_address(head, above) == PAGE


@pytest.mark.parametrize(
    "head", ["", '<link rel="canonical" href="javascript:alert(1)">', '<meta property="og:url" content="http:// x/y">']
)
def test_what_is_no_address_of_the_web_is_none(head):
    assert html_address(head) == ""


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: 清凉\nurl: {POST}\n---\n\n正文一段。\n",
        f'---\ntitle: 清凉\nsource: "{POST}"\n---\n\n正文一段。\n',
        f"---\r\noriginal_url: {POST}\r\n---\r\n正文一段。\r\n",
        f"# 清凉\n\n> 原文链接：{POST}\n\n正文一段。\n",
        f"Title: 清凉\n\nURL Source: {POST}\n\n正文一段。\n",
    ],
)
def test_a_saved_post_says_where_it_is_from(text):
    assert markdown_address(text) == POST


def test_an_address_that_the_text_talks_of_is_not_that_of_the_post():
    assert markdown_address(f"# 清凉\n\n报名请打开 {POST} 填写。\n来源：市总工会\n") == ""
