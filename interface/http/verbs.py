"""Verb → resource: what a step is called in an address, and the form it takes.

Who may take it, and when, is said by the procedures alone.
"""

from __future__ import annotations

from typing import NamedTuple

from interface.http.schemas import steps
from interface.http.schemas.fields import Form


class Row(NamedTuple):
    verb: str
    noun: str
    form: Form


VERBS = (
    Row("request_correction", "correction-request", steps.Correction()),
    Row("supply", "supplement", steps.Supplement()),
    Row("accept", "acceptance", steps.Nothing()),
    Row("decline", "non-acceptance", steps.Reason()),
    Row("transfer", "transfer", steps.Transfer()),
    Row("withdraw", "withdrawal", steps.OptionalReason()),
    Row("close", "closure", steps.Closure()),
    Row("recuse", "recusal", steps.Recusal()),
    Row("take_in", "intake", steps.Intake()),
    Row("forward", "forwarding", steps.Forwarding()),
    Row("promise", "commitment", steps.Commitment()),
    Row("check_promise", "commitment-check", steps.CommitmentCheck()),
    Row("report_outage", "data-outage", steps.DataOutage()),
    Row("register_relation", "relation", steps.Relation()),
    Row("begin_investigation", "investigation", steps.Nothing()),
    Row("request_means_test", "means-test-request", steps.MeansTestRequest()),
    Row("start_means_test", "means-test", steps.Nothing()),
    Row("dispute_means", "means-dispute", steps.MeansDispute()),
    Row("visit_home", "home-visit", steps.HomeVisit()),
    Row("appraise", "appraisal", steps.Appraisal()),
    Row("waive", "waiver", steps.Waiver()),
    Row("verify", "verification", steps.Verification()),
    Row("post_notice", "notice", steps.Notice()),
    Row("raise_objection", "objection", steps.Objection()),
    Row("close_notice", "notice-end", steps.Nothing()),
    Row("receive_file", "file-receipt", steps.Nothing()),
    Row("visit_as_county", "county-visit", steps.Findings()),
    Row("review", "review", steps.Opinion()),
    Row("post_county_notice", "county-notice", steps.Notice()),
    Row("object_to_county", "county-objection", steps.Objection()),
    Row("close_county_notice", "county-notice-end", steps.Nothing()),
    Row("concur", "concurrence", steps.Concurrence()),
    Row("approve", "approval", steps.Nothing()),
    Row("refuse", "refusal", steps.Refusal()),
    Row("extend", "extension", steps.Extension()),
    Row("serve", "service", steps.Service()),
    Row("publish_result", "publication", steps.Notice()),
    Row("evaluate", "evaluation", steps.Evaluation()),
    Row("archive", "archiving", steps.Archiving()),
)
NOUNS = {row.verb: row.noun for row in VERBS}
