"""待遇变动的理由 — the grounds on which a running benefit is looked at, changed or ended.

A row for each; a support that has grounds of its own adds rows that name it in ``of``.
Sources: 民发〔2021〕57号 (57), 民发〔2022〕83号 (83), 国发〔2015〕52号 (52), 特困人员认定办法
(43), 民发〔2019〕62号 (62), 刚性支出困难家庭认定办法 (GX), 社会救助法 (SAL), and defaults.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from domain.errors import NoLawfulGround
from domain.grounds import Ground

Names = tuple[str, ...]


@dataclass(frozen=True)
class Cause(Ground):
    """A ground for these verbs; ``of``: only of these supports, or families of them."""

    verbs: Names
    of: Names = ()
    unheard: bool = False
    """Asked for by the recipient, or after their death: nobody has to be heard."""
    backdated: bool = False
    """It may hold from a month before the decision."""
    follows: bool = False
    """The new amount follows from what was published, or from what somebody else assessed."""
    cited: bool = True
    """By an officer; what is not cited follows from what was noted."""

    def is_for(self, support: str) -> bool:
        return not self.of or support in self.of or support.split(".")[0] in self.of


DIBAO, EDGE, RIGID, TEKUN = ("dibao",), ("dibao_edge",), ("rigid_exp",), ("tekun",)
LIVING, CARE, PWD = ("pwd.living",), ("pwd.care",), ("pwd",)
CHILD, BUILD = ("de_facto_orphan", "orphan"), ("elder_build",)
OF_AGE = (*TEKUN, *CHILD)
SELF_CARE = "self_care_changed"
"""Assessed anew within a time of its own, and then adjusted as that says."""
ADJUST, SUSPEND, RESUME, END = ("adjust",), ("suspend",), ("resume",), ("end",)
LESS = (*ADJUST, *END)
CALL, CLAIM, WAIVE, REINSTATE = (
    ("call_recheck",),
    ("claim_back",),
    ("write_off",),
    ("reinstate",),
)

CAUSES = (
    Cause("standard_changed", "保障标准调整", "The published standard changed.",
          "SAL §18", ADJUST, follows=True),
    Cause("members_changed", "家庭成员变化", "The household changed.", "83 一(三)", ADJUST),
    Cause("income_changed", "家庭收入变化", "Income or spending changed.", "57 §31", ADJUST),
    Cause("work_refused", "连续三次拒绝就业", "Suitable work refused three times.",
          "57 §34", LESS, DIBAO),
    Cause("fading_out", "渐退期", "Fading out after taking up work.",
          "83 一(三)", LESS, (*DIBAO, *EDGE)),
    Cause("corrected", "更正", "A mistake in the amount is corrected.",
          "default", ADJUST, backdated=True),
    Cause(SELF_CARE, "生活自理能力变化", "Another class of self-care.",
          "43 §23", (*ADJUST, *CALL), ("tekun.care",), follows=True),
    Cause("form_changed", "供养形式变化", "Another form of support.",
          "649 §19, M", ADJUST, TEKUN),
    Cause("recalculated", "与其他救助差额重算", "Counted anew beside other support.",
          "62 三(一)", ADJUST, CHILD),
    Cause("card_expired", "残疾人证过期", "The disability card expired.",
          "default", SUSPEND, backdated=True),
    Cause("imprisoned", "服刑", "Serving a prison sentence.", "default, doubtful", SUSPEND),
    Cause("survival_unproved", "未完成生存验证", "Not shown to be alive.", "default", SUSPEND),
    Cause("not_reachable", "无法联系", "The recipient cannot be reached.", "default", SUSPEND),
    Cause("card_renewed", "残疾人证换证", "The disability card was renewed.",
          "default", RESUME),
    Cause("released", "刑满释放", "Released from prison.", "default", RESUME),
    Cause("survival_proved", "完成生存验证", "Shown to be alive.",
          "default", RESUME, backdated=True),
    Cause("reached", "已取得联系", "The recipient was reached.",
          "default", RESUME, backdated=True),
    Cause("death", "死亡", "The recipient has died.",
          "default; 43 §24", END, unheard=True, backdated=True, cited=False),
    Cause("no_longer_eligible", "不再符合条件", "No longer eligible.", "83 五(五)", END),
    Cause("dibao_ended", "低保终止", "The minimum living allowance ended.", "52", END, LIVING),
    Cause("level_lowered", "残疾等级变化", "The disability was rated lower.", "52", END, CARE),
    Cause("moved_away", "户籍迁出", "The registration moved to another place.", "default", END),
    Cause("fraud", "骗取", "Obtained by deceit.", "SAL §73", END, backdated=True),
    Cause("given_up", "自愿放弃", "Given up by the recipient.",
          "43 §24; default", END, unheard=True),
    Cause("tekun_in", "已纳入特困供养", "Now supported as in extreme difficulty.",
          "P:HN", END, PWD),
    Cause("injury_allowance", "享受工伤保险生活护理费",
          "Now on the care allowance of work-injury insurance.", "P:HN", END, PWD),
    Cause("child_allowance", "享受儿童全额基本生活补贴",
          "Now on the full allowance of a child.", "62 三(一)(二)", END, LIVING),
    Cause("expired", "有效期届满", "The time it was granted for is over.",
          "GX; default", END, (*RIGID, *EDGE)),
    Cause("institution_closed", "养老机构暂停或者终止服务",
          "The institution has suspended or ended its service.", "default", END, BUILD),
    Cause("use_changed", "改变用途", "What was subsidised serves another use.",
          "default", END, BUILD),
    Cause("ability_regained", "恢复劳动能力", "Able to work again.", "43 §24", END, TEKUN),
    Cause("serving_sentence", "被判处刑罚且在监狱服刑", "Sentenced and in prison.",
          "43 §24", END, TEKUN),
    Cause("declared_missing", "被宣告失踪", "Declared missing by a court.",
          "43 §24", END, TEKUN),
    Cause("means_exceeded", "收入财产超过规定", "Income or property beyond the limits.",
          "43 §24", END, TEKUN),
    Cause("supporter_able", "法定义务人具有履行义务能力", "A supporter is able to support.",
          "43 §24", END, TEKUN),
    Cause("came_of_age", "年满十八周岁且不再就学", "Of age, and no longer at school.",
          "43 §24; 62", END, OF_AGE),
    Cause("adopted", "被依法收养", "Adopted.", "62", END, CHILD),
    Cause("parent_able", "父母恢复履行抚养义务", "A parent supports the child again.",
          "62", END, CHILD),
    Cause("periodic", "定期核查", "The time for the periodic re-check has come.",
          "57 §31", CALL, cited=False),
    Cause("member_died", "家庭成员死亡", "A member of the household has died.",
          "83 一(三)", CALL, cited=False),
    Cause("payee_died", "领取人死亡", "Whoever receives it for another has died.",
          "default", CALL, cited=False),
    Cause("reported_change", "主动报告变化", "The recipient told of a change.",
          "83 五(五)", CALL),
    Cause("data_match", "数据比对预警", "Registers gave a warning.", "83 三(三)", CALL),
    Cause("lead", "主动发现线索", "A lead was found.", "SAL §39", CALL),
    Cause("complaint", "投诉举报", "Somebody complained.", "57 §37", CALL),
    Cause("spot_check", "抽查", "Drawn for a spot check.", "default", CALL),
    Cause("annulled", "复议或诉讼撤销", "Annulled on reconsideration or by a court.",
          "行政复议法; 行政诉讼法", REINSTATE, backdated=True),
    Cause("not_dead", "死亡信息有误", "The report of the death was wrong.",
          "default", REINSTATE, backdated=True),
    Cause("ended_in_error", "终止有误", "Ended by mistake.",
          "default", REINSTATE, backdated=True),
    Cause("paid_after_death", "死亡后多发", "Paid after the death.", "default", CLAIM),
    Cause("paid_on_fraud", "骗取救助", "Obtained by deceit.", "SAL §73", CLAIM),
    Cause("change_not_told", "未如实告知变化", "A change was not told.", "83 五(五)", CLAIM),
    Cause("decided_late", "变动后多发", "Paid before the change was decided.",
          "default", CLAIM),
    Cause("office_error", "经办差错", "A mistake of the office.", "default", CLAIM),
    Cause("hardship", "无力退还", "Unable to pay it back.", "default", WAIVE),
    Cause("no_estate", "死亡且无遗产", "Died and left nothing.", "default", WAIVE),
    Cause("untraceable", "下落不明", "Nobody knows where the debtor is.", "default", WAIVE),
    Cause("claimed_in_error", "追缴有误", "Claimed by mistake.", "default", WAIVE),
)  # fmt: skip


def by_verb(causes: Iterable[Cause]) -> dict[str, dict[str, Cause]]:
    listed: dict[str, dict[str, Cause]] = {}
    for cause in causes:
        for verb in cause.verbs:
            listed.setdefault(verb, {})[cause.code] = cause
    return listed


GROUNDS = by_verb(CAUSES)
"""For each verb its grounds, by code."""


def cause_of(verb: str, ground: str, support: str) -> Cause:
    """Raises NoLawfulGround for one that the rules of this support do not know."""
    cause = GROUNDS.get(verb, {}).get(ground)
    if cause is None or not cause.is_for(support):
        raise NoLawfulGround(verb, ground)
    return cause


def cited(verb: str, ground: str, support: str) -> Cause:
    """The same, of what an officer may say.  Raises NoLawfulGround."""
    cause = cause_of(verb, ground, support)
    if not cause.cited:
        raise NoLawfulGround(verb, ground)
    return cause
