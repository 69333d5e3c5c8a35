"""Saved pages that are no post: what a platform shows in its place, and pages whose text only a script would show."""

from __future__ import annotations

import re

from .errors import ReadingError, Refusal

LONGEST = 200
"""Characters of ink: what is longer has a text of its own."""

FEWEST = 40
"""Characters of ink: a page made to be filled by a script, with less than these, was not filled."""

FILLED_BY_SCRIPT = re.compile(r"id\s*=\s*[\"']?(?:app|root|__next|__nuxt)[\"'\s>]", re.IGNORECASE)

SENTENCE = re.compile(r"[^。！？\s]{12,}[。！？]")
"""A sentence of a story; that a page is loading is said in fewer characters."""

BEFORE = r"^[^\w“‘「《]*(?:(?:非常|很|十分)?(?:抱歉|遗憾|对不起|提示)[^\w“‘「《]*)?(?:当前|(?:您|你)的?)?"
"""What may stand before such a notice on its line; within a sentence or in quotation marks a story tells of one."""

NO_POST = {
    Refusal.VERIFICATION: re.compile(
        BEFORE + r"(?:环境异常|完成验证后即可|(?:访问|请求)(?:过于|太)频繁"
        r"|请(?:先)?(?:完成|进行|拖动)[\u4e00-\u9fff]{0,6}(?:验证|滑块)"
        r"|Just a moment|Checking your browser)",
        re.MULTILINE,
    ),
    Refusal.REMOVED: re.compile(
        BEFORE + r"(?:[该此](?:内容|文章|图文|链接)[\u4e00-\u9fff]{0,4}已被?(?:发布者|作者)?(?:自行)?删除"
        r"|[该此](?:内容|文章|[账帐]号|公众号)[\u4e00-\u9fff,，]{0,16}(?:无法查看|停止访问|屏蔽|注销|迁移)"
        r"|(?:访问|请求)的(?:页面|内容|文章)[\u4e00-\u9fff]{0,8}(?:不存在|删除|下线)"
        r"|(?:文章|页面|内容)(?:不存在|已(?:删除|下线))|链接已(?:过期|失效)|(?:403|404|410|50\d) [A-Z][a-z]+)",
        re.MULTILINE,
    ),
    Refusal.SCRIPTED: re.compile(
        r"(?:启用|开启|允许|打开|支持)[\u4e00-\u9fff]{0,10}\s*JavaScript|(?:enable|without) JavaScript"
        r"|^[^\w“]*浏览器版本(?:过|太)低",
        re.IGNORECASE | re.MULTILINE,
    ),
}
"""What such pages say, by the reason for which they are refused."""


def check_is_post(text: str, name: str) -> None:
    """Raises ReadingError for a page that asks for a verification, tells of a removal, or waits for its script."""
    if len("".join(text.split())) > LONGEST:
        return
    for code, said in NO_POST.items():
        if said.search(text):
            raise ReadingError(code, name)


def check_shows_text(text: str, page: str, name: str) -> None:
    """Raises ReadingError for a page that a script was to fill, and that has hardly a text. `page` is its code."""
    is_bare = len("".join(text.split())) < FEWEST and not SENTENCE.search(text)
    if is_bare and FILLED_BY_SCRIPT.search(page):
        raise ReadingError(Refusal.SCRIPTED, name)
