"""审核确认权限下放 — a county has its townships decide: published data, with their legal basis.

Some counties have delegated the decision, one by one; until the Law of 2026 their own word was
enough, since then the region has to have provided for it (SAL §44).  A type whose decision may
be delegated has a procedure for each decider and publishes ``choices``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from domain.act import Act
from domain.divisions import REGION, Division, Level
from domain.figure import Figure, choice
from domain.procedure import Procedure

BY_COUNTY, BY_TOWNSHIP = "county", "township"
"""The paths of such a procedure."""
PROVISION_NEEDED_SINCE = date(2026, 7, 1)


def choices(code: str) -> Iterator[Figure]:
    """1 where a county has delegated, and where the region has provided for it."""
    yield choice(f"{code}.decided_by_township", "审核确认权限下放到苏木乡镇（街道）")
    yield choice(f"{code}.townships_may_decide", "自治区规定可以下放审核确认权限")


def path(code: str, procedures: Iterable[Procedure], act: Act, owner: Division) -> str:
    """Who decides an application of this type that is filed or accepted by this act."""
    county = owner.at(Level.COUNTY) or owner
    delegated = act.gazette.find(f"{code}.decided_by_township", county, act.on)
    if delegated and act.on >= PROVISION_NEEDED_SINCE:
        delegated = act.gazette.find(f"{code}.townships_may_decide", REGION, act.on)
    known = any(p.path == BY_TOWNSHIP and p.since <= act.on for p in procedures)
    return BY_TOWNSHIP if delegated and known else BY_COUNTY
