"""Markdown as tools export posts: signs are blocks of their own and in no field."""

from __future__ import annotations

from datetime import date

import pytest

from articles.parsing.parser import parse
from articles.parsing.values import Caption, Parse
from articles.reading import read
from tests.parsing.generators import measure
from tests.parsing.test_invariants import assert_tiled, ink_of_blocks, ink_of_fields

TITLE = "云溪市总工会举办职工夜校"
TEXT = "5月13日，云溪市总工会职工夜校在文化宫开课，吸引640余名职工报名。"


def post(text: str, name: str = "post.md") -> Parse:
    found = parse(read(text.encode(), name=name))
    assert_tiled(text, found)
    for item, story in enumerate(found.stories):
        assert ink_of_blocks(text, found, item) == ink_of_fields(story)
    return found


@pytest.mark.parametrize(
    "marked",
    [
        TEXT.replace("文化宫", "**文化宫**"),
        TEXT.replace("文化宫", "[文化宫](https://example.org/a_b(1).html)"),
        TEXT.replace("文化宫", "<strong>文化宫</strong>"),
        TEXT.replace("文化宫", "`文化宫`"),
        f"> {TEXT}",
        f"> > {TEXT}  ",
        f'<span style="color: red">{TEXT}</span>',
        f"![图片](https://example.org/a.jpg)\n\n{TEXT}",
        f":::{{.rich_media}}\n\n{TEXT}\n\n:::",
        TEXT.replace("文化宫", "[文化宫]{.underline}"),
        TEXT.replace("。", "\\。"),
        f"[![](a.jpg)](https://example.org/a.jpg)\n\n{TEXT}\n\n---",
    ],
)
def test_signs_are_in_no_field(marked):
    (story,) = post(f"# {TITLE}\n\n*原创 云溪工会 2024年5月20日 18:30*\n\n{marked}\n").stories
    assert (story.headline, story.paragraphs, story.captions) == (TITLE, (TEXT,), ())


def test_rows_of_a_table_are_text_without_their_bars():
    table = "| 商户 | 优惠 |\n| --- | --- |\n| 望江影城 | 29.9元观影 |"
    (story,) = post(f"# {TITLE}\n\n{TEXT}\n\n{table}\n").stories
    assert story.paragraphs[1:] == ("商户优惠", "望江影城29.9元观影")


def test_bars_of_a_line_without_rules_under_it_are_text():
    (story,) = post(f"# {TITLE}\n\n**{TEXT}**\n\n| 夜校周二开课。 |\n").stories
    assert story.paragraphs[-1] == "| 夜校周二开课。 |"


def test_a_line_in_the_middle_under_a_picture_is_its_caption():
    (story,) = post(f"# {TITLE}\n\n{TEXT}\n\n![](a.jpg)\n<center>学员学习插花</center>\n\n{TEXT}\n").stories
    assert story.captions == (Caption("学员学习插花"),)


def test_headings_over_those_of_stories_are_sections():
    first = "## 市县要闻\n\n### 茶农培训班开班\n5月13日，培训班开班。\n\n"
    second = "## 服务职工\n\n### 食堂延长供餐\n5月15日，食堂延长供餐。\n"
    found = post(f"# 云溪工会周报\n\n云溪工会 *2024-05-17 18:00*\n\n{first}{second}").stories
    assert [(story.section, story.headline) for story in found] == [
        ("市县要闻", "茶农培训班开班"),
        ("服务职工", "食堂延长供餐"),
    ]


def test_a_number_and_what_it_numbers_are_crossheads():
    first = "**PART 01**\n\n**预付卡商家跑路怎么办？**\n\n保留付款凭证。\n\n"
    second = "**PART 02**\n\n**网购收到假货怎么办？**\n\n要求退货。\n"
    (story,) = post(f"# 这份消费指南请收好\n\n律师为您支招。\n\n{first}{second}").stories
    assert len(story.crossheads) == 4


def test_signs_within_a_paragraph_belong_to_its_story_and_others_to_none():
    found = post(f"# {TITLE}\n\n{TEXT.replace('文化宫', '**文化宫**')}\n\n---\n")
    assert [block.item for block in found.blocks if block.role == "mark"] == [0, 0, 0, None]


@pytest.mark.parametrize(
    "head",
    [
        f"---\ntitle: {TITLE}\nauthor: 云溪工会\ndate: 2024-05-20 18:30:00\ntags:\n  - 工会\n---\n",
        f"---\ndate: 2024-05-20\ntitle: '{TITLE}'\n---\n\n# {TITLE}\n",
        f'+++\ntitle = "{TITLE}"\ndate = 2024-05-20T18:30:00+08:00\n+++\n',
        f"---\n标题: {TITLE}\n发布时间: 2024-05-20 18:30\n---\n",
        f'---\ncreated: 2024-06-01\nsaved_at: 2024-06-02\npublished_at: 2024-05-20T18:30:00Z\ntitle: "{TITLE}"\n---\n',
        f"title: {TITLE}\nlink: https://example.org/1\npubDate: Mon, 20 May 2024 18:30:00 +0800\n---\n",
    ],
)
def test_front_matter_has_the_title_and_the_day(head):
    found = post(f"{head}\n{TEXT}\n")
    assert [(story.headline, story.paragraphs) for story in found.stories] == [(TITLE, (TEXT,))]
    assert found.issue.published_on == date(2024, 5, 20)


def test_the_account_is_the_publication():
    assert post(f"# {TITLE}\n\n原创 李一鸣 云溪工会 2024-05-20\n\n{TEXT}\n").issue.publication == "云溪工会"
    assert post(f"---\ntitle: {TITLE}\naccount: 云溪工会\n---\n\n{TEXT}\n").issue.publication == "云溪工会"


@pytest.mark.parametrize(
    ("author", "publication"), [("云溪工会", "云溪工会"), ("云溪工人报", "云溪工人报"), ("李一鸣", None)]
)
def test_an_author_who_is_called_as_accounts_are_is_the_publication(author, publication):
    assert post(f"---\ntitle: {TITLE}\nauthor: {author}\n---\n\n{TEXT}\n").issue.publication == publication
    both = f"---\nauthor: {author}\naccount: 湖东工会\n---\n\n{TEXT}\n"
    assert post(both).issue.publication == "湖东工会"


@pytest.mark.parametrize("key", ["来源公众号", "公众号名称", "publisher", "site_name", "来源", "source"])
def test_front_matter_has_the_account_under_many_names(key):
    assert post(f'---\ntitle: {TITLE}\n{key}: "[[云溪工会]]"\n---\n\n{TEXT}\n').issue.publication == "云溪工会"


@pytest.mark.parametrize(
    "line",
    [
        "云溪工会 _2024年5月20日 18:30_ _浙江_",
        "*云溪工会* *2024-05-20 18:30*",
        "2024-05-20 18:30 云溪工会",
        "云溪工会 2024-05-20",
    ],
)
def test_who_posts_is_named_beside_the_time(line):
    assert post(f"# {TITLE}\n\n{line}\n\n{TEXT}\n").issue.publication == "云溪工会"


def test_quotation_marks_of_a_title_in_front_matter_are_its_own():
    assert post(f"---\ntitle: '云溪的“夜校”'\n---\n\n{TEXT}\n").stories[0].headline == "云溪的“夜校”"


def test_sections_of_a_post_stand_over_headlines_that_are_set_otherwise():
    names, heads = ("湖东区", "石湾县"), (TITLE, "石湾县总工会送清凉")
    parts = [f"## {name}\n\n**{head}**\n\n{TEXT}" for name, head in zip(names, heads, strict=True)]
    found = post("# 工会一周\n\n2024-05-20 18:30\n\n" + "\n\n".join(parts) + "\n").stories
    assert [(story.section, story.headline) for story in found] == list(zip(names, heads, strict=True))


@pytest.mark.parametrize(("rule", "count"), [("* * *\n\n", 2), ("", 1)])
def test_headings_under_rules_are_headlines(rule, count):
    parts = (
        f"## {head}\n\n{text}\n\n" for head, text in (("小站", "站台上只有一条狗。"), ("小店", "修鞋店开了三十年。"))
    )
    assert len(post("# “两小”故事\n\n2024-05-20 18:30\n\n" + rule.join(parts)).stories) == count


def test_rows_of_a_table_are_paragraphs_without_its_lines():
    found = post(f"# {TITLE}\n\n{TEXT}\n\n| 课程 | 时间 |\n| --- | --- |\n| 摄影 | 周一晚 |\n").stories
    assert found[0].paragraphs == (TEXT, "课程时间", "摄影周一晚")


@pytest.mark.parametrize(
    "line", ["[[剪报]] / [[2024]]", "[#身边的人 23个](https://example.org/a)", "::: {#js_content}"]
)
def test_links_that_lead_elsewhere_and_fences_are_signs(line):
    (story,) = post(f"{line}\n\n# {TITLE}\n\n{TEXT}\n").stories
    assert (story.kicker, story.headline) == (None, TITLE)


def test_a_day_in_front_matter_is_one_block_with_its_key():
    text = f"---\ndate: 2024-05-20 18:30:00\ntags: 工会\n---\n\n# {TITLE}\n\n{TEXT}\n"
    blocks = [text[block.start : block.end] for block in post(text).blocks]
    assert "date: 2024-05-20 18:30:00\n" in blocks
    assert "tags: 工会\n" in blocks


@pytest.mark.parametrize("form", ["**{}**", "## {}", "### **{}**"])
def test_lines_set_alike_right_under_the_title_are_headlines_of_a_digest(form):
    heads = (TITLE, "湖东区总工会送清凉")
    texts = (TEXT, "5月15日，湖东区总工会走访工地，为120名工人送去防暑药品。")
    parts = [f"{form.format(head)}\n\n{text}" for head, text in zip(heads, texts, strict=True)]
    found = post("# 一周工会要闻\n\n" + "\n\n".join(parts) + "\n")
    assert tuple(story.headline for story in found.stories) == heads
    assert found.issue.title == "一周工会要闻"


def test_bold_lines_within_a_story_are_its_crossheads():
    parts = (
        "走进夜校的教室，灯火通明。",
        "**白天上班**",
        "学员们都是附近工厂的工人。",
        "**晚上上课**",
        "老师来自文化馆。",
    )
    (story,) = post(f"# {TITLE}\n\n" + "\n\n".join(parts) + "\n").stories
    assert [crosshead.text for crosshead in story.crossheads] == ["白天上班", "晚上上课"]


@pytest.mark.parametrize(
    "picture",
    [
        "![](c.jpg)\n<figcaption>活动现场。王小明 摄</figcaption>",
        "<figure>\n<img src='c.jpg'>\n<figcaption>活动现场。王小明 摄</figcaption>\n</figure>",
        "![](c.jpg)\n\n*活动现场。王小明 摄*",
    ],
)
def test_what_stands_under_a_picture_is_its_caption(picture):
    (story,) = post(f"# {TITLE}\n\n{TEXT}\n\n{picture}\n").stories
    assert story.captions == (Caption("活动现场。", "王小明 摄"),)


def test_styles_at_the_head_are_signs():
    styles = "#js_row_immersive_stream_wrap {\n  max-width: 667px;\n  font-family: '微软雅黑';\n}\n"
    assert [story.headline for story in post(f"{styles}\n# {TITLE}\n\n{TEXT}\n").stories] == [TITLE]


def test_plain_text_with_stars_is_left_as_it_is():
    text = f"{TITLE}\n{TEXT}\n注：*为必填项\n"
    assert "mark" not in [block.role for block in post(text, "story.txt").blocks]


def test_bold_lines_under_the_title_of_the_front_matter_are_crossheads_whatever_they_speak_of():
    text = (
        f"---\ntitle: {TITLE}\ndate: 2024-05-20\n---\n\n{TEXT}\n\n"
        "**抓培训 提素质**\n\n参加培训的职工来自十七家企业，年龄最大的五十八岁，最小的十九岁。\n\n"
        "**送温暖 解难题**\n\n食堂添置了微波炉、饮水机和急救药箱，菜价每周公示一次。\n"
    )
    (story,) = post(text).stories
    assert [crosshead.text for crosshead in story.crossheads] == ["抓培训 提素质", "送温暖 解难题"]


def test_bold_questions_are_text():
    text = f"# {TITLE}\n\n*云溪工会 2024年5月20日 18:30*\n\n{TEXT}\n\n**问：在哪里报名？**\n\n答：在文化宫一楼报名。\n"
    (story,) = post(text).stories
    assert story.crossheads == ()


@pytest.mark.parametrize(("pool", "share"), [(measure.TUNED, 0.95), (measure.HELD_OUT, 0.93)])
def test_random_posts_are_read_wholly(pool, share):
    found = measure.verdicts("posts", pool, count=100, seed=7)
    assert sum(not each.wrong for each in found) >= 100 * share


def test_a_heading_that_may_be_a_name_is_no_byline():
    head = f"# {TITLE}\n\n云溪工会 2024-05-20 18:30\n\n"
    (story,) = post(f"{head}## 查房\n\n凌晨四点，她又去查房。\n\n## 交班\n\n她把夜里的事念给同事听。\n").stories
    assert (story.byline, [each.text for each in story.crossheads]) == (None, ["查房", "交班"])
