"""Stories pasted or saved from web sites, with what the site prints round them, as text or as the page of a CMS."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Any

from . import stories
from .documents import Document
from .pools import TUNED


@dataclass(frozen=True)
class Forms:
    """What sites print. `{site}`, `{day}`, `{time}`, `{source}`, people (`{a}`) and others are filled in."""

    words: stories.Words
    sites: tuple[str, ...]
    top: tuple[str, ...]
    facts: tuple[tuple[str, ...], ...]
    makers: tuple[str, ...]
    tools: tuple[str, ...]
    end: tuple[str, ...]
    neighbours: tuple[str, ...]
    related: tuple[str, ...]
    foot: tuple[str, ...]
    wrappers: tuple[str, ...]


FORMS = {
    TUNED: Forms(
        words=stories.TUNED,
        sites=("云溪市总工会", "云溪工会网", "湖东区总工会门户网站"),
        top=(
            "{site}欢迎您! | 今天是:",
            "欢迎访问{site}",
            "当前位置:首页 > 工会要闻 > 基层动态",
            "您的位置：首页 >> 新闻中心 >> 正文",
            "首页 > 工会要闻 > 正文",
            "首页 | 工会概况 | 工会要闻 | 通知公告 | 政策法规",
            "设为首页 | 加入收藏",
            "今天是2026年1月5日 星期一",
            "登录 注册",
        ),
        facts=(
            ("发布日期:{time}信息来源:{source}浏览量:{n} 【字体:大 中 小】",),
            ("发布时间：{day}　来源：{source}　浏览次数：{n}",),
            ("来源：{source}　发布时间：{time}　作者：{a}",),
            ("{time}　来源：{source}　字号：大 中 小",),
            ("发布时间：{day}", "来源：{source}", "浏览次数：{n}次"),
            ("时间：{time} 来源：{source} 责任编辑：{b}",),
            ("{time}", "来源：{source}"),
            ("作者：{a} 来源：{source} 日期：{day} 点击数：{n}",),
        ),
        makers=("责任编辑：{b}", "（责任编辑：{b}）", "【责任编辑：{b}】", "编辑：{b}"),
        tools=("分享到：", "字号：大 中 小", "【打印】【关闭】", "语音播报", "分享到：微信 微博 QQ空间", "打印本页"),
        end=("拟稿人:{a}　核稿人:{c}　来源:{source}", "来源：{source}", "审核：{c}"),
        neighbours=(
            "上一篇:关于举办培训班的通知",
            "下一篇:没有了",
            "上一篇：关于做好困难职工帮扶工作的通知",
            "下一篇：{title}",
        ),
        related=("相关链接", "相关新闻：", "相关文章", "推荐阅读"),
        foot=(
            "扫一扫在手机打开当前页",
            "【打印本页】【关闭窗口】",
            "版权所有：{site}　电话：0570-1234567",
            "Copyright © 2024 {site} 版权所有",
            "浙ICP备12345678号",
            "主办单位：{site} 地址：云溪市人民路1号 邮编：310000",
            "网友评论仅供其表达个人看法，并不表明本站立场。",
            "返回顶部",
            "网站地图 | 联系我们 | 关于我们",
            "技术支持：云溪网络公司",
        ),
        wrappers=("div", "p", "li", "dd"),
    ),
    "held out": Forms(
        words=stories.HELD_OUT,
        sites=("金沙市总工会", "白河工会在线", "南屏职工之家网", "中国工会双塔网"),
        top=(
            "您好，欢迎来到{site}！",
            "热烈欢迎您光临{site}",
            "您现在的位置： 网站首页 - 工会新闻 - 浏览文章",
            "您当前所在位置：首页 → 基层工会 → 内容",
            "首页 / 新闻资讯 / 工会动态",
            "主页>新闻动态>市县工会>",
            "网站首页　机构设置　工会新闻　政务公开　互动交流　下载中心",
            "无障碍浏览 | 长者模式 | 繁体中文 | English",
            "现在时间是：2026年2月3日 10:20:30",
            "今天是：2026年2月3日 星期二 农历腊月十六",
            "所在位置 : 首页 > 县区工会",
            "请输入关键字 搜索",
        ),
        facts=(
            ("发表时间：{time}　稿源：{source}　阅读：{n}",),
            ("[ 作者：{a} | 时间：{day} | 浏览：{n} ]",),
            ("信息来源：{source} 发布人：{a} 发布日期：{day} 访问次数：{n} 次",),
            ("日期：{day}  点击率：{n}  文章来源：{source}",),
            ("{day} {source}", "阅读量：{n}"),
            ("更新时间：{time}", "稿件来源：{source}", "字体大小：[大][中][小]"),
            ("供稿单位：{source}　　撰稿：{a}　　审核：{c}　　发布时间：{day}",),
            ("{time} | 来源：{source} | 阅读 {n} 次",),
            ("【发布时间：{time}】 【来源：{source}】 【字号：大 中 小】",),
            ("文章来源：{source}  更新日期：{day}  编辑：{b}",),
            ("发布机构：{source}　发文日期：{day}　索引号：0012-2024-{n}",),
        ),
        makers=("（编辑：{b}）", "责编：{b}", "[责任编辑：{b}]", "责任编辑 {b}", "网络编辑：{b}"),
        tools=(
            "【字号 大 中 小】",
            "分享至：",
            "A+ A-",
            "听全文",
            "收藏 打印 关闭",
            "分享 收藏 举报",
            "朗读",
            "保护视力色：",
        ),
        end=("通讯员：{a}", "（{source}供稿）", "稿源：{source}", "审稿：{c} 校对：{b}", "撰稿人：{a} 审稿人：{c}"),
        neighbours=(
            "上一条：关于开展职工运动会的公告",
            "下一条：无",
            "【上一篇】 {title}",
            "< 上一篇　{title}",
            "下一篇 : 已是最后一篇",
            "前一篇：{title}",
            "后一篇：没有了",
        ),
        related=("相关报道", "■ 相关信息", "热点新闻", "最新资讯", "【相关阅读】", "点击排行"),
        foot=(
            "扫描二维码，关注{site}官方微信",
            "手机扫一扫，分享给好友",
            "【返回顶部】 【关闭窗口】 【打印文章】",
            "版权归{site}所有 未经授权禁止转载",
            "蜀ICP备05001234号-1 川公网安备 51010402000123号",
            "主办：{site}　地址：金沙市解放路88号　邮编：610000　电话：028-12345678",
            "承办：{site}网络中心　建议使用1024×768分辨率浏览",
            "您是第123456位访客",
            "声明：本网转载文章仅为传递信息，不代表本网观点，如有侵权请联系删除。",
            "文明上网，理性发言",
            "发表评论 登录后评论",
            "我来说两句(0)",
            "关于我们 | 网站声明 | 网站地图 | 联系方式",
            "All Rights Reserved",
            "网站标识码：5100000012",
        ),
        wrappers=("div", "td", "p", "dd"),
    ),
}


AUTHOR = re.compile(r"(?:作者|撰稿)：\w+")
"""Who wrote the story, among the facts of its page: where nobody signs it, that is its byline."""


def document(pool: str, seed: int) -> Document:
    rng = random.Random(seed)
    forms = FORMS[pool]
    maker = stories.StoryMaker(forms.words, rng)
    story = maker.story(signed=rng.random() < 0.4)
    lines, issue = _page(forms, maker, story, rng)
    fields = story.fields()
    authors = [match[0] for line in lines if line not in story.lines and (match := AUTHOR.search(line))]
    if authors and not fields["byline"]:
        fields["byline"] = authors[0]
    if any(line.startswith(("通讯员", "（", "撰稿人")) for line in lines[lines.index(story.lines[-1]) :]):
        del fields["byline"]
    if rng.random() < 0.4:
        return Document("page.html", _cms(lines, story, rng, forms), issue, (fields,))
    return Document("page.txt", rng.choice(("\n", "\n\n", "\n \n")).join(lines), issue, (fields,))


def _page(
    forms: Forms, maker: stories.StoryMaker, story: stories.Story, rng: random.Random
) -> tuple[list[str], dict[str, Any]]:
    day = date(2003, 1, 1) + timedelta(rng.randrange(8000))
    a, b, c = maker.people(3)
    site = rng.choice(forms.sites)
    printed = rng.choice(
        (
            f"{day:%Y-%m-%d}",
            f"{day:%Y-%m-%d}",
            f"{day.year}年{day.month}月{day.day}日",
            f"{day:%Y/%m/%d}",
            f"{day:%Y.%m.%d}",
        )
    )
    fill = {
        "site": site,
        "day": printed,
        "time": f"{printed} {rng.randint(8, 18)}:{rng.randint(10, 59)}",
        "source": rng.choice((site, maker.place() + "区总工会", "云溪日报", "市总办公室")),
        "a": a,
        "b": b,
        "c": c,
        "n": rng.randint(20, 9000),
        "title": maker.story(signed=False).headline,
    }
    facts = rng.choice(forms.facts)
    makers = [rng.choice(forms.makers)] if rng.random() < 0.4 and not any("{b}" in fact for fact in facts) else []
    end = [*([rng.choice(forms.end)] if rng.random() < 0.3 else []), *makers]
    related = []
    if rng.random() < 0.35:
        titles = [maker.story(signed=False).headline for _ in range(rng.randint(2, 4))]
        related = [rng.choice(forms.related), *(rng.choice(("", "· ", "")) + title for title in titles)]
    neighbours = rng.sample(forms.neighbours, rng.choice((0, 1, 2, 2)))
    after = [neighbours, related, rng.sample(forms.foot, rng.randint(0, 4))]
    if rng.random() < 0.3:
        rng.shuffle(after)
    lines = [
        *rng.sample(forms.top, rng.randint(0, 3)),
        story.headline,
        *facts,
        *([rng.choice(forms.tools)] if rng.random() < 0.4 else []),
        *story.lines[1:],
        *end,
        *(line for part in after for line in part),
    ]
    issue = {"published_on": day, "editors": (b,) if makers or any("编辑：{b}" in fact for fact in facts) else ()}
    return [line.format(**fill) if line not in story.lines else line for line in lines], issue


def _cms(lines: list[str], story: stories.Story, rng: random.Random, forms: Forms) -> str:
    """The lines as the page of a content system, which sets its text in paragraphs or behind breaks."""
    at = lines.index(story.lines[1])
    body, rest = map(escape, story.lines[1:]), lines[at + len(story.lines) - 1 :]
    wrap = rng.choice(forms.wrappers)
    opening, closing = ("<table><tr><td>", "</td></tr></table>") if wrap == "td" else (f"<{wrap}>", f"</{wrap}>")
    heading = rng.choice(("h1", "h2", "div", "p"))
    text = "<br>".join(body) if rng.random() < 0.4 else "".join(f"<p>　　{line}</p>" for line in body)
    title = f"<title>{escape(story.headline)}-{escape(rng.choice(forms.sites))}</title>"
    html = [f"<html><head><meta charset='utf-8'>{title}</head><body>"]
    for line in lines[:at]:
        is_title = line == story.headline
        html.append(f"<{heading} class='title'>" if is_title else opening)
        html += [escape(line), f"</{heading}>" if is_title else closing]
    html.append(f"<div class='content'>{text}</div>")
    html += [f"<div>{escape(line)}</div>" for line in rest]
    return "".join([*html, "</body></html>"])
