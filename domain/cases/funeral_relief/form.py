"""惠民殡葬减免申请表: who died, where they were cremated, and what the provider did."""

from __future__ import annotations

from domain.answers import Choice, Choices, CreditNumber, Day, Place, Who, Whole
from domain.form import Field

GROUPS = (
    ("resident", "本区户籍居民"),
    ("roaming", "经旗县级人民政府认定的流浪乞讨人员"),
    ("unidentified", "经公安机关同意火化的无名遗体"),
)
HANDLERS = (
    ("lineal", "直系亲属"),
    ("legal_agent", "其他法定代理人"),
    ("entrusted", "受委托人"),
)
ITEMS = (
    ("transport", "遗体接运（含抬尸、消毒）"),
    ("storage", "遗体存放"),
    ("cremation", "遗体火化"),
    ("ash_storage", "骨灰寄存"),
)
FORM: tuple[Field, ...] = (
    Who("deceased", "逝者"),
    Choice("group", "逝者类别", choices=GROUPS),
    Place("hukou", "逝者户籍所在地（不明的填死亡地）"),
    Day("died_on", "死亡日期"),
    Place("died_at", "死亡地"),
    Choice("handler", "丧事承办人与逝者的关系", choices=HANDLERS),
    CreditNumber("provider", "殡葬服务机构统一社会信用代码"),
    Place("cremated_at", "火化地"),
    Choices("items", "发生的基本服务项目", choices=ITEMS, least=1),
    Whole("storage_days", "遗体存放天数", most=3650),
    Whole("ash_years", "骨灰寄存年数", most=100),
)
