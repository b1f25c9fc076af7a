"""The register of children's files."""

revision = "0005_children"
down_revision = "0004_followups"


def upgrade() -> None:
    """Nothing yet."""
