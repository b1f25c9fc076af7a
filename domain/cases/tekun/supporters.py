"""法定义务人 — those who are bound by law to support the applicant, and who of them is excused.

Source: 民发〔2021〕43号 §8.  Who is 特困 or 低保, in prison or disabled is what the registers
say of that person; the declaration counts only while a register is silent.  What is not known
of somebody's income or property excuses nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.calendar import years_between
from domain.cases.tekun.figures import EXCUSED_LISTED, LOW_INCOME
from domain.cases.tekun.livelihood import born, disabilities, over_limit
from domain.household_aid.figures import DISPOSABLE

if TYPE_CHECKING:
    from domain.cases.tekun.case import Tekun

Supporter = Mapping[str, Any]
"""A row of the form, or of the findings."""
REGISTERED = {
    "tekun": ("tekun", "member"),
    "dibao": ("dibao", "member"),
    "imprisoned": ("prison", "serving"),
}
"""Which register says so, and in which answer."""
OVER_60, OVER_70 = 60, 70
UNABLE = frozenset({"incapable", "missing", "imprisoned"})


def to_be_asked(case: Tekun) -> Iterator[tuple[str, str]]:
    """Register and person, for every declared fact that a register holds."""
    for row in case.found.supporters:
        for standing in row.get("standing", ()):
            if standing in REGISTERED:
                yield REGISTERED[standing][0], row["person"]
        if row.get("disabilities"):
            yield "disability", row["person"]


def is_excused(case: Tekun, act: Act, supporter: Supporter) -> bool:
    """Whether no support can be asked of this person (43 §8): any one of six grounds."""
    person, standing = supporter["person"], confirmed(case, supporter)
    if "tekun" in standing:
        return True
    years = years_between(born(case, person, supporter["born"]), act.on)
    if "dibao" in standing and years >= OVER_60:
        return True
    if years >= OVER_70 or is_gravely_disabled(case, supporter):
        if earns_little(case, act, supporter) and owns_little(case, act, supporter):
            return True
    if standing & UNABLE and owns_little(case, act, supporter):
        return True
    return "listed_by_province" in standing and case.chosen(EXCUSED_LISTED, act)


def confirmed(case: Tekun, supporter: Supporter) -> frozenset[str]:
    """What was declared of this person, less what a register does not confirm."""
    declared = supporter.get("standing", ())
    return frozenset(s for s in declared if is_confirmed(case, supporter["person"], s))


def is_confirmed(case: Tekun, person: str, standing: str) -> bool:
    if standing not in REGISTERED:
        return True
    dataset, question = REGISTERED[standing]
    return bool(case.answered(dataset, question, dataset in case.silent_datasets, person))


def is_gravely_disabled(case: Tekun, supporter: Supporter) -> bool:
    """Level 1-2 of any kind, or level 3 intellectual or mental."""
    declared = supporter.get("disabilities", ())
    return any(one.severe for one in disabilities(case, declared, supporter["person"]))


def earns_little(case: Tekun, act: Act, supporter: Supporter) -> bool:
    """Less in a year than last year's disposable income per head."""
    income = supporter.get("income")
    if income is None:
        return False
    return bool(income < act.gazette.rate(DISPOSABLE.key, case.owner, act.on))


def owns_little(case: Tekun, act: Act, supporter: Supporter) -> bool:
    """Within the rule on property of low-income households."""
    owned = supporter.get("owns")
    return owned is not None and not over_limit(case, act, LOW_INCOME, owned)
