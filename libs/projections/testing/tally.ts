import type { EventToAppend, RecordedEvent } from '#libs/event-store';
import { v5 } from 'uuid';
import type { FailurePolicy, Projection, ProjectionTransaction } from '../projection';

const NAMESPACE = '9c0a8d2e-6c5c-4a52-9d67-0b3a5d3a8f11';

/** An event that adds to its stream's sum; `poison` makes the tally projection throw. */
export function added(stream: string, number: number, amount = 1, poison = false): EventToAppend {
  const id = v5(`${stream}/${number}`, NAMESPACE);
  return {
    id,
    type: 'Added',
    data: { amount: String(amount), poison },
    metadata: {
      commandId: id,
      correlationId: id,
      causationId: id,
      actor: 'cli:test',
      merchantId: 'm1',
      schemaVersion: 1,
      occurredAt: '2026-01-01T00:00:00.000Z',
    },
  };
}

export interface TallyOptions {
  readonly name?: string;
  readonly version?: number;
  readonly onFailure?: FailurePolicy;
  /** Whether a poisoned event is understood, as after a repair of the code. */
  readonly repaired?: () => boolean;
  readonly beforeWrite?: (events: readonly RecordedEvent[], transaction: ProjectionTransaction) => Promise<void>;
}

/** A sum per stream: applying an event twice or never shows at once. */
export function tally(options: TallyOptions = {}): Projection {
  const { name = 'tally', version = 1, onFailure = 'stop', repaired = () => false, beforeWrite } = options;
  return {
    name,
    version,
    onFailure,
    tables: [name],
    ddl: `CREATE TABLE ${name} (stream text PRIMARY KEY, total numeric(38,0) NOT NULL, events integer NOT NULL)`,
    async project(events, transaction) {
      const sums = new Map<string, { total: bigint; count: number }>();
      for (const event of events) {
        const { amount, poison } = event.data as { amount: string; poison: boolean };
        if (poison && !repaired()) throw new Error(`cannot project ${event.stream}@${event.revision}`);
        const sum = sums.get(event.stream) ?? { total: 0n, count: 0 };
        sums.set(event.stream, { total: sum.total + BigInt(amount), count: sum.count + 1 });
      }
      await beforeWrite?.(events, transaction);
      await transaction.query(
        `INSERT INTO ${name} AS t SELECT * FROM unnest($1::text[], $2::numeric[], $3::int[])
         ON CONFLICT (stream) DO UPDATE SET total = t.total + excluded.total, events = t.events + excluded.events`,
        [[...sums.keys()], [...sums.values()].map((s) => s.total.toString()), [...sums.values()].map((s) => s.count)],
      );
    },
  };
}
