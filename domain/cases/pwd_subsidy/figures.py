"""两项补贴的公布事项: every figure that the rules of the two subsidies read."""

from __future__ import annotations

from domain.figure import choice, monthly, whole

FIGURES = (
    monthly("pwd.living", "困难残疾人生活补贴标准"),
    *(
        monthly(f"pwd.care.{level}", f"重度残疾人护理补贴标准：{level}级")
        for level in range(1, 5)
    ),
    choice("pwd.living.extended_to_edge", "生活补贴扩大到低保边缘家庭"),
    whole(
        "pwd.care.mental_up_to_level",
        "护理补贴扩大到智力、精神残疾",
        "级",
        usual=2,
        least=2,
        most=4,
    ),
)
