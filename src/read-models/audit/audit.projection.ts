import type { RecordedEvent } from '#libs/event-store';
import type { Projection } from '#libs/projections';
import { BulkTable } from '../support/bulk-table';

const auditEvents = new BulkTable<RecordedEvent>('audit_event', ['position'], {
  position: ['bigint', ({ position }) => position.toString()],
  stream: ['text', ({ stream }) => stream],
  revision: ['integer', ({ revision }) => revision],
  type: ['text', ({ type }) => type],
  merchant_id: ['text', ({ metadata }) => metadata.merchantId],
  actor: ['text', ({ metadata }) => metadata.actor],
  correlation_id: ['text', ({ metadata }) => metadata.correlationId],
  occurred_at: ['timestamptz', ({ metadata }) => metadata.occurredAt],
});

/**
 * An index over the log to search by who, what, why and when. It holds no copy of what happened: an auditor is shown
 * the event itself, read from the log, so this table can hide an event at worst and never change one.
 */
export const auditProjection: Projection = {
  name: 'audit',
  version: 1,
  tables: ['audit_event'],
  onFailure: 'stop',
  ddl: `
CREATE TABLE audit_event (
  position       bigint PRIMARY KEY,
  stream         text NOT NULL,
  revision       integer NOT NULL,
  type           text NOT NULL,
  merchant_id    text NOT NULL,
  actor          text NOT NULL,
  correlation_id text NOT NULL,
  occurred_at    timestamptz NOT NULL
);
CREATE INDEX audit_event_list ON audit_event (merchant_id, occurred_at, position);
CREATE INDEX audit_event_by_type ON audit_event (merchant_id, type, occurred_at, position);
CREATE INDEX audit_event_by_actor ON audit_event (merchant_id, actor, occurred_at, position);
CREATE INDEX audit_event_by_correlation ON audit_event (correlation_id);
`,
  project: (events, transaction) => auditEvents.insert(transaction, events),
};
