"""The board of township reserve funds."""

from alembic import op

revision = "0010_reserve"
down_revision = "0009_payments"

TOWNSHIP_FUNDS = """
CREATE TABLE boards.township_funds (
    fund_id uuid PRIMARY KEY,
    owner text NOT NULL,
    region text GENERATED ALWAYS AS ("left"(owner, 2)) STORED,
    league text GENERATED ALWAYS AS ("left"(owner, 4)) STORED,
    county text GENERATED ALWAYS AS ("left"(owner, 6)) STORED,
    township text GENERATED ALWAYS AS ("left"(owner, 9)) STORED,
    balance numeric NOT NULL,
    topped_up numeric NOT NULL,
    paid numeric NOT NULL,
    corrected numeric NOT NULL,
    left_cases int NOT NULL,
    left_yuan numeric NOT NULL,
    stage text NOT NULL,
    moved_on date NOT NULL,
    counted_upto date,
    difference numeric NOT NULL
)
"""


def upgrade() -> None:
    op.execute("SET ROLE anjuan_boards")
    op.execute(TOWNSHIP_FUNDS)
    for level in ("region", "league", "county", "township"):
        op.execute(
            f"CREATE INDEX township_funds_owner_{level} ON boards.township_funds"
            f" ({level}, owner, fund_id)"
        )
    op.execute("RESET ROLE")
