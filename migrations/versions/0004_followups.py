"""What follows from cases: causes that policies have parked, and the boards of follow-ups."""

from alembic import op

revision = "0004_followups"
down_revision = "0003_boards"

PARKED_CAUSES = """
CREATE TABLE ledgers.parked_causes (
    policy text NOT NULL,
    position bigint NOT NULL,
    stream_id uuid NOT NULL,
    error text NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (policy, position)
)
"""
PARKED_CAUSES_STREAM = (
    "CREATE INDEX parked_causes_stream ON ledgers.parked_causes (policy, stream_id)"
)
GRANT = "GRANT SELECT, INSERT, UPDATE (error), DELETE ON ledgers.parked_causes TO anjuan_app"
PLACED = """
    owner text NOT NULL,
    region text GENERATED ALWAYS AS ("left"(owner, 2)) STORED,
    league text GENERATED ALWAYS AS ("left"(owner, 4)) STORED,
    county text GENERATED ALWAYS AS ("left"(owner, 6)) STORED,
    township text GENERATED ALWAYS AS ("left"(owner, 9)) STORED"""
RECTIFICATIONS = f"""
CREATE TABLE boards.rectifications (
    rectification_id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    case_version int NOT NULL,
    case_kind text NOT NULL,{PLACED},
    service text NOT NULL,
    rating smallint NOT NULL,
    rated jsonb NOT NULL,
    received_on date NOT NULL,
    stage text NOT NULL,
    waits jsonb NOT NULL,
    clocks jsonb NOT NULL,
    due_on date NOT NULL,
    finding text NOT NULL,
    contested boolean NOT NULL,
    rated_again smallint NOT NULL,
    closed_on date,
    outcome text NOT NULL
)
"""
BENEFITS = f"""
CREATE TABLE boards.benefits (
    benefit_id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    case_version int NOT NULL,
    entitlement text NOT NULL,{PLACED},
    organ text NOT NULL,
    person text NOT NULL,
    persons jsonb NOT NULL,
    amount numeric NOT NULL,
    since date NOT NULL,
    turns jsonb NOT NULL,
    stage text NOT NULL,
    until date NOT NULL
)
"""
LEVELS = ("region", "league", "county", "township")
INDEXES = (
    "rectifications_case ON boards.rectifications (case_id)",
    "benefits_case ON boards.benefits (case_id)",
    "benefits_person ON boards.benefits (person)",
    *(
        f"rectifications_due_on_{level} ON boards.rectifications"
        f" ({level}, due_on, rectification_id) WHERE closed_on IS NULL"
        for level in LEVELS
    ),
    *(
        f"benefits_since_{level} ON boards.benefits ({level}, since, benefit_id)"
        for level in LEVELS
    ),
)


def upgrade() -> None:
    for statement in (PARKED_CAUSES, PARKED_CAUSES_STREAM, GRANT):
        op.execute(statement)
    op.execute("SET ROLE anjuan_boards")
    for table in (RECTIFICATIONS, BENEFITS):
        op.execute(table)
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
    op.execute("RESET ROLE")
