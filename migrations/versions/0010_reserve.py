"""Township quotas and reserve funds."""

revision = "0010_reserve"
down_revision = "0009_payments"


def upgrade() -> None:
    """Nothing yet."""
