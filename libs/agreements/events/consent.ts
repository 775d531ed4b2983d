import type { DomainEvent } from '#libs/decider';
import type { Consent } from './terms';

/** The customer has agreed anew. */
export type ConsentGiven = DomainEvent<
  'ConsentGiven',
  {
    /** Holds from here on, instead of the one before. */
    readonly consent: Consent;
    readonly at: string;
  }
>;
