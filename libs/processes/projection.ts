import type { RecordedEvent } from '#libs/event-store';
import type { Projection, ProjectionTransaction } from '#libs/projections';
import { instanceDeltas } from './instance-delta';
import { STREAM_PREFIX } from './names';
import { timerChanges } from './timer-changes';

/**
 * The instances of all processes and their open timers, for lists, for the timer worker and for the watch over stuck
 * ones. Only a view: what is decided is decided on the streams, so a lost table is rebuilt and nothing fires twice.
 */
export const PROCESS_PROJECTION: Projection = {
  name: 'process',
  version: 1,
  onFailure: 'hold',
  filter: { streamPrefixes: [STREAM_PREFIX] },
  tables: ['process_instance', 'process_timer'],
  ddl: `
CREATE TABLE process_instance (
  stream        text PRIMARY KEY,
  process       text NOT NULL,
  instance      text NOT NULL,
  merchant_id   text NOT NULL,
  status        text NOT NULL CHECK (status IN ('running', 'parked', 'ended')),
  -- Why it is parked or how it ended.
  reason        text,
  inputs        integer NOT NULL,
  undispatched  integer NOT NULL,
  started_at    timestamptz NOT NULL,
  last_input_at timestamptz NOT NULL,
  last_event_at timestamptz NOT NULL
);
CREATE INDEX process_instance_list ON process_instance (process, started_at, stream);
CREATE INDEX process_instance_open ON process_instance (last_event_at) WHERE status <> 'ended';
CREATE TABLE process_timer (
  stream         text NOT NULL,
  name           text NOT NULL,
  timer_id       uuid NOT NULL UNIQUE,
  process        text NOT NULL,
  instance       text NOT NULL,
  due_at         timestamptz NOT NULL,
  set_at         timestamptz NOT NULL,
  -- Global order of the setting, for timers that are due at the same time.
  position       bigint NOT NULL,
  cause_id       uuid NOT NULL,
  correlation_id text NOT NULL,
  merchant_id    text NOT NULL,
  PRIMARY KEY (stream, name)
);
CREATE INDEX process_timer_due ON process_timer (due_at, position);`,
  async project(events, transaction) {
    await projectInstances(events, transaction);
    await projectTimers(events, transaction);
  },
};

async function projectInstances(events: readonly RecordedEvent[], transaction: ProjectionTransaction): Promise<void> {
  const rows = instanceDeltas(events);
  // An instance first, then what the batch adds to it: a row that is new and one that is there are counted alike.
  await transaction.query(
    `INSERT INTO process_instance
     SELECT d.stream, d.process, d.instance, d."merchantId", 'running', NULL, 0, 0,
            d."firstAt", d."firstAt", d."firstAt"
       FROM jsonb_to_recordset($1::jsonb)
         AS d(stream text, process text, instance text, "merchantId" text, "firstAt" timestamptz)
     ON CONFLICT (stream) DO NOTHING`,
    [JSON.stringify(rows)],
  );
  await transaction.query(
    `UPDATE process_instance i
        SET status = coalesce(d.status, i.status),
            reason = CASE WHEN d.status IS NULL THEN i.reason ELSE d.reason END,
            inputs = i.inputs + d.inputs,
            undispatched = i.undispatched + d.undispatched,
            last_input_at = coalesce(d."lastInputAt", i.last_input_at),
            last_event_at = d."lastAt"
       FROM jsonb_to_recordset($1::jsonb)
         AS d(stream text, status text, reason text, inputs integer, undispatched integer,
              "lastInputAt" timestamptz, "lastAt" timestamptz)
      WHERE i.stream = d.stream`,
    [JSON.stringify(rows)],
  );
}

async function projectTimers(events: readonly RecordedEvent[], transaction: ProjectionTransaction): Promise<void> {
  const { closed, ended, set } = timerChanges(events);
  if (closed.length + ended.length > 0) {
    await transaction.query(
      'DELETE FROM process_timer WHERE timer_id = ANY ($1::uuid[]) OR stream = ANY ($2::text[])',
      [closed, ended],
    );
  }
  if (set.length === 0) return;
  await transaction.query(
    `INSERT INTO process_timer AS t
     SELECT d.stream, d.name, d."timerId", d.process, d.instance, d."dueAt", d."setAt", d.position, d."causeId",
            d."correlationId", d."merchantId"
       FROM jsonb_to_recordset($1::jsonb)
         AS d(stream text, name text, "timerId" uuid, process text, instance text, "dueAt" timestamptz,
              "setAt" timestamptz, position bigint, "causeId" uuid, "correlationId" text, "merchantId" text)
     ON CONFLICT (stream, name) DO UPDATE
        SET timer_id = excluded.timer_id, due_at = excluded.due_at, set_at = excluded.set_at,
            position = excluded.position, cause_id = excluded.cause_id, correlation_id = excluded.correlation_id,
            merchant_id = excluded.merchant_id`,
    [JSON.stringify(set)],
  );
}
