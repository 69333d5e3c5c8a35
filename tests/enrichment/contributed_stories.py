"""Invented stories whose print names a contributing unit, in many forms, and stories that name none.

Forms and names are in two halves: rules were made on one, the share of right proposals is told of the other too.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Half:
    """`register` has the names of each unit, the usual one first; `strangers` are bodies that are not in it.

    In the forms `{u}` is a name of the unit that contributed the story, `{v}` one of another unit, `{s}` a stranger,
    `{p}` and `{q}` people. A form is what is printed above the headline's text, the headline, and the text.
    """

    register: Sequence[tuple[str, ...]]
    strangers: Sequence[str]
    people: Sequence[str]
    naming: Sequence[str]
    silent: Sequence[str]


@dataclass(frozen=True)
class ContributedStory:
    """`unit` is the place in the register of the unit that contributed it, None where the print names none."""

    text: str
    form: str
    unit: int | None


REST = (
    "工地上搭起了凉棚，饮用水和防暑药品摆在入口，工人换班时就能喝上一口热茶。",
    "“有了这些，干活更有劲了。”刚下班的周师傅擦着汗说。",
    "接下来还将安排体检和法律咨询，让更多一线职工受益。",
)

TUNED = Half(
    register=(
        ("临江区总工会", "临江区工会"),
        ("望山县总工会", "望山工会"),
        ("江城市教育工会",),
        ("江城第一棉纺厂工会", "江城一棉工会", "江城一棉"),
        ("江城地铁集团工会", "地铁集团工会"),
        ("高新区总工会", "江城高新区总工会"),
        ("江城市总工会", "市总工会"),
    ),
    strangers=(
        "杭州市总工会",
        "临河县总工会",
        "湖东区总工会",
        "江城市总工会干部学校",
        "临江区总工会联合会",
        "东陵市总工会",
    ),
    people=("李一鸣", "林小雨", "陈果", "王立", "赵晴", "孙亮"),
    naming=(
        "清凉送到工地\n{u} {p}\n近日，一批防暑用品送到工地。",
        "清凉送到工地\n通讯员 {p}（{u}）\n近日，一批防暑用品送到工地。",
        "清凉送到工地\n本报记者 {p} 通讯员 {q}（{u}）\n近日，一批防暑用品送到工地。",
        "清凉送到工地\n本报讯（{u} {p}）近日，一批防暑用品送到工地。",
        "清凉送到工地\n近日，一批防暑用品送到工地。\n{rest}\n（{u} {p}）",
        "清凉送到工地\n近日，一批防暑用品送到工地。\n{rest}\n（作者单位：{u}）",
        "清凉送到工地\n近日，一批防暑用品送到工地。\n{rest}\n（{u}供稿）",
        "清凉送到工地\n近日，一批防暑用品送到工地。\n{rest}\n供稿：{u}",
        "清凉送到工地\n近日，一批防暑用品送到工地。\n{rest}\n来源：{u}",
        "{u}送清凉到工地\n本报讯（记者 {p}）近日，一批防暑用品送到工地。",
        "清凉送到工地\n本报讯（记者 {p} 通讯员 {q}）近日，{u}把一批防暑用品送到工地。",
        "清凉送到工地\n6月17日，由{u}主办的送清凉活动在工地启动。",
        "清凉送到工地\n记者从{u}获悉，今年的送清凉活动已经启动。",
        "清凉送到工地\n连日来，{u}干部走进工地，把防暑用品送到工人手中。{v}也派人参加。",
        "技能比武落幕\n文/图 {u} {p}\n一场钳工比武落下帷幕。",
        "技能比武落幕\n撰稿：{p}（{u}）\n一场钳工比武落下帷幕。",
        "技能比武落幕\n{u}通讯员 {p}\n一场钳工比武落下帷幕。",
        "技能比武落幕\n本报讯（通讯员 {p} {q} {u}）一场钳工比武落下帷幕。",
        "技能比武落幕\n一场钳工比武落下帷幕。\n{rest}\n（作者系{u}干部）",
        "技能比武落幕\n一场钳工比武落下帷幕。\n{rest}\n（{p} 作者单位：{u}）",
        "技能比武落幕\n一场钳工比武落下帷幕。\n{rest}\n稿件来源：{u}",
        "技能比武落幕\n一场钳工比武落下帷幕。\n{rest}\n供稿单位：{u}",
        "技能比武落幕\n一场钳工比武落下帷幕。\n{rest}\n{u}供稿",
        "{u}：技能比武选出新状元\n本报讯（记者 {p}）一场钳工比武落下帷幕。",
        "比武选出新状元 {u}为一线职工搭台\n一场钳工比武落下帷幕。",
        "技能比武落幕\n为提升职工技能，{u}于5月20日举办钳工比武，选手来自各车间。",
        "技能比武落幕\n5月20日上午，{u}主席{p}来到比武现场，为选手颁奖。",
        "技能比武落幕\n在{u}的组织下，一场钳工比武落下帷幕。{v}派选手观摩。",
        "技能比武落幕\n本报讯 日前，{u}联合人社局举办钳工比武。",
    ),
    silent=(
        "清凉送到工地\n本报讯（记者 {p}）近日，一批防暑用品送到工地。",
        "{s}送清凉到工地\n本报讯（记者 {p} 通讯员 {q}）近日，{s}把一批防暑用品送到工地。",
        "清凉送到工地\n{s} {p}\n近日，一批防暑用品送到工地。",
        "清凉送到工地\n近日，一批防暑用品送到工地。\n{rest}\n（作者单位：{s}）",
        "清凉送到工地\n本报讯（记者 {p}）近日，一批防暑用品送到工地。\n{rest}\n据了解，{v}的同志也来参加活动。",
        "全国总工会部署送清凉工作\n新华社电 近日，全国总工会召开会议，部署送清凉工作。",
        "{s}召开全委会\n近日，{s}召开全委会，会议听取了工作报告。",
        "技能比武落幕\n本报讯（通讯员 {p}）一场钳工比武落下帷幕，选手来自各车间。",
        "{s}：技能比武选出新状元\n一场钳工比武落下帷幕。",
        "技能比武落幕\n撰稿：{p}（{s}）\n一场钳工比武落下帷幕。",
        "技能比武落幕\n一场钳工比武落下帷幕。\n{rest}\n供稿单位：{s}",
        "技能比武落幕\n为提升职工技能，{s}于5月20日举办钳工比武。\n{rest}\n{v}派选手观摩了比武。",
        "技能比武落幕\n一场钳工比武落下帷幕。\n{rest}\n往届冠军来自{v}。",
    ),
)

HELD_OUT = Half(
    register=(
        ("桥西区总工会", "桥西区工会"),
        ("石湾县总工会", "石湾工会"),
        ("青岭市卫生健康工会", "青岭市卫健工会"),
        ("青岭重型机械厂工会", "青岭重机厂工会", "青岭重机"),
        ("青岭港务集团工会", "港务集团工会"),
        ("经济技术开发区总工会", "经开区总工会"),
        ("青岭市总工会", "市总工会"),
    ),
    strangers=(
        "长沙市总工会",
        "石桥县总工会",
        "城西区总工会",
        "青岭市总工会机关党委",
        "桥西区工会联合会",
        "云溪市总工会",
    ),
    people=("钱江", "周强", "吴敏", "郑小路", "何平", "许文"),
    naming=(
        "劳模宣讲进车间\n通讯员 {p} {q} {u}\n一场劳模宣讲走进车间。",
        "劳模宣讲进车间\n{u}（{p}）\n一场劳模宣讲走进车间。",
        "劳模宣讲进车间\n本报通讯员 {p} {u}报道\n一场劳模宣讲走进车间。",
        "劳模宣讲进车间\n本报讯（{u}通讯员 {p}）一场劳模宣讲走进车间。",
        "劳模宣讲进车间\n本报讯（特约记者 {p} {u} {q}）一场劳模宣讲走进车间。",
        "劳模宣讲进车间\n一场劳模宣讲走进车间。\n{rest}\n（{p} {q}/{u}）",
        "劳模宣讲进车间\n一场劳模宣讲走进车间。\n{rest}\n（本文作者为{u}干事）",
        "劳模宣讲进车间\n一场劳模宣讲走进车间。\n{rest}\n供稿部门：{u}",
        "劳模宣讲进车间\n一场劳模宣讲走进车间。\n{rest}\n（{u}）",
        "劳模宣讲进车间\n一场劳模宣讲走进车间。\n{rest}\n（{u}宣教部供稿）",
        "{u}组织劳模宣讲进车间\n一场劳模宣讲走进车间。",
        "劳模宣讲进车间 {u}把课堂搬到生产线\n一场劳模宣讲走进车间。",
        "劳模宣讲进车间\n5月8日至10日，{u}组织劳模走进车间，讲述成长故事。",
        "劳模宣讲进车间\n据{u}介绍，今年已有30名劳模走进车间。",
        "劳模宣讲进车间\n今年以来，{u}聚焦一线需求，组织劳模走进车间。{v}也借鉴了这一做法。",
        "劳模宣讲进车间\n“劳模的故事让人振奋。”日前，在{u}举办的宣讲会上，职工小陈说。",
    ),
    silent=(
        "劳模宣讲进车间\n本报记者 {p} 通讯员 {q}\n一场劳模宣讲走进车间。",
        "{s}组织劳模宣讲\n本报讯（记者 {p}）日前，{s}组织劳模走进车间。",
        "劳模宣讲进车间\n据{s}介绍，今年已有30名劳模走进车间。\n{rest}\n此前，{v}举办过类似活动。",
        "劳模宣讲进车间\n一场劳模宣讲走进车间。\n{rest}\n（本文作者为{s}干事）",
        "劳模宣讲进车间\n通讯员 {p} {s}\n一场劳模宣讲走进车间。",
        "省总工会组织劳模宣讲\n日前，省总工会组织劳模走进车间。",
    ),
)


def stories(half: Half, number: int, seed: int) -> Iterator[ContributedStory]:
    """So many, in each form by turns; one in three names no unit."""
    rng = random.Random(seed)
    for n in range(number):
        forms = half.silent if n % 3 == 2 else half.naming
        form = forms[(n // 3 if n % 3 == 2 else n - n // 3) % len(forms)]
        unit, other = rng.sample(range(len(half.register)), 2)
        p, q = rng.sample(half.people, 2)
        words: Mapping[str, str] = {
            "u": rng.choice(half.register[unit]),
            "v": rng.choice(half.register[other]),
            "s": rng.choice(half.strangers),
            "p": p,
            "q": q,
            "rest": "\n".join(REST),
        }
        text = form.format(**words)
        whole = text if "{rest}" in form else "\n".join([text, *REST])
        yield ContributedStory(whole, form, unit if forms is half.naming else None)
