import type { Pool } from 'pg';
import { crashPoint } from '#libs/crash-points';
import type { Position, RecordedEvent } from '#libs/event-store';
import { advance } from './checkpoint';
import type { Claim } from './checkpoint';
import type { HeldEvents } from './held-events';
import type { Projection } from './projection';
import { inSchema, projectionTransaction } from './transaction';

/** Where a projection writes: the live schema under its own checkpoint, or that of a rebuild. */
export interface Target {
  readonly pool: Pool;
  readonly schema: string;
  readonly claim: Claim;
  readonly held: HeldEvents;
}

export interface Step {
  readonly from: Position;
  readonly to: Position;
  readonly caughtUp: boolean;
  readonly events: readonly RecordedEvent[];
  /** Events of held streams: they join the others that wait. */
  readonly blocked?: readonly RecordedEvent[];
  /** The one event that failed and is set aside by this step. */
  readonly failed?: { readonly event: RecordedEvent; readonly error: string };
}

/**
 * Rows, what is set aside, and the checkpoint: one transaction, so each event takes effect exactly once whatever
 * happens between any two statements.
 * @throws LostLeaseError when another runner has taken over; nothing is written
 */
export async function applyBatch(projection: Projection, target: Target, step: Step): Promise<void> {
  const options = { schema: target.schema, idleTimeoutMs: target.claim.leaseMs };
  const policy = projection.onFailure;
  await inSchema(target.pool, options, async (client) => {
    await advance(client, target.claim, step.from, step.to, step.caughtUp);
    if (step.events.length > 0) await projection.project(step.events, projectionTransaction(client));
    if (policy !== 'stop') {
      const waiting = (step.blocked ?? []).map((event) => ({ event, key: event.stream }));
      const failed = step.failed ? [{ ...step.failed, key: step.failed.event.stream }] : [];
      await target.held.add(client, [...waiting, ...failed], policy);
    }
    crashPoint('before-checkpoint');
  });
}

/** Tries one event again that was set aside; its rows and the end of its waiting are one transaction. */
export async function applyHeld(projection: Projection, target: Target, at: Position, event: RecordedEvent) {
  const options = { schema: target.schema, idleTimeoutMs: target.claim.leaseMs };
  await inSchema(target.pool, options, async (client) => {
    await advance(client, target.claim, at, at, false);
    await projection.project([event], projectionTransaction(client));
    await target.held.remove(client, event.position);
  });
}
