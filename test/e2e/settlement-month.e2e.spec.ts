import type { Defect } from '#libs/simulators/trustpay-eu';
import type { Answer } from '../support/api-client';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { SimulatedMonth } from './support/simulated-month';
import { eur } from './support/shop';

/** What is done to the bank's statement, and the break that it must be found as. */
const PLANTED: Readonly<Record<string, readonly [string, (month: SimulatedMonth) => Defect]>> = {
  'a transfer that is missing': ['missing', (month) => ({ kind: 'absent', transactionId: month.wire('missing') })],
  'a transfer that is late': ['late', (month) => ({ kind: 'absent', transactionId: month.wire('late') })],
  'a transfer that came short': [
    'amount',
    (month) => ({ kind: 'amount', transactionId: month.wire('amount'), by: -7n }),
  ],
  'a transfer that came twice': [
    'duplicate',
    (month) => ({ kind: 'duplicate', transactionId: month.wire('duplicate') }),
  ],
  'a transfer that came in parts': [
    'split',
    (month) => ({ kind: 'split', transactionId: month.wire('split'), short: 200n }),
  ],
  'a transfer in another currency': [
    'currency',
    (month) => ({ kind: 'currency', transactionId: month.wire('currency'), currency: 'CZK' }),
  ],
  'a surplus on the cards of a day': [
    'amount',
    (month) => ({ kind: 'amount', transactionId: month.cards('78.50'), by: 3n }),
  ],
  'the cards of a day twice': ['duplicate', (month) => ({ kind: 'duplicate', transactionId: month.cards('88.00') })],
  'money of nobody': ['extra', () => ({ kind: 'extra', amount: 4_242n, date: '2026-03-20' })],
};
const KINDS = Object.values(PLANTED).map(([kind]) => kind);

/** Real payments at the simulated provider, and its bank's statement with defects in it. */
describe('a simulated month with a break of every kind', () => {
  let month: SimulatedMonth;

  beforeAll(async () => {
    month = await SimulatedMonth.of(['good', 'missing', 'amount', 'duplicate', 'split', 'currency']);
  });
  afterAll(() => month.app.stop());

  it('is found exactly: every planted break, and no other', async () => {
    const defects = Object.values(PLANTED).map(([, defectOf]) => defectOf(month));
    const open = await month.take(defects, KINDS);
    expect(open.map(({ kind }) => kind).sort()).toEqual([...KINDS].sort());
    for (const kind of ['missing', 'late'])
      expect(open.find((one) => one.kind === kind).order_id).toBe(month.orderOf(kind));
    expect((await month.api.get(`/v1/orders/${month.orderOf('good')}`)).body.settled).toEqual(eur('10.00'));
    expect(await incoherencesOf(month.app.running.persistence)).toEqual([]);
  });

  it('is closed when each is decided: nothing is open, in transit or unmatched', async () => {
    const { body } = await month.api.get('/v1/reconciliation/breaks?status=open&limit=100');
    for (const one of body.data) {
      const treatment = one.kind === 'currency' ? 'exchange' : 'difference';
      const path = `/v1/reconciliation/breaks/${one.id}/resolve`;
      expect(await month.api.post(path, { treatment, reason: 'month end' })).toMatchObject({ status: 200 });
    }
    await waitFor(async () => {
      const { body: summary } = await month.api.get('/v1/reconciliation/summary');
      return summary.open.length === 0 && summary.breaks.length === 0;
    });
    await month.quiet();
    const balances = (await month.api.get('/v1/balances')).body.data as Answer['body'][];
    const clearing = balances.filter(({ account }) => /payout_transit|unmatched|receivable|unsettled/.test(account));
    expect(clearing.filter(({ posted }) => Number(posted.value) !== 0)).toEqual([]);
    expect(await incoherencesOf(month.app.running.persistence)).toEqual([]);
  });
});

describe('a simulated month with one break', () => {
  it.each(Object.entries(PLANTED))('is found exactly: %s', async (_, [kind, defectOf]) => {
    const month = await SimulatedMonth.of([kind]);
    try {
      const open = await month.take([defectOf(month)], [kind]);
      expect(open.map((one) => one.kind)).toEqual([kind]);
      expect(await incoherencesOf(month.app.running.persistence)).toEqual([]);
    } finally {
      await month.app.stop();
    }
  });
});
