"""The audit: line by line, as of any time, at any version, and what changed between two."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text

from application.audit.entries import entries
from application.audit.lines import Speaker
from application.audit.plain import differences
from application.audit.replay import Audit
from application.boards.pages.register import id_of
from application.boards.runner import Runner
from domain.errors import CaseNotFound, Malformed
from domain.office import Role
from domain.person import Person
from interface.audit_cli import WORDS
from tests.application.boards.allowance import MONDAY, TOWNSHIP, Told, act, at, told
from tests.application.boards.conftest import Log


def test_the_timeline_has_an_entry_for_every_event(log: Log):
    made = Told().upto("serve")
    log.save(made.case)
    history = Audit(log).history(made.case.id)

    assert [entry.step for entry in history] == [
        "submit",
        "accept",
        "verify",
        "approve",
        "serve",
    ]
    assert [entry.version for entry in history] == [1, 2, 3, 4, 5]
    second = history[1]
    assert (second.role, second.division, second.by) == (
        "window",
        TOWNSHIP,
        f"window-{TOWNSHIP}",
    )
    assert (second.on, second.stage) == (MONDAY + timedelta(1), "accepted")
    assert {entry.procedure for entry in history} == {"2021/county"}
    assert second.waits[0]["step"] == "verify"


def test_an_entry_says_what_it_did_to_each_clock():
    events = Told().then("accept").then("verify", after=40).case.pending_events
    _, accepted, verified = entries(events)

    assert {(move.limit, move.how) for move in accepted.clocks} == {
        ("answer", "stopped"),
        ("investigation", "started"),
        ("decision", "started"),
    }
    (late,) = verified.clocks
    assert (late.limit, late.how, late.unit, late.spent) == (
        "investigation",
        "overdue",
        "working",
        28,
    )


def test_personal_facts_are_hidden_unless_shown_in_full(log: Log):
    case = told("verify")
    log.save(case)
    audit = Audit(log)

    assert audit.history(case.id)[2].facts["findings"] == "属实"
    masked = audit.history(case.id, in_full=False)[2].facts
    assert masked == {"findings": {"hidden": True}, "proposal": "approve"}


def test_a_person_who_was_erased_is_erased_from_the_timeline(log: Log):
    who = str(uuid4())
    case = told("verify", applicant=who)
    log.save(case)
    log.factory.keys.destroy(who)  # type: ignore[attr-defined]

    assert Audit(log).history(case.id)[2].facts["findings"] == {"erased": True}


def test_a_case_can_be_seen_as_it_was_recorded_at_any_time(log: Log):
    case = told("approve")
    log.save(case)
    audit = Audit(log)

    then = audit.state(case.id, as_of=at(MONDAY + timedelta(1), hour=3))
    assert (then.version, then.facts["stage"]) == (2, "accepted")
    assert audit.state(case.id).facts["stage"] == "approved"
    assert len(audit.history(case.id, as_of=at(MONDAY + timedelta(2), hour=1))) == 2
    with pytest.raises(CaseNotFound):
        audit.state(case.id, as_of=at(MONDAY - timedelta(1)))


def test_the_state_at_a_version_equals_the_case_as_it_was(log: Log):
    made = Told().upto("verify")
    log.save(made.case)
    audit = Audit(log)
    state = audit.state(made.case.id, version=3)

    assert (state.kind, state.version) == ("boards_allowance", 3)
    assert state.facts["stage"] == "verified"
    assert state.facts["procedure"] == "2021/county"
    assert state.facts["clocks"]["decision"]["since"] == "2026-03-03"
    assert state.facts["form"] == {
        "number": made.case.number,
        "applicant": made.applicant,
        "owner": str(made.case.owner),
        "intake": str(made.case.intake),
        "papers": state.facts["form"]["papers"],
        "procedure": "2021/county",
    }
    assert audit.state(made.case.id).facts == state.facts


@pytest.mark.parametrize("version", [0, 7])
def test_a_version_that_there_is_not_is_refused(log: Log, version: int):
    case = told("verify")
    log.save(case)
    with pytest.raises((Malformed, CaseNotFound)):
        Audit(log).state(case.id, version=version)


def test_what_is_no_dossier_has_no_history(log: Log):
    clerk = act(Role.WINDOW, TOWNSHIP, MONDAY)
    person = Person.register(clerk, name="苏日娜", name_key="a")
    log.save(person)
    with pytest.raises(CaseNotFound):
        Audit(log).history(person.id)


def test_the_difference_of_two_versions_is_told_field_by_field(log: Log):
    case = told("verify")
    log.save(case)
    changed = {c.field: (c.before, c.after) for c in Audit(log).diff(case.id, 2, 3)}

    assert changed["stage"] == ("accepted", "verified")
    assert changed["clocks.investigation.stopped_on"] == (None, "2026-03-04")
    assert changed["done.verify"] == ("—", "2026-03-04")
    assert not any(field.startswith("clocks.decision") for field in changed)
    assert Audit(log).diff(case.id, 3, 3) == []
    assert "stage" in {c.field for c in Audit(log).diff(case.id, 0, 1)}


def test_values_of_any_kind_are_compared_whole():
    assert list(differences({"a": [1]}, {"a": [1, 2]})) == [("a", [1], [1, 2])]


def test_a_case_is_found_by_its_number_and_a_forged_board_is_not_believed(
    log: Log, engine: Engine, boards_engine: Engine, runner: Runner
):
    case, other = told(number="NM-1"), told(number="NM-2")
    log.save(case, other)
    runner.catch_up()
    audit = Audit(log)
    with engine.connect() as tx:
        assert audit.numbered("NM-1", id_of(tx, "NM-1")) == case.id
        with pytest.raises(CaseNotFound):
            audit.numbered("NM-3", id_of(tx, "NM-3"))
    with boards_engine.begin() as tx:
        tx.execute(text("UPDATE boards.worklist SET number = 'NM-3' WHERE number = 'NM-1'"))
    with engine.connect() as tx, pytest.raises(CaseNotFound):
        audit.numbered("NM-3", id_of(tx, "NM-3"))


def test_lines_can_be_read_in_chinese_and_in_english():
    case = Told().then("accept").case
    _, accepted = entries(case.pending_events)
    names = {accepted.by: "巴特尔"}

    assert Speaker("zh", WORDS, names).line(accepted) == (
        "2026-03-03 受理：第2版；巴特尔 以海拉尔东路街道 综合窗口身份；适用2021/county；"
        '内容：{"procedure":"2021/county"}；受理期限按期结束，用时1个工作日；'
        "启动调查期限开始计时，法定2026-03-17届满，承诺2026-03-17；"
        "决定期限开始计时，法定2026-03-31届满，承诺2026-03-31"
    )
    english = Speaker("en", WORDS, names).line(accepted)
    assert english.startswith(
        "2026-03-03 acceptance: version 2; by 巴特尔 as 海拉尔东路街道 window"
    )
    assert "the limit decision starts: until 2026-03-31, promised 2026-03-31" in english


def test_a_line_says_what_was_entered_late_and_for_whom():
    who = str(uuid4())
    clerk = act(Role.WINDOW, TOWNSHIP, date(2026, 3, 6))
    made = Told().upto("approve")
    late = type(clerk)(
        clerk.by, at(made.day + timedelta(2)), clerk.calendar, occurred_on=made.day
    )
    made.case.serve(late, how="in_person")
    (*_, served) = entries(made.case.pending_events)

    assert served.entered_late
    assert f"{made.day + timedelta(2)}补录" in Speaker().line(served)
    behalf = type(served)(**{**vars(served), "on_behalf_of": who})
    assert f"on behalf of {who}" in Speaker("en").line(behalf)
