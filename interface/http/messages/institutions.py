"""The register of care institutions: its stages, steps, limits and what may be cited."""

from __future__ import annotations

from domain.care_institution_rules import REASONS
from interface.http.messages.words import Words

INSTITUTION = {
    "open": Words("服务中", "open"),
    "closing": Words("拟停止服务", "about to close"),
    "suspended": Words("已暂停服务", "suspended"),
    "terminated": Words("已终止服务", "terminated"),
    "enter": Words("列入名录", "entry in the register"),
    "refile": Words("变更备案", "change filed"),
    "note_site": Words("记录现场核查", "note of the site check"),
    "note_false_data": Words("登记虚假承诺或虚报", "note of false data"),
    "confirm_fix": Words("确认改正", "confirmation that it is put right"),
    "note_subsidy": Words("记录补贴", "note of a subsidy"),
    "check_roster": Words("入住名册核查", "check of the roster"),
    "change_use": Words("登记改变用途", "note of another use"),
    "repay": Words("退回补贴", "repayment"),
    "announce_closing": Words("提交停止服务方案", "closing plan"),
    "withdraw_closing": Words("撤回停止服务方案", "withdrawal of the closing plan"),
    "place_residents": Words("安置老年人", "placement of residents"),
    "close_down": Words("停止服务", "closing"),
    "reopen": Words("恢复服务", "reopening"),
}
LIMITS = {
    "fix": Words("限期改正", "putting right"),
    "roster": Words("入住名册核查期限", "check of the roster"),
    "repayment": Words("退回补贴期限", "repayment"),
    "closing": Words("停业安置期限", "placement before closing"),
}
NATURES = {
    "for_profit": Words("营利性", "for profit"),
    "non_profit": Words("非营利性", "not for profit"),
    "state_run": Words("公办", "run by the State"),
}
FAILING = {
    "building": Words("建筑", "building"),
    "fire": Words("消防", "fire safety"),
    "kitchen": Words("食品", "food safety"),
    "medical": Words("医疗", "medical care"),
    "equipment": Words("特种设备", "special equipment"),
}
TERMS = {
    **NATURES,
    **{ground.code: Words(ground.zh, ground.en) for ground in REASONS.values()},
}
