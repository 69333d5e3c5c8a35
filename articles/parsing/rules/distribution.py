"""To whom a bulletin goes and how many are printed, at its foot or head: `送：各县总工会`, `共印80份`."""

from __future__ import annotations

import re

from ..values import Role
from .line_rule import whole_line

SENT = r"(?:主送|主报|抄送|抄报|报送|分送|分发|呈送|呈报|发送|印送|呈|报|送|发|印发)(?:单位|范围|对象|领导)?"
READER = r"(?:工会|机关|政府|办公室|委员会|[省市县区]委|人大|政协|单位|部门|领导|[部局室])"
RECEIVERS = rf"{SENT}(?:\s*:\s*\S.*|\s{{1,6}}\S*{READER}.*)"
COPIES = r"(?:本期|本刊)?(?:共印|印数|印量|(?:印发|印制|印刷|发行)(?:份数|数量|量)?|份数|共|印)\s*:?\s*\d+\s*份"
LIST = re.compile(RECEIVERS)

ISSUED = r"[\u4e00-\u9fff]{4,30}\s+\S{2,16}日\s*印发"
"""The office that issued a document, and when: 云溪市总工会办公室  2024年5月20日印发."""

ENDORSED = r"(?:领导)?批示(?:意见|内容)?\s*:"
"""Over the space where leaders write what they think of it."""

OPENNESS = r"\((?:此件|本件)[\u4e00-\u9fff]{2,8}\)|(?:信息)?公开[方形]式:\S{2,8}"
"""Whether a document may be read by all: (此件公开发布)."""

distribution = whole_line(
    Role.COLOPHON,
    re.compile(rf"{RECEIVERS}|{ISSUED}|{ENDORSED}|{OPENNESS}|[(\[]?\s*{COPIES}\s*[)\]]?"),
    "报送呈发份公件批",
    longest=100,
)


def names_receivers(text: str) -> bool:
    """Whether a line says to whom something goes."""
    return LIST.fullmatch(text) is not None
