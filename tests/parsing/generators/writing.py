"""News of unions, written with the words of one pool: who did what, with what result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from .pools import HELD_OUT, TUNED

Option = TypeVar("Option")


@dataclass(frozen=True, slots=True)
class Pool:
    """`deeds` are a verb and what was done, `further` sentences that go on a story."""

    city: str
    districts: tuple[str, ...]
    employers: tuple[str, ...]
    deeds: tuple[tuple[str, str], ...]
    slogans: tuple[str, ...]
    further: tuple[str, ...]
    results: tuple[str, ...]
    scenes: tuple[str, ...]
    persons: tuple[str, ...]
    pen_names: tuple[str, ...]
    bulletins: tuple[str, ...]
    papers: tuple[str, ...]
    offices: tuple[str, ...]
    sections: tuple[str, ...]
    columns: tuple[str, ...]


TUNED_WORDS = Pool(
    city="云溪市",
    districts=(
        "湖东区",
        "桥西镇",
        "石湾县",
        "东陵开发区",
        "青岭县",
        "临江区",
        "南郊区",
        "白塔镇",
        "三河县",
        "柳林街道",
    ),
    employers=("第二棉纺厂", "港务集团", "云岭机械厂", "公交公司", "市人民医院", "供电公司", "环卫中心", "建筑三公司"),
    deeds=(
        ("举办", "职工读书分享会"),
        ("召开", "产改工作推进会"),
        ("开展", "夏季送清凉活动"),
        ("启动", "技能竞赛"),
        ("慰问", "环卫工人"),
        ("建成", "户外劳动者驿站"),
        ("举行", "职工运动会"),
        ("推进", "集体协商工作"),
        ("成立", "快递行业工会"),
        ("开办", "职工夜校"),
        ("表彰", "劳动模范"),
        ("组织", "女职工免费体检"),
    ),
    slogans=("让职工吃上热乎饭", "把服务送到工地上", "小驿站里有大温暖", "会员卡用出新花样", "车间里走出技术能手"),
    further=(
        "{body}有关负责人表示，将聚焦职工急难愁盼问题，健全联系服务机制。",
        "据了解，今年以来，{body}累计投入资金{n}万元，新建服务站点{m}个。",
        "活动现场，{m}名劳模工匠作了交流发言，分享自己的成长经历。",
        "“工会就是我们的娘家。”在{employer}工作的周师傅说。",
        "下一步，{body}将继续推进这项工作，努力把服务送到职工心坎上。",
        "会议要求，各级工会要加强组织领导，压实工作责任，确保各项任务落到实处。",
        "为办好{thing}，{body}成立工作专班，走访{m}家企业，征求意见{n}条。",
    ),
    results=("{n}名职工参加", "{m}家企业参与", "投入资金{n}万元", "惠及职工{n}人", "受到职工欢迎"),
    scenes=(
        "职工在活动现场交流",
        "工作人员为职工发放物品",
        "选手在比赛中操作",
        "职工代表认真听讲",
        "环卫工人在驿站里休息",
    ),
    persons=("王小明", "李一鸣", "陈果", "张小明", "刘兴", "周强", "赵晴", "孙亮", "钱江", "林小雨", "吴晓东", "王立"),
    pen_names=("晓文", "云帆", "爱莲", "长河", "一丁"),
    bulletins=("云溪工运信息", "云溪工会简报", "工会工作动态", "云溪劳动通讯"),
    papers=("云溪工人报", "云溪日报", "青岭工人报"),
    offices=("总工会办公室", "总工会", "总工会宣教部"),
    sections=("工作动态", "基层传真", "要闻", "经验交流", "县区动态", "理论探讨"),
    columns=("工会动态", "工会简讯", "基层短波", "简讯", "一句话新闻", "各地短讯"),
)

HELD_OUT_WORDS = Pool(
    city="沧宁市",
    districts=(
        "河口区",
        "金坪县",
        "新港镇",
        "西岭林区",
        "永福县",
        "滨海新区",
        "北原区",
        "红石乡",
        "安平县",
        "东风街道",
    ),
    employers=("矿务局", "第一化肥厂", "铁路机务段", "银河食品公司", "邮政分公司", "市第三中学", "园林处", "远航船厂"),
    deeds=(
        ("举办", "青年职工联谊活动"),
        ("召开", "女职工工作座谈会"),
        ("发放", "金秋助学金"),
        ("开通", "职工法律援助热线"),
        ("看望", "一线铁路职工"),
        ("评选", "岗位能手"),
        ("组织", "劳模疗休养"),
        ("培训", "基层工会主席"),
        ("建立", "职工书屋"),
        ("部署", "安全生产劳动保护工作"),
        ("走访", "困难职工家庭"),
        ("试行", "厂务公开制度"),
    ),
    slogans=("新食堂开进老厂区", "“小候鸟”有了托管班", "为货车司机撑起遮阳伞", "一张清单连民心", "老师傅带出新徒弟"),
    further=(
        "{body}主席在讲话中指出，广大工会干部要深入一线，多为职工办实事。",
        "截至目前，{thing}已覆盖{m}个乡镇，{n}名会员从中受益。",
        "参加活动的职工说，这样的安排既贴心又实用，希望今后多办几次。",
        "“以前没地方歇脚，现在方便多了。”{employer}职工老郑告诉记者。",
        "此外，{body}还邀请专家现场答疑，发放宣传手册{n}份。",
        "与会人员围绕{thing}进行了讨论，并就下半年的安排交换了意见。",
        "{employer}等{m}家单位介绍了各自的做法。",
    ),
    results=("{n}人受益", "{m}个单位派代表到会", "筹集资金{n}万元", "为期{m}天", "职工反响良好"),
    scenes=(
        "技术人员在调试设备",
        "医护人员为职工量血压",
        "参赛队员登台领奖",
        "志愿者向货车司机讲解政策",
        "孩子们在托管班画画",
    ),
    persons=("郭绍文", "黄旭", "马晓燕", "何平", "高长春", "罗佳", "谢远", "韩雪", "唐建国", "冯涛", "董文慧", "袁松"),
    pen_names=("秋实", "阿水", "江山", "小禾", "沈石"),
    bulletins=("沧宁工会信息", "沧宁工运快讯", "工会情况通报", "沧宁职工简报"),
    papers=("沧宁职工报", "沧宁晚报", "北原工人报"),
    offices=("总工会办公室", "总工会研究室", "工会联合会"),
    sections=("领导活动", "工作交流", "一线之声", "信息快递", "调研报告", "权益保障"),
    columns=("工会短波", "职工园地", "简明新闻", "动态集锦", "工运快讯", "百字新闻"),
)

POOLS = {TUNED: TUNED_WORDS, HELD_OUT: HELD_OUT_WORDS}


@dataclass(frozen=True, slots=True)
class Event:
    """A piece of news: who did what on which day, with a result."""

    body: str
    verb: str
    thing: str
    day: date
    result: str

    @property
    def said(self) -> str:
        return f"{self.body}{self.verb}{self.thing}"


class Writer:
    """Writes with the words of one pool. The same seed writes the same."""

    def __init__(self, pool: str, seed: int) -> None:
        self.pool = pool
        self.words = POOLS[pool]
        self.rng = Random(f"{pool} {seed}")
        self.day = date(2024, 3, 1) + timedelta(days=self.rng.randrange(240))
        bodies = [f"{place}总工会" for place in self.words.districts]
        bodies += [f"{employer}工会" for employer in self.words.employers]
        self._bodies = self.rng.sample([*bodies, f"{self.words.city}总工会"], len(bodies) + 1)
        self._persons = self.rng.sample(self.words.persons, len(self.words.persons))
        self._slogans = self.rng.sample(self.words.slogans, len(self.words.slogans))

    def one_of(self, options: Sequence[Option]) -> Option:
        return self.rng.choice(options)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def body(self) -> str:
        """A trade union that was not named yet."""
        return self._bodies.pop()

    def person(self) -> str:
        """A person who was not named yet."""
        return self._persons.pop()

    def slogan(self) -> str | None:
        """A title without a body in it that was not used yet, if there is one left."""
        return self._slogans.pop() if self._slogans else None

    def number(self, least: int = 3, most: int = 900) -> int:
        return self.rng.randint(least, most)

    def event(self) -> Event:
        verb, thing = self.one_of(self.words.deeds)
        day = self.day - timedelta(days=self.rng.randint(1, 9))
        return Event(self.body(), verb, thing, day, self.filled(self.one_of(self.words.results)))

    def filled(self, template: str, body: str = "", thing: str = "") -> str:
        employer = self.one_of(self.words.employers)
        n, m = self.number(100, 900), self.number(3, 60)
        return template.format(body=body, thing=thing, employer=employer, n=n, m=m)

    def headline(self, event: Event) -> str:
        """The title of a piece of news: what was done, mostly, and perhaps with what result."""
        chosen = self.rng.random()
        if chosen < 0.15:
            return self.slogan() or event.said
        return f"{event.said} {event.result}" if chosen < 0.3 else event.said

    def opening(self, event: Event) -> str:
        """The first paragraph of a piece of news."""
        when = self.one_of((f"{event.day.month}月{event.day.day}日，", "近日，", "日前，"))
        named = f"{event.body}{event.day.month}月{event.day.day}日{event.verb}{event.thing}"
        return f"{when}{event.said}，{event.result}。" if self.chance(0.8) else f"{named}，{event.result}。"

    def further(self, event: Event, count: int) -> list[str]:
        """Paragraphs that go on a piece of news."""
        chosen = self.rng.sample(self.words.further, count)
        return [self.filled(template, event.body, event.thing) for template in chosen]

    def printed_day(self) -> str:
        return f"{self.day.year}年{self.day.month}月{self.day.day}日"
