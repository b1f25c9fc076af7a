"""Random people try random steps on random days; what must hold, holds."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.calendar import Unit
from domain.case import Case
from domain.divisions import Division
from domain.errors import (
    DomainError,
    Forbidden,
    Malformed,
    NoLawfulGround,
    Objections,
    OutOfSight,
    Untimely,
)
from domain.moment import Moment
from domain.office import TIME, Actor, Role
from domain.procedure import DECIDING, VERIFYING
from domain.stage import OPEN, Stage
from tests.builders import CALENDAR, Course, act, days, holder
from tests.cast import COUSIN, W1, W2, machine, papers, person
from tests.kinds.dibao import DIBAO_2022, asset, member
from tests.kinds.dibao_edge import living_on
from tests.samples import SAMPLES, register, said
from tests.sealed import KeyRing, mapper, replayed

PEOPLE = [person(name) for name in ("an", "bo", "w1", "w2", "batu")] + [COUSIN]
BEFORE = frozenset(OPEN)
STRANGER = Division("150502001")
DECISION = {Stage.APPROVED, Stage.REFUSED}
LEFT = {Stage.WITHDRAWN, Stage.CLOSED}
LEGAL: dict[Stage, set[Stage]] = {
    Stage.SUBMITTED: {
        Stage.RETURNED,
        Stage.ACCEPTED,
        Stage.SERVED,  # settled at the counter by one act
        Stage.NOT_ACCEPTED,
        Stage.TRANSFERRED,
        *LEFT,
    },
    Stage.RETURNED: {Stage.SUBMITTED, *LEFT},
    Stage.ACCEPTED: {Stage.VERIFIED, *DECISION, *LEFT},
    Stage.VERIFIED: {Stage.ACCEPTED, *DECISION, *LEFT},
    Stage.APPROVED: {Stage.SERVED},
    Stage.REFUSED: {Stage.SERVED},
    Stage.SERVED: {Stage.ARCHIVED},
    Stage.NOT_ACCEPTED: {Stage.ARCHIVED},
    Stage.TRANSFERRED: {Stage.ARCHIVED},
    Stage.WITHDRAWN: {Stage.ARCHIVED},
    Stage.CLOSED: {Stage.ARCHIVED},
    Stage.ARCHIVED: set(),
}
VISIT = {"findings": "poor", "papers": papers("visit_form")}
SAID: dict[str, list[dict[str, Any]]] = {
    "report_means": [
        {"result": "within"},
        {"result": "over"},
        {"result": "over", "assets": [asset("deposits", 99999)]},
        {"result": "unclear"},
    ],
    "visit_home": [
        {**VISIT, "investigators": [W1, W2]},
        {**VISIT, "investigators": [W1, W2], "disputed": True},
        {**VISIT, "investigators": PEOPLE[:2]},
        {**VISIT, "investigators": [W1]},
        {**VISIT, "investigators": [W1, COUSIN]},
        {**VISIT, "investigators": [W1, W2], "how": "video"},
    ],
    "reinvestigate": [{"investigators": PEOPLE[:2], "findings": "nothing"}],
    "check_data": [
        {"dataset": name, "answer": answer, "authorisation": "a1"}
        for name, answer in (
            ("hukou", {"division": "150421102201", "household": []}),
            ("hukou", {"household": [person("left out")]}),
            ("disability", {"level": 3}),
            ("tekun", {"member": True}),
            ("dibao", {"member": True}),
            ("credit", {"serious_breach": True}),
        )
    ],
    "report_outage": [{"dataset": d, "why": "timeout"} for d in ("hukou", "disability")],
    "check_promise": [
        {"material": "means_evidence", "mode": "data", "result": result}
        for result in ("kept", "false")
    ],
    "extend": [
        {"limit": "total", "ground": "hard_investigation"},
        {"limit": "total", "ground": "nothing"},
        {"limit": "notice", "ground": "hard_investigation"},
    ],
    "refuse": [{}, {"reasons": ["false_statement"]}, {"reasons": ["occupation"]}],
    "establish_spending": [{}, {"spending": {"medical": Decimal(9)}}, {"spending": {"car": 1}}],
    "discuss": [
        {"attended": PEOPLE[:number], "minutes": "m", "proposal": proposal}
        for number in (2, 3)
        for proposal in ("approve", "refuse")
    ],
    "request_correction": [
        {},
        {"flawed": ["application"]},
        {"flawed": ["id_and_hukou"]},
        {"flawed": ["nonsense"]},
    ],
    "supply": [
        {"papers": papers("application", "means_declaration", "authorisation", "account")},
        {"changes": {"account": "6217"}},
        {"changes": {"shoe_size": 1}},
    ],
    "concur": [
        {"answer": "agreed", "confirmed": {}},
        {"answer": "disagreed", "confirmed": {"level": 4}},
    ],
    "close": [{"ground": ground} for ground in ("death", "no_cooperation", "mood")],
    "evaluate": [{"rating": n, "of": of} for n in (0, 1, 5) for of in ("acceptance", "result")],
    "supplement": [{"of": of, "comment": "more"} for of in ("acceptance", "result")],
}
FLAWS: dict[str, list[dict[str, Any]]] = {
    "dibao": [
        {},
        {},
        {},
        {"papers": papers("means_declaration", "authorisation")},
        {"assets": [asset("deposits", 99999)]},
        {"members": [member(income={"wage": Decimal(99999)})], "assets": []},
        {
            "applies_as": "single_person",
            "members": [member(standing=["gravely_ill", "unstable_income"])],
            "papers": DIBAO_2022["papers"],
        },
        {"related_to_staff": True},
    ],
    "dibao_edge": [{}, {}, {"members": living_on(2400)}, {"assets": [asset("vehicles", 2)]}],
    "rigid_exp": [{}, {}, {"spending": {}}, {"papers": papers("application")}],
    "pwd_subsidy": [{}, {}, {"care_months": 1}, {"papers": papers("application")}],
}
ENDINGS = ("withdraw", "close", "decline", "transfer", "recount", "rebind")
STARTS = ["", "accept", "report_means", "verify", "post_notice", "receive_file", "approve"]
OFFICE_GOALS = ["post_notice", "verify", "approve", "publish_result", "archive"]


class AnyCourse(RuleBasedStateMachine):
    """One case, saved after every step as the application would."""

    @initialize(
        sample=st.sampled_from(list(SAMPLES)), start=st.sampled_from(STARTS), data=st.data()
    )
    def submit(self, sample: tuple[str, str], start: str, data: st.DataObject) -> None:
        """Chance begins at the filing, or far into the case."""
        flaw = data.draw(st.sampled_from(FLAWS.get(sample[0], [{}])))
        by = machine() if sample[1].endswith("anywhere") and data.draw(st.booleans()) else None
        id_ = data.draw(st.uuids(version=4), "the id, on which lots rest")
        with patch.object(Case, "create_id", lambda *_, **__: id_):
            self.course = Course(*sample, by=by, **flaw)
        self.keys = KeyRing()
        self.mapper = mapper(self.keys)
        self.stored: list[Any] = []
        self.events: list[Any] = []
        self.keep()
        self.the_office_does_its_work(start)

    @property
    def case(self) -> Any:
        return self.course.case

    def keep(self) -> None:
        """Save, as the application would."""
        for event in self.case.collect_events():
            self.stored.append(self.mapper.to_stored_event(event))
            self.events.append(self.mapper.to_domain_event(self.stored[-1]))

    def attempt(self, name: str, actor: Actor, words: dict[str, Any]) -> DomainError | None:
        before = self.case.stage
        on = act(actor, self.course.day, self.course.gazette)
        try:
            self.case.verbs[name](self.case, on, **words)
        except DomainError as refusal:
            self.course.case = replayed(self.events)
            return refusal
        note(f"{self.course.day} {name} by {actor.role} {actor.division} {actor.who[:4]}")
        if self.case.stage != before:
            assert self.case.stage in LEGAL[before], (before, self.case.stage)
        self.keep()
        return None

    def words(self, data: st.DataObject, name: str) -> dict[str, Any]:
        if name in SAID and data.draw(st.integers(0, 2)):
            return data.draw(st.sampled_from(SAID[name]))
        return said(name, self.case, self.course.day)

    def somebody(self, data: st.DataObject, name: str) -> Actor:
        """Mostly from a right post, sometimes from a wrong one, with few names to go round."""
        steps = {s.name: s for s in self.case.procedure.steps}
        pool = steps[name].posts if name in steps else steps["evaluate"].posts
        if data.draw(st.integers(0, 9)) == 0:
            pool = data.draw(st.sampled_from(list(steps.values()))).posts
        seat = holder(data.draw(st.sampled_from(pool)), self.case)
        if seat.role in (Role.APPLICANT, Role.CLOCK, Role.MACHINE):
            return seat
        return Actor(data.draw(st.sampled_from([*PEOPLE, seat.who])), seat.role, seat.division)

    @rule(data=st.data(), pause=st.sampled_from([0, 0, 1, 3, 8, 20]))
    def try_anything(self, data: st.DataObject, pause: int) -> None:
        self.course.later(pause)
        name = data.draw(st.sampled_from(sorted(self.case.verbs)))
        if name in ENDINGS and data.draw(st.integers(0, 3)):
            return
        actor = self.somebody(data, name)
        self.held_to_its_word(name, actor, self.words(data, name))

    def held_to_its_word(self, name: str, actor: Actor, words: dict[str, Any]) -> None:
        """What is open is not refused for stage, post, order or time; what is not, is."""
        now = act(actor, self.course.day).at
        is_open = name in self.case.open_commands(actor, self.course.day, now)
        refusal = self.attempt(name, actor, words)
        assert is_open or refusal, f"{name} was not open and went through"
        if is_open and refusal:
            assert not isinstance(refusal, SHUT) or name in ASKS_MORE, (name, refusal)

    @rule(data=st.data(), pause=st.sampled_from([0, 0, 0, 1, 2]))
    def somebody_does_what_is_open(self, data: st.DataObject, pause: int) -> None:
        self.course.later(pause)
        steps = self.case.procedure.steps
        seats = {holder(post, self.case) for step in steps for post in step.posts}
        pairs = [
            (name, seat)
            for seat in seats
            for name in self.case.open_commands(seat, self.course.day)
            if name not in (*ENDINGS, *self.case.done)
        ]
        if pairs:
            name, seat = data.draw(st.sampled_from(sorted(pairs, key=str)))
            self.held_to_its_word(name, seat, self.words(data, name))

    @rule(data=st.data())
    def a_register_answers_or_is_silent(self, data: st.DataObject) -> None:
        unasked = self.case.unasked() if hasattr(self.case, "unasked") else []
        if unasked and self.case.stage in BEFORE:
            seat = holder(self.case.procedure.step("check_data").posts[-1], self.case)
            dataset = data.draw(st.sampled_from(unasked))
            answer = {"dataset": dataset, "answer": register(dataset, self.case)}
            self.attempt("check_data", seat, {**answer, "authorisation": "a1"})

    @rule(goal=st.sampled_from(OFFICE_GOALS))
    def the_office_does_its_work(self, goal: str) -> None:
        """A stretch of ordinary days."""
        if goal not in self.course.steps:
            return
        try:
            self.course.to(goal)
        except DomainError:
            self.course.case.collect_events()
            self.course.case = replayed(self.events)
        else:
            self.keep()

    @rule(pause=st.integers(0, 40))
    def time_does_its_part(self, pause: int) -> None:
        self.course.later(pause).catch_up()
        self.keep()
        clock = Actor("time", Role.CLOCK, self.case.owner)
        due = self.case.due_by_time(act(clock, self.course.day))
        assert due == [], "a worker that has been leaves nothing to do"

    @precondition(lambda self: hasattr(self, "course"))
    @invariant()
    def replay_is_the_live_case(self) -> None:
        assert vars(replayed(self.events)) == vars(self.case)
        assert [e.originator_version for e in self.events] == [
            n + 1 for n in range(len(self.events))
        ]
        assert self.events[-1].stage == self.case.stage

    @precondition(lambda self: hasattr(self, "course"))
    @invariant()
    def whoever_verified_did_not_decide(self) -> None:
        hands = self.case.hands
        verified = {who for step in VERIFYING for who in hands.get(step, ())} - {"time"}
        decided = {who for step in DECIDING for who in hands.get(step, ())}
        assert not (verified | self.case.recused | self.case.parties) & decided
        household = {m["person"] for m in getattr(self.case.form, "members", ())}
        assert not household & decided

    @precondition(lambda self: hasattr(self, "course"))
    @invariant()
    def clocks_add_up(self) -> None:
        end = Moment.end_of(self.course.day)
        for clock in self.case.clocks.values():
            day = clock.stopped_on or self.course.day
            stopped = clock if clock.stopped_on else clock.stopped(end, CALENDAR)
            if clock.unit == Unit.HOURS:
                continue  # counted from a moment, not by days
            counted = CALENDAR.count(clock.since, day, Unit(clock.unit))
            assert stopped.spent + stopped.stood_still == counted
            assert clock.promised <= clock.due
            assert clock.half_on <= clock.warn_on <= clock.due
            if clock.runs and clock.unit == Unit.WORKING and CALENDAR.is_working(day):
                assert clock.over(end) == (stopped.spent > clock.length)

    @precondition(lambda self: hasattr(self, "course"))
    @invariant()
    def nothing_is_waited_for_after_the_end(self) -> None:
        ended = (Stage.WITHDRAWN, Stage.CLOSED, Stage.NOT_ACCEPTED, Stage.TRANSFERRED)
        if self.case.stage in (*ended, Stage.ARCHIVED):
            assert not any(clock.runs for clock in self.case.clocks.values())
            assert {w["step"] for w in self.events[-1].waits} <= {"archive"}

    @precondition(lambda self: hasattr(self, "course"))
    @invariant()
    def whatever_is_open_is_waited_for_by_somebody(self) -> None:
        if self.case.stage in BEFORE:
            assert self.events[-1].waits, self.case.stage
        for wait in self.events[-1].waits:
            assert self.case.procedure.has(wait["step"])
            assert wait["role"] in set(Role)

    @precondition(lambda self: hasattr(self, "course"))
    @invariant()
    def the_pinned_procedure_changes_only_where_somebody_says_why(self) -> None:
        pinned = [e for e in self.events if e.step == "accept"]
        bound = [e for e in self.events if e.step in ("accept", "rebind")]
        assert len(pinned) <= 1
        if bound:
            assert self.case.procedure.name == bound[-1].procedure

    @precondition(lambda self: hasattr(self, "course"))
    @invariant()
    def no_step_was_left_out_without_a_ground(self) -> None:
        approved = [e for e in self.events if e.step == "approve"]
        if approved:
            rules = self.case.procedure
            missing = rules.ways_to("approve") - set(self.case.done) - set(approved[0].skipped)
            assert not missing

    @precondition(lambda self: hasattr(self, "course"))
    @invariant()
    def strangers_see_nothing(self) -> None:
        for role in (Role.WINDOW, Role.VERIFIER, Role.APPROVER):
            stranger = Actor(person("stranger"), role, STRANGER)
            if self.case.intake != STRANGER:
                assert self.case.open_commands(stranger, self.course.day) == []

    def teardown(self) -> None:
        """When everybody is erased, what the office did can still be read."""
        if not hasattr(self, "course"):
            return
        self.keys.destroy()
        bare = replayed([self.mapper.to_domain_event(event) for event in self.stored])
        for kept in ("stage", "done", "hands", "clocks", "procedure", "recused", "parties"):
            assert getattr(bare, kept) == getattr(self.case, kept), kept
        assert bare.covered


SHUT = (OutOfSight, Forbidden, Untimely, Objections)
ASKS_MORE = {
    "evaluate",
    "supplement",
    "visit_home",
    "reinvestigate",
    "appraise",
    "visit_as_county",
    "extend",
    "rebind",
    "discuss",
    "give_aid",
    "inquire",
}
"""Steps whose words may be untimely or name somebody who stands aside."""

TestAnyCourse = AnyCourse.TestCase
TestAnyCourse.settings = settings(
    max_examples=60,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def test_the_machine_knows_every_stage_and_every_verb_by_time():
    """A negative control of the tables above: nothing is left out of them."""
    assert set(LEGAL) == set(Stage)
    for code, name in SAMPLES:
        steps = Course(code, name).case.procedure.steps
        timed = {step.name for step in steps if step.once_over and TIME in step.posts}
        assert timed <= {
            "deem_accepted",
            "close_uncorrected",
            "close_notice",
            "close_county_notice",
            "find_unidentifiable",
        }
    assert days(2) == timedelta(days=2)
    assert issubclass(Malformed, DomainError)
    assert issubclass(NoLawfulGround, DomainError)
