"""The boards: read models that the role anjuan_boards owns, builds anew and may replace."""

from alembic import op

revision = "0003_boards"
down_revision = "0002_ledgers"

PLACED = """
    owner text NOT NULL,
    region text GENERATED ALWAYS AS ("left"(owner, 2)) STORED,
    league text GENERATED ALWAYS AS ("left"(owner, 4)) STORED,
    county text GENERATED ALWAYS AS ("left"(owner, 6)) STORED,
    township text GENERATED ALWAYS AS ("left"(owner, 9)) STORED"""
AWAY = "CASE WHEN starts_with(owner, intake) THEN NULL ELSE"
TAKEN_IN = f"""
    intake text NOT NULL,
    intake_league text GENERATED ALWAYS AS ({AWAY} "left"(intake, 4) END) STORED,
    intake_county text GENERATED ALWAYS AS ({AWAY} "left"(intake, 6) END) STORED,
    intake_township text GENERATED ALWAYS AS ({AWAY} "left"(intake, 9) END) STORED"""

POSITIONS = """
CREATE TABLE boards.positions (
    board text PRIMARY KEY,
    position bigint NOT NULL,
    stopped text NOT NULL DEFAULT '',
    moved_at timestamptz NOT NULL DEFAULT now()
)
"""
PARKED = """
CREATE TABLE boards.parked (
    board text NOT NULL,
    position bigint NOT NULL,
    key text NOT NULL,
    stream_id uuid NOT NULL,
    error text NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (board, position)
)
"""
WORKLIST = f"""
CREATE TABLE boards.worklist (
    case_id uuid PRIMARY KEY,
    number text COLLATE "C" NOT NULL UNIQUE,
    kind text NOT NULL,{PLACED},{TAKEN_IN},
    applicant text NOT NULL,
    submitted_on date NOT NULL,
    stage text NOT NULL,
    waits jsonb NOT NULL,
    waits_step text NOT NULL,
    waits_role text NOT NULL,
    waits_level text NOT NULL,
    desks jsonb NOT NULL,
    clocks jsonb NOT NULL,
    due_on date NOT NULL,
    half_on date NOT NULL,
    warn_on date NOT NULL,
    holders jsonb NOT NULL,
    moved_on date NOT NULL
)
"""
WORKLIST_COUNTS = """
CREATE TABLE boards.worklist_counts (
    division text NOT NULL,
    kind text NOT NULL,
    stage text NOT NULL,
    waits_role text NOT NULL,
    due_on date NOT NULL,
    warn_on date NOT NULL,
    n bigint NOT NULL,
    PRIMARY KEY (division, kind, stage, waits_role, due_on, warn_on)
)
"""
PEOPLE = """
CREATE TABLE boards.people (
    person_id text PRIMARY KEY,
    masked_name text NOT NULL,
    masked_number text NOT NULL,
    name_key text NOT NULL,
    number_key text NOT NULL
)
"""
DEADLINES = f"""
CREATE TABLE boards.deadlines (
    stream_id uuid PRIMARY KEY,
    kind text NOT NULL,{PLACED},
    number text NOT NULL,
    clocks jsonb NOT NULL,
    next_clock text NOT NULL,
    next_on date NOT NULL,
    promised_on date NOT NULL,
    hours_on date NOT NULL,
    provisional_on date NOT NULL
)
"""
SUPERVISION = f"""
CREATE TABLE boards.supervision (
    case_id uuid PRIMARY KEY,
    kind text NOT NULL,{PLACED},
    received_on date NOT NULL,
    moved_on date NOT NULL,
    accepted_on date,
    ended_on date,
    outcome text NOT NULL,
    stops jsonb NOT NULL,
    ratings jsonb NOT NULL
)
"""
SUPERVISION_FIGURES = """
CREATE TABLE boards.supervision_figures (
    division text NOT NULL,
    day date NOT NULL,
    measure text NOT NULL,
    "of" text NOT NULL,
    kind text NOT NULL,
    n bigint NOT NULL,
    PRIMARY KEY (division, day, measure, "of", kind)
)
"""
OFFICERS = """
CREATE TABLE boards.officers (
    officer_id uuid PRIMARY KEY,
    name text NOT NULL,
    login text NOT NULL,
    revoked_at timestamptz
)
"""
APPOINTMENTS = f"""
CREATE TABLE boards.appointments (
    appointment text PRIMARY KEY,
    officer_id uuid NOT NULL,
    role text NOT NULL,{PLACED},
    since date NOT NULL,
    until date,
    ended_at timestamptz
)
"""
PUBLICATIONS = f"""
CREATE TABLE boards.publications (
    publication_id uuid NOT NULL,
    since date NOT NULL,
    key text NOT NULL,{PLACED},
    value numeric NOT NULL,
    until date,
    source text NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (publication_id, since)
)
"""
TABLES = (
    POSITIONS,
    PARKED,
    WORKLIST,
    WORKLIST_COUNTS,
    PEOPLE,
    DEADLINES,
    SUPERVISION,
    SUPERVISION_FIGURES,
    OFFICERS,
    APPOINTMENTS,
    PUBLICATIONS,
)

BY_LEVEL = (
    ("worklist", "due_on", "case_id", "waits_role <> ''"),
    ("worklist", "submitted_on", "case_id", "waits_role <> ''"),
    ("deadlines", "next_on", "stream_id", "next_clock <> ''"),
)
INDEXES = (
    "parked_key ON boards.parked (board, key)",
    "worklist_desks ON boards.worklist USING gin (desks) WHERE waits_role <> ''",
    "worklist_sorted_region ON boards.worklist (kind, stage, due_on, case_id)"
    " WHERE waits_role <> ''",
    "worklist_sorted_league ON boards.worklist (league, kind, stage, due_on, case_id)"
    " WHERE waits_role <> ''",
    "worklist_sorted_away ON boards.worklist (intake_league, kind, stage, due_on, case_id)"
    " WHERE waits_role <> '' AND intake_league IS NOT NULL",
    "worklist_applicant ON boards.worklist (applicant, submitted_on)",
    "people_name_key ON boards.people (name_key) WHERE name_key <> ''",
    "people_number_key ON boards.people (number_key) WHERE number_key <> ''",
    "deadlines_next_on ON boards.deadlines (next_on, stream_id) WHERE next_clock <> ''",
    "deadlines_hours_on ON boards.deadlines (hours_on) WHERE hours_on <> '9999-12-31'",
    "deadlines_provisional_on ON boards.deadlines (provisional_on)"
    " WHERE provisional_on <> '9999-12-31'",
    "supervision_county ON boards.supervision (county, moved_on)",
    "supervision_township ON boards.supervision (township, moved_on)",
    "appointments_officer ON boards.appointments (officer_id)",
    "appointments_owner ON boards.appointments (owner text_pattern_ops)",
    "publications_key ON boards.publications (key, owner, since)",
)


def upgrade() -> None:
    op.execute("CREATE SCHEMA boards AUTHORIZATION anjuan_boards")
    op.execute("SET ROLE anjuan_boards")
    op.execute("GRANT USAGE ON SCHEMA boards TO anjuan_app")
    # Also for those that a rebuild makes beside them.
    op.execute("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO anjuan_app")
    for table in TABLES:
        op.execute(table)
    for index in INDEXES:
        op.execute(f"CREATE INDEX {index}")
    for table, by, key, where in BY_LEVEL:
        for level in ("region", "league", "county", "township"):
            op.execute(
                f"CREATE INDEX {table}_{by}_{level} ON boards.{table} ({level}, {by}, {key})"
                f" WHERE {where}"
            )
    for by in ("due_on", "submitted_on"):
        for level in ("intake_league", "intake_county", "intake_township"):
            op.execute(
                f"CREATE INDEX worklist_{by}_{level} ON boards.worklist"
                f" ({level}, {by}, case_id) WHERE waits_role <> '' AND {level} IS NOT NULL"
            )
    op.execute("RESET ROLE")
