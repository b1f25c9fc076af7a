"""The register of price lists."""

revision = "0006_price_lists"
down_revision = "0005_children"


def upgrade() -> None:
    """Nothing yet."""
