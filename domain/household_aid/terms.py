"""救助家庭: the papers that are asked for and the times that are kept, since 2021.

Sources: 民发〔2021〕57号.  A limit that says ``default`` rests on no text that could be read.
A division may promise less time than the law, as ``<type>.<limit>.promised``.
"""

from __future__ import annotations

from domain.calendar import cd, wd
from domain.household_aid.reasons import (
    AWAY,
    HARD,
    SEPARATED,
    applies_in_person,
    no_relative_declared,
    nobody_disabled,
    nobody_gravely_ill,
)
from domain.materials import Material, Promise, Share
from domain.procedure import DECIDING, Limit
from domain.usual import INTAKE_LIMITS

MATERIALS = (
    Material("application", "申请书", "application form"),
    Material(
        "id_and_hukou",
        "家庭成员身份证、户口簿",
        "identity card and household register",
        Share("hukou"),
    ),
    Material(
        "means_declaration", "收入财产申报及真实性承诺", "declaration of income and property"
    ),
    Material(
        "authorisation", "全体成员查询授权书", "authorisation to query, signed by all members"
    ),
    Material(
        "proxy", "授权委托书", "written authorisation of the agent", unless=(applies_in_person,)
    ),
    Material(
        "disability_card",
        "残疾人证",
        "disability card",
        Share("disability"),
        unless=(nobody_disabled,),
    ),
    Material(
        "illness_proof",
        "重病证明",
        "proof of grave illness",
        Share("medical"),
        unless=(nobody_gravely_ill,),
    ),
    Material(
        "relation_form",
        "近亲属备案表",
        "registration form of near relatives",
        unless=(no_relative_declared,),
    ),
)
EVIDENCE = Material(
    "means_evidence",
    "收入财产证明",
    "evidence of income and property",
    Promise(),
    before=("accept", "approve"),
)
"""Since 83 一(二) a promise stands in for it."""
LIMITS = (
    *INTAKE_LIMITS,
    Limit("push", wd(1), ("take_in",), ("forward",), source="P:TB156, default for 低保"),
    Limit("originals", wd(2), ("take_in",), ("post_originals",), source="P:TB156, default"),
    Limit(
        "second_look",
        wd(1),
        ("forward",),
        ("accept", "request_correction", "decline", "transfer"),
        source="P:TB156, default",
    ),
    Limit("investigation", wd(3), ("accept",), ("begin_investigation",), source="57 §15"),
    Limit(
        "means_test",
        wd(3),
        ("request_means_test", "dispute_means"),
        ("start_means_test",),
        source="57 §17",
    ),
    Limit("notice", cd(7), ("post_notice",), ("close_notice",), source="57 §19"),
    Limit("review", wd(10), ("receive_file",), ("review",), source="57 §20"),
    Limit(
        "total",
        wd(30),
        ("accept",),
        DECIDING,
        stretch=wd(45),
        stretch_by=("raise_objection",),
        grounds=(SEPARATED, AWAY, HARD),
        source="57 §22; 83 四(一)",
    ),
    Limit("rejection", wd(3), ("refuse",), ("serve",), source="57 §21"),
)
