from __future__ import annotations

import pytest

from articles.parsing.values import Caution, Kind
from tests.parsing.helpers import parsed, roles, stories, story

LEAD = "本报讯(记者王小明)近日,某县总工会在县职工文化中心举办厨艺比赛,来自全县二十家企业的职工参加。"
BODY = "比赛分初赛、决赛两个阶段,选手们现场制作家常菜,由评委打分,前三名获得证书。"
MORE = "县总工会负责人表示,今后还将举办更多这样的活动,丰富职工的业余生活。"


def test_a_line_above_a_news_opening_is_its_headline():
    assert story("某县总工会举办厨艺比赛", LEAD, BODY).headline == "某县总工会举办厨艺比赛"


def test_a_line_above_a_byline_is_its_headline():
    found = story("灶台前的较量", "本报记者 王小明", BODY, MORE)
    assert (found.headline, found.byline) == ("灶台前的较量", "本报记者 王小明")


def test_two_lines_above_an_opening_are_kicker_and_headline():
    found = story("比厨艺 聚人心", "某县总工会举办厨艺比赛", LEAD, BODY)
    assert (found.kicker, found.headline) == ("比厨艺 聚人心", "某县总工会举办厨艺比赛")


@pytest.mark.parametrize("time", ["工会驿站开放一年来", "今年7月1日起", "端午假期", "截至5月底"])
def test_a_line_that_says_when_is_a_kicker(time):
    found = story(time, "某县职工厨艺比赛人数翻番", LEAD, BODY)
    assert (found.kicker, found.headline) == (time, "某县职工厨艺比赛人数翻番")


def test_a_line_that_ends_in_a_dash_is_a_kicker():
    found = story("某县总工会搭台,让职工一展身手——", "灶台前的较量", "本报记者 王小明", BODY)
    assert (found.kicker, found.headline) == ("某县总工会搭台,让职工一展身手——", "灶台前的较量")


def test_a_line_that_begins_with_a_dash_is_a_subhead():
    found = story("灶台前的较量", "——某县职工厨艺比赛侧记", "本报记者 王小明", BODY)
    assert (found.headline, found.subhead) == ("灶台前的较量", "——某县职工厨艺比赛侧记")


def test_a_second_line_that_enumerates_is_a_subhead():
    found = story("某县建立厨艺比赛制度", "围绕三个环节定期举办,动员企业、发动职工,丰富业余生活", LEAD, BODY)
    assert found.subhead == "围绕三个环节定期举办,动员企业、发动职工,丰富业余生活"


def test_a_headline_over_a_wrapped_line_is_one_headline():
    found = story("某县总工会召开乡镇工会主席 和部门负责人季度例会", "比学赶超推动各项任务落地", BODY)
    assert found.headline == "某县总工会召开乡镇工会主席和部门负责人季度例会"
    assert found.subhead == "比学赶超推动各项任务落地"


def test_a_headline_without_byline_is_known_by_what_its_text_repeats():
    first, second = stories(
        "某县总工会举办厨艺比赛",
        "5月6日,某县总工会举办厨艺比赛。全县二十家企业参加。",
        BODY,
        "某县企业工会主席培训班开班",
        "5月8日,某县企业工会主席培训班开班。七十人参加培训。",
    )
    assert (first.headline, second.headline) == ("某县总工会举办厨艺比赛", "某县企业工会主席培训班开班")


def test_a_line_whose_words_do_not_recur_is_a_crosshead():
    found = story("灶台前的较量", "本报记者 王小明", BODY, "食堂飘香", "5月6日清晨,大家早早来到赛场,开始备料。", MORE)
    assert [(c.text, c.before) for c in found.crossheads] == [("食堂飘香", 1)]


def test_a_quotation_at_its_end_does_not_end_a_crosshead():
    found = story("灶台前的较量", "本报记者 王小明", BODY, "从“不敢做”到“抢着做”", MORE)
    assert [c.text for c in found.crossheads] == ["从“不敢做”到“抢着做”"]


def test_an_ordinal_makes_a_crosshead():
    found = story(
        "某县职工厨艺比赛办法", "本报记者 王小明", BODY, "一、比赛的时间和地点", "比赛的时间和地点另行通知。", MORE
    )
    assert [c.text for c in found.crossheads] == ["一、比赛的时间和地点"]


def test_a_markdown_mark_makes_a_headline_and_is_no_part_of_it():
    found = story("# 灶台前的较量", BODY, MORE)
    assert found.headline == "灶台前的较量"
    assert roles("# 灶台前的较量", BODY)[:2] == ["mark", "headline"]


@pytest.mark.parametrize("headline", ["小站暖人心（民生一线）", "为何人人爱去小站？（民生一线）"])
def test_the_name_of_a_column_in_brackets_makes_a_headline(headline):
    found = stories("某县总工会举办厨艺比赛", LEAD, BODY, headline, MORE, BODY)
    assert [s.headline for s in found] == ["某县总工会举办厨艺比赛", headline]


def test_a_name_under_a_headline_is_a_byline():
    assert story("说说厨艺", "王小明", BODY, MORE).byline == "王小明"


def test_a_label_makes_a_standfirst_and_is_no_part_of_it():
    lines = ("灶台前的较量", "阅读提示", "一场厨艺比赛,让职工走到了一起。", "本报记者 王小明", BODY)
    assert story(*lines).standfirst == "一场厨艺比赛,让职工走到了一起。"
    assert roles(*lines)[1:3] == ["label", "standfirst"]


def test_a_dateline_at_the_end_is_a_field_of_the_story():
    found = story("灶台前的较量", "本报记者 王小明", BODY, "(本报某地5月6日电)")
    assert (found.dateline, len(found.paragraphs)) == ("(本报某地5月6日电)", 1)


def test_a_dateline_at_the_front_is_cut_from_the_first_paragraph():
    found = story("某县总工会举办厨艺比赛", "新华社某地5月6日电(记者王小明)某县总工会今天举办厨艺比赛。")
    assert (found.dateline, found.byline) == ("新华社某地5月6日电", "(记者王小明)")
    assert found.paragraphs == ("某县总工会今天举办厨艺比赛。",)


def test_a_story_from_another_page_has_its_mark_for_an_opening():
    found = stories("某县总工会举办厨艺比赛", LEAD, BODY, "某县企业工会主席培训班开班", "(上接第1版)", MORE)[1]
    assert (found.headline, found.continued_from, found.incomplete) == ("某县企业工会主席培训班开班", "第1版", True)
    assert Caution.AWAITS_CONTINUATION in found.warnings


def test_a_story_that_goes_on_elsewhere_says_where():
    found = story("某县总工会举办厨艺比赛", LEAD, BODY + "(下转第4版)")
    assert (found.continued_on, found.incomplete) == ("第4版", True)
    assert found.paragraphs[-1] == BODY


def test_a_headline_text_and_credit_are_a_photo_with_the_credit_for_a_byline():
    found = story("灶台飘香", "5月6日,职工在厨艺比赛中切菜。", "新华社记者 王小明摄")
    assert (found.kind, found.byline, found.photographers) == (Kind.PHOTO, "新华社记者 王小明摄", ("王小明",))
    assert found.captions == ()


def test_the_line_of_the_paper_may_stand_in_a_picture_story():
    paper = "《城乡时报》(2024年05月20日 02版)"
    found = story("送清凉到一线", paper, "5月6日,职工在切菜。", "比赛有二十家企业参加。", "本报记者 王立 摄")
    assert (found.kind, len(found.paragraphs), found.captions) == (Kind.PHOTO, 2, ())


def test_a_photo_with_its_credit_run_on_is_a_photo_too():
    first, second = stories(
        "灶台飘香", "5月6日,职工在切菜。", "比赛有二十家企业参加。 本报通讯员 王小明 摄", "某县总工会举办厨艺比赛", LEAD
    )
    assert (first.kind, first.byline, len(first.paragraphs)) == (Kind.PHOTO, "本报通讯员 王小明 摄", 2)
    assert second.kind is Kind.ARTICLE


def test_a_picture_with_credit_inside_a_story_is_a_caption():
    found = story("灶台前的较量", "本报记者 李四", "职工在厨艺比赛中切菜。", "王小明摄", BODY, MORE)
    assert [(c.text, c.credit) for c in found.captions] == [("职工在厨艺比赛中切菜。", "王小明摄")]
    assert found.paragraphs == (BODY, MORE)


def test_a_credit_takes_no_paragraph_of_the_story_above_it():
    further = ("会议要求，各级工会要加强领导，把任务落到实处。", "下一步，县总工会将继续推进这项工作。")
    found = story("某县总工会举办厨艺比赛", LEAD, *further, "本报记者 王小明 摄")
    assert len(found.paragraphs) == 3
    assert [(c.text, c.credit) for c in found.captions] == [("", "本报记者 王小明 摄")]


@pytest.mark.parametrize("caption", ["图为职工在切菜。", "5月6日，某县总工会举办厨艺比赛，图为职工在切菜。"])
@pytest.mark.parametrize("credit", [None, "王小明 供图"])
def test_what_says_that_a_picture_shows_it_is_a_caption(caption, credit):
    found = story("灶台前的较量", "本报记者 李四", BODY, f"{caption} {credit}" if credit else caption, MORE)
    assert [(c.text, c.credit) for c in found.captions] == [(caption, credit)]
    assert found.paragraphs == (BODY, MORE)


@pytest.mark.parametrize(
    "caption", ["▲职工在切菜。 王小明 摄", "▼职工在切菜  照片由某县总工会提供", "↓职工在切菜。（李四 供图）"]
)
def test_an_arrow_points_at_a_picture(caption):
    found = story("灶台前的较量", LEAD, caption, MORE)
    assert ["切菜" in each.text for each in found.captions] == [True]
    assert len(found.paragraphs) == 2


def test_who_took_all_pictures_of_a_page_follows_what_each_shows():
    found = story(
        "灯塔补给日", "每月十五，补给船给灯塔送来米、菜、柴油和信。", "补给船靠岸。", "读信。", "本版摄影 浪花"
    )
    assert [each.text for each in found.captions] == ["补给船靠岸。", "读信。"]


def test_arrows_point_at_pictures_over_a_credit_of_both():
    found = story("灶台前的较量", "▼职工在切菜。", "▼评委在试吃。", "图片由某县总工会提供", LEAD, MORE)
    assert [each.text for each in found.captions] == ["职工在切菜。", "评委在试吃。"]


def test_a_story_without_headline_is_flagged():
    assert Caution.DOUBTFUL_BOUNDARY in story(BODY, MORE).warnings


@pytest.mark.parametrize("name", ["本报讯(记者王小明)", "(记者王小明)"])
def test_a_second_opening_in_a_row_is_a_story_of_its_own(name):
    kinds = [s.kind for s in stories("新华社某地5月6日电 甲厂工会成立。", "新华社某地5月6日电 乙厂工会成立。")]
    assert kinds == [Kind.BRIEF, Kind.BRIEF]


def test_a_story_after_a_closing_signature_is_a_story_of_its_own():
    found = stories("本报讯 甲厂工会成立。", "(王小明 李四)", "本报讯 乙厂工会成立。", "(赵大年)")
    assert [s.byline for s in found] == ["本报讯 (王小明 李四)", "本报讯 (赵大年)"]


def test_titles_without_text_give_no_stories():
    found = parsed("灶台前的较量", "职工的一天", "说说厨艺")
    assert found.stories == ()
    assert {block.role.value for block in found.blocks} == {"unread"}


def test_a_line_without_date_among_cuttings_is_a_crosshead():
    paper = "《 城乡时报 》（ 2024年05月06日  第 05 版 ）"
    theme = "厨艺比赛让职工走到一起,让食堂更有滋味"
    found = story("厨艺比赛的意义", "王小明 字数: 300", paper, BODY, MORE, "让食堂更有滋味", theme + "。", BODY)
    assert [c.text for c in found.crossheads] == ["让食堂更有滋味"]


def test_of_a_head_of_several_lines_over_facts_that_come_again_the_last_is_not_the_headline():
    facts = "《城乡时报》（2024年05月06日 第05版）"
    first, second = stories("灶台前的较量", "——厨艺比赛侧记", facts, BODY, MORE, "驿站建好了", facts, BODY)
    assert (first.headline, first.subhead, second.headline) == ("灶台前的较量", "——厨艺比赛侧记", "驿站建好了")


def test_a_title_printed_over_and_over_is_no_headline():
    pictures = ("让食堂更有滋味", "5月6日,职工在厨艺比赛中切菜。", "王小明摄(某社发)")
    found = story("灶台前的较量", "本报记者 李四", BODY, *pictures * 3)
    assert [c.text for c in found.crossheads] == ["让食堂更有滋味"] * 3


@pytest.mark.parametrize("author", ["晓文", "王小明李大年", "某县总工会主席王小明", "某县总工会课题组"])
def test_who_may_sign_between_a_title_and_its_text_does(author):
    found = story("说说厨艺", author, BODY, MORE)
    assert (found.headline, found.byline) == ("说说厨艺", author)


def test_the_headline_says_what_the_text_says_and_the_line_under_it_is_a_subhead():
    news = "本报讯(记者王小明)某县总工会第八次代表大会今天召开,大会选举产生新的委员会。"
    found = story("某县总工会第八次代表大会召开", "李大年出席并讲话", news, MORE)
    assert (found.headline, found.subhead) == ("某县总工会第八次代表大会召开", "李大年出席并讲话")


@pytest.mark.parametrize("occasion", ["甲县职工厨艺大赛落幕", "某县总工会领导小组", "新办法施行一年以来"])
def test_a_line_that_names_the_occasion_is_a_kicker(occasion):
    found = story(occasion, "二十家企业食堂换新颜", "本报讯(记者王小明)5月6日,某县公布食堂名单。", MORE)
    assert (found.kicker, found.headline) == (occasion, "二十家企业食堂换新颜")


@pytest.mark.parametrize("line", ["提出八个方面重点任务", "同比增长三成", "将覆盖二十个乡镇", "二十家企业参加"])
def test_a_line_without_a_subject_goes_on_the_title_over_it(line):
    found = story("某县职工食堂办法印发", line, "本报讯(记者王小明)5月6日,某县印发职工食堂办法。", MORE)
    assert (found.headline, found.subhead) == ("某县职工食堂办法印发", line)


def test_a_line_whose_object_is_the_line_below_is_a_kicker():
    news = "本报讯(记者王小明)某县总工会主席李大年在培训班上强调,要办好厨艺比赛,丰富职工生活。"
    found = story("李大年在培训班上强调", "办好厨艺比赛 丰富职工生活", news, MORE)
    assert (found.kicker, found.headline) == ("李大年在培训班上强调", "办好厨艺比赛 丰富职工生活")


def test_points_under_a_headline_are_its_standfirst():
    found = story(
        "厨艺比赛越办越好", "●三年来参赛企业增加一倍", "●全县食堂满意率达到九成", "本报记者 王小明", BODY, MORE
    )
    assert found.headline == "厨艺比赛越办越好"
    assert found.standfirst == "三年来参赛企业增加一倍\n全县食堂满意率达到九成"


def test_a_line_under_the_sign_of_a_picture_is_its_caption():
    first, second = stories(
        "灶台前的较量", "本报记者 王小明", BODY, "图片：", "厨艺（漫画）", "小站暖人心", "本报记者 李四", MORE
    )
    assert (first.captions[-1].text, second.headline) == ("厨艺（漫画）", "小站暖人心")


def test_a_line_that_names_the_holder_of_a_picture_is_a_caption():
    found = story("老食堂的账本", "王小明", "老食堂的饭票（图片来源：东江市档案馆）", BODY, MORE)
    assert [each.text for each in found.captions] == ["老食堂的饭票（图片来源：东江市档案馆）"]


def test_a_note_of_the_editors_ends_no_story():
    assert len(stories("厨艺问答", BODY, "——编者", "什么是厨艺比赛？", MORE)) == 1


def test_after_those_who_attended_another_story_begins():
    news = "5月6日，某县总工会举办厨艺比赛。省总工会、县总工会有关负责人和二十家企业的工会主席出席。"
    found = stories("某县总工会举办厨艺比赛", news, "办好食堂", "办好食堂，要舍得花心思。")
    assert [each.headline for each in found] == ["某县总工会举办厨艺比赛", "办好食堂"]


@pytest.mark.parametrize("line", ["周小明  本报评论员", "提问：周小明 某县总工会主席"])
def test_who_speaks_in_an_interview_is_no_headline(line):
    assert story("灶台前的较量（连线评论员）", line, BODY, MORE).headline == "灶台前的较量（连线评论员）"


def test_a_chapter_of_a_document_begins_no_story():
    lines = ("某县职工厨艺比赛办法", BODY, "第一章  总  则", "第一条  为丰富职工生活，制定本办法。", MORE)
    assert len(stories(*lines)) == 1


def test_who_designed_the_page_does_not_end_a_story():
    assert len(stories("灶台前的较量", "本报记者 王小明", BODY, "版式设计：李四", MORE)) == 1


def test_over_a_byline_the_first_of_two_lines_is_a_kicker():
    found = story("某县职工厨艺比赛落幕", "灶台前比出“新滋味”", "本报记者 王小明", BODY, MORE)
    assert (found.kicker, found.headline) == ("某县职工厨艺比赛落幕", "灶台前比出“新滋味”")


def test_a_long_line_with_a_comma_under_a_short_title_is_a_subhead():
    found = story("灶台有戏", "食堂里的师傅走上比赛台,二十家企业的职工来观看", "本报记者 王小明", BODY, MORE)
    assert (found.headline, found.subhead) == ("灶台有戏", "食堂里的师傅走上比赛台,二十家企业的职工来观看")


def test_the_mark_of_a_picture_begins_no_story():
    found = story(
        "灶台前的较量", "本报记者 王小明", BODY, "（本报东江5月6日电）", "图片：", "图为比赛现场。", "（王小明摄）"
    )
    assert found.headline == "灶台前的较量"


def test_a_list_of_pictures_is_captions():
    listed = ("食堂（水彩画）（王小明）", "灶台（剪纸）（李四）")
    found = story("灶台前的较量", "本报记者 王小明", BODY, MORE, "图片：", *listed)
    assert [each.text for each in found.captions] == ["图片：", *listed]


def test_a_day_under_a_text_begins_no_story():
    found = story("某县职工食堂公约", BODY, MORE, "2024年5月6日于东江")
    assert found.paragraphs[-1] == "2024年5月6日于东江"


def test_a_name_between_a_title_and_a_count_of_characters_is_a_byline():
    found = story("灶台前的较量", "某省委书记王小明 字数: 1363", BODY, MORE)
    assert (found.headline, found.byline) == ("灶台前的较量", "某省委书记王小明")


def test_who_signs_a_document_gives_no_title_to_what_follows():
    found = parsed(
        "职工食堂管理规定", "县长  王小明", "2024年5月6日", "第一章  总  则", "第一条  为了办好食堂,制定本规定。"
    )
    assert found.issue.title is None


ESSAY = (
    "周末去逛城东的旧书摊，遇见退休的老司机。他蹲在摊前翻一本唱词，书页发黄，边角卷起。",
    "旧书摊的主人爱听戏，见人翻唱词就搬凳子。老司机坐下来唱了一段，引来半条街的人。",
    "我想，旧书摊的好处正在这里：唱词有人翻，戏就有人唱。",
)


@pytest.mark.parametrize("signature", ["（王小明）", "（某县总工会干部 王小明）"])
def test_an_essay_among_signed_ones_may_be_signed_at_its_end(signature):
    found = stories("灶台前的较量", "本报记者 李四", BODY, MORE, "书摊上的戏", *ESSAY * 3, signature)
    assert [each.headline for each in found] == ["灶台前的较量", "书摊上的戏"]


def test_after_a_signed_end_a_line_over_text_is_a_headline():
    found = stories("灶台前的较量", "本报记者 李四", BODY, MORE + "（王小明）", "书摊上的戏", *ESSAY)
    assert [each.headline for each in found] == ["灶台前的较量", "书摊上的戏"]


def test_a_byline_under_the_first_paragraph_makes_a_headline_of_the_line_over_it():
    found = stories("灶台前的较量", "本报记者 李四", BODY, "旧书摊", ESSAY[0], "本报记者 王小明", *ESSAY[1:])
    assert [(each.headline, each.byline) for each in found][1] == ("旧书摊", "本报记者 王小明")


def test_a_longer_line_of_clauses_under_a_headline_is_its_subhead():
    found = story("某县驿站建到家门口", "全年新建三十座，两万名户外劳动者受益", LEAD, BODY)
    assert (found.headline, found.subhead) == ("某县驿站建到家门口", "全年新建三十座，两万名户外劳动者受益")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("从车间到赛场——", "一口锅，炒出大家爱吃的味道"),
        ("某县厨艺比赛落幕", "一口锅，炒出大家爱吃的味道（民生一线）"),
    ],
)
def test_what_leads_up_to_a_line_of_clauses_is_a_kicker(first, second):
    found = story(first, second, "本报记者 王小明", BODY, MORE)
    assert (found.kicker, found.headline) == (first, second)


def test_a_line_that_names_the_form_of_its_piece_is_a_headline():
    title = "听他说书摊——访老司机王小明"
    found = stories("灶台前的较量", "本报记者 李四", BODY, MORE, title, *ESSAY)
    assert [each.headline for each in found] == ["灶台前的较量", title]


def test_a_line_that_trails_off_is_no_kicker_of_the_next_headline():
    verse = "走出书摊，街上的灯亮了，今晚这样温暖……"
    first, second = stories("书摊上的戏", "王小明", *ESSAY, verse, "灶台前的较量", "本报记者 李四", BODY)
    assert (first.paragraphs[-1], second.kicker) == (verse, None)


def test_a_document_goes_on_under_the_name_and_the_day_of_who_signs_it():
    found = story(
        "职工食堂管理规定",
        "《职工食堂管理规定》已经县政府常务会议审议通过，现予公布，自2024年7月1日起施行。",
        "县长  王  明",
        "2024年5月6日",
        "第一章  总  则",
        "第一条  为了办好职工食堂，制定本规定。",
    )
    assert (found.byline, [each.text for each in found.crossheads]) == ("县长  王  明", ["第一章  总  则"])


def test_the_first_line_of_a_page_names_nobody():
    assert story("修船人", "船上了坞，修船人钻进船底，铲下一层又一层海蛎子。").headline == "修船人"
