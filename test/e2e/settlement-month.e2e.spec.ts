import { ManualClock } from '#libs/clock';
import { plantedStatements } from '#libs/simulators/trustpay-eu';
import type { Defect } from '#libs/simulators/trustpay-eu';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { ACCOUNT_ID, startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { Shop, eur } from './support/shop';

const DAY_MS = 24 * 60 * 60 * 1_000;
const MONTH_END = new Date('2026-03-31T22:00:00.000Z');

/** Real payments at the simulated provider, and its bank's statement with a defect of every kind in it. */
describe('a simulated month with planted breaks', () => {
  const clock = new ManualClock(new Date('2026-03-02T12:00:00.000Z'));
  const names = ['good', 'missing', 'amount', 'duplicate', 'split', 'currency'] as const;
  const wires = new Map<string, Answer['body']>();
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;

  beforeAll(async () => {
    app = await startTestApplication({ clock });
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
    for (const [index, name] of names.entries()) wires.set(name, await transfer(`${index + 1}0.0${index}`));
    await shop.paid({ amount: eur('61.00') });
    await shop.paid({ amount: eur('17.50') });
    await quiet();
    clock.advance(DAY_MS);
    await shop.paid({ amount: eur('88.00') });
    await quiet();
    clock.advance(25 * DAY_MS);
    wires.set('late', await transfer('71.00'));
    await quiet();
    clock.standAt(MONTH_END);
    await quiet();
  });
  afterAll(() => app.stop());

  const quiet = async (): Promise<void> => {
    await app.simulator.control.settle();
    await shop.settled();
  };
  const transfer = async (value: string): Promise<Answer['body']> => {
    const order = await shop.create({ method: 'bank_transfer', amount: eur(value) });
    await app.simulator.control.pay({ url: order.next_action.url, outcome: 'paid' });
    return shop.until(order.id, 'captured');
  };
  const bankLines = () => app.simulator.bank.lines(ACCOUNT_ID);
  const idOf = (name: string): string => {
    const reference = wires.get(name).operations[0].reference;
    return bankLines().find(({ clientReference }) => clientReference === reference)!.transactionId;
  };

  it('is found exactly: every planted break, and no other', async () => {
    const cards = bankLines().filter(({ kind }) => kind === 'card');
    expect(cards.map(({ amount }) => amount).sort()).toEqual(['78.50', '88.00']);
    const defects: Defect[] = [
      { kind: 'absent', transactionId: idOf('missing') },
      { kind: 'absent', transactionId: idOf('late') },
      { kind: 'amount', transactionId: idOf('amount'), by: -7n },
      { kind: 'duplicate', transactionId: idOf('duplicate') },
      { kind: 'split', transactionId: idOf('split'), short: 200n },
      { kind: 'currency', transactionId: idOf('currency'), currency: 'CZK' },
      { kind: 'amount', transactionId: cards.find(({ amount }) => amount === '78.50')!.transactionId, by: 3n },
      { kind: 'duplicate', transactionId: cards.find(({ amount }) => amount === '88.00')!.transactionId },
      { kind: 'extra', amount: 4_242n, date: '2026-03-20' },
    ];
    const month = { accountId: ACCOUNT_ID, currency: 'EUR', from: '2026-03-01', to: '2026-03-31', madeAt: MONTH_END };
    const files = plantedStatements({ ...month, lines: bankLines(), defects });
    expect(files).toHaveLength(2);
    for (const [index, file] of files.entries()) {
      const headers = { 'content-type': 'application/xml', 'idempotency-key': `statement-${index}` };
      expect(await api.send('POST', '/v1/settlements/imports', file, headers)).toMatchObject({ status: 200 });
    }
    const planted = [
      ...['missing', 'late', 'amount', 'duplicate', 'split', 'currency', 'amount', 'duplicate', 'extra'],
    ].sort();
    const open = await waitFor(
      async () => {
        const { body } = await api.get('/v1/reconciliation/breaks?status=open&limit=100');
        const kinds = body.data.map(({ kind }: Answer['body']) => kind).sort();
        return kinds.join() === planted.join() && (body.data as Answer['body'][]);
      },
      { describe: `the breaks ${planted.join()}` },
    );
    for (const kind of ['missing', 'late'])
      expect(open.find((one) => one.kind === kind).order_id).toBe(wires.get(kind).id);
    expect((await api.get(`/v1/orders/${wires.get('good').id}`)).body.settled).toEqual(eur('10.00'));
    await quiet();
    expect(await incoherencesOf(app.running.persistence)).toEqual([]);
  });

  it('is closed when each is decided: nothing is open, in transit or unmatched', async () => {
    const { body } = await api.get('/v1/reconciliation/breaks?status=open&limit=100');
    for (const one of body.data) {
      const treatment = one.kind === 'currency' ? 'exchange' : 'difference';
      const path = `/v1/reconciliation/breaks/${one.id}/resolve`;
      expect(await api.post(path, { treatment, reason: 'month end' })).toMatchObject({ status: 200 });
    }
    await waitFor(async () => {
      const { body: summary } = await api.get('/v1/reconciliation/summary');
      return summary.open.length === 0 && summary.breaks.length === 0;
    });
    await quiet();
    const balances = (await api.get('/v1/balances')).body.data as Answer['body'][];
    const clearing = balances.filter(({ account }) => /payout_transit|unmatched|receivable|unsettled/.test(account));
    expect(clearing.filter(({ posted }) => Number(posted.value) !== 0)).toEqual([]);
    expect(await incoherencesOf(app.running.persistence)).toEqual([]);
  });
});
