"""What is stored stays readable: a change of these needs an upcast in the same commit."""

from __future__ import annotations

from dataclasses import fields

from domain.benefit import Benefit
from domain.benefit_rules import GROUNDS, Standing
from domain.books import Books
from domain.rectification import Rectification
from domain.rectification_rules import Finding, Progress
from domain.topics import events_of

ENVELOPE = {f.name for f in fields(Books.Event)} | {"originator_topic"}
STORED = {
    "rectification.Opened": "procedure case case_version case_kind service rating tags"
    " comment owner rated",
    "rectification.Contested": "ground reason evidence",
    "rectification.ContestDecided": "upheld finding reason",
    "rectification.Assigned": "owner reason",
    "rectification.Contacted": "how reached note",
    "rectification.Verified": "finding account",
    "rectification.Planned": "reason measures",
    "rectification.Rectified": "measures",
    "rectification.Replied": "how answer",
    "rectification.Revisited": "satisfied note",
    "rectification.RatedAgain": "rating comment",
    "rectification.Closed": "outcome",
    "rectification.Recounted": "",
    "benefit.Granted": "procedure entitlement case case_version persons owner organ"
    " amount from_month rests_on later next_check",
    "benefit.Adjusted": "amount from_month ground",
    "benefit.Suspended": "from_month ground",
    "benefit.Resumed": "from_month ground",
    "benefit.Ended": "from_month ground",
}
WORDS = {
    Progress: "assigned contacted verified rectified replied revisited closed",
    Finding: "true mistaken malicious no_legal_basis",
    Standing: "granted suspended ended",
}
CITED = {
    "adjust": "standard_changed members_changed income_changed work_refused fading_out"
    " corrected",
    "suspend": "card_expired imprisoned survival_unproved not_reachable",
    "resume": "card_renewed released survival_proved reached",
    "end": "death no_longer_eligible dibao_ended level_lowered moved_away fraud given_up",
}


def test_topics_and_fields_are_those_that_were_stored():
    shape = {
        f"{kind.code}.{name}": " ".join(f.name for f in fields(e) if f.name not in ENVELOPE)
        for kind in (Rectification, Benefit)
        for name, e in events_of(kind)
    }
    assert shape == STORED


def test_stages_findings_grounds_and_procedures_keep_their_names():
    assert {kind: " ".join(kind) for kind in WORDS} == WORDS
    assert {verb: " ".join(grounds) for verb, grounds in GROUNDS.items()} == CITED
    names = [p.name for kind in (Rectification, Benefit) for p in kind.procedures]
    assert names == ["2019/rectification", "2021/benefit"]
