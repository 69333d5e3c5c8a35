"""The manual within the desk, open at the place that belongs to a page, and the sheet of all keys."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt

MANUAL = settings.BASE_DIR / "docs" / "editors.md"

PLACES = {
    "articles_importrun": "导入",
    "articles_source": "导入",
    "articles_story_changelist": "找稿",
    "articles_article_changelist": "找稿",
    "articles_brief_changelist": "找稿",
    "search": "检索",
    "similar-stories": "检索",
    "articles_issue_proofing": "版面校核",
    "articles_issue": "期次的日期和媒体",
    "articles_publication_annual_index": "统计",
    "articles_publication_gaps": "统计",
    "articles_story_statistics": "统计",
    "articles_notice": "采用与通报",
    "articles_scoringrule": "采用与通报",
    "articles_use": "采用与通报",
    "articles_unit": "采用与通报",
    "articles_publication": "期次的日期和媒体",
    "articles_story_split": "合并与拆分",
    "articles_story_add": "手工录入",
    "articles_story_grid": "快速标引",
    "articles_story_bulk": "成批改",
    "articles_story_history": "历史",
    "articles_story_export": "导出",
    "articles_story": "校核",
    "articles_tag": "标签与地区",
    "articles_place": "标签与地区",
    "articles_change": "历史",
    "auth_user": "登录",
    "password_change": "登录",
    "second-factor": "登录",
}
"""The heading under which the manual tells of a page, by the beginning of the name of its address."""

KEYS = (
    (
        _("Everywhere"),
        ((("/",), _("to the search box")), (("?",), _("this sheet")), (("Esc",), _("close, leave"))),
    ),
    (
        _("Among hits"),
        ((("J", "K"), _("next story, story before")), (("Enter",), _("open the story"))),
    ),
    (
        _("In the filters of a list"),
        ((("↑", "↓"), _("pass by the choices")), (("Enter",), _("filter by what is chosen"))),
    ),
    (
        _("In a list"),
        ((("Space",), _("select the line")), (("Shift",), _("with a click: all lines up to this one"))),
    ),
    (
        _("Tagging in the grid"),
        (
            (("↑", "↓", "Tab"), _("from cell to cell")),
            (("Shift", "↓"), _("several cells")),
            (("F2",), _("edit what is in the cell")),
            (("1", "…", "9"), _("take a suggestion")),
            (("Space",), _("take all suggestions")),
            (("Shift", "1", "…", "9"), _("reject a suggestion")),
            (("0",), _("reject all suggestions")),
            (("Ctrl", "A"), _("the whole column")),
            (("Ctrl", "D"), _("fill down")),
            (("Ctrl", "V"), _("paste from WPS or Excel, 500 rows at most")),
            (("Ctrl", "Z"), _("take back")),
            (("Ctrl", "S"), _("save the rows")),
        ),
    ),
    (
        _("In a digest"),
        ((("Alt", "↑"), _("the story up")), (("Alt", "↓"), _("the story down")), (("Ctrl", "S"), _("save the digest"))),
    ),
)
"""Keys and what they do; those of the proofs stand in the template of their own sheet."""


@cache
def manual() -> tuple[SafeString, tuple[tuple[str, str], ...]]:
    """As HTML, and its headings: the tag, h2 or h3, and the text, which is the id too."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(MANUAL.read_text("utf-8"))
    headings = []
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag != "h1":
            opening.attrSet("id", inline.content)
            headings.append((opening.tag, inline.content))
    body = tokens[3:]  # the title is that of the page
    return mark_safe(parser.renderer.render(body, parser.options, {})), tuple(headings)


def manual_url(request: HttpRequest) -> str:
    """The manual at the place that belongs to the page."""
    name = request.resolver_match.url_name or "" if request.resolver_match else ""
    place = max((beginning for beginning in PLACES if name.startswith(beginning)), key=len, default="")
    return reverse("manual") + (f"#{PLACES[place]}" if place else "")


def manual_page(request: HttpRequest) -> HttpResponse:
    text, headings = manual()
    context = {**admin.site.each_context(request), "title": gettext("Manual"), "text": text, "headings": headings}
    return TemplateResponse(request, "admin/articles/manual/manual.html", context)


def keys_page(request: HttpRequest) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": gettext("Keys"), "keys": KEYS}
    return TemplateResponse(request, "admin/articles/manual/keys.html", context)
