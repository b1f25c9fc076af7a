"""The policies (后续处理) of the office, listed by hand: whenever X, do Y."""

from application.policies.open_benefit import policy as open_benefit
from application.policies.open_rectification import policy as open_rectification
from application.policies.policy import Policy

POLICIES: dict[str, Policy] = {p.name: p for p in (open_benefit, open_rectification)}
