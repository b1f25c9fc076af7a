"""What is stored stays readable: a change of these needs an upcast in the same commit."""

from __future__ import annotations

from dataclasses import fields

from domain.benefit import Benefit
from domain.benefit_grounds import GROUNDS
from domain.benefit_recheck import Finding as Checked
from domain.benefit_rules import Standing
from domain.books import Books
from domain.recipient import Recipient
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
    " amount from_month rests_on later next_check until",
    "benefit.Adjusted": "amount from_month ground",
    "benefit.Suspended": "from_month ground",
    "benefit.Resumed": "from_month ground",
    "benefit.Ended": "from_month ground",
    "benefit.Reinstated": "from_month ground next_check",
    "benefit.RecheckOpened": "ground note",
    "benefit.RecheckReported": "finding account months next_check",
    "benefit.SelfCareReassessed": "failed ability account amount from_month",
    "benefit.ChangeProposed": "verb ground amount from_month reason takes hearing notice",
    "benefit.RecipientHeard": "how statement",
    "benefit.ChangeDecided": "agreed reason posted",
    "benefit.ChangeTold": "how remedies",
    "benefit.NoticePosted": "place",
    "benefit.ObjectionRaised": "text contact",
    "benefit.Reinvestigated": "findings stands",
    "benefit.NoticeClosed": "",
    "benefit.DeathNoted": "person died_on source checking",
    "benefit.DeathWithdrawn": "person",
    "benefit.WorkOffered": "person taken",
    "benefit.DataMatched": "findings",
    "benefit.SurvivalProved": "how",
    "benefit.OverpaymentClaimed": "months ground",
    "benefit.Repaid": "amount how receipt",
    "benefit.WrittenOff": "amount ground reason",
    "benefit.Recounted": "",
    "recipient.Known": "person",
    "recipient.Entitled": "person benefit",
    "recipient.Died": "person died_on",
    "recipient.DeathWithdrawn": "person",
}
WORDS = {
    Progress: "assigned contacted verified rectified replied revisited closed",
    Finding: "true mistaken malicious no_legal_basis",
    Standing: "granted suspended ended",
    Checked: "unchanged changed not_eligible not_reachable",
}
CITED = {
    "adjust": "standard_changed members_changed income_changed work_refused fading_out"
    " corrected self_care_changed form_changed recalculated",
    "suspend": "card_expired imprisoned survival_unproved not_reachable",
    "resume": "card_renewed released survival_proved reached",
    "end": "work_refused fading_out death no_longer_eligible dibao_ended level_lowered"
    " moved_away fraud given_up tekun_in injury_allowance child_allowance expired"
    " ability_regained serving_sentence declared_missing means_exceeded supporter_able"
    " came_of_age adopted parent_able institution_closed use_changed",
    "call_recheck": "periodic member_died payee_died reported_change data_match lead complaint"
    " spot_check self_care_changed",
    "reinstate": "annulled not_dead ended_in_error",
    "claim_back": "paid_after_death paid_on_fraud change_not_told decided_late office_error",
    "write_off": "hardship no_estate untraceable claimed_in_error",
}
"""Codes that stand in events: others may come beside them, and none of these goes."""


def test_topics_and_fields_are_those_that_were_stored():
    shape = {
        f"{e.kind}.{name}": " ".join(f.name for f in fields(e) if f.name not in ENVELOPE)
        for kind in (Rectification, Benefit, Recipient)
        for name, e in events_of(kind)
    }
    assert shape == STORED


def test_stages_findings_grounds_and_procedures_keep_their_names():
    assert {kind: " ".join(kind) for kind in WORDS} == WORDS
    for verb, grounds in CITED.items():
        assert set(grounds.split()) <= set(GROUNDS[verb])
    names = [p.name for kind in (Rectification, Benefit) for p in kind.procedures]
    assert names == ["2019/rectification", "2021/benefit"]
