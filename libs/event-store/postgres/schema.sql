-- The log. Run by: migrateEventStore (migrate.ts), in a transaction and under its advisory lock; may be run again at
-- any time. Lock taken here: what CREATE and REVOKE take on the objects they touch. Nothing reads or writes events.

CREATE SCHEMA IF NOT EXISTS es;

-- Fixed-width columns first: no padding between them. Names compare by bytes ("C"): their order must not change with
-- the operating system's locale, and comparing is cheaper. Data and metadata are text as it was sent, never printed
-- again (jsonb would reorder keys), so that stored bytes can be hashed.
CREATE TABLE IF NOT EXISTS es.event (
  position    bigint      NOT NULL CHECK (position > 0),   -- 1, 2, 3 … in the order of the commits, without holes
  recorded_at timestamptz NOT NULL,
  event_id    uuid        NOT NULL,
  revision    int         NOT NULL CHECK (revision >= 0),  -- 0, 1, 2 … within the stream, without holes
  stream      text        COLLATE "C" NOT NULL CHECK (octet_length(stream) <= 250 AND stream ~ '^[A-Za-z0-9_.-]+$'),
  type        text        COLLATE "C" NOT NULL,
  data        text        NOT NULL,
  metadata    text        NOT NULL,
  CONSTRAINT event_position PRIMARY KEY (position),
  CONSTRAINT event_stream_revision UNIQUE (stream, revision)
);

-- Whoever appends holds this row until the commit. It is locked and never updated: a counter in its place would leave a
-- dead row per append, and one long snapshot (a backup) would slow every append behind it to seconds.
CREATE TABLE IF NOT EXISTS es.gate (id int PRIMARY KEY CHECK (id = 0));
INSERT INTO es.gate VALUES (0) ON CONFLICT DO NOTHING;

CREATE OR REPLACE FUNCTION es.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of %.% is refused: events are appended, never changed', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

-- Statement triggers fire for the owner and for superusers too, and also when no row is hit.
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON es.event
  FOR EACH STATEMENT EXECUTE FUNCTION es.refuse_change();
CREATE OR REPLACE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON es.gate
  FOR EACH STATEMENT EXECUTE FUNCTION es.refuse_change();

-- Not even the owner may change what is written. The right to UPDATE the gate stays: FOR UPDATE asks for it.
REVOKE UPDATE, DELETE, TRUNCATE ON es.event FROM PUBLIC, CURRENT_USER;
REVOKE DELETE, TRUNCATE ON es.gate FROM PUBLIC, CURRENT_USER;
