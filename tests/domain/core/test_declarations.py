"""A slip in a declaration fails when the program starts, not when a citizen waits."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import pytest
from eventsourcing.utils import get_topic

from domain.calendar import cd, hours, wd
from domain.case import Case, Trait
from domain.dossier import Dossier
from domain.grounds import Ground
from domain.office import COUNTY_APPROVER, COUNTY_VERIFIER, TIME, TOWNSHIP_WINDOW
from domain.personal import Paper, PersonId, catalogue
from domain.procedure import Limit, Procedure, Step
from domain.stage import Stage, during
from domain.topics import events_of
from domain.usual import INTAKE_LIMITS, aftermath, intake
from domain.wellformed import IllFormed
from tests.domain.core.desk import ERRAND, Errand, Permit, Way

NUMBERS = count(1)
GROUND = Ground("why", "因", "Why.", "test")


def procedure(**changes: Any) -> Procedure:
    steps = (*intake(TOWNSHIP_WINDOW), *aftermath(TOWNSHIP_WINDOW), *changes.pop("steps", ()))
    limits = (*INTAKE_LIMITS, *changes.pop("limits", ()))
    return Procedure(
        version="1", since=date(2020, 1, 1), basis="", steps=steps, limits=limits, **changes
    )


def declared(*procedures: Procedure, **members: Any) -> type[Case]:
    given = {"procedures": procedures or (procedure(),), **members}
    return type("Slip", (Case,), given, code=f"core_slip_{next(NUMBERS)}")


def test_the_procedure_that_the_slips_are_made_from_is_sound():
    assert declared().verbs["accept"].stages == {Stage.SUBMITTED}


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ({"steps": (Step("fly", TIME),)}, "fly is no verb"),
        ({"steps": (Step("about", TIME),)}, "about is no verb"),
        ({"steps": (Step("verify", TIME, after=("fly",)),)}, "verify speaks of fly"),
        ({"steps": (Step("verify", TIME, voids=("fly",)),)}, "verify speaks of fly"),
        ({"steps": (Step("verify", TIME, once_over="fly"),)}, "the clock fly"),
        ({"steps": (Step("verify", TIME, while_runs="fly"),)}, "the clock fly"),
        ({"steps": (Step("verify", TIME, once_over="answer"),)}, "does not stop it"),
        ({"steps": (Step("verify", TIME, after=("verify",)),)}, "comes after itself"),
        ({"limits": (Limit("x", wd(1), ("fly",), ("accept",)),)}, "speaks of fly"),
        ({"limits": (Limit("x", wd(1), ("accept",), ()),)}, "never stops"),
        (
            {
                "limits": (
                    Limit("x", hours(1), ("accept",), ("serve",), stands_still_for=("y",)),
                )
            },
            "never stand still",
        ),
        (
            {"limits": (Limit("x", wd(9), ("accept",), ("serve",), stretch=cd(12)),)},
            "in another unit",
        ),
        (
            {"limits": (Limit("x", wd(9), ("accept",), ("serve",), stretch=wd(9)),)},
            "to no more than it has",
        ),
        (
            {"limits": (Limit("x", wd(9), ("accept",), ("serve",), grounds=(GROUND,)),)},
            "by something to nothing",
        ),
        (
            {"steps": (Step("approve", COUNTY_APPROVER), Step("verify", COUNTY_VERIFIER))},
            "approval does not wait for verify",
        ),
        (
            {"steps": (Step("approve", COUNTY_APPROVER, after=("accept",)),), "apart": ()},
            "whoever verifies may not decide",
        ),
    ],
)
def test_a_procedure_speaks_only_of_what_exists(slip, said):
    with pytest.raises(IllFormed, match=said):
        declared(procedure(**slip))


def test_all_slips_are_told_at_once():
    wrong = procedure(steps=(Step("fly", TIME), Step("verify", TIME, after=("walk",))))
    with pytest.raises(IllFormed, match=r"fly is no verb.*; .*speaks of walk"):
        declared(wrong)


def test_two_versions_of_one_path_do_not_begin_on_one_day():
    with pytest.raises(IllFormed, match="share a name, or a path and a first day"):
        declared(procedure(), procedure().but(version="2"))


def test_a_step_that_time_dates_cannot_be_entered_late():
    class Odd(Trait):
        class Ticked(Case.Event):
            pass

        @during(Stage.ACCEPTED, occurs=True)
        def tick_over(self, act):
            self.record(self.Ticked, act)

    timed = procedure(
        steps=(Step("tick_over", TIME, once_over="x"),),
        limits=(Limit("x", wd(1), ("accept",), ("tick_over",)),),
    )
    with pytest.raises(IllFormed, match="by whoever enters it late"):
        type("Timed", (Odd, Case), {"procedures": (timed,)}, code="core_timed")


def test_an_annotated_attribute_is_caught():
    with pytest.raises(IllFormed, match="dataclass"):

        class Annotated(Case, code="core_annotated"):
            procedures = (procedure(),)
            amount: int = 0


def test_events_of_a_trait_of_a_trait_are_caught():
    class Grand(Trait):
        class Nodded(Case.Event):
            pass

        @during(Stage.ACCEPTED)
        def nod(self, act):
            self.record(self.Nodded, act)

    class Child(Grand):
        pass

    with pytest.raises(IllFormed, match=r"Grand\.Nodded"):
        type("Nodding", (Child, Case), {"procedures": (procedure(),)}, code="core_nodding")


def test_a_family_of_types_shares_a_class_without_a_code():
    class Visiting(Trait):
        class Called(Case.Event):
            pass

    class Aid(Visiting, Case):
        title = "aid"

    aid = type("EdgeAid", (Aid,), {"procedures": (procedure(),)}, code="core_edge_aid")
    assert get_topic(aid.Called) == "core_edge_aid.Called"
    assert aid.Called.kind == "core_edge_aid"
    assert Aid.Called.kind == ""


def test_a_dossier_has_stages_of_its_own_and_no_others():
    assert (Errand.verbs["do"].stages, Errand.stage_type) == ({Way.GIVEN}, Way)

    with pytest.raises(IllFormed, match="a stage that this dossier does not have"):

        class Lost(Dossier, code="core_lost"):
            stage_type = Way
            procedures = (ERRAND,)

            @during(Stage.ACCEPTED)
            def do(self, act):
                pass

            @classmethod
            def give(cls, act):
                pass

    with pytest.raises(IllFormed, match="leads to accepted, which is no stage"):

        class Astray(Dossier, code="core_astray"):
            stage_type = Way
            procedures = (ERRAND,)

            class Done(Dossier.Event):
                leads_to = Stage.ACCEPTED

            @during(Way.GIVEN)
            def do(self, act):
                pass

            @classmethod
            def give(cls, act):
                pass


@pytest.mark.parametrize("kind", [Permit, Errand])
def test_stored_names_and_kinds_do_not_depend_on_where_the_code_lives(kind):
    assert get_topic(kind) == kind.code
    for name, event in events_of(kind):
        assert get_topic(event) == f"{kind.code}.{name}"
        assert event.kind == kind.code


class TestPersonalFields:
    """So that nobody forgets: what a field may say is declared with the field."""

    def slips(self, **body: Any) -> str:
        event = type(Case.Event)("Noted", (Case.Event,), body)
        with pytest.raises(IllFormed) as told:
            declared(Noted=event)
        return str(told.value)

    @pytest.mark.parametrize(
        "type_", ["str", "list[str]", "dict[str, Any]", "dict[Code, str]", "str | None", "Any"]
    )
    def test_words_are_personal_unless_they_are_codes(self, type_):
        assert "neither personal nor made of codes" in self.slips(
            __annotations__={"note": type_}
        )

    @pytest.mark.parametrize(
        "type_",
        ["Code", "list[Code]", "dict[Code, Decimal]", "int", "date", "PersonId", "Paper"],
    )
    def test_codes_numbers_and_days_are_not(self, type_):
        event = type(Case.Event)("Noted", (Case.Event,), {"__annotations__": {"note": type_}})
        assert declared(Noted=event).Noted.personal == {}

    def test_a_field_called_personal_exists(self):
        assert "is called personal and is no field" in self.slips(personal={"note": "about"})

    def test_whose_it_is_names_a_field_with_a_persons_id(self):
        wrong = self.slips(
            __annotations__={"note": "str", "place": "Code"}, personal={"note": "place"}
        )
        assert "place is no field with a person's id" in wrong

    def test_only_a_list_of_dicts_names_a_person_in_each(self):
        wrong = self.slips(__annotations__={"note": "str"}, personal={"note": "[].person"})
        assert "only a list of dicts" in wrong

    @pytest.mark.parametrize("name", ["kind", "leads_to"])
    def test_names_of_the_envelope_are_taken(self, name):
        assert "that name is taken" in self.slips(__annotations__={name: "Code"})

    def test_what_a_base_event_calls_personal_stays_so_in_a_types_own(self):
        class Verified(Case.Verified):
            personal = {"beside": "person"}
            person: PersonId
            beside: str
            sheets: list[Paper]

        kind = declared(Verified=Verified)
        assert kind.Verified.personal == {"findings": "about", "beside": "person"}
        assert catalogue(Case.Verified) == {"findings": "about"}

    def test_every_base_event_with_words_in_it_is_in_the_catalogue(self):
        told = {
            f"{name}.{field}": whose
            for name, event in events_of(Permit)
            for field, whose in event.personal.items()
            if hasattr(Case, name)
        }
        assert told == {
            "Supplied.changes": "about",
            "NotAccepted.reason": "about",
            "Transferred.reason": "about",
            "Withdrawn.reason": "about",
            "EvidenceAdded.note": "about",
            "Recused.reason": "person",
            "Verified.findings": "about",
            "Evaluated.comment": "by",
            "Supplemented.comment": "by",
        }
