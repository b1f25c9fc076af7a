"""Children's files as the office finds and keeps them, and a foundling that gets its number."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import Engine

from application.access import Access
from application.boards import children as wall
from application.boards import people as names
from application.boards.follower import Follower
from application.boards.pages import children as pages
from application.boards.runner import Runner
from application.casework import Casework
from application.children import Children
from application.ledgers.keys import PersonalKeys
from application.ledgers.reads import Reads
from application.orders import Order
from application.people import Identity
from application.policies import POLICIES
from application.policies.runner import PolicyRunner
from application.refusals import NameDiffers
from domain.benefit import Benefit
from domain.child import Child
from domain.divisions import Division
from domain.errors import AlreadyDone, CaseNotFound, NotInArea, NotYours
from domain.office import Actor, Role
from domain.person import Person
from tests.application.policies.office import COUNTY, DAY, MASTER, TOWNSHIP, casework_on
from tests.builders import Course
from tests.cast import applicant, person
from tests.kinds.child_admission import FATHER, HOUSE, KNOWN
from tests.kinds.de_facto_orphan import AUNT

NUMBER = "150102199003070015"
CLERK = Actor(str(UUID(int=31)), Role.VERIFIER, Division(COUNTY))
HEAD = Actor(str(UUID(int=32)), Role.APPROVER, Division(COUNTY))
STRANGER = Actor(str(UUID(int=33)), Role.VERIFIER, Division("150422"))


@pytest.fixture
def work(casework: Casework, engine: Engine) -> Children:
    return Children(casework, Access(casework, Reads(engine)))


@pytest.fixture
def boards(boards_engine: Engine) -> Runner:
    follower = Follower.on(boards_engine, PersonalKeys(boards_engine, MASTER))
    boards = Runner(boards_engine, follower, [wall.board, names.board])
    boards.prepare()
    return boards


def followed(casework: Casework) -> None:
    runner = PolicyRunner(POLICIES["open_child_file"], casework)
    while runner.step():
        pass


def admission(on: date = DAY, **changes) -> Course:
    """Of a child that is on file under a name the office gave it, and no number."""
    found = {"found_on": on, "born": date(2026, 2, 1)}
    return Course("child_admission", "2021/county", on, **{**found, **changes})


def kept(casework: Casework, course: Course) -> Child:
    casework.save(course.case)
    followed(casework)
    return casework.of_kind(Child, Child.id_of(course.case.applicant))


def test_a_file_is_opened_with_the_admission_and_goes_on_with_the_decision(casework):
    course = admission().to("admit")
    child = kept(casework, course)
    assert (child.stage, child.institution) == ("in_custody", HOUSE)
    assert child.cases == (course.case.id,)
    assert child.about == course.case.applicant

    child = kept(casework, course.to("approve"))
    assert (child.stage, child.outcome) == ("long_term", "admitted_long_term")
    assert child.clocks["hukou"].since == course.day


def test_nothing_is_opened_before_the_admission(casework):
    course = admission().to("order_custody")
    with pytest.raises(CaseNotFound):
        kept(casework, course)


def test_a_child_that_goes_home_or_dies_leaves_the_file(casework):
    home = admission(**KNOWN).to("admit").do("assess_guardian", finding="able")
    child = kept(casework, home.do("return_child"))
    assert (child.stage, child.guardian) == ("left", FATHER)

    other = person("another child")
    dead = admission(applicant=other).to("admit").do("close", ground="death")
    child = kept(casework, dead)
    assert (child.stage, child.outcome) == ("closed", "died")


def test_a_recognition_opens_the_same_kind_of_file_and_both_lead_to_one(casework):
    orphan = Course("de_facto_orphan", "2020/ordinary", DAY).to("approve")
    child = kept(casework, orphan)
    assert (child.stage, child.guardian) == ("at_home", AUNT)

    admitted = admission().to("admit")
    child = kept(casework, admitted)
    assert child.cases == (orphan.case.id, admitted.case.id)
    assert (child.stage, str(child.owner)) == ("in_custody", COUNTY)


def test_the_policy_asked_twice_does_it_once(casework):
    child = kept(casework, admission().to("approve"))
    runner = PolicyRunner(POLICIES["open_child_file"], casework)
    events = casework.recorder.select_notifications(
        1, 1000, topics=["child_admission.Admitted"]
    )
    for cause in events:
        runner.act(cause)
    assert casework.of_kind(Child, child.id).version == child.version


def test_the_office_does_what_follows_and_nobody_else(work, casework):
    child = kept(casework, admission().to("approve"))
    with pytest.raises(NotInArea):
        work.take(child.id, child.version, Order(STRANGER), "apply_for_hukou", {})
    with pytest.raises(NotYours):
        work.take(child.id, child.version, Order(HEAD), "apply_for_hukou", {})
    done = work.take(child.id, child.version, Order(CLERK), "apply_for_hukou", {})
    assert done.version == child.version + 1

    shown = work.read(child.id, CLERK, "casework")
    assert "register_hukou" in shown.commands
    for nosy in (STRANGER, Actor(str(UUID(int=34)), Role.APPLICANT, Division(COUNTY))):
        with pytest.raises(NotInArea):
            work.read(child.id, nosy, "casework")


def test_the_board_shows_where_children_are_and_never_who(casework, boards, engine):
    course = admission().to("approve")
    child = kept(casework, course)
    boards.catch_up()
    with engine.connect() as tx:
        (row,) = pages.page(tx, COUNTY, size=5).rows
        (led,) = pages.of_case(tx, COUNTY, course.case.id)
        elsewhere = pages.page(tx, "150422").rows
        not_theirs = pages.of_case(tx, "150422", course.case.id)
        beneath = pages.page(tx, TOWNSHIP).rows

    assert row == led
    assert (row.child_id, row.stage, row.outcome) == (
        child.id,
        "long_term",
        "admitted_long_term",
    )
    assert row.due_on == child.clocks["hukou"].due
    assert (elsewhere, not_theirs, beneath) == ([], [], [])
    assert "features" not in row._fields
    assert "name" not in row._fields


def nameless(casework: Casework) -> tuple[Child, Person]:
    """A foundling, entered by the office without a number."""
    act = casework.act(CLERK)
    found = casework.people.find_or_register(act, [Identity("长途站一号")])
    course = admission(applicant=found.ids[0]).to("approve")
    casework.save(*found.new)
    return kept(casework, course), casework.people.person(found.ids[0])


def test_a_foundling_without_a_number_gets_it_and_stays_the_same_person(
    work, casework, boards, engine
):
    child, before = nameless(casework)
    assert before.number == ""

    work.identify(child.id, Order(CLERK), Identity("其其格", NUMBER))

    after = casework.people.find(casework.act(CLERK), NUMBER)
    assert after.id == before.id
    assert (after.name, after.number, after.sex) == ("其其格", NUMBER, "male")
    with pytest.raises(AlreadyDone):
        work.identify(child.id, Order(CLERK), Identity("其其格", NUMBER))
    boards.catch_up()
    with engine.connect() as tx:
        rows = names.board.load(tx, [(str(after.id),)])
    assert rows[(str(after.id),)].number_key


def test_a_number_that_is_somebody_s_is_nobody_else_s(work, casework):
    child, _ = nameless(casework)
    found = casework.people.find_or_register(casework.act(CLERK), [Identity("巴图", NUMBER)])
    casework.save(*found.new)
    with pytest.raises(NameDiffers):
        work.identify(child.id, Order(CLERK), Identity("其其格", NUMBER))


def test_only_who_may_register_the_hukou_enters_a_number(work, casework):
    child, _ = nameless(casework)
    for by, refusal in ((STRANGER, NotInArea), (HEAD, NotYours)):
        with pytest.raises(refusal):
            work.identify(child.id, Order(by), Identity("其其格", NUMBER))


def test_sixty_days_pass_by_themselves(casework, engine):
    child = kept(casework, admission().to("approve"))
    notice = {"medium": "newspaper", "number": "2026-1"}
    work = Children(casework, Access(casework, Reads(engine)))
    work.take(child.id, child.version, Order(CLERK), "post_adoption_notice", notice)
    with casework_on(engine, date(2026, 6, 1)) as later:
        later.catch_up(child.id, Order(CLERK))
        found = later.of_kind(Child, child.id)
    assert found.done["close_adoption_notice"] == found.clocks["adoption_notice"].due


def allowance_after(casework: Casework, verb: str, by: Actor = HEAD, **facts: str) -> Benefit:
    """Of a child that was recognised, then looked after, then left its file in this way."""
    orphan = Course("de_facto_orphan", "2020/ordinary", DAY).to("approve")
    casework.save(orphan.case)
    after(casework, "open_benefit")
    child = kept(casework, orphan)
    if verb == "adopt":
        admitted = admission(**KNOWN).to("admit").do("assess_guardian", finding="incapable")
        child = kept(casework, admitted.to("approve"))
    child.verbs[verb](child, casework.act(by), **facts)
    casework.save(child)
    for name in ("record_death", "death_reaches_benefits", "child_leaves_care"):
        after(casework, name)
        after(casework, name)
    id_ = Benefit.id_of(orphan.case.id, orphan.case.version, "de_facto_orphan")
    return casework.of_kind(Benefit, id_)


def after(casework: Casework, policy: str) -> None:
    runner = PolicyRunner(POLICIES[policy], casework)
    while runner.step():
        pass
    assert runner.parking.causes() == []


@pytest.mark.parametrize(
    ("ground", "cause"), [("of_age", "came_of_age"), ("parent_fit_again", "parent_able")]
)
def test_a_file_that_is_closed_has_the_end_of_the_allowance_proposed(casework, ground, cause):
    benefit = allowance_after(casework, "close", ground=ground)
    assert (benefit.stage, benefit.proposal.verb, benefit.proposal.ground) == (
        "granted",
        "end",
        cause,
    )
    benefit.decide_change(casework.act(HEAD), agreed=True, reason="属实")
    assert (benefit.stage, benefit.ended_for) == ("ended", cause)


def test_so_has_an_adoption(casework):
    benefit = allowance_after(casework, "adopt", certificate="2026-1")
    assert benefit.proposal.ground == "adopted"


def test_a_child_that_died_is_paid_no_allowance(casework):
    child = Person.register(
        casework.act(CLERK), name="娃", name_key="k", person=UUID(applicant().who)
    )
    casework.save(child)
    benefit = allowance_after(casework, "close", ground="died")
    assert (benefit.stage, benefit.ended_for) == ("ended", "death")
