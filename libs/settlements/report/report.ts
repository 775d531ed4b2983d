import type { PayoutLine } from '../settlement/events';

/** A payout as a report tells it; amounts in minor units of its currency. */
export interface ReportedPayout {
  readonly payoutId: string;
  readonly currency: string;
  /** ISO 8601 time. */
  readonly paidAt: string;
  readonly net: string;
  readonly withheld: string;
  readonly released: string;
  readonly lines: readonly PayoutLine[];
}

/** A report is refused as a whole: the first thing that is wrong, and where. */
export class ReportRefusedError extends Error {
  constructor(
    /** `line 7`, or a JSON pointer. */
    readonly place: string,
    readonly detail: string,
  ) {
    super(`${place}: ${detail}`);
    this.name = 'ReportRefusedError';
  }
}

/** What one payout may hold; a report beyond it is not one that a provider makes. */
export const REPORT_LIMITS = { payouts: 10_000, lines: 200_000 } as const;
