"""A small office for the tests of policies: subsidies granted, served and rated."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Engine

from application.casework import Casework
from application.keyed_hash import KeyedHash
from application.ledgers.keys import PersonalKeys
from domain.act import Act
from domain.calendar import Calendar
from domain.cases.pwd_subsidy.case import PwdSubsidy
from domain.divisions import Division
from domain.gazette import Entry, Gazette
from domain.office import Actor, Role
from domain.rectification import Rectification

MASTER = bytes(range(32))
VILLAGE = "150421102201"
TOWNSHIP, COUNTY, REGION = VILLAGE[:9], VILLAGE[:6], VILLAGE[:2]
DAY = date(2026, 3, 3)
NUMBERS = count(1)
RATES = [
    Entry(key, Division(REGION), date(2020, 1, 1), Decimal(amount), "样例")
    for key, amount in (("pwd.living", 110), ("pwd.care.1", 120), ("pwd.care.2", 100))
]
ANSWERS: dict[str, dict[str, Any]] = {
    "dibao": {"member": True},
    "tekun": {"member": False},
    "social_insurance": {"injury_care_allowance": False},
    "prison": {"serving": False},
    "child": {"allowance": "none"},
}
PAPERS = [
    {"material": material, "sha256": "0" * 64, "attachment": str(UUID(int=1))}
    for material in ("application", "id_and_hukou", "card", "dibao", "account")
]


def at(day: date) -> datetime:
    return datetime.combine(day, time(2), UTC)


def act(
    who: str,
    role: Role,
    division: str = TOWNSHIP,
    day: date = DAY,
    calendar: Calendar | None = None,
) -> Act:
    actor = Actor(who, role, Division(division))
    return Act(actor, at(day), calendar or Calendar(), Gazette(RATES))


def casework_on(engine: Engine, day: date = DAY) -> Casework:
    keys, hashes = PersonalKeys(engine, MASTER), KeyedHash(MASTER)
    return Casework(engine, keys, hashes, now=lambda: at(day), calendar=Calendar)


def submitted(
    claims: Iterable[str] = ("living", "care"),
    applicant: str = "",
    calendar: Calendar | None = None,
) -> PwdSubsidy:
    applicant = applicant or str(uuid4())
    return PwdSubsidy.submit(
        act(applicant, Role.APPLICANT, COUNTY, calendar=calendar),
        number=f"NM-150421-pwd_subsidy-20260303-{next(NUMBERS):05}",
        applicant=applicant,
        owner=VILLAGE,
        papers=PAPERS,
        claims=list(claims),
        hukou=VILLAGE,
        declared_card={"kind": "limb", "level": 1, "valid_until": date(2030, 1, 1)},
        care_months=12,
        similar_subsidies={},
        account="",
    )


def approved(claims: Iterable[str] = ("living", "care"), applicant: str = "") -> PwdSubsidy:
    case = submitted(claims, applicant)
    for dataset, answer in ANSWERS.items():
        case.check_data(
            act("window", Role.WINDOW), dataset=dataset, answer=answer, authorisation="1"
        )
    case.accept(act("window", Role.WINDOW))
    case.verify(act("verifier", Role.VERIFIER), findings="属实")
    case.concur(act("federation", Role.PARTNER, COUNTY), answer="agreed", confirmed={})
    case.approve(act("approver", Role.APPROVER, COUNTY))
    return case


def served(claims: Iterable[str] = ("living", "care"), applicant: str = "") -> PwdSubsidy:
    case = approved(claims, applicant)
    case.serve(act("server", Role.WINDOW), how="in_person")
    return case


def rated(rating: int, of: str = "result", **facts: Any) -> PwdSubsidy:
    case = served()
    case.evaluate(
        act(case.applicant, Role.APPLICANT, COUNTY),
        rating=rating,
        of=of,
        **{"tags": ["rude"], "comment": "等了很久", **facts},
    )
    return case


def reviewed(
    rater: str = "",
    owner: str = TOWNSHIP,
    rated: Iterable[str] = ("server",),
    calendar: Calendar | None = None,
) -> Rectification:
    """A rectification without the case it comes from."""
    return Rectification.open(
        act("policy:open_rectification", Role.MACHINE, calendar=calendar),
        case=uuid4(),
        case_version=9,
        case_kind="pwd_subsidy",
        service="result",
        rating=1,
        tags=["rude"],
        comment="等了很久",
        rater=rater,
        owner=Division(owner),
        rated=rated,
    )
