"""待遇管理规则 — how each kind of support is cared for after the decision, as a table.

A row for each support or family of supports; what has none is cared for in the ordinary way.
Sources: 民发〔2021〕57号 (57), 民发〔2022〕83号 (83), 特困人员认定办法 (43), 社会救助法 (SAL),
刚性支出困难家庭认定办法 (GX), 中办发〔2020〕18号 (18).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.act import Act
from domain.divisions import Division
from domain.figure import Figure, months

HEARD_SINCE = date(2026, 7, 1)
"""From this day the recipient is heard before support is reduced or ended (SAL §48)."""
FADING = "benefit.fading.months"
FADING_MONTHS = 6
"""渐退期: in principle no more than half a year (83 一(三))."""
SURVIVAL = "benefit.survival.months"
SURVIVAL_MONTHS = 12
"""生存验证 at least once a year (configurable default)."""
AFTER_A_DEATH = 3
"""Months from a member's death in which the household's benefit is adjusted (83 一(三))."""


@dataclass(frozen=True)
class Care:
    """``supports``: codes or families of codes; ``months`` between re-checks, 0 for none."""

    key: str
    supports: tuple[str, ...]
    source: str
    months: int = 12
    heard_since: date | None = None
    two_pairs_of_eyes: bool = False
    """Another amount, an end or a way back only on one's proposal by another's decision, but
    for more that follows from what was published or assessed."""
    noticed: bool = False
    """终止公示: an end is posted before it holds."""
    works: bool = False
    """Members who can work are offered work (57 §34)."""
    alive: bool = False
    """生存验证: whoever receives it is seen alive from time to time."""
    matched: bool = False
    """按月比对: what registers say of the recipient decides at once."""
    outlives: bool = False
    """A death neither ends it nor has it looked at again."""

    @property
    def figure(self) -> str:
        return f"benefit.recheck.{self.key}.months"

    def recheck_months(self, act: Act, place: Division) -> int:
        """Between two re-checks there, unless the decision names another time."""
        return act.gazette.whole(self.figure, place, act.on, self.months) if self.months else 0

    def hears(self, day: date) -> bool:
        """听取意见 before less is decided on that day."""
        return self.heard_since is not None and day >= self.heard_since


CARES = (
    Care("dibao", ("dibao",), "57 §31; 83 一(三); SAL §48", heard_since=HEARD_SINCE,
         two_pairs_of_eyes=True, works=True),
    Care("edge", ("dibao_edge",), "as dibao; SAL §48", heard_since=HEARD_SINCE,
         two_pairs_of_eyes=True),
    Care("rigid", ("rigid_exp",), "GX: valid for 12 months; SAL §48", heard_since=HEARD_SINCE,
         two_pairs_of_eyes=True),
    Care("tekun", ("tekun",), "43 §24-27; 18 二(二)7; SAL §48", heard_since=HEARD_SINCE,
         two_pairs_of_eyes=True, noticed=True),
    Care("pwd", ("pwd",), "default: monthly match, yearly survival check", months=0, alive=True,
         matched=True),
    Care("child", ("de_facto_orphan", "orphan"), "62 三; default"),
    Care("funeral", ("funeral_relief", "eco_burial"), "default", months=0, outlives=True),
    Care("institution", ("elder_build", "elder_operate"), "default: an organisation has it",
         months=0, outlives=True),
)  # fmt: skip
ORDINARY = Care("other", (), "default")
BY_SUPPORT = {support: care for care in CARES for support in care.supports}


def care_of(support: str) -> Care:
    """How this support is cared for: its own row, its family's, or the ordinary one."""
    family = support.split(".")[0]
    return BY_SUPPORT.get(support) or BY_SUPPORT.get(family) or ORDINARY


FIGURES: tuple[Figure, ...] = (
    *(
        months(care.figure, f"待遇定期核查间隔：{care.key}", care.months)
        for care in (*CARES, ORDINARY)
        if care.months
    ),
    months(SURVIVAL, "生存验证间隔", SURVIVAL_MONTHS),
    months(FADING, "渐退期上限", FADING_MONTHS),
)
"""What of it a division may publish otherwise."""
