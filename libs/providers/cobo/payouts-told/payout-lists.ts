import type { PayoutLists } from '../../spi';
import { coinsLeaving } from './leaving';
import { partlyPaid } from './partly-paid';
import { completedPayouts } from './payouts';
import { payoutIn, requestIn } from './rows';
import { besidesSettlements, settledRequests } from './settlement-requests';

/**
 * Payouts are read before the requests that they may belong to, so that none is seen without its request. That way is
 * deprecated: a platform without it answers that nothing handles the path (fact sheet 2.5, 8).
 */
export const payoutLists: PayoutLists = {
  lists: [{ name: 'payouts' }, { name: 'settlements', goneAs: '2021' }],
  told: ([payouts = [], settlements = []]) => {
    const requests = settlements.map(requestIn);
    const settled = settledRequests(requests);
    const rows = [...besidesSettlements(payouts.map(payoutIn), requests), ...settled.payouts];
    const partly = partlyPaid(rows);
    return { payouts: [...completedPayouts(rows), ...partly.payouts], untold: [...settled.untold, ...partly.untold] };
  },
  leaving: ([payouts = [], settlements = []]) => coinsLeaving(payouts.map(payoutIn), settlements.map(requestIn)),
};
