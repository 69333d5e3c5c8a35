"""Invented stories of unions: a headline, a byline, paragraphs."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """What one story tells. `{place}`, `{body}`, `{day}` and `{n}` are filled in."""

    headline: str
    lead: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    places: tuple[str, ...]
    levels: tuple[str, ...]
    people: tuple[str, ...]
    topics: tuple[Topic, ...]


TUNED = Words(
    places=("云溪", "湖东", "桥西", "石湾", "东陵", "青岭", "长桥", "临溪"),
    levels=("市总工会", "区总工会", "县总工会", "镇总工会", "机械厂工会", "开发区工会"),
    people=("李一鸣", "林小雨", "陈果", "王立", "赵晴", "孙亮", "钱江", "周强", "李伟", "王芳", "张小明", "刘兴"),
    topics=(
        Topic(
            "{body}部署产改工作",
            "{day}，{body}召开产改工作推进会，全市{n}家单位负责人参加，会议部署了下半年任务。",
            ("产改工作推进会要求，各单位要把产改任务列入年度考核。", "会上，{n}名代表介绍了本单位推进产改的做法。"),
        ),
        Topic(
            "{body}送清凉到一线",
            "{day}，{body}走访建筑工地，为{n}名工人送去防暑药品、毛巾和饮用水，把清凉送到一线。",
            ("“有了工会送来的清凉包，干活更有劲了。”工人周师傅说。", "今年夏天，{body}计划投入{n}万元开展送清凉活动。"),
        ),
        Topic(
            "{body}举办职工夜校",
            "近日，{body}职工夜校在工人文化宫开课，吸引{n}余名职工报名。",
            ("夜校课程由职工投票选出，书法、茶艺、短视频制作最受欢迎。", "职工夜校的教师来自文化馆和职业学校。"),
        ),
        Topic(
            "{body}为快递员送安全头盔",
            "{day}，{body}为{n}名快递员发放安全头盔和反光背心。",
            ("“戴上新头盔，跑单更安心。”快递员小刘说。", "活动现场，民警还向快递员讲解了骑行安全知识。"),
        ),
        Topic(
            "{body}开展钳工技能比武",
            "{day}，{body}举办钳工技能比武，{n}名选手参赛。",
            ("比武分理论考试和实际操作两部分，选手在规定时间内完成锉配。", "比武第一名将被推荐为技术能手。"),
        ),
        Topic(
            "{place}新建工会驿站{n}个",
            "今年以来，{body}新建户外劳动者驿站{n}个，覆盖主要街道。",
            ("驿站里有饮水机、微波炉和急救箱，环卫工人进站就能喝上热水。", "{body}还在驿站里设了图书角。"),
        ),
        Topic(
            "{place}纺织园职工书屋飘书香",
            "{day}，{place}纺织园职工书屋开放，{n}册图书摆放整齐，墙上挂满了读书心得。",
            ("书屋每晚开放到九点，下班后来读书的女工越来越多。", "{body}每季度为书屋更新一批图书。"),
        ),
        Topic(
            "{body}召开集体协商培训会",
            "{day}，{body}召开集体协商培训会，{n}名协商指导员参加。",
            ("培训会上，律师讲解了工资集体协商的程序和技巧。", "下一步，{body}将组织协商指导员进企业。"),
        ),
    ),
)

HELD_OUT = Words(
    places=("金沙", "白河", "南屏", "双塔", "怀安", "松岗", "北川", "岭下"),
    levels=("市总工会", "县工会", "区工会", "矿务局工会", "街道总工会", "产业园工会联合会"),
    people=("何静", "郭建军", "罗晓", "谢宁", "唐文博", "许可", "韩雪", "冯宝山", "曹阳", "彭丽", "吴桐", "丁一凡"),
    topics=(
        Topic(
            "{body}成立首个骑手之家",
            "日前，{body}首个骑手之家揭牌，{n}名外卖骑手参加仪式。",
            ("骑手之家设有休息区、充电区和阅读区。", "“跑累了有地方歇脚。”骑手小何说。"),
        ),
        Topic(
            "{body}启动金秋助学行动",
            "{day}上午，{body}金秋助学行动启动，{n}名困难职工子女领到助学金。",
            ("据悉，{body}每年拿出专项资金用于助学。", "受助学生代表在启动仪式上发言。"),
        ),
        Topic(
            "{place}一线职工疗休养启程",
            "{day}，首批{n}名一线职工从{place}出发，开始为期五天的疗休养。",
            ("疗休养线路由职工投票选出。", "名额向井下和高温岗位倾斜。"),
        ),
        Topic(
            "法律服务进厂区 {place}职工点赞",
            "{day}至22日，{body}组织{n}名律师走进厂区，为职工提供法律服务。",
            ("律师围绕劳动合同、工伤认定等问题解答咨询。", "职工们说，法律服务送到厂区很方便。"),
        ),
        Topic(
            "{body}开办暑期托管班",
            "记者从{body}获悉，暑期托管班日前开班，{n}名职工子女入托。",
            ("托管班开设手工、科普、游泳等课程。", "双职工家庭的家长说，托管班解了燃眉之急。"),
        ),
        Topic(
            "{body}为货车司机免费体检",
            "连日来，{body}为货车司机开展免费体检，已有{n}人受益。",
            ("“没想到在停车场就能体检。”司机老冯拿着报告单说。", "体检项目包括血压、心电图等十二项。"),
        ),
        Topic(
            "{place}轴承厂“发明家”又获专利",
            "近日，{place}轴承厂车间里的“发明家”又获专利，{n}项小发明出自他手。",
            ("他的工具箱里有一本翻旧了的笔记本，记满了改进的想法。", "去年，{body}以他的名字命名了创新工作室。"),
        ),
        Topic(
            "{body}聘任劳动法律监督员",
            "{day}，{body}举行聘任仪式，向{n}名劳动法律监督员颁发聘书。",
            ("监督员来自企业、街道和律师事务所。", "今后，监督员将定期到企业走访。"),
        ),
    ),
)


@dataclass(frozen=True)
class Story:
    """A story: paragraphs without the byline at the front of the first, which `byline` has as it is printed there."""

    headline: str
    byline: str | None
    paragraphs: tuple[str, ...]

    @property
    def lines(self) -> list[str]:
        first, *others = self.paragraphs
        return [self.headline, (self.byline or "") + first, *others]

    def fields(self, **others: object) -> dict[str, object]:
        plain = {"kicker": None, "subhead": None, "crossheads": (), "captions": ()}
        return {**plain, "headline": self.headline, "byline": self.byline, "paragraphs": self.paragraphs, **others}


class StoryMaker:
    """Makes stories of the words of a pool, each of another topic."""

    def __init__(self, words: Words, rng: random.Random) -> None:
        self._words = words
        self._rng = rng
        self._told: list[Topic] = []

    def story(self, *, signed: bool) -> Story:
        words, rng = self._words, self._rng
        body = rng.choice(words.places) + rng.choice(words.levels)
        topic = rng.choice([topic for topic in words.topics if topic not in self._told])
        self._told.append(topic)
        texts = (topic.lead, *rng.sample(topic.details, rng.randint(0, len(topic.details))))
        headline, *paragraphs = (self._filled(text, body) for text in (topic.headline, *texts))
        return Story(headline, self.byline() if signed else None, tuple(paragraphs))

    def byline(self) -> str:
        first, second = self.people(2)
        forms = (f"本报讯（记者 {first}）", f"本报讯（通讯员 {first}）", f"本报讯（记者 {first} 通讯员 {second}）")
        return self._rng.choice(forms)

    def people(self, count: int) -> list[str]:
        return self._rng.sample(self._words.people, count)

    def place(self) -> str:
        return self._rng.choice(self._words.places)

    def _filled(self, form: str, body: str) -> str:
        day = f"{self._rng.randint(1, 12)}月{self._rng.randint(1, 28)}日"
        return form.format(place=body[:2], body=body, n=self._rng.randint(20, 960), day=day)
