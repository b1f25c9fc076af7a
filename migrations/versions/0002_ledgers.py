"""The small tables beside the log, and what the application may do with each."""

from alembic import op

revision = "0002_ledgers"
down_revision = "0001_events"

NUMBERS = """
CREATE TABLE ledgers.numbers (
    county text NOT NULL,
    kind text NOT NULL,
    day date NOT NULL,
    last int NOT NULL,
    PRIMARY KEY (county, kind, day)
) WITH (fillfactor = 50)
"""
CREDENTIALS = """
CREATE TABLE ledgers.credentials (
    login text PRIMARY KEY,
    subject uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('officer', 'person')),
    secret_hash text NOT NULL,
    failed int NOT NULL DEFAULT 0,
    locked_until timestamptz,
    valid_until timestamptz,
    changed_at timestamptz NOT NULL,
    UNIQUE (kind, subject)
)
"""
READS = """
CREATE TABLE ledgers.reads (
    no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    role text NOT NULL,
    division text NOT NULL,
    on_behalf_of text NOT NULL,
    case_id uuid,
    purpose text NOT NULL,
    outcome text NOT NULL
)
"""
READS_BY_CASE = (
    "CREATE INDEX reads_case ON ledgers.reads (case_id, no) WHERE case_id IS NOT NULL"
)
READS_APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledgers.reads
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""
READS_ALWAYS = "ALTER TABLE ledgers.reads ENABLE ALWAYS TRIGGER append_only"
# The application may not search the whole record: it may ask about one case.
READS_OF = """
CREATE FUNCTION ledgers.reads_of(asked uuid, since timestamptz, most int)
RETURNS TABLE (at timestamptz, actor text, role text, division text, on_behalf_of text,
               purpose text, outcome text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT r.at, r.actor, r.role, r.division, r.on_behalf_of, r.purpose, r.outcome
    FROM ledgers.reads AS r WHERE r.case_id = asked AND r.at >= since
    ORDER BY r.no DESC LIMIT most
$$
"""
# Nothing is lost when a crash empties it.
ALLOWANCES = """
CREATE UNLOGGED TABLE ledgers.allowances (
    key text PRIMARY KEY,
    tokens double precision NOT NULL,
    at timestamptz NOT NULL
) WITH (fillfactor = 50)
"""
ATTACHMENTS = """
CREATE TABLE ledgers.attachments (
    id uuid PRIMARY KEY,
    sha256 text NOT NULL,
    kind text NOT NULL,
    size int NOT NULL,
    sealed_name bytea NOT NULL,
    uploaded_by text NOT NULL,
    uploaded_for text NOT NULL,
    uploaded_at timestamptz NOT NULL DEFAULT now()
)
"""
PUBLISHED = """
CREATE TABLE ledgers.published (
    key text NOT NULL,
    division text NOT NULL,
    PRIMARY KEY (key, division)
)
"""
TRIAL_CLOCK = """
CREATE TABLE ledgers.trial_clock (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    ahead interval NOT NULL
)
"""
TABLES = (NUMBERS, CREDENTIALS, READS, ALLOWANCES, ATTACHMENTS, PUBLISHED, TRIAL_CLOCK)
GRANTS = (
    "GRANT SELECT, INSERT, UPDATE (last) ON ledgers.numbers TO anjuan_app",
    "GRANT SELECT, INSERT, UPDATE (secret_hash, failed, locked_until, valid_until, changed_at)"
    " ON ledgers.credentials TO anjuan_app",
    "GRANT INSERT (actor, role, division, on_behalf_of, case_id, purpose, outcome)"
    " ON ledgers.reads TO anjuan_app",
    "REVOKE ALL ON FUNCTION ledgers.reads_of FROM PUBLIC",
    "GRANT EXECUTE ON FUNCTION ledgers.reads_of TO anjuan_app",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ledgers.allowances TO anjuan_app",
    "GRANT SELECT, INSERT (id, sha256, kind, size, sealed_name, uploaded_by, uploaded_for)"
    " ON ledgers.attachments TO anjuan_app",
    "GRANT SELECT, INSERT ON ledgers.published TO anjuan_app",
    "GRANT SELECT ON ledgers.trial_clock TO anjuan_app, anjuan_boards",
)


def upgrade() -> None:
    for table in TABLES:
        op.execute(table)
    for part in (READS_BY_CASE, READS_APPEND_ONLY, READS_ALWAYS, READS_OF):
        op.execute(part)
    for grant in GRANTS:
        op.execute(grant)
