"""Imprints in any order, form and place: they give the facts of the issue, and are never a headline."""

from __future__ import annotations

from datetime import date

import pytest

from tests.parsing.generators import measure
from tests.parsing.helpers import parsed

NEWS = (
    "云溪市总工会部署产改工作",
    "本报讯（记者 李一鸣）5月17日，云溪市总工会召开产改工作推进会，全市86家单位负责人参加。",
    "湖东区总工会送清凉",
    "本报讯（通讯员 陈果）5月18日，湖东区总工会慰问环卫工人120名，送去毛巾和茶叶。",
)
HEADLINES = [NEWS[0], NEWS[2]]


def headlines(*imprint: str) -> list[str | None]:
    return [story.headline for story in parsed(*imprint, *NEWS).stories]


@pytest.mark.parametrize(
    "line",
    [
        "2024年5月20日　星期一　第1版 要闻　责任编辑：林小雨",
        "2024年5月20日出版星期一　第1286期　【责任编辑】林小雨",
        "2024年5月20日　星期一　农历甲辰年四月十三　第1286期　今日8版",
        "2024年第5期（总第86期）　　云溪市总工会办公室编　　2024年5月20日",
        "国内统一刊号CN33-0001 邮发代号31-1　定价：1.00元　2024年5月20日　星期一",
        "内部资料 免费交流　准印证号：浙内准字第A001号　2024-05-20",
        "第1286期　二〇二四年五月二十日　星期一　今日四版　新闻热线：0570-1234567",
        "创刊于1950年5月1日　总第86期　2024.05.20　晴转多云 18℃-26℃",
        "2024年5月20日　全心全意为职工服务　星期一　第86期",
        "试刊号　2024年5月20日",
        "2024·5　2024年5月20日",
        "第86期（5月13日—19日）　云溪市“安康杯”竞赛办公室　2024年5月20日",
        "秘密★一年　第86期　2024年5月20日",
        "2024年5月20日　星期一　编辑/林小雨　电话/（路电）23417　热线：0570—1234567",
        "2024年5月20日　本年第5期　国庆节　国庆特刊　仅供内部交流",
    ],
)
def test_a_line_of_an_imprint_is_a_masthead_that_gives_the_day(line):
    found = parsed("云溪工人报", line, *NEWS)
    assert [story.headline for story in found.stories] == HEADLINES
    assert (found.issue.publication, found.issue.published_on) == ("云溪工人报", date(2024, 5, 20))


@pytest.mark.parametrize(
    "lines",
    [
        ("云溪工人报", "云溪市总工会主管主办 云溪工人报社出版", "2024年5月20日 星期一", "第1286期"),
        ("2024年5月20日 星期一", "第1286期", "云溪工人报"),
        ("第1286期 云溪工人报", "2024年5月20日"),
        ("云 溪 工 人 报", "（第1286期）", "2024年5月20日"),
        ("━━━━", "云溪工人报", "全心全意为职工服务", "2024年5月20日", "第1286期", "━━━━"),
        ("2024年5月20日", "云溪工人报", "扫码看报：云溪职工驿站公众号 代号：31-1", "第壹仟贰佰捌拾陆期"),
    ],
)
def test_an_imprint_may_take_several_lines_with_the_paper_anywhere(lines):
    found = parsed(*lines, *NEWS)
    assert [story.headline for story in found.stories] == HEADLINES
    assert (found.issue.publication, found.issue.number) == ("云溪工人报", "1286")


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("云溪工会", "YUNXI", "第5期"), "云溪工会"),
        (("云溪工会 | 2024年5月20日 | 第5期",), "云溪工会"),
        (("内部资料", "情况反映", "（第5期）", "2024年5月20日"), "情况反映"),
        (("“百日攻坚”简报", "第5期"), "百日攻坚简报"),
        (("情况专报", "〔2024〕5号"), "情况专报"),
    ],
)
def test_a_paper_may_be_called_as_the_union_a_section_or_a_campaign_is(lines, name):
    found = parsed(*lines, *NEWS)
    assert [story.headline for story in found.stories] == HEADLINES
    assert (found.issue.publication, found.issue.number) == (name, "5")


def test_the_rest_of_an_imprint_may_stand_at_the_foot():
    found = parsed("云溪职工", *NEWS, "2024年5月20日　第5期　编辑：林小雨　电话：1234567")
    assert [story.headline for story in found.stories] == HEADLINES
    assert (found.issue.publication, found.issue.number) == ("云溪职工", "5")


def test_any_name_over_a_headline_is_the_paper_where_the_imprint_at_the_foot_names_none():
    found = parsed("云溪船工", *NEWS, "云溪造船厂工会主办　第5期　2024年5月20日")
    assert [story.headline for story in found.stories] == HEADLINES
    assert (found.issue.publication, found.issue.number) == ("云溪船工", "5")


def test_the_name_of_a_paper_under_its_makers_begins_as_theirs_does():
    found = parsed("2024年5月20日 第5期", "云溪快递行业工会联合会 编", "云溪骑手", *NEWS)
    assert [story.headline for story in found.stories] == HEADLINES
    assert found.issue.publication == "云溪骑手"


def test_the_number_of_an_issue_is_none_of_its_volume():
    assert parsed("云溪工友", "Vol.12 No.3", "2024年春季号", *NEWS).issue.number == "3"


def test_a_paper_may_be_named_by_its_house_only():
    assert (
        parsed("副刊　第4版", "2024年5月20日", *NEWS, "云溪工人报社出版　邮编：650011").issue.publication
        == "云溪工人报"
    )


def test_who_issues_a_bulletin_may_stand_under_the_day():
    assert headlines("云溪工会月报", "第5期", "2024年5月20日", "云溪镇总工会") == HEADLINES


def test_a_body_over_all_is_no_paper():
    assert parsed("云溪市总工会", "第5期　2024年5月20日", *NEWS).issue.publication is None


def test_numbers_page_and_editors_are_facts_of_the_issue():
    found = parsed(
        "云溪工人报", "第86期(总第1286期)　第2版 综合新闻　责编：林小雨 陈果　校对：王立　美术编辑：赵晴", *NEWS
    ).issue
    assert (found.number, found.total_number) == ("86", "1286")
    assert (found.page, found.page_name) == ("2", "综合新闻")
    assert found.editors == ("林小雨", "陈果")


def test_a_day_without_its_year_is_one_of_the_year_of_the_number():
    assert parsed("云溪工运", "2024年第5期　5月20日", *NEWS).issue.published_on == date(2024, 5, 20)


@pytest.mark.parametrize("headline", ["致敬劳动者", "送清凉到一线", "我们的新生活"])
def test_a_short_headline_under_an_imprint_is_none_of_its_names(headline):
    found = parsed("云溪工人报", "2024年5月20日 星期一 第1286期", headline, *NEWS[1:])
    assert [story.headline for story in found.stories] == [headline, NEWS[2]]


def test_a_short_headline_over_the_day_of_its_paper_is_no_paper():
    found = parsed(
        "送清凉到一线", "《云溪工人报》（2024年5月20日 2版）", "5月17日，云溪市总工会走访建筑工地，慰问工人。"
    )
    assert [story.headline for story in found.stories] == ["送清凉到一线"]
    assert found.issue.publication == "云溪工人报"


def test_an_imprint_between_pages_belongs_to_no_story():
    second = (
        "2024年5月20日　星期一　第2版　本版编辑：林小雨",
        "石湾县举办技能比武",
        "5月16日，石湾县总工会举办技能比武。",
    )
    found = parsed("云溪工人报", "2024年5月20日　星期一　第1版", *NEWS, *second)
    assert [story.headline for story in found.stories] == [*HEADLINES, "石湾县举办技能比武"]
    assert found.issue.page is None


def test_a_day_and_a_weekday_in_a_diary_stay_in_it():
    found = parsed(*NEWS[:2], "2024年5月20日 星期一 晴", "今天下车间，和师傅们聊了一上午。")
    assert all(block.role != "masthead" for block in found.blocks)


@pytest.mark.parametrize(("pool", "share"), [(measure.TUNED, 0.95), (measure.HELD_OUT, 0.93)])
def test_random_imprints_are_read_wholly(pool, share):
    found = measure.verdicts("imprints", pool, count=100, seed=7)
    assert sum(not each.wrong for each in found) >= 100 * share


STORY = ("职工夜校开课", "2024-05-20　云溪工人报　第03版", "5月13日，云溪市总工会职工夜校在工人文化宫开课。")


@pytest.mark.parametrize(
    "head",
    [
        ("云溪工人报 2024年5月20日 第03版:基层 上一版 下一版 返回首页",),
        ("云溪工人报 / 03版 / 3·15特刊", "2024/05/20　星期一", "大字 中字 小字　复制全文　下载"),
        ("云溪工人报数字版 >> 2024-05-20 >> 第3版：法治 >> 正文",),
        ("3 要闻 2024年5月20日 星期一　责编：林小雨", "云溪工人报"),
        ("03 | 要闻", "云溪工人报 | 2024年5月20日 星期一"),
        ("报纸：云溪工人报　日期：2024年05月20日　版次：03　版名：民生",),
        ("云溪工人报 2024年05月20日 第03版：调查 期次：4410", "第1版 第2版 [第3版] 第4版"),
        ("云溪工人报", "版面目录", "第01版 要闻", "第02版 综合", "第04版 文苑", "2024年5月20日 星期一 第03版 基层"),
    ],
)
def test_what_is_clicked_and_the_list_of_pages_are_no_part_of_an_imprint(head):
    found = parsed(*head, *STORY)
    assert [(story.kicker, story.headline) for story in found.stories] == [(None, STORY[0])]
    assert (found.issue.publication, found.issue.published_on, found.issue.page) == (
        "云溪工人报",
        date(2024, 5, 20),
        "3",
    )


def test_the_name_of_the_paper_may_stand_alone_elsewhere():
    found = parsed("云溪工人报", STORY[0], STORY[2], STORY[1])
    assert [(story.kicker, story.headline) for story in found.stories] == [(None, STORY[0])]


def test_where_more_is_printed_is_not_the_page():
    found = parsed("云溪工人报 2024年5月20日 第01版：要闻", *STORY[::2], "相关报道见第03版")
    assert (found.issue.page, len(found.stories)) == ("1", 1)


def test_what_somebody_did_may_stand_over_the_name():
    found = parsed("云溪工人报", "2024年5月20日　第1286期", "责任编辑", "林小雨", "校对", "陈果", *NEWS)
    assert found.issue.editors == ("林小雨",)
    assert [story.headline for story in found.stories] == HEADLINES


def test_a_number_may_be_left_open():
    assert parsed("云溪职工", "2024年第5期（总第　　期）", "5月20日　星期一", *NEWS).issue.number == "5"


def test_a_page_in_a_list_of_pages_may_be_called_as_papers_are():
    pages = ("第01版：要闻", "第02版：综合", "第04版：文化周刊")
    assert parsed("云溪工人报", "2024年5月20日　第1286期", "第02版：综合", "版面目录", *pages, *NEWS).issue.page == "2"


def test_the_front_page_is_called_so_beside_its_number():
    assert parsed("云溪工人报", "2024年5月20日", "01版 头版", *NEWS).issue.page_name == "头版"


def test_a_sign_alone_parts_no_imprint():
    assert parsed("×", "云溪工人", "2024年5月20日", "第1286期", *NEWS).issue.publication == "云溪工人"


def test_a_day_may_be_parted_by_bars():
    found = parsed(NEWS[0], "云溪工人报/2024年/05月/20日/第003版", *NEWS[1:]).issue
    assert (found.publication, found.published_on, found.page) == ("云溪工人报", date(2024, 5, 20), "3")


def test_the_paper_may_be_named_behind_who_edited():
    found = parsed("3　综合　2024年5月20日", "责任编辑：林小雨　电话：5532107　云溪矿工", *NEWS)
    assert found.issue.publication == "云溪矿工"


@pytest.mark.parametrize(
    "imprint",
    [
        ("铁　牛", "云溪农机集团职工报", "2024年第9期 总第267期", "2024年5月20日 星期一"),
        ("扫码关注“云溪工会”微信", "铁牛", "云溪市总工会主办", "2024年5月20日　星期一　第15期"),
        ("铁牛", "WEEKEND", "2024.5.20 星期一", "责编 桑果 版式 小鱼"),
        ("《铁牛》周报", "NO.33 | 5.20 - 5.26", "2024-05-20 星期一", "地铁八号线项目工会 出品"),
    ],
)
def test_the_name_of_the_paper_stands_over_all(imprint):
    found = parsed(*imprint, *NEWS)
    assert (found.issue.publication, found.issue.published_on) == ("铁牛", date(2024, 5, 20))
    assert [story.headline for story in found.stories] == HEADLINES


@pytest.mark.parametrize(
    ("number", "day"), [("2001.3", "三月十五日出版 国内发行"), ("二〇〇一年第三期", "三月十五日出刊")]
)
def test_a_day_is_of_the_year_that_the_number_has(number, day):
    assert parsed("云溪画报", number, day, *NEWS).issue.published_on == date(2001, 3, 15)


def test_a_page_may_be_called_as_papers_are():
    assert parsed("2024年5月20日 星期一", "云溪矿工报", "党建工运", "2", *NEWS).issue.page_name == "党建工运"


def test_fields_of_an_archive_stand_behind_their_labels():
    labelled = ("【报纸名称】云溪工人报", "【出版日期】2024-05-20", "【版次】第4版", "【版名】副刊", "【标题】")
    found = parsed(*labelled, NEWS[0], "【作者】", "林小雨", "【正文】", NEWS[1])
    assert (found.issue.page, found.issue.page_name, found.stories[0].headline) == ("4", "副刊", NEWS[0])


@pytest.mark.parametrize(
    ("imprint", "facts"),
    [
        (("云溪工友", "2024-05-20", "07 副刊"), ("云溪工友", "7", "副刊")),
        (("③ 林海 云溪林工报 2024年5月20日 星期一",), ("云溪林工报", "3", "林海")),
        (("云溪职工报", "6 2024年5月20日 星期一", "权益"), ("云溪职工报", "6", "权益")),
        (("云溪工友 | 02 | 基层 | 2024年5月20日",), ("云溪工友", "2", "基层")),
    ],
)
def test_the_number_of_a_page_stands_beside_its_name_or_day(imprint, facts):
    found = parsed(*imprint, *NEWS)
    assert (found.issue.publication, found.issue.page, found.issue.page_name) == facts
    assert [story.headline for story in found.stories] == HEADLINES


def test_who_makes_the_paper_may_stand_behind_a_space():
    found = parsed("主管　云溪纺织集团党委", "主办　云溪纺织集团工会", "云溪纺工", "总1201期", "2024/5/20", *NEWS).issue
    assert (found.publication, found.total_number) == ("云溪纺工", "1201")


def test_a_number_needs_no_word_before_it():
    assert parsed("云溪工人周报", "1432期 2024.05.20 周一", *NEWS).issue.number == "1432"


def test_a_short_title_between_page_and_facts_is_none_of_them():
    second = ("第4版：副刊", "苇花", "2024-05-20　第4版：副刊", "苇花开的时候，风一吹，白的往红的身上扑。")
    found = parsed("云溪工人报　2024年5月20日", "第1版：要闻", *NEWS[:1], "2024-05-20　第1版：要闻", NEWS[1], *second)
    assert [story.headline for story in found.stories] == [NEWS[0], "苇花"]


def test_the_page_that_all_facts_name_is_that_of_the_file():
    found = parsed(NEWS[0], "来源：云溪工人报　2024-05-20　版次：第02版", NEWS[1]).issue
    assert found.page == "2"


def test_among_labelled_lines_of_an_imprint_any_label_may_stand():
    labelled = ("期号：第19期", "出版日期：2024年5月20日", "责任编辑：林小雨", "通联：石湾镇工会服务站")
    assert [story.headline for story in parsed("云溪职工", *labelled, *NEWS).stories] == HEADLINES


def test_buttons_of_a_calendar_stand_in_an_imprint():
    imprint = (
        "云溪职工　电子报",
        "日期检索　2024年5月　上一月 下一月",
        "2024年05月20日　第2版：工会动态",
        "点击版面查看",
    )
    found = parsed(*imprint, *NEWS)
    assert found.issue.publication == "云溪职工"
    assert [story.headline for story in found.stories] == HEADLINES


def test_a_branch_may_issue_a_paper():
    found = parsed("检修之声", "2024年第5期", "5月20日印", "云溪发电公司检修分会", *NEWS)
    assert [story.headline for story in found.stories] == HEADLINES
