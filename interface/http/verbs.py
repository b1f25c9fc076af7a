"""Verb → resource: what a step is called in an address, and the form it takes.

Who may take it, and when, is said by the procedures alone.
"""

from __future__ import annotations

from typing import NamedTuple

from interface.http.schemas import (
    abilities,
    benefit_care,
    benefits,
    children,
    elder,
    funerals,
    household_aid,
    payments,
    rectifications,
    selfcare,
    steps,
    tekun,
    temporary,
    together,
    township_funds,
)
from interface.http.schemas.fields import (
    Form,
)


class Row(NamedTuple):
    verb: str
    noun: str
    form: Form


CASES = (
    Row("request_correction", "correction-request", steps.Correction()),
    Row("supply", "supplement", steps.Supplement()),
    Row("accept", "acceptance", steps.Nothing()),
    Row("decline", "non-acceptance", steps.Reason()),
    Row("transfer", "transfer", steps.Transfer()),
    Row("withdraw", "withdrawal", steps.Withdrawal()),
    Row("close", "closure", steps.Closure()),
    Row("add_evidence", "evidence", steps.Evidence()),
    Row("recuse", "recusal", steps.Recusal()),
    Row("rebind", "rebinding", steps.Rebinding()),
    Row("take_in", "intake", abilities.Receipt()),
    Row("post_originals", "originals", abilities.Originals()),
    Row("forward", "forwarding", abilities.Forwarding()),
    Row("promise", "commitment", abilities.Commitment()),
    Row("check_promise", "commitment-check", abilities.CommitmentCheck()),
    Row("check_data", "data-check", abilities.DataCheck()),
    Row("report_outage", "data-outage", abilities.DataOutage()),
    Row("register_relation", "relation", abilities.Relation()),
    Row("note_complaint", "complaint", abilities.Complaint()),
    Row("begin_investigation", "investigation", steps.Nothing()),
    Row("request_means_test", "means-test-request", abilities.MeansTestRequest()),
    Row("start_means_test", "means-test", steps.Nothing()),
    Row("report_means", "means-report", abilities.MeansReport()),
    Row("tell_means", "means-notice", abilities.Told()),
    Row("dispute_means", "means-dispute", abilities.MeansDispute()),
    Row("visit_home", "home-visit", abilities.HomeVisit()),
    Row("establish_spending", "spending", household_aid.SpendingReport()),
    Row("reinvestigate", "reinvestigation", abilities.Findings()),
    Row("appraise", "appraisal", abilities.Appraisal()),
    Row("verify", "verification", steps.Verification()),
    Row("post_notice", "notice", abilities.Notice()),
    Row("raise_objection", "objection", abilities.Objection()),
    Row("close_notice", "notice-end", steps.Nothing()),
    Row("receive_file", "file-receipt", steps.Nothing()),
    Row("draw_for_visit", "draw-for-visit", steps.Nothing()),
    Row("visit_as_county", "county-visit", abilities.Findings()),
    Row("review", "review", abilities.Opinion()),
    Row("post_county_notice", "county-notice", abilities.Notice()),
    Row("object_to_county", "county-objection", abilities.Objection()),
    Row("close_county_notice", "county-notice-end", steps.Nothing()),
    Row("certify", "certificate", together.Certificate()),
    Row("discuss", "discussion", together.Discussion()),
    Row("establish_facts", "established-facts", tekun.EstablishedFacts()),
    Row("choose_support", "support-choice", tekun.SupportChoice()),
    Row("assess_self_care", "self-care-assessment", selfcare.SelfCareAssessment()),
    Row("inquire", "inquiry", children.Inquiry()),
    Row("report_police", "police-report", children.PoliceReport()),
    Row("examine", "health-check", children.HealthCheck()),
    Row("hospitalise", "treatment", children.Treatment()),
    Row("discharge", "discharge", children.Discharge()),
    Row("order_custody", "custody-order", children.CustodyOrder()),
    Row("admit", "admission", children.Admission()),
    Row("request_search", "search-request", children.SearchRequest()),
    Row("announce_search", "search-notice", children.SearchNotice()),
    Row("report_search", "search-result", children.SearchResult()),
    Row("assess_guardian", "guardian-assessment", children.GuardianAssessment()),
    Row("return_child", "way-home", children.WayHome()),
    Row("concur", "concurrence", together.Concurrence()),
    Row("recall_aid", "earlier-aid", temporary.RecalledAid()),
    Row("verify_spending", "spending-check", temporary.VerifiedSpending()),
    Row("assess", "assessment", temporary.Assessment()),
    Row("give_aid", "aid", temporary.Aid()),
    Row("end_emergency", "emergency-end", temporary.End()),
    Row("hand_in_late", "late-papers", temporary.LatePapers()),
    Row("complete_record", "aid-record", temporary.AidRecord()),
    Row("check_site", "site-check", together.SiteCheck()),
    Row("review_as_league", "league-review", elder.LeagueReview()),
    Row("suspend", "suspension", together.Suspension()),
    Row("resume", "resumption", steps.Nothing()),
    Row("settle", "settlement", steps.Nothing()),
    Row("give_policies", "policies", elder.Policies()),
    Row("approve", "approval", steps.Nothing()),
    Row("refuse", "refusal", steps.Refusal()),
    Row("extend", "extension", abilities.Extension()),
    Row("serve", "service", steps.Service()),
    Row("publish_result", "publication", abilities.Notice()),
    Row("evaluate", "evaluation", steps.Evaluation()),
    Row("supplement", "evaluation-supplement", steps.EvaluationSupplement()),
    Row("claim", "provider-claim", funerals.Claim()),
    Row("draw_claim", "draw-of-claim", steps.Nothing()),
    Row("check_claim", "claim-check", funerals.ClaimCheck()),
    Row("reimburse", "reimbursement", funerals.Reimbursement()),
    Row("archive", "archiving", steps.Archiving()),
)
RECTIFICATIONS = (
    Row("assign", "assignment", rectifications.Assignment()),
    Row("contact", "contact", rectifications.Contact()),
    Row("contest", "contest", rectifications.Contest()),
    Row("decide_contest", "contest-decision", rectifications.ContestDecision()),
    Row("verify", "verification", rectifications.Finding()),
    Row("plan", "plan", rectifications.Plan()),
    Row("rectify", "rectification", rectifications.Measures()),
    Row("reply", "reply", rectifications.Reply()),
    Row("revisit", "revisit", rectifications.Revisit()),
    Row("rate_again", "second-rating", rectifications.SecondRating()),
    Row("close", "closure", steps.Nothing()),
)
BENEFITS = (
    Row("adjust", "adjustment", benefits.Adjustment()),
    Row("suspend", "suspension", benefits.BenefitChange()),
    Row("resume", "resumption", benefits.BenefitChange()),
    Row("end", "end", benefits.BenefitChange()),
    Row("reinstate", "reinstatement", benefits.BenefitChange()),
    Row("call_recheck", "recheck-call", benefit_care.RecheckCall()),
    Row("report_recheck", "recheck-report", benefit_care.RecheckReport()),
    Row("reassess_self_care", "self-care-assessment", benefit_care.SelfCareReassessment()),
    Row("propose_change", "change-proposal", benefit_care.ChangeProposal()),
    Row("hear_recipient", "hearing", benefit_care.Hearing()),
    Row("decide_change", "change-decision", benefit_care.ChangeDecision()),
    Row("post_notice", "notice", abilities.Notice()),
    Row("raise_objection", "objection", abilities.Objection()),
    Row("reinvestigate", "reinvestigation", benefit_care.Reinvestigation()),
    Row("tell_change", "change-notice", steps.Service()),
    Row("note_death", "death", benefit_care.Death()),
    Row("note_work_offer", "work-offer", benefit_care.WorkOffer()),
    Row("match_data", "data-match", benefit_care.DataMatch()),
    Row("prove_survival", "survival-proof", benefit_care.SurvivalProof()),
    Row("claim_back", "overpayment-claim", benefit_care.OverpaymentClaim()),
    Row("record_repayment", "repayment", benefit_care.Repayment()),
    Row("write_off", "write-off", benefit_care.WriteOff()),
)

INSTITUTIONS = (
    Row("note_false_data", "false-data", elder.FalseData()),
    Row("confirm_fix", "fix", steps.Nothing()),
    Row("check_roster", "roster-check", elder.RosterCheck()),
    Row("change_use", "change-of-use", elder.UseChange()),
    Row("repay", "repayment", elder.SubsidyRepayment()),
    Row("announce_closing", "closing-plan", elder.ClosingPlan()),
    Row("withdraw_closing", "closing-plan-withdrawal", steps.Nothing()),
    Row("place_residents", "placement", elder.ResidentPlacement()),
    Row("close_down", "closing", steps.Nothing()),
    Row("reopen", "reopening", steps.Nothing()),
)
FUNDS = (
    Row("top_up", "top-up", township_funds.TopUp()),
    Row("correct", "correction", township_funds.FundCorrection()),
    Row("reconcile", "reconciliation", township_funds.Reconciliation()),
)
PAYMENTS = (
    Row("check", "check", steps.Nothing()),
    Row("approve", "approval", steps.Nothing()),
    Row("send", "sending", payments.BankSending()),
    Row("report_results", "results", payments.BankResults()),
    Row("discard", "discarding", payments.BatchDiscarding()),
)


def nouns(rows: tuple[Row, ...]) -> dict[str, str]:
    return {row.verb: row.noun for row in rows}


NOUNS = nouns(CASES)
