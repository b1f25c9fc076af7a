"""发放批次 over HTTP: a payday step by step, who may do what, and who reads what."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import text

from tests.interface.http.courses import Course
from tests.interface.http.payday import PATH, Payday, around, well
from tests.interface.http.people import COUNTY, LEAGUE, TOWNSHIP
from tests.interface.http.town import Town

ACCOUNT = "6217000010001234567"
ELSEWHERE = "150422"


def test_a_payday_goes_from_what_is_due_to_what_the_bank_answers(town: Town) -> None:
    day = Payday(town, "tekun.basic")
    ids = [day.due(yuan) for yuan in (100, 250, 70)]
    answer = day.draw()
    assert answer.status_code == 201
    batch = answer.json["id"]
    assert answer.headers["Location"] == f"/api/v1{PATH}/{batch}"
    shown = well(day.checker.get(f"{PATH}/{batch}"))
    assert (shown["owner"], shown["stage"]["name"], shown["number"]) == (
        {"code": COUNTY, "name": "阿鲁科尔沁旗"},
        "已编制",
        1,
    )
    assert shown["drawn"] == shown["open"] == {"lines": 3, "yuan": "420"}
    assert [(c["code"], c["due"]) for c in shown["clocks"]] == [("payment", "2026-03-10")]
    assert [(w["step"]["name"], w["role"]["code"]) for w in shown["waits"]] == [
        ("复核", "verifier")
    ]
    assert [c["noun"] for c in shown["commands"]] == ["check", "discarding"]

    well(day.step(day.checker, batch, "check"))
    well(day.step(day.cashier, batch, "approval"))
    well(day.step(day.clerk, batch, "sending", file="DF-2026-3"))
    lines = well(day.clerk.get(f"{PATH}/{batch}/lines?size=100"))["lines"]
    back = next(line["number"] for line in lines if line["benefit"] == ids[1])
    rest = [(n, n) for n in (1, 2, 3) if n != back]
    well(day.report(batch, rest, **{f"line_{back}": "name_differs"}))

    shown = well(day.clerk.get(f"{PATH}/{batch}"))
    assert (shown["stage"]["code"], shown["file"], shown["open"]["lines"]) == (
        "closed",
        "DF-2026-3",
        0,
    )
    assert (shown["paid"], shown["returned"]) == (
        {"lines": 2, "yuan": "170"},
        {"lines": 1, "yuan": "250"},
    )
    town.worker()
    listed = well(day.clerk.get(f"{PATH}?entitlement=tekun.basic&month={day.month}"))["batches"]
    assert [(b["id"], b["paid"], b["returned"]) for b in listed] == [
        (batch, shown["paid"], shown["returned"])
    ]
    balances = well(day.clerk.get(f"/payments/reconciliation?month={day.month}"))["balances"]
    (balance,) = (each for each in balances if each["entitlement"] == "tekun.basic")
    assert balance["name"] == "特困人员基本生活费"
    sums = ("due", "paid", "returned", "unpaid", "overpaid", "difference")
    assert [balance[name] for name in sums] == ["420", "170", "250", "250", "0", "0"]
    again = day.drawn(supplementary=True)
    assert well(day.clerk.get(f"{PATH}/{again}"))["drawn"] == {"lines": 1, "yuan": "250"}


def test_lines_are_read_page_by_page(town: Town) -> None:
    day = Payday(town, "dibao_edge")
    ids = sorted(day.due(yuan) for yuan in (1, 2, 3))
    batch = day.sent()
    well(day.report(batch, [(1, 1)], line_2="account_closed"))
    first = well(day.clerk.get(f"{PATH}/{batch}/lines?size=2"))
    assert first["next"] == 2
    second = well(day.clerk.get(f"{PATH}/{batch}/lines?size=2&after=2"))
    assert second["next"] is None
    both = first["lines"] + second["lines"]
    assert [line["benefit"] for line in both] == ids
    assert [(line["state"]["code"], line["reason"]) for line in both] == [
        ("paid", None),
        ("returned", {"code": "account_closed", "name": "账户已销户"}),
        ("drawn", None),
    ]
    english = day.clerk.get(f"{PATH}/{batch}/lines?after=1&size=1", Accept_Language="en")
    assert english.json["lines"][0]["reason"]["name"] == "The account was closed."
    assert both[0]["months"] == [{"month": day.month, "yuan": both[0]["yuan"]}]
    assert well(day.clerk.get(f"{PATH}/{batch}/lines?after=99")) == {"lines": [], "next": None}


def test_names_and_accounts_are_in_the_file_alone_and_only_for_who_sends_it(town: Town) -> None:
    course = Course(town, "pwd_subsidy", claims=["care"], account=ACCOUNT).to("approve")
    day = Payday(town, "pwd.care")
    batch = day.drawn()
    early = day.clerk.get(f"{PATH}/{batch}/bank-file")
    assert (early.status_code, early.json["code"]) == (409, "wrong-stage")
    well(day.step(day.checker, batch, "check"))
    well(day.step(day.cashier, batch, "approval"))

    file = well(day.clerk.get(f"{PATH}/{batch}/bank-file"))
    assert (file["part"], file["parts"]) == (1, 1)
    (order,) = (each for each in file["orders"] if each["account"])
    assert (order["account"], order["name"]) == (ACCOUNT, course.who.name)
    table = day.clerk.get(f"{PATH}/{batch}/bank-file?form=csv")
    assert table.mimetype == "text/csv"
    assert f"{course.who.name},{ACCOUNT},{order['yuan']}.00" in table.text
    for by, status in (
        (day.cashier, 403),
        (town.officer("auditor", COUNTY), 403),
        (town.officer("window", ELSEWHERE), 404),
        (town.officer("window", TOWNSHIP), 404),
        (course.applicant, 403),
    ):
        assert by.get(f"{PATH}/{batch}/bank-file").status_code == status
    assert day.clerk.get(f"{PATH}/{batch}/bank-file?part=2").status_code == 422
    for path in (f"{PATH}/{batch}", f"{PATH}/{batch}/lines"):
        assert ACCOUNT not in day.clerk.get(path).text
    noted = text("SELECT actor FROM ledgers.reads_of(:id, '2000-01-01', 99)")
    with town.services.casework.engine.connect() as tx:
        readers = {row.actor for row in tx.execute(noted, {"id": UUID(batch)})}
    assert day.clerk.id in readers
    stored = text(
        "SELECT count(*) FROM events WHERE position(:what in encode(state, 'escape')) > 0"
    )
    with town.services.casework.engine.connect() as tx:
        assert tx.scalar(stored, {"what": ACCOUNT}) == 0


def test_the_recipient_reads_when_what_was_paid(town: Town) -> None:
    course = Course(town, "dibao").to("serve")
    town.worker()
    (benefit,) = well(course.applicant.get("/benefits"))["benefits"]
    town.clock.advance(40)
    day = Payday(town, "dibao")
    batch = day.sent()
    lines = well(day.clerk.get(f"{PATH}/{batch}/lines?size=100"))["lines"]
    well(day.report(batch, [(1, len(lines))]))
    town.worker()
    path = f"/payments?benefit={benefit['id']}"
    made = well(course.applicant.get(path))
    assert made["paid"] == str(benefit["amount"])
    (payment,) = made["payments"]
    assert (payment["month"], payment["batch"], payment["state"]["name"]) == (
        day.month,
        batch,
        "已发放",
    )
    assert well(day.clerk.get(path)) == made
    assert Course(town, "pwd_subsidy").applicant.get(path).status_code == 404
    assert town.officer("window", ELSEWHERE).get(path).status_code == 404
    assert course.applicant.get(f"/payments?benefit={batch}").status_code == 404
    assert course.applicant.get(f"{PATH}/{batch}").status_code == 403


def test_who_may_not_and_in_which_order_not(town: Town) -> None:
    day = Payday(town, "rigid_exp")
    day.due(100)
    for by, county, status in (
        (town.officer("approver", COUNTY), COUNTY, 403),
        (town.officer("window", LEAGUE), COUNTY, 403),
        (town.officer("window", TOWNSHIP), COUNTY, 404),
        (town.officer("window", ELSEWHERE), COUNTY, 404),
        (day.clerk, LEAGUE, 422),
    ):
        body = {"county": county, "entitlement": "rigid_exp", "month": day.month}
        assert by.post(PATH, body).status_code == status
    assert town.officer("catalogue", COUNTY).get(PATH).status_code == 403
    batch = day.drawn()
    repeat = day.draw()
    assert (repeat.status_code, repeat.json["code"]) == (409, "already-done")
    assert "编制批次" in repeat.text or "已经办理" in repeat.text
    early = day.step(day.cashier, batch, "approval")
    assert early.status_code == 409
    assert day.step(day.clerk, batch, "approval").status_code == 403
    unseen = day.checker.send("POST", f"{PATH}/{batch}/check", {}, json={})
    assert unseen.status_code == 428
    stale = day.checker.send("POST", f"{PATH}/{batch}/check", {"If-Match": '"1"'}, json={})
    assert (stale.status_code, stale.json["code"]) == (412, "stale")
    assert day.clerk.get(f"{PATH}/{uuid4()}").status_code == 404
    elsewhere = town.officer("window", ELSEWHERE)
    assert elsewhere.get(f"{PATH}/{batch}").status_code == 404
    assert elsewhere.get(f"{PATH}?within={COUNTY}").status_code == 404
    assert well(elsewhere.get(PATH))["batches"] == []
    assert well(elsewhere.get(f"/payments/reconciliation?month={day.month}"))["balances"] == []


def test_a_report_that_makes_no_sense_is_refused_in_both_languages(town: Town) -> None:
    day = Payday(town, "temp_exp")
    day.due(100)
    batch = day.sent()
    assert day.report(batch, [(1, 2)]).status_code == 422
    assert day.report(batch, [], line_1="because").status_code == 422
    assert day.report(batch, []).status_code == 422
    nothing: dict[str, Any] = {"report": "HP-1", "paid": [], "returned": []}
    seen = {"If-Match": f'"{well(day.clerk.get(f"{PATH}/{batch}"))["version"]}"'}
    english = day.clerk.send(
        "POST", f"{PATH}/{batch}/results", {**seen, "Accept-Language": "en"}, json=nothing
    )
    assert english.json["code"] == "malformed"
    well(day.report(batch, [(1, 1)]))
    again = day.report(batch, [(1, 1)])
    assert again.status_code == 409


def test_a_month_in_which_nothing_is_due_has_no_batch(town: Town) -> None:
    day = Payday(town, "eco_burial")
    answer = day.draw()
    assert (answer.status_code, answer.json["code"]) == (422, "malformed")
    day.due(10)
    assert day.draw(month="2027-01-01").status_code == 422
    assert day.draw(month=day.month[:-2] + "02").status_code == 422
    assert day.draw(supplementary=True).status_code == 409


def test_a_repeat_under_the_same_key_draws_up_nothing_more(town: Town) -> None:
    day = Payday(town, "elder_build")
    day.due(10)
    town.worker()
    body = {"county": COUNTY, "entitlement": day.entitlement, "month": day.month}
    key = {"Idempotency-Key": uuid4().hex}
    first, second = (day.clerk.send("POST", PATH, key, json=body) for _ in range(2))
    assert first.status_code == second.status_code == 201
    assert first.json["id"] == second.json["id"]


def test_everything_that_is_done_about_it_answers_well(town: Town) -> None:
    around(town)
