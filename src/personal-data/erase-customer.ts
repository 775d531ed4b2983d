import type { Clock } from '#libs/clock';
import { deterministicId } from '#libs/command-shell';
import type { DomainEvent } from '#libs/decider';
import type { EventStore } from '#libs/event-store';
import type { Keyring } from '#libs/sealing';

export interface Erasure {
  readonly merchantId: string;
  readonly customerId: string;
  /** Why, for the auditor; no personal data. */
  readonly reason: string;
  readonly actor: string;
}

export interface ErasureResult {
  readonly subject: string;
  readonly keysDestroyed: number;
}

/**
 * The key of everything personal of somebody is gone; the ciphertext stays and says nothing.
 * @stream erasure-<id>
 */
export type SubjectKeyDestroyed = DomainEvent<
  'SubjectKeyDestroyed',
  {
    /** `customer:<merchant>:<customer>`. */
    readonly subject: string;
    /** Why, for the auditor; no personal data. */
    readonly reason: string;
  }
>;

/**
 * Erases a person: destroys the key under which everything personal of this customer is sealed. Every amount, time and
 * proof stays. The event is written first: after a restore of an older backup of the keys, the log says which of them
 * must go again.
 */
export async function eraseCustomer(
  { store, keyring, clock }: { store: EventStore; keyring: Keyring; clock: Clock },
  { merchantId, customerId, reason, actor }: Erasure,
): Promise<ErasureResult> {
  const subject = `customer:${merchantId}:${customerId}`;
  const now = clock.now().toISOString();
  const commandId = deterministicId('erase', subject, now);
  const metadata = {
    commandId,
    correlationId: commandId,
    causationId: commandId,
    actor,
    merchantId,
    schemaVersion: 1,
    occurredAt: now,
  };
  const event: SubjectKeyDestroyed = { type: 'SubjectKeyDestroyed', data: { subject, reason } };
  const id = deterministicId('SubjectKeyDestroyed', commandId);
  await store.append(`erasure-${commandId}`, 'no_stream', [{ ...event, id, metadata }]);
  return { subject, keysDestroyed: await keyring.destroy(subject) };
}
