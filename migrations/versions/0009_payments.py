"""Payment batches."""

revision = "0009_payments"
down_revision = "0008_benefit_care"


def upgrade() -> None:
    """Nothing yet."""
