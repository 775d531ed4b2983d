/**
 * What is to be told to whom, what became of it, and how endpoints answer. Attempts are facts of this deployment, not
 * of the log, so a rebuild does not touch them. `lease_until` is the database's time, all others are the ledger's.
 * `next_attempt_at` is null while an earlier message about the same subject waits.
 */
export const WEBHOOK_TABLES = `
CREATE TABLE ops.webhook_delivery (
  delivery_id       uuid PRIMARY KEY,
  webhook_id        uuid NOT NULL,
  subject           text NOT NULL,
  event_id          uuid NOT NULL,
  type              text NOT NULL,
  sequence          integer NOT NULL,
  previous_sequence integer,
  position          bigint NOT NULL,
  occurred_at       timestamptz NOT NULL,
  body              text NOT NULL,
  status            text NOT NULL CHECK (status IN ('pending', 'delivered', 'failed')),
  attempts          integer NOT NULL DEFAULT 0,
  tries             integer NOT NULL DEFAULT 0,
  next_attempt_at   timestamptz,
  finished_at       timestamptz,
  holder            uuid,
  lease_until       timestamptz
);
CREATE INDEX webhook_delivery_due ON ops.webhook_delivery (webhook_id, next_attempt_at) WHERE status = 'pending';
CREATE INDEX webhook_delivery_subject ON ops.webhook_delivery (webhook_id, subject, sequence);
CREATE INDEX webhook_delivery_list ON ops.webhook_delivery (webhook_id, occurred_at, position);
CREATE INDEX webhook_delivery_age ON ops.webhook_delivery (occurred_at);
CREATE TABLE ops.webhook_attempt (
  delivery_id uuid NOT NULL REFERENCES ops.webhook_delivery ON DELETE CASCADE,
  attempt     integer NOT NULL,
  started_at  timestamptz NOT NULL,
  duration_ms integer NOT NULL,
  status      integer,
  error       text,
  response    text,
  PRIMARY KEY (delivery_id, attempt)
);
CREATE TABLE ops.webhook_health (
  webhook_id      uuid PRIMARY KEY,
  failing_since   timestamptz,
  failures        integer NOT NULL,
  last_success_at timestamptz
)`;
