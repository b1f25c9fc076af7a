"""The log of events, the followers' positions, and the keys of personal facts."""

from alembic import op

revision = "0001_events"
down_revision = None

EVENTS = """
CREATE TABLE events (
    -- CACHE 1: a session may never hold back positions, or readers would pass its events by
    position bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) UNIQUE,
    stream_id uuid NOT NULL,
    version bigint NOT NULL,
    nth smallint NOT NULL,
    command_id uuid,
    command_digest bytea,
    topic text NOT NULL,
    state bytea NOT NULL,
    PRIMARY KEY (stream_id, version)
)
"""
COMMANDS = """
CREATE UNIQUE INDEX events_command_key ON events (command_id, nth)
    WHERE command_id IS NOT NULL
"""
TRACKING = """
CREATE TABLE tracking (
    name text PRIMARY KEY,
    position bigint NOT NULL
) WITH (fillfactor = 50)
"""
REFUSE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% refused: what was recorded stays', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$
"""
APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""
# An ordinary trigger sleeps while session_replication_role is 'replica'.
ALWAYS = "ALTER TABLE events ENABLE ALWAYS TRIGGER append_only"

PERSONAL_KEYS = """
CREATE TABLE ledgers.personal_keys (
    person uuid NOT NULL,
    no int NOT NULL,
    wrapped bytea,
    made_at timestamptz NOT NULL DEFAULT now(),
    destroyed_at timestamptz,
    PRIMARY KEY (person, no),
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
)
"""

GRANTS = (
    "GRANT SELECT ON alembic_version TO anjuan_app, anjuan_boards",
    "GRANT SELECT, INSERT (stream_id, version, nth, command_id, command_digest, topic, state)"
    " ON events TO anjuan_app",
    "GRANT SELECT ON events TO anjuan_boards",
    "GRANT SELECT, INSERT, UPDATE ON tracking TO anjuan_app",
    "GRANT USAGE ON SCHEMA ledgers TO anjuan_app, anjuan_boards",
    "GRANT SELECT, INSERT (person, no, wrapped), UPDATE (wrapped, destroyed_at)"
    " ON ledgers.personal_keys TO anjuan_app",
    "GRANT SELECT ON ledgers.personal_keys TO anjuan_boards",
)


def upgrade() -> None:
    for statement in (EVENTS, COMMANDS, TRACKING, REFUSE, APPEND_ONLY, ALWAYS):
        op.execute(statement)
    op.execute("CREATE SCHEMA ledgers")
    op.execute(PERSONAL_KEYS)
    for grant in GRANTS:
        op.execute(grant)
