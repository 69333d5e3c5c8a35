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
        ("<p>此帐号已被屏蔽, 内容无法查看</p>", Refusal.REMOVED),
        ("<h1>404</h1><p>抱歉，您访问的页面不存在或已删除</p><a>返回首页</a>", Refusal.REMOVED),
        ("<h1>403 Forbidden</h1><hr>nginx", Refusal.REMOVED),
        ("<p>链接已过期</p>", Refusal.REMOVED),
        ("<p>请完成下方验证后继续操作</p>", Refusal.VERIFICATION),
        ("<p>您的访问过于频繁，请稍后再试</p>", Refusal.VERIFICATION),
        ("<noscript>x</noscript><div id='app'>Please enable JavaScript.</div>", Refusal.SCRIPTED),
        (
            "<noscript>This page doesn't work without JavaScript enabled.</noscript><div id='app'></div>",
            Refusal.SCRIPTED,
        ),
        ("<div id='app'>加载中，请稍候。</div>", Refusal.SCRIPTED),
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


@pytest.mark.parametrize(
    "story",
    [
        "<p>收到“环境异常”怎么办</p><p>近日，市总工会提醒职工，遇到“完成验证后即可继续访问”的页面，先核对网址。</p>",
        "<p>讨薪帖被删之后</p><p>6月3日，一名职工发现自己的帖子显示“该内容已被发布者删除”，市总工会随即介入。</p>",
        "<p>6月3日，一名职工说该内容已被发布者删除，市总工会随即介入。</p>",
        "<div id='app'><p>6月17日，市总工会走访工地，慰问职工420名。</p></div>",
    ],
)
def test_a_brief_that_tells_of_such_pages_is_read(story):
    assert refusal(page(story), "story.html") is None


@pytest.mark.parametrize(("name", "data"), [("a.ofd", b"PK"), ("a.zip", zip_of({"OFD.xml": "<OFD/>"}))])
def test_an_ofd_file_is_refused_with_advice(name, data):
    assert refusal(data, name) is Refusal.OFD
