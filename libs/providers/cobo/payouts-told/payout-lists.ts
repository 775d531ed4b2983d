import type { MoneyOut, PayoutLists } from '../../spi';
import { coinsLeaving } from './leaving';
import { partlyPaid } from './partly-paid';
import { completedPayouts } from './payouts';
import { readPayouts, readRequests, untoldOr } from './read-rows';
import { besidesSettlements, settledRequests } from './settlement-requests';
import type { CoboPayout } from './rows';

function toldBy(row: CoboPayout): MoneyOut {
  const { payouts, untold } = partlyPaid(row);
  return { payouts: [...completedPayouts(row), ...payouts], untold };
}

/**
 * Payouts are read before the requests that they may belong to, so that none is seen without its request. That way is
 * deprecated: a platform without it answers that nothing handles the path (fact sheet 2.5, 8). A row that cannot be
 * read is left to a person by itself, and keeps no other from being told.
 */
export const payoutLists: PayoutLists = {
  lists: [{ name: 'payouts' }, { name: 'settlements', goneAs: '2021' }],
  told: ([payouts = [], settlements = []]) => {
    const [paid, requests] = [readPayouts(payouts), readRequests(settlements)];
    const settled = settledRequests(requests.rows);
    const told = [
      ...besidesSettlements(paid.rows, requests).map((row) => untoldOr('payout', row.payout_id, () => toldBy(row))),
      ...settled.payouts.map((row) => untoldOr('settlement', row.payout_id, () => toldBy(row))),
    ];
    return {
      payouts: told.flatMap((one) => one.payouts),
      untold: [paid, requests, settled, ...told].flatMap(({ untold }) => untold),
    };
  },
  leaving: ([payouts = [], settlements = []]) => coinsLeaving(readPayouts(payouts).rows, readRequests(settlements)),
};
