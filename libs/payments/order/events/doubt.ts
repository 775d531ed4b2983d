import type { DomainEvent } from '#libs/decider';
import type { Evidence } from '../../outcome';
import type { OperationFields, OperationType, OutcomeFields } from './common';

/** Any operation: may or may not have happened. Its amount stays reserved and counts as exposure. */
export type OutcomeUnknown = DomainEvent<
  'OutcomeUnknown',
  OperationFields & { readonly operation: OperationType; readonly reason: string; readonly evidence: Evidence }
>;

/** Any operation: accepted by the provider, final word to come. */
export type OperationPending = DomainEvent<
  'OperationPending',
  OutcomeFields & { readonly operation: OperationType; readonly providerReference?: string }
>;

/** Amount, currency or reference of a provider message differ from what we asked. Never a success; a person decides. */
export type IntegrityFailed = DomainEvent<
  'IntegrityFailed',
  {
    readonly operationId?: number;
    readonly provider: string;
    /** What we asked for. */
    readonly expected: string;
    /** What the message says instead. */
    readonly received: string;
    readonly evidence: Evidence;
  }
>;

/** A provider message that changes nothing (late, out of order, for a closed operation), kept with the reason. */
export type FactIgnored = DomainEvent<
  'FactIgnored',
  {
    readonly operationId?: number;
    readonly provider: string;
    readonly reason: string;
    readonly evidence: Evidence;
  }
>;

export type DoubtEvent = OutcomeUnknown | OperationPending | IntegrityFailed | FactIgnored;
