"""What follows for benefits: when they are looked at, what is proposed, what is owed.

Boards are folds: the rows of before are folded again from the log, with what is new in them.
"""

from alembic import op

revision = "0008_benefit_care"
down_revision = "0007_institutions"

COLUMNS = (
    "next_check date NOT NULL",
    "checking text NOT NULL",
    "proposed text NOT NULL",
    "ground text NOT NULL",
    "claimed jsonb NOT NULL",
    "owed numeric NOT NULL",
)
LEVELS = ("region", "league", "county", "township")


def upgrade() -> None:
    op.execute("SET ROLE anjuan_boards")
    op.execute("DELETE FROM boards.benefits")
    op.execute("UPDATE boards.positions SET position = 0 WHERE board = 'benefits'")
    for column in COLUMNS:
        op.execute(f"ALTER TABLE boards.benefits ADD COLUMN {column}")
    for level in LEVELS:
        op.execute(
            f"CREATE INDEX benefits_next_check_{level} ON boards.benefits"
            f" ({level}, next_check, benefit_id) WHERE next_check <> '9999-12-31'"
        )
    op.execute("RESET ROLE")
