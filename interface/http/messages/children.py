"""Children's files (儿童档案) in words: where a child is and what is done for it."""

from __future__ import annotations

from domain.child_rules import ENDINGS, PROCEDURE
from interface.http.messages.words import Words

KINDS = {"child": Words("儿童档案", "child's file")}
LIMITS = {row.name: Words(row.zh, row.en) for row in PROCEDURE.limits}
OUTCOMES = {
    "admitted_temporary": Words("临时监护", "under temporary guardianship"),
    "admitted_long_term": Words("长期监护", "under long-term guardianship"),
    "returned_to_guardian": Words("已送回监护人", "returned to a guardian"),
    "foster_care": Words("家庭寄养", "in foster care"),
    "relative_care": Words("亲属抚养", "with relatives"),
    "adopted": Words("已收养", "adopted"),
    **{code: Words(ground.zh, ground.en) for code, ground in ENDINGS.items()},
}
CHILD = {
    "opened": Words("已建档", "opened"),
    "at_home": Words("家庭抚养", "at home"),
    "in_custody": Words("临时监护", "in custody"),
    "treating": Words("住院治疗", "in hospital"),
    "long_term": Words("长期监护", "in long-term care"),
    "left": Words("已离开机构", "left"),
    "closed": Words("已结案", "closed"),
    "open": Words("建立档案", "opening of the file"),
    "recognise": Words("认定为事实无人抚养儿童", "recognition as a de-facto orphan"),
    "receive": Words("入住登记", "reception"),
    "decide_long_term": Words("长期监护决定", "long-term guardianship"),
    "return_to_guardian": Words("送回监护人抚养", "return to a guardian"),
    "hospitalise": Words("住院治疗", "stay in hospital"),
    "discharge": Words("出院", "discharge"),
    "apply_for_hukou": Words("申请落户", "application for a hukou"),
    "register_hukou": Words("办理落户", "registration of the hukou"),
    "rate_disability": Words("残疾评定", "disability rating"),
    "insure": Words("参加医疗保险", "medical insurance"),
    "grant_allowance": Words("落实基本生活补贴", "allowance"),
    "enter_system": Words("录入全国儿童福利信息系统", "entry in the national system"),
    "place": Words("家庭寄养或亲属抚养", "placement in a family"),
    "take_back": Words("接回机构", "return to the institution"),
    "post_adoption_notice": Words("发布收养前寻亲公告", "search notice before an adoption"),
    "close_adoption_notice": Words("收养前寻亲公告期满", "end of the search notice"),
    "answer_notice": Words("有人认领", "answer to the search notice"),
    "adopt": Words("送养", "adoption"),
    "close": Words("结案", "closing of the file"),
}
