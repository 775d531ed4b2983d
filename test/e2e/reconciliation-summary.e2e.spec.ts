import { operationReference } from '#libs/payments';
import { Reconciler } from '../../src/reconciliation/reconciler';
import type { Answer } from '../support/api-client';
import { ACCOUNT_ID } from '../support/application';
import { waitFor } from '../support/wait-for';
import { BankWorld, SEPA, bankOrder } from './support/bank-world';
import { ConsoleClient } from './support/console-client';
import { eur } from './support/shop';
import { statementOf } from './support/statement';

const DAY_MS = 24 * 60 * 60 * 1_000;

describe('the summary of what is open at the bank', () => {
  let world: BankWorld;
  beforeAll(async () => {
    world = await BankWorld.start();
  });
  afterAll(() => world.app.stop());

  const summary = async (): Promise<Answer['body']> => {
    await world.shop.settled();
    return (await world.bob.get('/v1/reconciliation/summary')).body;
  };
  const balance = async (account: string) => (await world.booked(`bank:${world.iban}:EUR:${account}`)) ?? '0.00';
  const row = (what: string, count: number, value: string) => ({
    ...{ what, account: world.iban, count, amount: eur(value) },
    oldest: expect.stringContaining('2026-11-20'),
    provider: what === 'ordered' ? 'trustpay-eu' : null,
  });

  it('adds up to the accounts of the books: what we ordered stands in it until the account shows it', async () => {
    for (const value of ['0.80', '0.15']) {
      const { body } = await world.ask(bankOrder({}, { ...SEPA, amount: eur(value) }));
      await world.until(body.id, 'executed');
    }
    expect(await summary()).toEqual({ open: [row('ordered', 2, '0.95')], breaks: [] });
    expect(await balance('ordered')).toBe('0.95');
    const path = `/v1/banking/accounts/${ACCOUNT_ID}/statements?from=2026-11-20&to=2026-12-31&format=camt053v2`;
    await world.take((await world.bob.get(path)).body);
    await waitFor(async () => (await balance('ordered')) === '0.00');
    expect(await summary()).toEqual({ open: [], breaks: [] });
  });

  it('lets go of an order that a person decided about, as the books do', async () => {
    const { body } = await world.ask(bankOrder({}, { ...SEPA, amount: eur('0.30') }));
    await world.until(body.id, 'executed');
    world.clock.advance(20 * DAY_MS);
    const missing = await waitFor(
      async () => (await world.bob.get('/v1/reconciliation/breaks?status=open&kind=missing')).body.data[0],
    );
    const places = (await summary()).breaks as Answer['body'][];
    expect(places).toMatchObject([{ kind: 'missing', place: 'ordered', amount: eur('-0.30') }]);
    const page = await ConsoleClient.signedIn(world.app.url, await world.app.key('operator'));
    expect((await page.get('/reconciliation')).text).toContain('Ordered, not shown by the account');
    const path = `/v1/reconciliation/breaks/${missing.id}/resolve`;
    expect(await world.bob.post(path, { treatment: 'difference', reason: 'lost by the bank' })).toMatchObject({
      status: 200,
    });
    await world.shop.settled();
    expect(await balance('ordered')).toBe('0.00');
    expect(await summary()).toEqual({ open: [], breaks: [] });
  });

  it('is not asked again about an order that was decided with a line over another amount', async () => {
    const { body } = await world.ask(bankOrder({}, { ...SEPA, amount: eur('0.40') }));
    await world.until(body.id, 'executed');
    const clientReference = operationReference(body.id, 1);
    const line = { reference: 'L1', amount: '-0.35', code: 'TPAY-WIRE', clientReference };
    await world.take(statementOf('2026-12-11', [line]).replace(/<IBAN>\w+/, `<IBAN>${world.iban}`));
    const broken = await waitFor(
      async () => (await world.bob.get('/v1/reconciliation/breaks?status=open&kind=amount')).body.data[0],
    );
    expect(broken.residuals).toMatchObject([{ place: 'clearing' }, { place: 'ordered', amount: eur('-0.40') }]);
    const path = `/v1/reconciliation/breaks/${broken.id}/resolve`;
    expect((await world.bob.post(path, { treatment: 'difference', reason: 'kept by the bank' })).status).toBe(200);
    await waitFor(async () => (await balance('unmatched')) === '0.00');
    world.clock.advance(20 * DAY_MS);
    await world.app.running.app.get(Reconciler).run('shop', 0n);
    expect(await summary()).toEqual({ open: [], breaks: [] });
    expect(await balance('ordered')).toBe('0.00');
  });
});
