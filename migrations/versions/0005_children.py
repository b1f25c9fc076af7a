"""The register of children's files."""

from alembic import op

revision = "0005_children"
down_revision = "0004_followups"

CHILDREN = """
CREATE TABLE boards.children (
    child_id uuid PRIMARY KEY,
    person text NOT NULL,
    owner text NOT NULL,
    region text GENERATED ALWAYS AS ("left"(owner, 2)) STORED,
    league text GENERATED ALWAYS AS ("left"(owner, 4)) STORED,
    county text GENERATED ALWAYS AS ("left"(owner, 6)) STORED,
    township text GENERATED ALWAYS AS ("left"(owner, 9)) STORED,
    opened_on date NOT NULL,
    stage text NOT NULL,
    cases jsonb NOT NULL,
    institution text NOT NULL,
    outcome text NOT NULL,
    waits jsonb NOT NULL,
    clocks jsonb NOT NULL,
    due_on date NOT NULL,
    closed_on date
)
"""
INDEXES = (
    "children_person ON boards.children (person)",
    "children_cases ON boards.children USING gin (cases)",
    *(
        f"children_due_on_{level} ON boards.children ({level}, due_on, child_id)"
        for level in ("region", "league", "county", "township")
    ),
)


def upgrade() -> None:
    op.execute("SET ROLE anjuan_boards")
    op.execute(CHILDREN)
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
    op.execute("RESET ROLE")
