"""支出型: the papers that are asked for and the times that are kept.

Source: 民发〔2018〕23号 (23); a limit that says ``default`` rests on no text of this region.
"""

from __future__ import annotations

from domain.calendar import cd, wd
from domain.cases.temp_exp.grounds import on_dibao_or_tekun
from domain.materials import Material, Share
from domain.procedure import DECIDING, Limit
from domain.usual import INTAKE_LIMITS

EXEMPT = (on_dibao_or_tekun,)
MATERIALS = (
    Material("application", "申请书", "application form"),
    Material(
        "id_and_hukou",
        "家庭成员身份证、户口簿",
        "identity card and household register",
        Share("hukou"),
    ),
    Material("vouchers", "支出票据", "vouchers of the spending"),
    Material(
        "authorisation",
        "全体成员查询授权书",
        "authorisation to query, signed by all members",
        unless=EXEMPT,
    ),
)
LIMITS = (
    *INTAKE_LIMITS,
    Limit(
        "checking",
        wd(7),
        ("request_means_test", "dispute_means"),
        ("report_means",),
        source="P:TPS",
        zh="核对期限",
        en="means report",
    ),
    Limit("notice", cd(3), ("post_notice",), ("close_notice",), source="default"),
    Limit("total", wd(15), ("accept",), DECIDING, source="default"),
    Limit("tell", wd(3), DECIDING, ("serve",), source="default"),
)
