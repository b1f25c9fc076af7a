"""What is said when a rule of the office says no.  Texts name steps, never people."""

from __future__ import annotations

from interface.http.messages.words import Words

REFUSALS = {
    "domain-error": Words("不符合办理规则", "a rule says no"),
    "not-in-area": Words("未找到", "not found"),
    "not-yours": Words("您的岗位不能办理此环节", "this step is not for your post"),
    "conflicted": Words(
        "应当回避：当事人、回避人员或已办理相对环节的人员不得办理",
        "this must be done by someone else: a party, a recused person or whoever did an"
        " opposite step may not",
    ),
    "wrong-stage": Words(
        "案卷处于“{1}”，不能办理“{0}”", "the case is {1}: no {0} at this stage"
    ),
    "not-in-procedure": Words(
        "该案卷适用的程序没有“{0}”", "the procedure of this case has no {0}"
    ),
    "out-of-order": Words("须先办理：{rest}", "must come first: {rest}"),
    "too-early": Words("期限未满，尚不能办理“{0}”", "a term still runs: no {0} yet"),
    "too-late": Words("期限已过，不能再办理“{0}”", "a term has run out: no {0} any more"),
    "incomplete": Words("缺少材料：{all}", "papers are missing: {all}"),
    "asked-too-much": Words(
        "不得要求提供：{all}（国家机关已掌握，或不在首次告知之列）",
        "may not be asked for: {all} (held by the State, or not in the first request)",
    ),
    "ineligible": Words("不符合条件：{all}", "the conditions are not met: {all}"),
    "no-lawful-ground": Words("缺少法定理由：{all}", "no lawful ground: {all}"),
    "already-done": Words("已经办理：{all}", "already done: {all}"),
    "malformed": Words("填写内容不合规定：{0}", "a value can't be what it says it is: {0}"),
    "number-missing": Words("尚未公布所需标准：{0}", "a published figure is not on file: {0}"),
}
