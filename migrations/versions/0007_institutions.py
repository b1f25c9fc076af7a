"""The register of care institutions."""

from alembic import op

revision = "0007_institutions"
down_revision = "0006_price_lists"

ELSEWHERE = 'CASE WHEN starts_with(owner, intake) THEN NULL ELSE "left"(intake, {}) END'
INSTITUTIONS = f"""
CREATE TABLE boards.institutions (
    institution_id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    name text NOT NULL,
    credit_code text NOT NULL,
    nature text NOT NULL,
    address text NOT NULL,
    owner text NOT NULL,
    region text GENERATED ALWAYS AS ("left"(owner, 2)) STORED,
    league text GENERATED ALWAYS AS ("left"(owner, 4)) STORED,
    county text GENERATED ALWAYS AS ("left"(owner, 6)) STORED,
    township text GENERATED ALWAYS AS ("left"(owner, 9)) STORED,
    intake text NOT NULL,
    intake_league text GENERATED ALWAYS AS ({ELSEWHERE.format(4)}) STORED,
    intake_county text GENERATED ALWAYS AS ({ELSEWHERE.format(6)}) STORED,
    intake_township text GENERATED ALWAYS AS ({ELSEWHERE.format(9)}) STORED,
    beds int NOT NULL,
    receipt_number text NOT NULL,
    first_filed_on date NOT NULL,
    filed_on date NOT NULL,
    stage text NOT NULL,
    failing jsonb NOT NULL,
    false_data_on date,
    stops_on date,
    owes jsonb NOT NULL
)
"""
INDEXES = (
    *(
        f"institutions_first_filed_on_{level} ON boards.institutions"
        f" ({level}, first_filed_on, institution_id)"
        for level in ("region", "league", "county", "township")
    ),
    *(
        f"institutions_first_filed_on_{level} ON boards.institutions"
        f" ({level}, first_filed_on, institution_id) WHERE {level} IS NOT NULL"
        for level in ("intake_league", "intake_county", "intake_township")
    ),
)


def upgrade() -> None:
    op.execute("SET ROLE anjuan_boards")
    op.execute(INSTITUTIONS)
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
    op.execute("RESET ROLE")
