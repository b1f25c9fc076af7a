"""Payment batches, and what was taken into them for each month of each benefit."""

from alembic import op

revision = "0009_payments"
down_revision = "0008_benefit_care"

PAYMENT_BATCHES = """
CREATE TABLE boards.payment_batches (
    batch_id uuid PRIMARY KEY,
    owner text NOT NULL,
    region text GENERATED ALWAYS AS ("left"(owner, 2)) STORED,
    league text GENERATED ALWAYS AS ("left"(owner, 4)) STORED,
    county text GENERATED ALWAYS AS ("left"(owner, 6)) STORED,
    township text GENERATED ALWAYS AS ("left"(owner, 9)) STORED,
    entitlement text NOT NULL,
    month date NOT NULL,
    number int NOT NULL,
    position bigint NOT NULL,
    stage text NOT NULL,
    lines int NOT NULL,
    yuan numeric NOT NULL,
    drawn_on date NOT NULL,
    paid_lines int NOT NULL,
    paid_yuan numeric NOT NULL,
    returned_lines int NOT NULL,
    returned_yuan numeric NOT NULL,
    sent_on date,
    closed_on date
)
"""
PAYMENTS = """
CREATE TABLE boards.payments (
    benefit_id uuid NOT NULL,
    month date NOT NULL,
    lines jsonb NOT NULL,
    drawn numeric NOT NULL,
    paid numeric NOT NULL,
    returned numeric NOT NULL,
    PRIMARY KEY (benefit_id, month)
)
"""
LEVELS = ("region", "league", "county", "township")


def upgrade() -> None:
    op.execute("SET ROLE anjuan_boards")
    op.execute(PAYMENT_BATCHES)
    op.execute(PAYMENTS)
    for level in LEVELS:
        op.execute(
            f"CREATE INDEX payment_batches_month_{level} ON boards.payment_batches"
            f" ({level}, month, batch_id)"
        )
    op.execute("CREATE INDEX payments_month ON boards.payments (month)")
    op.execute("RESET ROLE")
