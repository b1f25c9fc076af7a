"""The handbook of case types is what the types declare, no more and no less."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from domain.cases import CASE_TYPES
from interface.cli import anjuan
from interface.handbook.page import handbook, page

HANDBOOK = Path(__file__).parents[2] / "docs" / "case-types.md"


def test_the_handbook_on_file_is_current(tmp_path: Path) -> None:
    written = tmp_path / "case-types.md"
    result = CliRunner().invoke(anjuan, ["types", "document", str(written)])

    assert result.exit_code == 0, result.output
    assert HANDBOOK.read_text("utf-8") == written.read_text("utf-8") == handbook()


@pytest.mark.parametrize("code", CASE_TYPES)
def test_a_page_tells_every_step_limit_paper_ground_and_figure(code: str) -> None:
    case_type, text = CASE_TYPES[code], "\n".join(page(CASE_TYPES[code]))

    for procedure in case_type.procedures:
        codes = {
            procedure.name,
            *(step.name for step in procedure.steps),
            *(limit.name for limit in procedure.limits),
            *(material.code for material in procedure.materials),
            *(g.code for g in (*procedure.refusals, *procedure.judged, *procedure.closures)),
        }
        assert not {each for each in codes if f"`{each}`" not in text}
    declared = [*case_type.publishes, *case_type.supports, *case_type.asks]
    for each in declared:
        assert each.zh in text


@pytest.mark.parametrize("code", CASE_TYPES)
def test_the_command_line_shows_the_page_of_one_type(code: str) -> None:
    result = CliRunner().invoke(anjuan, ["types", "show", code])

    assert result.exit_code == 0
    assert result.output.startswith(f"## `{code}` {CASE_TYPES[code].title}")
