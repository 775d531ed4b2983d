import type { DomainEvent } from '#libs/decider';
import type { Evidence, Sealed } from '#libs/payments';

/**
 * Intent of an operation that changes something at a provider and is no payment of an order.
 * @stream provider-call-<id>
 */
export type ClientOperationRequested = DomainEvent<
  'ClientOperationRequested',
  {
    readonly provider: string;
    /** Its name at the provider’s adapter. */
    readonly operation: string;
    /** Our name of the call; the provider's idempotency key where it has one. */
    readonly reference: string;
    /** Sealed JSON: it may hold somebody's account. */
    readonly input: Sealed;
    readonly requestedAt: string;
  }
>;

/**
 * What it came to. `unknown` may have happened: look at the provider before it is asked for anew.
 * @stream provider-call-<id>
 */
export type ClientOperationAnswered = DomainEvent<
  'ClientOperationAnswered',
  {
    readonly provider: string;
    /** Its name at the provider’s adapter. */
    readonly operation: string;
    /** Whether it was done, refused, may have been done, or was never sent. */
    readonly kind: 'answered' | 'refused' | 'unknown' | 'not_sent';
    readonly code?: string;
    readonly reason?: string;
    /** Sealed JSON of the provider's answer. */
    readonly answer?: Sealed;
  }
>;

/**
 * What a message of the provider says of it, such as the end of a payout. Nothing is booked by it.
 * @stream provider-call-<id>
 */
export type ClientOperationTold = DomainEvent<
  'ClientOperationTold',
  {
    readonly provider: string;
    /** Its name at the provider’s adapter. */
    readonly operation: string;
    /** What it says, for a person. */
    readonly reason: string;
    readonly evidence: Evidence;
  }
>;

export type ClientOperationEvent = ClientOperationRequested | ClientOperationAnswered | ClientOperationTold;
