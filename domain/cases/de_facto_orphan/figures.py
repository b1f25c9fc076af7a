"""事实无人抚养儿童的公布事项: every figure that its rules read."""

from __future__ import annotations

from domain.figure import monthly, months

STANDARD = "child.de_facto.standard"
RECHECK = "child.de_facto.recheck_months"
RECHECK_MONTHS = 12
"""Once a year (configurable default)."""
FIGURES = (
    monthly(STANDARD, "事实无人抚养儿童基本生活补贴标准（按本地孤儿标准确定）"),
    months(RECHECK, "事实无人抚养儿童定期核查间隔", RECHECK_MONTHS),
)
