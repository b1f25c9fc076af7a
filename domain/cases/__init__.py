"""The application types of the office, listed by hand: a line for each, naming its module."""

from importlib import import_module

from domain.case import Case

LISTED = (
    "child_admission.case",
    "de_facto_orphan.case",
    "dibao.case",
    "dibao_edge.case",
    "eco_burial.case",
    "elder_build.case",
    "elder_filing.case",
    "elder_operate",
    "funeral_pricelist.case",
    "funeral_relief.case",
    "pwd_subsidy.case",
    "rigid_exp.case",
    "tekun.case",
    "temp_exp.case",
    "temp_urgent.case",
)


def declared_in(module: str) -> type[Case]:
    """The one case type of this module."""
    found = import_module(f"domain.cases.{module}")
    (kind,) = (
        value
        for value in vars(found).values()
        if isinstance(value, type)
        and issubclass(value, Case)
        and value.__module__ == found.__name__
    )
    return kind


CASE_TYPES: dict[str, type[Case]] = {
    kind.code: kind for kind in (declared_in(module) for module in LISTED)
}
