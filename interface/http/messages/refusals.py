"""What is said when a rule of the office says no.  Texts name steps, never people.

A title says what kind of refusal it is; a text says it of the case at hand.
"""

from __future__ import annotations

from interface.http.messages.words import Words

REFUSALS = {
    "already-claimed": Words("本单位已有同事领办", "a colleague of your unit has it"),
    "already-done": Words("已经办理：{all}", "already done: {all}"),
    "asked-too-much": Words(
        "不得要求提供：{all}（国家机关已掌握，或不在首次告知之列）",
        "may not be asked for: {all} (held by the State, or not in the first request)",
    ),
    "boards-behind": Words(
        "数据尚未同步完成，请稍后再办", "the boards have not caught up yet: try again"
    ),
    "case-not-found": Words("未找到该案卷", "there is no such case"),
    "conflicted": Words(
        "应当回避：当事人、回避人员或已办理相对环节的人员不得办理",
        "must be done by someone else: not by a party, a recused person or whoever did an"
        " opposite step",
    ),
    "domain-error": Words("不符合办理规则", "a rule says no"),
    "duplicate-application": Words(
        "已有同一事项的在办申请，或该事项已办结且只能享受一次",
        "an application for the same matter is still open, or it was granted once for all",
    ),
    "file-kind-refused": Words(
        "只接受内容与扩展名一致的 jpg、png、pdf 文件",
        "only jpg, png or pdf, and the content must be what the name says",
    ),
    "file-too-large": Words("文件过大", "the file is too large"),
    "incomplete": Words("缺少材料：{all}", "papers are missing: {all}"),
    "ineligible": Words("不符合条件：{all}", "the conditions are not met: {all}"),
    "key-reused": Words(
        "该 Idempotency-Key 已用于其他请求", "this key was used for another request"
    ),
    "malformed": Words("填写内容不合规定：{all}", "an answer makes no sense: {all}"),
    "name-differs": Words(
        "该证件号码登记的姓名与所填不一致；已更名的，可持新证件到窗口变更",
        "the number is on file under another name; a new name is entered at a window",
    ),
    "no-lawful-ground": Words("缺少法定理由：{all}", "no lawful ground: {all}"),
    "not-in-area": Words("未找到", "not found"),
    "not-in-procedure": Words(
        "该案卷适用的程序没有“{0}”", "the procedure of this case has no {0}"
    ),
    "not-yours": Words("您的岗位不能办理此环节", "this is not for your post"),
    "number-missing": Words("尚未公布所需标准：{0}", "a published figure is not on file: {0}"),
    "objections": Words("有多项原因不能办理", "there are several objections"),
    "out-of-order": Words("须先办理：{rest}", "must come first: {rest}"),
    "paid-otherwise": Words(
        "该笔救助金由另一方支付，不得重复发放",
        "another pays this money: given in this way it would be paid twice",
    ),
    "sign-in-refused": Words(
        "账号或口令不正确，或账号已锁定", "wrong login or password, or locked"
    ),
    "sign-up-refused": Words(
        "不能在网上注册，请携带身份证到窗口办理",
        "no account can be opened on line: bring the identity card to a window",
    ),
    "stale": Words(
        "案卷已被他人更新，请刷新后再办", "the case has changed since you looked at it"
    ),
    "too-early": Words("期限未满，尚不能办理“{0}”", "a term still runs: no {0} yet"),
    "too-late": Words("期限已过，不能再办理“{0}”", "a term has run out: no {0} any more"),
    "unknown-attachment": Words("没有该附件", "there is no such attachment"),
    "unknown-officer": Words("没有该工作人员", "there is no such officer"),
    "unknown-person": Words("没有该人员", "there is no such person"),
    "unknown-division": Words("没有该行政区划：{0}", "there is no such division: {0}"),
    "weak-password": Words(
        "口令至少 10 位，须含两类字符，且不得包含姓名或号码",
        "at least 10 characters of two kinds, without name or number",
    ),
    "wrong-day": Words("“{0}”的发生日期不能补登", "this day of {0} may not be entered"),
    "wrong-stage": Words(
        "案卷处于“{1}”，不能办理“{0}”", "the case is {1}: no {0} at this stage"
    ),
}
TITLES = {
    "already-done": Words("已经办理", "already done"),
    "asked-too-much": Words("不得要求提供的材料", "papers that may not be asked for"),
    "incomplete": Words("缺少材料", "papers are missing"),
    "ineligible": Words("不符合条件", "the conditions are not met"),
    "malformed": Words("填写内容不合规定", "an answer makes no sense"),
    "no-lawful-ground": Words("缺少法定理由", "no lawful ground"),
    "not-in-procedure": Words("适用的程序没有此环节", "the procedure has no such step"),
    "number-missing": Words("所需标准尚未公布", "a published figure is not on file"),
    "out-of-order": Words("须先办理其他环节", "other steps must come first"),
    "too-early": Words("期限未满", "a term still runs"),
    "too-late": Words("期限已过", "a term has run out"),
    "unknown-division": Words("没有该行政区划", "there is no such division"),
    "wrong-day": Words("发生日期不能补登", "a day that may not be entered"),
    "wrong-stage": Words("当前环节不能办理", "not at this stage"),
}
"""Of the refusals whose texts have blanks."""
