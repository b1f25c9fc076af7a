"""What follows a decision has its own words, even where a case has a step of that code."""

from __future__ import annotations

from interface.http.messages.words import Words

KINDS = {
    "rectification": Words("差评整改", "rectification of a bad review"),
    "benefit": Words("救助待遇", "benefit"),
    "institution": Words("养老机构", "care institution"),
}
RECTIFICATION = {
    "assigned": Words("已派单", "assigned"),
    "contacted": Words("已联系", "contacted"),
    "verified": Words("已核实", "checked"),
    "rectified": Words("已整改", "rectified"),
    "replied": Words("已反馈", "replied"),
    "revisited": Words("已回访", "revisited"),
    "closed": Words("已办结", "closed"),
    "open": Words("差评接收", "receipt of the bad review"),
    "assign": Words("转办", "assignment"),
    "contact": Words("联系评价人", "contact"),
    "contest": Words("申诉", "contest"),
    "decide_contest": Words("申诉复核", "decision on the contest"),
    "verify": Words("差评核实", "check of the review"),
    "plan": Words("制定整改方案", "plan"),
    "rectify": Words("整改", "rectification"),
    "reply": Words("反馈", "reply"),
    "revisit": Words("回访", "revisit"),
    "rate_again": Words("再次评价", "second rating"),
    "close": Words("办结", "closing"),
}
BENEFIT = {
    "granted": Words("发放中", "granted"),
    "suspended": Words("已停发", "suspended"),
    "ended": Words("已终止", "ended"),
    "grant": Words("给予待遇", "grant"),
    "reinstate": Words("撤销终止", "reinstatement"),
    "open_recheck": Words("启动定期核查", "opening of the periodic re-check"),
    "call_recheck": Words("启动动态核查", "call for a re-check"),
    "report_recheck": Words("报告核查结果", "report of the re-check"),
    "reassess_self_care": Words("重新评估生活自理能力", "new assessment of self-care"),
    "propose_change": Words("提出变动意见", "proposal of a change"),
    "hear_recipient": Words("听取意见", "hearing of the recipient"),
    "decide_change": Words("变动审批", "decision on the change"),
    "post_notice": Words("终止公示", "notice of the end"),
    "raise_objection": Words("公示异议", "objection to the notice"),
    "reinvestigate": Words("异议复查", "new investigation"),
    "close_notice": Words("公示结束", "end of the notice"),
    "tell_change": Words("书面告知变动", "written notice of the change"),
    "note_death": Words("登记死亡", "note of a death"),
    "withdraw_death": Words("撤销死亡登记", "withdrawal of a death"),
    "note_work_offer": Words("登记推荐就业", "note of a work offer"),
    "match_data": Words("数据比对", "data match"),
    "prove_survival": Words("生存验证", "survival check"),
    "lapse_survival": Words("逾期未验证停发", "suspension for want of a survival check"),
    "expire": Words("有效期届满终止", "end of its validity"),
    "follow_institution": Words("随养老机构终止", "end with the institution"),
    "claim_back": Words("追缴多发资金", "claim for what was overpaid"),
    "record_repayment": Words("登记退回资金", "repayment"),
    "write_off": Words("核销", "write-off"),
    "adjust": Words("调整待遇", "adjustment"),
    "suspend": Words("停发", "suspension"),
    "resume": Words("恢复发放", "resumption"),
    "end": Words("终止待遇", "end of the benefit"),
}
LIMITS = {
    "contact": Words("联系期限", "contact"),
    "handling": Words("整改期限", "handling"),
    "contest": Words("申诉复核期限", "contest"),
    "revisit": Words("回访期限", "revisit"),
}
