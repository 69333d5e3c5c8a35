"""Posts in Markdown, as tools that save WeChat posts, static sites and note books write them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from . import stories
from .documents import Document
from .pools import TUNED


@dataclass(frozen=True)
class Forms:
    """How tools write posts. `{title}`, `{day}`, `{time}`, `{account}`, `{person}` and `{text}` are filled in."""

    words: stories.Words
    accounts: tuple[str, ...]
    heads: tuple[str, ...]
    titles: tuple[str, ...]
    section_titles: tuple[str, ...]
    meta: tuple[str, ...]
    pictures: tuple[str, ...]
    captioned: tuple[str, ...]
    rules: tuple[str, ...]
    quotes: tuple[str, ...]
    inline: tuple[Callable[[str], str], ...]
    foot: tuple[str, ...]


def _around(sign: str, text: str) -> str:
    """A word of the text between two signs."""
    at = max(2, len(text) // 2)
    return f"{text[:at]}{sign}{text[at : at + 3]}{sign}{text[at + 3 :]}"


FORMS = {
    TUNED: Forms(
        words=stories.TUNED,
        accounts=("云溪工会", "湖东职工之家", "云溪工人报"),
        heads=(
            "---\ntitle: {title}\nauthor: {account}\ndate: {time}:00\n"
            "source: https://example.org/s/abc\ntags:\n  - 工会\n  - 驿站\n---\n",
            '---\ntitle: "{title}"\ndate: {day}\ncategories: [工会]\n---\n\n# {title}\n',
            '+++\ntitle = "{title}"\ndate = {day}\ndraft = false\n+++\n',
            "# {title}\n\n*原创 {account} {time}*\n",
            "# {title}\n\n原创 {person} {account} {day}\n",
            "#js_row_immersive_stream_wrap {{ max-width: 667px; }}\n\n# {title}\n\n{account} {time}\n",
        ),
        titles=("{account}一周动态", "一周工会要闻"),
        section_titles=("**{text}**", "## {text}", "### {text}"),
        meta=(),
        pictures=(
            "![图片](https://example.org/a.jpg)",
            "![](https://example.org/b.png)",
            '<img src="https://example.org/c.jpg">',
        ),
        captioned=(
            "![](https://example.org/c.jpg)\n<figcaption>{text}</figcaption>",
            '<figure><img src="a.jpg"><figcaption>{text}</figcaption></figure>',
        ),
        rules=("---", "***"),
        quotes=("> {text}", "{text}"),
        inline=(
            lambda text: _around("**", text),
            lambda text: text,
            lambda text: text,
            lambda text: f"{text[:-1]}，详情见[活动方案](https://example.org/b)。",
        ),
        foot=(
            "阅读原文",
            "预览时标签不可点",
            "微信扫一扫关注该公众号",
            "[阅读原文](https://example.org/x)",
            "点赞 在看 分享",
        ),
    ),
    "held out": Forms(
        words=stories.HELD_OUT,
        accounts=("金沙工会", "白河矿工", "双塔工人在线"),
        heads=(
            "---\nlayout: post\ntitle:  '{title}'\ndate:   {day} 08:00:00 +0800\ncategories: news\n---\n",
            "---\ntitle: {title}\naliases: []\ncreated: {day}\naccount: {account}\nurl: https://example.org/s?a=1&b=2\n---\n",
            "---\n标题: {title}\n公众号: {account}\n发布时间: {time}\n---\n\n",
            "# {title}\n\n[{account}](javascript:void(0);) *{time}* *四川*\n",
            "{title}\n===\n\n原创：{person} {account} {day}\n",
            "# {title}\n\n> 来源：{account}  \n> 发布时间：{time}\n",
            ".rich_media_content {{ overflow: hidden; color: #333; }}\n.rich_media_content img {{ width: 100%; }}\n"
            "\n# **{title}**\n\n_{account}_ _{time}_\n",
            "+++\ndate = '{day}T08:30:00+08:00'\ntitle = '{title}'\nauthor = '{person}'\n+++\n",
        ),
        titles=("{account}周报", "本周工会新鲜事", "工会动态速览"),
        section_titles=("**{text}**", "__{text}__", "#### {text}", "### **{text}**"),
        meta=(),
        pictures=(
            "![image.png](assets/image.png)",
            "![[Pasted image 20240520.png]]",
            "[![](a.jpg)](https://example.org/a.jpg)",
            '<center><img src="x.jpg"/></center>',
        ),
        captioned=(
            "![photo](p.jpg)\n\n*{text}*",
            '<figure>\n<img src="a.jpg" />\n<figcaption>{text}</figcaption>\n</figure>',
        ),
        rules=("* * *", "___", "- - -"),
        quotes=("> {text}", "{text}", "> > {text}"),
        inline=(
            lambda text: _around("__", text),
            lambda text: _around("`", text),
            lambda text: f'<span style="color: red">{text}</span>',
            lambda text: f"{text}  ",
            lambda text: f"{text[:4]}<strong>{text[4:8]}</strong>{text[8:]}",
            lambda text: text.replace("，", "，\\\n", 0),
            lambda text: _around("==", text),
        ),
        foot=(
            "**END**",
            "— END —",
            "轻触阅读原文",
            "喜欢此内容的人还喜欢",
            "继续滑动看下一个",
            "微信扫一扫  \n使用小程序",
            "视频 小程序 赞 ，轻点两下取消赞 在看 ，轻点两下取消在看",
        ),
    ),
}


def document(pool: str, seed: int) -> Document:
    rng = random.Random(seed)
    forms = FORMS[pool]
    maker = stories.StoryMaker(forms.words, rng)
    day = date(2016, 1, 1) + timedelta(rng.randrange(3500))
    account = rng.choice(forms.accounts)
    is_digest = rng.random() < 0.5
    told = [maker.story(signed=False) for _ in range(rng.randint(2, 4) if is_digest else 1)]
    title = rng.choice(forms.titles).format(account=account) if is_digest else told[0].headline
    fill = {
        "title": title,
        "day": rng.choice((f"{day:%Y-%m-%d}", f"{day:%Y-%m-%d}", f"{day.year}年{day.month}月{day.day}日")),
        "account": account,
        "person": maker.people(1)[0],
    }
    head = rng.choice(forms.heads)
    if head.startswith(("---", "+++")):
        fill["day"] = f"{day:%Y-%m-%d}"
    fill["time"] = f"{fill['day']} {rng.randint(8, 20)}:{rng.randint(10, 59)}"
    parts, fields = [head.format(**fill)], []
    section = rng.choice(forms.section_titles)
    rule = rng.choice((*forms.rules, ""))
    for n, story in enumerate(told):
        if is_digest:
            parts += [rule] if n and rule else []
            parts.append(section.format(text=story.headline))
        if rng.random() < 0.3:
            parts.append(rng.choice(forms.pictures))
        paragraphs, captions = [], ()
        quote = rng.choice(forms.quotes) if rng.random() < 0.3 else "{text}"
        for text in story.paragraphs:
            marked = rng.choice(forms.inline)(text)
            parts.append(quote.format(text=marked))
            linked = "[活动方案]" in marked
            paragraphs.append(f"{text[:-1]}，详情见活动方案。" if linked else text)
        if rng.random() < 0.25:
            caption, credit = f"{maker.place()}职工参加活动。", f"{maker.people(1)[0]} 摄"
            parts.append(rng.choice(forms.captioned).format(text=f"{caption}{credit}"))
            captions = ((caption, credit),)
        fields.append(story.fields(paragraphs=tuple(paragraphs), captions=captions))
    parts += rng.sample(forms.foot, rng.randint(0, 2))
    return Document("post.md", "\n\n".join(parts) + "\n", {"published_on": day}, tuple(fields))
