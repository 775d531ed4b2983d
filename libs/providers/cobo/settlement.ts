import type { SettlementTerms } from '../spi';

/** Payouts are known from the interface, which lists them without their payments (fact sheet 8). */
export const settlement: SettlementTerms = {
  ways: [{ way: 'collective', lateAfterDays: 14, missingAfterDays: 45 }],
};
