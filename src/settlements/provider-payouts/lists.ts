import { coboLeaving } from './cobo-leaving';
import type { Leaving } from './cobo-leaving';
import { coboPartlyPaid } from './cobo-partly-paid';
import { coboPayouts } from './cobo-payouts';
import { besidesSettlements, coboSettlements } from './cobo-settlement-requests';
import type { MoneyOut } from './money-out';

/** A list of money that left a provider. */
export interface List {
  /** The client operation that reads it. */
  readonly name: string;
  /** The code with which a provider refuses a list that it has given up: then there is nothing in it. */
  readonly goneAs?: string;
}

interface ProviderLists {
  readonly lists: readonly List[];
  /** Rows of each list, in that order. @throws InvalidAmountError, InvalidRateError */
  readonly told: (rows: readonly (readonly unknown[])[]) => MoneyOut;
  /** What has left or is leaving by them, booked or not. @throws InvalidAmountError */
  readonly leaving: (rows: readonly (readonly unknown[])[]) => readonly Leaving[];
}

/**
 * Where each provider tells its payouts; one without an entry tells none. Payouts of Cobo are read before the requests
 * that they may belong to, so that none is seen without its request. That way is deprecated: a platform without it
 * answers that nothing handles the path (sheet "cobo-payments" 2.5, 8).
 */
export const LISTS: Readonly<Record<string, ProviderLists>> = {
  cobo: {
    lists: [{ name: 'payouts' }, { name: 'settlements', goneAs: '2021' }],
    told: ([payouts = [], settlements = []]) => {
      const settled = coboSettlements(settlements);
      const rows = [...besidesSettlements(payouts, settlements), ...settled.payouts];
      const partly = coboPartlyPaid(rows);
      return { payouts: [...coboPayouts(rows), ...partly.payouts], untold: [...settled.untold, ...partly.untold] };
    },
    leaving: ([payouts = [], settlements = []]) => coboLeaving(payouts, settlements),
  },
};
