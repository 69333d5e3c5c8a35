"""A page that is no post is refused, and the editor is told what to do."""

from __future__ import annotations

import pytest

from articles.reading.errors import Refusal
from tests.reading.making import refusal, zip_of


def page(body: str) -> bytes:
    return f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<h2>环境异常</h2><p>当前环境异常，完成验证后即可继续访问。</p><a>去验证</a>", Refusal.VERIFICATION),
        ("<p>该内容已被发布者删除</p>", Refusal.REMOVED),
        ("<p>此内容因违规无法查看</p>", Refusal.REMOVED),
        ("<noscript>x</noscript><div id='app'>Please enable JavaScript.</div>", Refusal.SCRIPTED),
        ("<div id='app'>加载中</div><script src='app.js'></script>", Refusal.SCRIPTED),
    ],
)
def test_a_page_in_place_of_a_post_is_refused(body, code):
    assert refusal(page(body), "post.html") is code


def test_a_verification_saved_as_text_is_refused():
    assert refusal("# 环境异常\n\n当前环境异常，完成验证后即可继续访问。".encode(), "post.md") is Refusal.VERIFICATION


def test_a_story_that_tells_of_such_pages_is_read():
    story = "近日，云溪市总工会网站访问过于频繁，技术人员连夜扩容。" + "职工可以在网上报名参加夜校。" * 20
    assert refusal(page(f"<p>{story}</p>"), "story.html") is None


@pytest.mark.parametrize(("name", "data"), [("a.ofd", b"PK"), ("a.zip", zip_of({"OFD.xml": "<OFD/>"}))])
def test_an_ofd_file_is_refused_with_advice(name, data):
    assert refusal(data, name) is Refusal.OFD
