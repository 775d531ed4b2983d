import type { DomainEvent } from '#libs/decider';
import type { DueKind } from '../due-kind';

/** What is due failed again and again for a reason of ours: no scheduler touches the agreement until a person has. */
export type BillingParked = DomainEvent<
  'BillingParked',
  {
    /** When the step that fails was due, and which it is. */
    readonly dueAt: string;
    /** Which step it is. */
    readonly kind: DueKind;
    /** How often it was tried. */
    readonly failures: number;
    /** What the last try failed by. */
    readonly error: string;
    readonly at: string;
  }
>;

/** It goes on where it stood; what fell due meanwhile was missed. */
export type BillingResumed = DomainEvent<'BillingResumed', { readonly reason: string; readonly at: string }>;

export type ParkingEvent = BillingParked | BillingResumed;
