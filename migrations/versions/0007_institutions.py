"""The register of care institutions."""

revision = "0007_institutions"
down_revision = "0006_price_lists"


def upgrade() -> None:
    """Nothing yet."""
