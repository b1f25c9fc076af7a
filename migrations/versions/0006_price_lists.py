"""The register of price lists."""

from alembic import op

revision = "0006_price_lists"
down_revision = "0005_children"

PRICE_LISTS = """
CREATE TABLE boards.price_lists (
    price_list_id uuid PRIMARY KEY,
    organisation text NOT NULL,
    name text NOT NULL,
    owner text NOT NULL,
    region text GENERATED ALWAYS AS ("left"(owner, 2)) STORED,
    league text GENERATED ALWAYS AS ("left"(owner, 4)) STORED,
    county text GENERATED ALWAYS AS ("left"(owner, 6)) STORED,
    township text GENERATED ALWAYS AS ("left"(owner, 9)) STORED,
    number int NOT NULL,
    valid_from date NOT NULL,
    published_on date NOT NULL,
    first_on date NOT NULL
)
"""
INDEXES = (
    "price_lists_organisation ON boards.price_lists (organisation)",
    *(
        f"price_lists_first_on_{level} ON boards.price_lists ({level}, first_on, price_list_id)"
        for level in ("region", "league", "county", "township")
    ),
)


def upgrade() -> None:
    op.execute("SET ROLE anjuan_boards")
    op.execute(PRICE_LISTS)
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
    op.execute("RESET ROLE")
