"""What holds for every procedure of every case type, present and future."""

import dataclasses
import inspect
import pkgutil
import re

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from eventsourcing.application import Application
from eventsourcing.utils import get_topic
from sqlalchemy import create_engine

import domain.cases
from application.eventstore.factory import Factory
from application.eventstore.loading import replay
from application.ledgers.keys import PersonalKeys
from domain.case import Case
from domain.cases import CASE_TYPES
from domain.divisions import Division
from domain.dossier import Dossier
from domain.errors import Ineligible, Malformed
from domain.life.filing import Filing
from domain.materials import Nothing, Promise, Share
from domain.office import PRIVATE, TIME, Actor, Role
from domain.procedure import DECIDING, VERIFYING
from domain.topics import events_of
from tests.builders import ENVELOPE, Course, days, holder
from tests.cast import AWAY, applicant, person
from tests.samples import AGAINST, SAMPLES
from tests.sealed import KeyRing, mapper, replayed

every_type = pytest.mark.parametrize("kind", CASE_TYPES.values(), ids=CASE_TYPES)
every_procedure = pytest.mark.parametrize(
    ("code", "name"), SAMPLES, ids=["-".join(key) for key in SAMPLES]
)
GROUNDS = [
    (code, name, rule.code)
    for code, name in SAMPLES
    for rule in CASE_TYPES[code].procedure_named(name).refusals
]
DECIDED = [key for key in SAMPLES if CASE_TYPES[key[0]].procedure_named(key[1]).has("approve")]
"""Others are settled at the counter by one act."""
every_ground = pytest.mark.parametrize(
    ("code", "name", "ground"), GROUNDS, ids=["-".join(case) for case in GROUNDS]
)
WORDS = {"str", "Code", "PersonId", "int", "bool", "date", "Decimal", "None", "Any", "Paper"}
SHAPES = {"list", "dict"}
NOT_AT_A_DESK = {*PRIVATE, Role.CLOCK, Role.MACHINE}
OFFICIAL = [role for role in Role if role not in (*PRIVATE, Role.CLOCK)]


def rules_of(code, name):
    return CASE_TYPES[code].procedure_named(name)


def test_every_module_is_listed():
    modules = {module.name for module in pkgutil.iter_modules(domain.cases.__path__)}
    assert modules == set(CASE_TYPES)


def test_every_procedure_has_a_sample():
    declared = {(c, p.name) for c, kind in CASE_TYPES.items() for p in kind.procedures}
    assert declared == set(SAMPLES)


@every_type
def test_the_form_asks_for_exactly_what_the_event_records(kind):
    asked = {field.name: field.holds for field in kind.asks}
    recorded = {
        f.name: f.type
        for f in dataclasses.fields(kind.Submitted)
        if f.name in kind.form_fields()
    }
    assert asked == recorded


@every_type
def test_only_an_optional_answer_has_a_default(kind):
    defaults = {
        f.name
        for f in dataclasses.fields(kind.Submitted)
        if f.default is not dataclasses.MISSING
    }
    assert {field.name for field in kind.asks if field.optional} == defaults


@every_type
def test_no_annotation_made_it_a_dataclass(kind):
    assert not dataclasses.is_dataclass(kind)
    assert kind.__init__ is Dossier.__init__


@every_type
def test_stored_names_do_not_depend_on_where_the_code_lives(kind):
    assert get_topic(kind) == kind.code
    for name, event in events_of(kind):
        assert get_topic(event) == f"{kind.code}.{name}"
        assert event.kind == kind.code


@every_type
def test_events_carry_only_what_the_store_gives_back_unchanged(kind):
    for _, event in events_of(kind):
        for field in dataclasses.fields(event):
            assert field.default_factory is dataclasses.MISSING, "lost when old events load"
            if field.name not in ENVELOPE:
                assert set(re.findall(r"\w+", field.type)) <= WORDS | SHAPES, (event, field)


@every_type
def test_applying_refuses_nothing_and_asks_no_clock(kind):
    for _, event in events_of(kind):
        for base in event.__mro__:
            if "evolve" in vars(base):
                source = inspect.getsource(vars(base)["evolve"])
                for word in ("raise ", "today", "now(", "gazette", "calendar", "holds("):
                    assert word not in source, (base, word)


@every_type
def test_a_type_uses_more_than_half_of_the_verbs_as_they_are(kind):
    own = {name for name in kind.verbs if name in vars(kind)}
    assert len(own) < len(kind.verbs) / 2


@every_type
def test_it_has_a_chinese_title_and_is_decided_by_somebody(kind):
    assert re.search(r"[\u4e00-\u9fff]", kind.title)
    assert all(p.has("approve") or p.has("settle") for p in kind.procedures)


@every_procedure
def test_materials_and_what_stands_in_for_them_are_known(code, name):
    rules = rules_of(code, name)
    steps = {step.name for step in rules.steps}
    for material in rules.materials:
        assert isinstance(material.substitute, Share | Promise | Nothing)
        assert set(material.before) & steps
        assert material.zh
    if any(isinstance(m.substitute, Share) for m in rules.materials):
        assert {"check_data", "report_outage"} <= steps
    if any(isinstance(m.substitute, Promise) for m in rules.materials):
        assert {"promise", "check_promise"} <= steps


@every_procedure
def test_grounds_speak_both_languages_and_name_their_source(code, name):
    rules = rules_of(code, name)
    cited = [g for limit in rules.limits for g in limit.grounds]
    skips = [c for step in rules.steps for c in (*step.unless, *step.waivable)]
    papers = [c for material in rules.materials for c in material.unless]
    for g in (*rules.refusals, *rules.closures, *rules.judged, *cited, *skips, *papers):
        assert all((g.code, g.zh, g.en.endswith("."), g.source)), g.code


@every_procedure
def test_every_limit_names_its_source(code, name):
    assert all(limit.source for limit in rules_of(code, name).limits)


@every_procedure
def test_every_step_is_somebodys_at_some_level(code, name):
    for step in rules_of(code, name).steps:
        for post in step.posts:
            for seat in post.seats:
                at_a_desk = seat.role not in NOT_AT_A_DESK and step.name not in FILING
                assert not at_a_desk or seat.level or seat.side, (step.name, str(post))


FILING = {"submit"}
"""An application may be filed at any window."""


@every_procedure
def test_every_step_is_measured_by_a_limit_or_says_why_none_is(code, name):
    rules = rules_of(code, name)
    for step in rules.steps:
        assert measured(rules, step.name) or step.untimed, step.name


def measured(rules, name):
    """Some limit starts or stops with this step, or runs while it is waited for."""
    for limit in rules.limits:
        inside = set().union(*(rules.ways_to(stop) for stop in limit.stop))
        if name in (*limit.start, *limit.stop):
            return True
        if name in inside and rules.ways_to(name) & set(limit.start):
            return True
    return False


@every_procedure
def test_the_day_and_the_form_decide_which_procedure_applies(code, name):
    assert Course(code, name).case.procedure.name == name


@every_procedure
def test_it_reaches_the_decision_and_is_evaluated(code, name):
    course = Course(code, name).to("approve").do("serve").do("evaluate").to("archive")
    assert course.case.stage == "archived"
    assert course.case.ratings["result"].rating == 4


@every_ground
def test_every_ground_to_refuse_holds_where_the_facts_say_so(code, name, ground):
    """And no other fact than these differs from an application that is approved."""
    course = Course(code, name, against=AGAINST[code, ground]).up_to("refuse")
    approval = course.case.procedure.step("approve")
    with pytest.raises(Ineligible) as refusal:
        course.up_to("approve").do("approve", by=holder(approval.posts[0], course.case))
    assert ground in refusal.value.details
    course.do("refuse")
    assert ground in course.last.reasons


@every_procedure
def test_every_event_is_signed_and_the_versions_are_dense(code, name):
    events = Course(code, name).to("approve").case.collect_events()
    for event in events:
        assert all((event.by, event.role, event.acting_division, event.step, event.on))
        assert event.about == applicant().who
        for reading in event.readings:
            assert all(reading[part] for part in ("key", "division", "since", "source"))
    assert [e.originator_version for e in events] == list(range(1, len(events) + 1))


@every_procedure
def test_it_survives_the_store_s_own_encoding(code, name):
    course = Course(code, name).to("approve").do("serve").do("evaluate", comment="quick")
    store = mapper(KeyRing())
    stored = [store.to_stored_event(event) for event in course.case.collect_events()]
    loaded = replayed([store.to_domain_event(event) for event in stored])
    assert vars(loaded) == vars(course.case)
    for event in stored:
        for secret in (b"6217", b"2400", b"poor", b"quick"):
            assert secret not in event.state, event.topic


@every_procedure
def test_a_case_still_loads_when_everybody_in_it_was_erased(code, name):
    course = Course(code, name).to("approve").do("serve").do("evaluate", comment="quick")
    keys = KeyRing()
    store = mapper(keys)
    stored = [store.to_stored_event(event) for event in course.case.collect_events()]
    keys.destroy()
    loaded = replayed([store.to_domain_event(event) for event in stored])
    for kept in ("stage", "done", "hands", "clocks", "procedure", "recused", "parties"):
        assert getattr(loaded, kept) == getattr(course.case, kept)
    assert loaded.covered


@pytest.fixture(scope="module")
def store(module_database):
    engine = create_engine(module_database.url())
    keys = PersonalKeys(engine, AESGCM.generate_key(256))

    class Store(Application):
        def construct_factory(self, env):
            return Factory(env, engine=engine, keys=keys)

    yield Store()
    engine.dispose()


@every_procedure
def test_it_survives_the_real_store(store, code, name):
    course = Course(code, name).to("approve").do("serve").do("evaluate")
    live = vars(course.case).copy()
    store.save(course.case)
    loaded = store.repository.get(course.case.id, projector_func=replay)
    assert vars(loaded) == live | {"_pending_events": []}


@pytest.mark.parametrize(("code", "name"), DECIDED, ids=["-".join(key) for key in DECIDED])
def test_nobody_who_checked_may_decide(code, name):
    course = Course(code, name).up_to("approve")
    checked = {who for step in VERIFYING for who in course.case.hands.get(step, ())}
    assert checked
    for decision in DECIDING:
        assert checked <= course.case.barred(decision, Role.APPROVER)


@every_procedure
def test_an_officer_of_another_area_sees_no_command(code, name):
    course = Course(code, name).to("accept")
    for role in OFFICIAL:
        for place in ("150502", "150502002", "1505", "110101", "110101001"):
            stranger = Actor(person("stranger"), role, Division(place))
            assert course.case.open_commands(stranger, course.day) == []


@every_procedure
def test_an_old_case_keeps_its_rules_to_the_end(code, name):
    course = Course(code, name).to("accept").later(9 * 365)
    course.do("add_evidence" if "add_evidence" in course.steps else "evaluate")
    assert course.case.procedure.name == name


@every_procedure
def test_what_time_brings_is_dated_by_the_clock_not_by_the_worker(code, name):
    """Found by letting every clock that time watches run out, and the worker come late."""
    timed = {s.name: s for s in rules_of(code, name).steps if s.once_over and TIME in s.posts}
    assert timed
    for step in timed.values():
        course = waiting_for(code, name, step)
        due = course.case.clocks[step.once_over].due
        course.on(due + days(17)).catch_up()
        happened = [e for e in course.case.pending_events if e.on != course.day]
        assert [e.on for e in happened][:1] == [day_of(step, course, due)], step.name
        assert happened[0].timestamp.date() == course.day


def waiting_for(code, name, step):
    """A case in which the clock of this step runs."""
    limit = rules_of(code, name).limit(step.once_over)
    course = Course(code, name)
    if limit.start[0] == "request_correction":
        flawed = [next(iter(course.case.papers))]
        course.do("request_correction", flawed=flawed)
    elif limit.start[0] != "submit":
        course.to(limit.start[0])
    course.case.collect_events()
    return course


def day_of(step, course, due):
    """Silence accepts on the day the papers came (XKF §32); all else has its clock's day."""
    return course.case.received_on if step.name == "deem_accepted" else due


@every_procedure
def test_a_form_with_nonsense_in_it_is_refused_field_by_field(code, name):
    for field in CASE_TYPES[code].asks:
        with pytest.raises(Malformed) as refusal:
            Course(code, name, **{field.name: object()})
        assert refusal.value.details[0] == "form"
        assert any(detail.startswith(field.name) for detail in refusal.value.details)


def test_the_common_part_of_a_form_is_not_asked_twice():
    common = {f.name for f in dataclasses.fields(Filing.Submitted)}
    for kind in CASE_TYPES.values():
        assert not common & {field.name for field in kind.asks}
        assert issubclass(kind, Case)


@every_procedure
def test_the_intake_side_never_judges(code, name):
    course = Course(code, name).up_to("approve")
    for role in (Role.APPROVER, Role.VERIFIER, Role.PARTNER):
        stranger = Actor(person("away"), role, AWAY)
        assert course.case.open_commands(stranger, course.day) == []
