"""The office's own terms: stages, roles, levels, steps, limits.  Officials see these words."""

from __future__ import annotations

from interface.http.messages.words import Words

STAGES = {
    "submitted": Words("已提交", "submitted"),
    "returned": Words("待补正", "returned for correction"),
    "not_accepted": Words("不予受理", "not accepted"),
    "transferred": Words("已转送", "transferred"),
    "accepted": Words("已受理", "accepted"),
    "verified": Words("已初审", "verified"),
    "approved": Words("已确认", "approved"),
    "refused": Words("不予确认", "refused"),
    "served": Words("已送达", "served"),
    "withdrawn": Words("已撤回", "withdrawn"),
    "closed": Words("已终止", "closed"),
    "archived": Words("已归档", "archived"),
}
ROLES = {
    "applicant": Words("申请人", "applicant"),
    "agent": Words("代办人", "agent"),
    "resident": Words("居民", "resident"),
    "window": Words("综合窗口", "window clerk"),
    "village": Words("嘎查村（居）委会", "village committee"),
    "checker": Words("核对机构", "means-test checker"),
    "verifier": Words("经办审核人", "verifier"),
    "approver": Words("审批人", "approver"),
    "partner": Words("协办单位", "partner body"),
    "provider": Words("服务机构", "provider"),
    "supervisor": Words("督办", "supervisor"),
    "auditor": Words("审计", "auditor"),
    "catalogue": Words("事项管理", "catalogue keeper"),
    "admin": Words("系统管理", "administrator"),
    "machine": Words("系统接口", "machine account"),
    "clock": Words("期限届满", "the clock"),
}
LEVELS = {
    "region": Words("自治区", "region"),
    "league": Words("盟市", "league"),
    "county": Words("旗县（市、区）", "county"),
    "township": Words("苏木乡镇（街道）", "township"),
    "village": Words("嘎查村（社区）", "village"),
}
