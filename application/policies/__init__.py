"""The policies (后续处理) of the office, listed by hand: whenever X, do Y."""

from application.policies import (
    answer_institutions,
    benefits_meet,
    child_leaves_care,
    close_applications,
    county_pays,
    death_is_known,
    death_meets_reinstatement,
    death_reaches_benefits,
    death_was_wrong,
    end_construction,
    enter_institution,
    find_overpayment,
    life_reaches_benefits,
    open_benefit,
    open_child_file,
    open_rectification,
    pay_from_fund,
    publish_price_list,
    recall_aid,
    record_death,
    tell_payer,
)
from application.policies.policy import Policy

POLICIES: dict[str, Policy] = {
    policy.name: policy
    for policy in (
        open_benefit.policy,
        open_child_file.policy,
        child_leaves_care.policy,
        open_rectification.policy,
        recall_aid.policy,
        pay_from_fund.policy,
        county_pays.policy,
        tell_payer.policy,
        enter_institution.policy,
        answer_institutions.policy,
        end_construction.policy,
        benefits_meet.policy,
        record_death.policy,
        death_is_known.policy,
        death_reaches_benefits.policy,
        death_was_wrong.policy,
        life_reaches_benefits.policy,
        death_meets_reinstatement.policy,
        close_applications.policy,
        find_overpayment.policy,
        publish_price_list.policy,
    )
}
