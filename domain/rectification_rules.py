"""差评整改 — the table of steps and limits by which a bad review is put right.

Sources: 国办发〔2019〕51号 (P:51); Dezhou (P:DZ) and a Sichuan city (P:SC) for the limits,
which are configurable defaults here: the numbers of Inner Mongolia were not read.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.act import Act
from domain.calendar import wd
from domain.divisions import Division
from domain.grounds import unless
from domain.office import MACHINE, PARTY, TIME, Line, OwnDesk, Role
from domain.post import Post
from domain.procedure import Apart, Limit, Procedure, Step
from domain.superior import Above

if TYPE_CHECKING:
    from domain.rectification import Rectification


class Finding(StrEnum):
    """What the check of a bad review found."""

    TRUE = "true"
    MISTAKEN = "mistaken"
    """误评: meant for somebody else, or the wrong key."""
    MALICIOUS = "malicious"
    NO_LEGAL_BASIS = "no_legal_basis"
    """What was asked for is not lawful: explained, not granted."""


CONTESTABLE = (Finding.MISTAKEN, Finding.MALICIOUS)
"""What the unit may ask the level above to find, with evidence (P:51)."""


class Progress(StrEnum):
    """The stages of a rectification."""

    ASSIGNED = "assigned"
    CONTACTED = "contacted"
    VERIFIED = "verified"
    RECTIFIED = "rectified"
    REPLIED = "replied"
    REVISITED = "revisited"
    CLOSED = "closed"


@unless("匿名评价", "P:DZ: only a named review is called back")
def anonymous(review: Rectification) -> bool:
    """Nobody knows who gave the review."""
    return not review.rater


@unless("未申诉", "P:51")
def not_contested(review: Rectification) -> bool:
    """The unit does not contest the review."""
    return "contest" not in review.done


@unless("不属实", "P:51")
def nothing_to_rectify(review: Rectification) -> bool:
    """The review was found mistaken, malicious or without a legal basis."""
    return review.finding not in ("", Finding.TRUE)


@unless("上级复核已认定", "P:51")
def found_by_the_level_above(review: Rectification) -> bool:
    """Deciding on the contest, the level above has made the finding itself."""
    return "decide_contest" in review.done


UNIT = tuple(
    OwnDesk(role) for role in (Role.WINDOW, Role.VERIFIER, Role.CHECKER, Role.APPROVER)
)
SUPERVISION = Line((Role.SUPERVISOR,))
HANDLERS: tuple[Post, ...] = (*UNIT, SUPERVISION)
ABOVE = Above((Role.SUPERVISOR, Role.APPROVER))

JUDGING = ("assign", "contact", "verify", "plan", "reply", "revisit", "decide_contest", "close")
"""Steps that show who gave the review or judge it: closed to the officers it is about."""

PROCEDURE = Procedure(
    version="2019",
    path="rectification",
    since=date(2019, 12, 3),
    basis="国办发〔2019〕51号; 内蒙古自治区政务服务“好差评”管理办法 2022",
    steps=(
        Step("open", MACHINE, source="P:51"),
        Step("assign", SUPERVISION, source="谁办理谁负责"),
        Step("contact", HANDLERS, unless=(anonymous,), source="P:51"),
        Step(
            "contest",
            UNIT,
            after=("contact",),
            unless=(not_contested,),
            once=True,
            source="P:51",
        ),
        Step("decide_contest", ABOVE, after=("contest",), unless=(not_contested,), once=True),
        Step(
            "verify",
            HANDLERS,
            after=("contact", "decide_contest"),
            unless=(found_by_the_level_above,),
            source="P:51",
        ),
        Step("plan", HANDLERS, after=("verify",), once=True, source="P:51: reason, ledger"),
        Step("rectify", HANDLERS, after=("verify",), unless=(nothing_to_rectify,)),
        Step("reply", HANDLERS, after=("verify", "decide_contest", "rectify"), source="P:51"),
        Step("revisit", HANDLERS, after=("reply",), unless=(anonymous,), source="P:DZ"),
        Step("rate_again", PARTY, once=True, source="P:51"),
        Step("close", HANDLERS, after=("reply", "revisit")),
        Step("recount", TIME),
    ),
    limits=(
        Limit("contact", wd(1), ("open",), ("contact", "verify"), source="default"),
        Limit(
            "handling",
            wd(5),
            ("open",),
            ("reply", "close"),
            stretch=wd(15),
            stretch_by=("plan",),
            source="default; P:DZ 5 working days, P:SC 15 for complex matters",
        ),
        Limit("contest", wd(5), ("contest",), ("decide_contest",), source="default"),
        Limit("revisit", wd(5), ("reply",), ("revisit", "close"), source="default"),
    ),
    apart=(
        Apart(("rectify",), ("revisit",), "default: another asks whether it was put right"),
        Apart(("contest", "verify"), ("decide_contest",), "P:51"),
    ),
)

CONFIGURABLE = {limit.name: f"rectification.{limit.name}.days" for limit in PROCEDURE.limits}
"""Gazette keys: working days of each limit, where a division has set its own."""
CALLS = ("contact", "revisit")
COMPLEX = "rectification.handling.days.complex"


def limits_read(act: Act, owner: Division, *, named: bool) -> Procedure:
    """The table with the limits that this step starts or stretches as the division set them.

    Nobody is called about an anonymous review, so that no time runs for it either.
    """
    limits = tuple(limit_read(limit, act, owner) for limit in PROCEDURE.limits)
    return PROCEDURE.but(limits=limits, without_limits=() if named else CALLS)


def limit_read(limit: Limit, act: Act, owner: Division) -> Limit:
    read = act.gazette.whole
    if act.step in limit.start:
        key = CONFIGURABLE[limit.name]
        return replace(limit, term=wd(read(key, owner, act.on, limit.term.length)))
    if limit.stretch and act.step in limit.stretch_by:
        return replace(limit, stretch=wd(read(COMPLEX, owner, act.on, limit.stretch.length)))
    return limit
