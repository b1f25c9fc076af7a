"""What follows for benefits."""

revision = "0008_benefit_care"
down_revision = "0007_institutions"


def upgrade() -> None:
    """Nothing yet."""
