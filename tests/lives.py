"""A benefit's life after the decision, a step at a time, each by whoever may take it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from application.calendars import notices
from domain.act import Act
from domain.award import Award, Turns, in_stages
from domain.benefit import Benefit
from domain.calendar import Calendar
from domain.divisions import Division
from domain.gazette import Gazette
from domain.moment import BEIJING
from domain.office import Actor, Role
from tests.samples import published

VILLAGE, TOWNSHIP = Division("150421102201"), Division("150421102")
COUNTY, LEAGUE = Division("150421"), Division("1504")
HEAD, SPOUSE, CHILD = (str(UUID(int=n, version=4)) for n in (11, 12, 13))
CASE = UUID(int=7)
CALENDAR = notices()
DAY = date(2026, 8, 3)
WHO = {
    Role.VERIFIER: TOWNSHIP,
    Role.WINDOW: TOWNSHIP,
    Role.APPROVER: COUNTY,
    Role.PARTNER: COUNTY,
    Role.MACHINE: COUNTY,
    Role.CLOCK: VILLAGE,
    Role.VILLAGE: VILLAGE,
    Role.RESIDENT: VILLAGE,
}
BY = {
    "report_recheck": Role.VERIFIER,
    "reassess_self_care": Role.PARTNER,
    "propose_change": Role.VERIFIER,
    "hear_recipient": Role.VERIFIER,
    "reinvestigate": Role.VERIFIER,
    "post_notice": Role.VERIFIER,
    "tell_change": Role.WINDOW,
    "raise_objection": Role.RESIDENT,
    "call_recheck": Role.WINDOW,
    "note_death": Role.VERIFIER,
    "note_work_offer": Role.WINDOW,
    "match_data": Role.MACHINE,
    "prove_survival": Role.VILLAGE,
    "record_repayment": Role.WINDOW,
}
"""Everything else is the approver's."""


class Life:
    """One benefit and its day; ``do`` takes a step that day."""

    def __init__(
        self,
        entitlement: str = "dibao",
        amount: str = "1200",
        persons: tuple[str, ...] = (HEAD, SPOUSE),
        on: date = date(2026, 2, 10),
        next_check: date | None = None,
        until: date | None = None,
        later: Turns = (),
        **more: Any,
    ) -> None:
        self.day = on
        self.gazette: Gazette | None = None
        self.calendar = CALENDAR
        award = Award(
            entitlement, Decimal(amount), persons, later, next_check=next_check, until=until
        )
        granted = {"person": HEAD, "case_version": 12, "owner": VILLAGE, "organ": COUNTY}
        self.benefit = Benefit.grant(
            self.act(actor(Role.MACHINE, "policy:open_benefit")),
            award,
            case=CASE,
            from_month=next_month(on),
            **{**granted, **more},
        )

    def act(self, by: Actor) -> Act:
        at = datetime.combine(self.day, time(10), BEIJING).astimezone(UTC)
        return Act(by, at, self.calendar, self.gazette or published())

    def on(self, day: date) -> Life:
        self.day = day
        return self

    def later(self, number: int) -> Life:
        return self.on(self.day + timedelta(days=number))

    def publishing(self, **numbers: str) -> Life:
        self.gazette = published(**numbers)
        return self

    def do(self, verb: str, by: Actor | None = None, /, **facts: Any) -> Life:
        act = self.act(by or actor(BY.get(verb, Role.APPROVER)))
        self.benefit.verbs[verb](self.benefit, act, **facts)
        return self

    def catch_up(self) -> Life:
        self.benefit.catch_up(self.act(actor(Role.CLOCK, "time")))
        return self

    def may(self, verb: str, by: Actor) -> bool:
        return verb in self.benefit.open_commands(by, self.day)

    def amounts(self, first: date, last: date) -> list[Decimal]:
        return [amount for _, amount in self.benefit.months(first, last)]

    @property
    def recorded(self) -> list[str]:
        return [type(event).__name__ for event in self.benefit.pending_events]

    @property
    def runs(self) -> dict[str, date]:
        """The running limits and their last days."""
        return {n: c.due for n, c in self.benefit.clocks.items() if c.runs}

    @property
    def waits(self) -> set[str]:
        return {row["step"] for row in self.benefit.pending_events[-1].waits}


def actor(role: Role, who: str = "", division: Division | None = None) -> Actor:
    return Actor(
        who or str(UUID(int=90 + list(Role).index(role), version=4)),
        role,
        division or WHO[role],
    )


def next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def heard_and_decided(life: Life, agreed: bool = True) -> Life:
    life.do("hear_recipient", how="in_person", statement="不同意")
    return life.do("decide_change", agreed=agreed, reason="符合规定")


def brought_back(life: Life, ground: str, since: date) -> Life:
    life.do("propose_change", verb="reinstate", ground=ground, from_month=since, reason="有误")
    return life.do("decide_change", agreed=True, reason="属实")


def lowered() -> Life:
    life = Life().on(DAY)
    life.do("propose_change", verb="adjust", ground="income_changed", amount=Decimal(900),
            reason="收入增加")  # fmt: skip
    return heard_and_decided(life).do("tell_change", how="in_person")


def rechecked() -> Life:
    life = Life(next_check=date(2026, 9, 1)).on(date(2026, 9, 2)).catch_up()
    life.do("report_recheck", finding="unchanged", account="无变化", months=12)
    life.later(40).do("call_recheck", ground="complaint", note="有车")
    return life.do("report_recheck", finding="changed", account="已购车")


def posted() -> Life:
    life = Life("tekun", persons=(HEAD,)).on(DAY)
    life.do("propose_change", verb="end", ground="means_exceeded", reason="财产超标")
    heard_and_decided(life)
    life.do("post_notice", place=str(TOWNSHIP)).later(2)
    life.do("raise_objection", text="不属实").later(5)
    life.do("reinvestigate", findings="属实", stands=True).do(
        "post_notice", place=str(TOWNSHIP)
    )
    return life.later(12).catch_up()


def recovered() -> Life:
    life = Life("pwd.care", "100", (HEAD,)).on(date(2026, 9, 7))
    life.do("note_death", person=HEAD, died_on=date(2026, 6, 20), source="death_certificate")
    months = [{"month": date(2026, m, 1), "amount": Decimal(100)} for m in (7, 8)]
    life.do("claim_back", months=months, ground="paid_after_death")
    life.do("record_repayment", amount=Decimal(150), how="transfer", receipt="R-1")
    other = actor(Role.APPROVER, "another")
    life.do("write_off", other, amount=Decimal(50), ground="no_estate", reason="无遗产")
    return life.do("reinstate", from_month=date(2026, 10, 1), ground="not_dead")


def revived() -> Life:
    """Held dead by mistake, and seen alive."""
    life = Life("pwd.care", "100", (HEAD,)).on(date(2026, 9, 7))
    life.do("note_death", person=HEAD, died_on=date(2026, 6, 20), source="death_certificate")
    life.later(20).do("withdraw_death", actor(Role.MACHINE, "policy:life"), person=HEAD)
    return life.do("decide_change", agreed=True, reason="本人到场")


def matched() -> Life:
    life = Life("pwd.living", "110", (HEAD,)).on(date(2026, 8, 5))
    card = {"kind": "limb", "level": 1, "valid_until": date(2026, 7, 31)}
    life.do("match_data", findings=[{"dataset": "disability", "answer": card}])
    card = {**card, "valid_until": date(2036, 7, 31)}
    life.on(date(2026, 9, 1)).do(
        "match_data", findings=[{"dataset": "disability", "answer": card}]
    )
    life.on(date(2027, 2, 3)).catch_up()
    life.do("prove_survival", how="visit")
    return life.do("end", from_month=date(2027, 3, 1), ground="given_up")


def bereaved() -> Life:
    life = Life().on(DAY)
    life.do("note_work_offer", person=HEAD, taken=False)
    life.do("note_death", person=SPOUSE, died_on=date(2026, 7, 30), source="register")
    life.do("suspend", from_month=date(2026, 9, 1), ground="not_reachable")
    return life.do("resume", from_month=date(2026, 9, 1), ground="reached")


def recounted() -> Life:
    life = Life()
    life.calendar = Calendar(published_until=DAY)
    life.on(DAY).do("call_recheck", ground="lead")
    life.calendar = CALENDAR
    return life.do("recount", actor(Role.CLOCK, "time"))


def reassessed(*failed: str) -> Life:
    """Paid 300 for a self-care that was lost in part; what is lost now is seen anew."""
    life = Life("tekun.care", "300", (HEAD,)).on(DAY)
    life.do("call_recheck", ground="self_care_changed", note="跌倒后卧床")
    return life.later(7).do("reassess_self_care", failed=failed, account="入户评估")


def worse() -> Life:
    life = reassessed("dressing", "bed", "walking", "bathing")
    ground = {"from_month": date(2026, 9, 1), "ground": "self_care_changed"}
    return life.do("adjust", amount=Decimal(600), **ground)


def expired() -> Life:
    life = Life("rigid_exp", "0", next_check=date(2027, 2, 1), until=date(2027, 2, 10))
    life.on(date(2027, 2, 15)).catch_up()
    return life.do("tell_change", how="by_post")


def of_an_institution() -> Life:
    amount, later = in_stages(
        date(2026, 3, 1), [(date(2026, 3, 1), Decimal(600)), (date(2027, 3, 1), Decimal(400))]
    )
    life = Life("elder_build", str(amount), (HEAD,), later=later).on(DAY)
    machine = actor(Role.MACHINE, "policy:end_construction")
    return life.do("follow_institution", machine, ground="institution_closed")


LIVES: dict[str, Callable[[], Life]] = {
    "lowered": lowered,
    "rechecked": rechecked,
    "posted": posted,
    "recovered": recovered,
    "revived": revived,
    "matched": matched,
    "bereaved": bereaved,
    "recounted": recounted,
    "worse": worse,
    "expired": expired,
    "of_an_institution": of_an_institution,
}
"""Between them every event of a benefit happens."""
