"""儿童档案 — who keeps a child's file, and what follows an admission or a recognition.

Sources: 62; 未成年人保护法 (WBF) §93-95; 收养登记办法 (SY) §8; 令63号 (remembered).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.calendar import cd
from domain.grounds import Ground, unless
from domain.office import MACHINE, TIME, Line, Role
from domain.procedure import Apart, Limit, Procedure, Step

if TYPE_CHECKING:
    from domain.child import Child


class Care(StrEnum):
    """The stages of a child's file: where the child is and in whose care."""

    OPENED = "opened"
    AT_HOME = "at_home"
    """A de-facto orphan, with a guardian or carer."""
    IN_CUSTODY = "in_custody"
    TREATING = "treating"
    LONG_TERM = "long_term"
    LEFT = "left"
    """Returned to a guardian; may come again."""
    CLOSED = "closed"


LOOKED_AFTER = (Care.IN_CUSTODY, Care.LONG_TERM)
LIVING = (Care.OPENED, Care.AT_HOME, Care.IN_CUSTODY, Care.TREATING, Care.LONG_TERM, Care.LEFT)
FAMILIES = ("foster", "relative")
"""家庭寄养, 亲属抚养."""
DIED = Ground("died", "死亡", "The child has died.", "default")
ENDINGS = {
    ground.code: ground
    for ground in (
        DIED,
        Ground("of_age", "年满十八周岁", "The child has come of age.", "62; WBF §2"),
        Ground(
            "parent_fit_again",
            "父母一方恢复抚养能力",
            "A parent can care for the child again.",
            "62 二(四)",
        ),
    )
}
"""Why a file is closed without an adoption."""


@unless("已有户籍", "SEED 二(三)2")
def has_hukou(child: Child) -> bool:
    """The child is registered in a household."""
    return child.has_hukou


@unless("父母身份明确", "SY §8")
def parents_are_known(child: Child) -> bool:
    """It is known whose child it is, so that nobody is searched for by a notice."""
    return child.identity_known


WORKERS = (Line((Role.VERIFIER, Role.WINDOW)), Line((Role.PROVIDER,)))
OFFICE = Line((Role.VERIFIER, Role.WINDOW))
APPROVER = Line((Role.APPROVER,))
TASKS = ("register_hukou", "rate_disability", "insure", "grant_allowance", "enter_system")
"""What has to be done for a child in long-term care."""
AT_HOME_TASKS = ("insure", "grant_allowance", "enter_system")
FOLLOWED = ("decide_long_term", "recognise")


def task(name: str, start: Iterable[str], stop: str, zh: str, en: str) -> Limit:
    source = "default: 30 days, as for the hukou"
    return Limit(name, cd(30), tuple(start), (stop,), source=source, zh=zh, en=en)


PROCEDURE = Procedure(
    version="2021",
    path="child",
    since=date(2012, 1, 1),
    basis="未成年人保护法; 民发〔2019〕62号; 收养登记办法",
    steps=(
        Step("open", MACHINE, source="4.6: a file for each child"),
        Step("recognise", MACHINE, source="62 二(三)"),
        Step("receive", MACHINE, source="WBF §92"),
        Step("decide_long_term", MACHINE, source="WBF §94"),
        Step("return_to_guardian", (MACHINE, APPROVER), source="WBF §93"),
        Step("hospitalise", WORKERS, source="SEED 二(三)2"),
        Step("discharge", WORKERS, source="SEED 二(三)2"),
        Step("apply_for_hukou", WORKERS, unless=(has_hukou,), source="SEED 二(三)2"),
        Step(
            "register_hukou",
            WORKERS,
            ("apply_for_hukou",),
            unless=(has_hukou,),
            source="SEED 二(三)2",
        ),
        Step("rate_disability", WORKERS, source="default"),
        Step("insure", WORKERS, source="62 三(二)"),
        Step("grant_allowance", OFFICE, source="62 三(一)"),
        Step("enter_system", OFFICE, source="62 四"),
        Step("place", APPROVER, source="WBF §93"),
        Step("take_back", WORKERS, source="WBF §93"),
        Step(
            "post_adoption_notice",
            OFFICE,
            unless=(parents_are_known,),
            once=True,
            source="SY §8",
        ),
        Step(
            "close_adoption_notice",
            TIME,
            ("post_adoption_notice",),
            unless=(parents_are_known,),
            once_over="adoption_notice",
            source="SY §8",
        ),
        Step(
            "answer_notice",
            OFFICE,
            ("post_adoption_notice",),
            while_runs="adoption_notice",
            voids=("post_adoption_notice",),
            source="SY §8: parents come forward",
        ),
        Step("adopt", APPROVER, ("close_adoption_notice",), source="SY §8; WBF §95"),
        Step("close", (APPROVER, MACHINE), source="WBF §95; 62"),
        Step("recount", TIME),
    ),
    limits=(
        task("hukou", ("decide_long_term",), "apply_for_hukou", "户籍申请期限", "hukou"),
        task(
            "disability",
            ("decide_long_term",),
            "rate_disability",
            "残疾评定期限",
            "disability rating",
        ),
        task("insurance", FOLLOWED, "insure", "医疗保险期限", "medical insurance"),
        task("allowance", FOLLOWED, "grant_allowance", "补贴落实期限", "allowance"),
        task("system", FOLLOWED, "enter_system", "信息系统录入期限", "entry in the system"),
        Limit(
            "adoption_notice",
            cd(60),
            ("post_adoption_notice",),
            ("close_adoption_notice", "answer_notice"),
            source="SY §8",
            zh="收养前寻亲公告期",
            en="search notice before an adoption",
        ),
    ),
    apart=(Apart(("post_adoption_notice",), ("adopt",), "default: another decides"),),
)
