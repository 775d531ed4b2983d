import type { DeclineClass } from '#libs/payments';
import type { LocalDate } from '../calendar/local-date';
import type { SchemeCaps } from './caps';
import { capsOn } from './caps';
import type { DunningLadder } from './ladder';
import { DUNNING_LADDER, parseLadder } from './ladder';

/** What a decline of a class means for the next attempt. */
export type ClassRule =
  /** Never again with this card. */
  | { readonly next: 'stop' }
  /** The customer has to do something first. */
  | { readonly next: 'customer' }
  /** A person of ours has to look first. */
  | { readonly next: 'person' }
  | {
      readonly next: 'retry';
      /** At least so long after the decline. */
      readonly minHours?: number;
      /** All attempts of the cycle with this card, the first included. */
      readonly maxAttempts?: number;
      /** Attempts between the days of the ladder: after so many minutes, each wait twice the one before. */
      readonly soon?: { readonly minutes: number; readonly most: number };
      /** Each further day so much later within the window. */
      readonly laterByMinutes?: number;
    };

const SOON = { minutes: 5, most: 8 };

/** Practice sheet 5.4; the day for money to arrive is ours. */
export const CLASS_RULES: Readonly<Record<DeclineClass, ClassRule>> = {
  hard: { next: 'stop' },
  customer_action: { next: 'customer' },
  risk: { next: 'person' },
  soft_funds: { next: 'retry', minHours: 24 },
  soft_frequency: { next: 'retry', minHours: 24 },
  issuer_unavailable: { next: 'retry', soon: SOON },
  generic: { next: 'retry', maxAttempts: 4, laterByMinutes: 180 },
};

/** What was never sent is tried again like what found nobody at home. */
export const NOT_SENT_RULE: ClassRule = { next: 'retry', soon: SOON };

/**
 * All that decides about one cycle, from the due day to payment or end. Plain data: the cycle's first event stores
 * it.
 */
export interface DunningRules {
  /** The days of the attempts. */
  readonly ladder: DunningLadder;
  /** What a decline of each class means. */
  readonly classes: Readonly<Record<DeclineClass, ClassRule>>;
  /** The figures of each scheme that are in force. */
  readonly caps: readonly SchemeCaps[];
}

/**
 * The rules of a cycle that begins on a day: a frozen copy, so that nothing that is changed later changes what was
 * promised.
 * @throws InvalidLadderError
 */
export function dunningRules(day: LocalDate, ladder: DunningLadder = DUNNING_LADDER): DunningRules {
  return frozen(structuredClone({ ladder: parseLadder(ladder), classes: CLASS_RULES, caps: capsOn(day) }));
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
}
