"""The application types of the office, listed by hand."""

from domain.case import Case
from domain.cases.dibao.case import Dibao
from domain.cases.pwd_subsidy.case import PwdSubsidy

CASE_TYPES: dict[str, type[Case]] = {kind.code: kind for kind in (Dibao, PwdSubsidy)}
