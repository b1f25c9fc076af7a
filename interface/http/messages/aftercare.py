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
