from __future__ import annotations

import pytest

from articles.parsing.characters import normalised
from articles.parsing.rules.imprint_parts import imprint_parts


def kinds(line: str) -> list[str]:
    return [part.kind for part in imprint_parts(normalised(line))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("云溪劳动通讯第53期", ["publication", "number"]),
        ("2024年5月20日星期一", ["day", "weekday"]),
        ("农历乙巳蛇年三月廿三", ["lunar"]),
        ("〔2024〕第5期", ["number"]),
        ("（总第86期）", ["total"]),
        ("对开四版", ["pages"]),
        ("要闻·1版", ["name", "page"]),
        ("第12版 副刊·望江潮", ["page", "name"]),
        ("2019 . 05 . 01 星期三 ｜ 责编 林小雨 ｜ 05 ｜ 工匠", ["day", "weekday", "editors", "folio", "name"]),
        ("期号：总第156期", ["total"]),
        ("电话：（0570）1234567", ["contact"]),
        ("今日天气：多云 4℃～13℃ 明日：小雨", ["weather", "weather"]),
        ("值班主任/王伟 责编/林小雨 视觉/陈果 校检/李芳", ["others", "editors", "others", "others"]),
        ("B02 时政", ["page", "name"]),
        ("第01版：头版　PDF版　下载", ["page", "buttons"]),
        ("望江矿工 2024-05-20 第02版 综合", ["name", "day", "page", "name"]),
        ("主管：白河市总工会 主办：白河市总工会宣教部", ["makers", "makers"]),
        ("责任编辑 林小雨 校对 陈果", ["editors", "others"]),
        ("本版编辑/版式 林小雨", ["editors"]),
        ("编  辑：王  伟", ["editors"]),
        ("ISSN 1001-2345", ["code"]),
        ("邮编：310000", ["postal"]),
        ("每份一元", ["price"]),
        ("内部资料，注意保存", ["internal", "internal"]),
        ("1956年创刊", ["founded"]),
        ("星期三、星期五出版", ["frequency"]),
        ("编辑：孙亮  周二", ["editors", "weekday"]),
        ("云溪教工‖第15期‖2024年5月20日", ["name", "number", "day"]),
        ("第14期　《云溪糖业》　2024年5月20日", ["number", "publication", "day"]),
        ("“五一”特别报道　2—3版连版", ["occasion", "page"]),
        ("T3　2024年5月20日", ["page", "day"]),
        ("③版　职工生活", ["page", "column"]),
        ("副刊·5", ["name", "folio"]),
        ("第86期|云溪工人报|2024年5月20日|4|法治", ["number", "publication", "day", "folio", "name"]),
        ("国内定价：8.00元", ["price"]),
        ("今日市区天气：阵雨转多云　25℃—32℃", ["weather"]),
        ("路电：022-4417", ["contact"]),
        ("每月12日出刊　SINCE 1956", ["frequency", "founded"]),
        ("编印单位：云溪市教育工会　发送对象：各基层工会　印数：800册", ["makers", "makers", "price"]),
    ],
)
def test_a_line_is_all_parts(line, expected):
    assert kinds(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "云溪市总工会部署产改工作",
        "2024年5月20日，云溪市总工会召开会议。",
        "工会的第12期培训班开班了",
        "第3版刊登了工会的消息",
    ],
)
def test_a_line_with_anything_else_has_none(line):
    assert kinds(line) == []
