import { ApiClient } from '../support/api-client';
import { ACCOUNT_ID, startTestApplication } from '../support/application';
import { BankWorld, SEPA, USD_ACCOUNT, bankOrder } from './support/bank-world';
import { eur } from './support/shop';

describe('the bank accounts are shown as the bank shows them', () => {
  let world: BankWorld;
  beforeAll(async () => void (world = await BankWorld.start()));
  afterAll(() => world.app.stop());

  const path = `/v1/banking/accounts/${ACCOUNT_ID}`;
  const today = '2026-11-20';

  it('with balances', async () => {
    const { body } = await world.ann.get('/v1/banking/accounts');
    expect(body.data).toMatchObject([
      { id: ACCOUNT_ID, provider: 'trustpay-eu', iban: world.iban, currency: 'EUR', can_order: true },
      { id: USD_ACCOUNT, kind: 'merchant', fees: { value: '0.00' }, balance: { value: '100000.00', currency: 'USD' } },
    ]);
    expect((await world.ann.get(`${path}`)).body).toMatchObject({ id: ACCOUNT_ID });
    expect((await world.ann.get('/v1/banking/accounts/1')).status).toBe(404);
    expect((await world.ann.get('/v1/banking/accounts/x')).status).toBe(404);
  });

  it('with their lines, page by page, and one line', async () => {
    for (const amount of ['1.00', '2.00', '3.00', '4.00', '5.00'])
      await world.control.wires.transfer({ amount, reference: 'LINES' });
    const pages: string[][] = [];
    let cursor = '';
    do {
      const query = `limit=2&client_reference=LINES&from=${today}${cursor}`;
      const { status, body } = await world.ann.get(`${path}/transactions?${query}`);
      expect(status).toBe(200);
      pages.push(body.data.map(({ amount }: { amount: { value: string } }) => amount.value));
      cursor = body.next_cursor === null ? '' : `&cursor=${body.next_cursor}`;
    } while (cursor !== '');
    expect(pages).toEqual([['5.00', '4.00'], ['3.00', '2.00'], ['1.00']]);
    const first = await world.ann.get(`${path}/transactions?limit=2`);
    const second = await world.ann.get(`${path}/transactions?limit=3&cursor=${first.body.next_cursor}`);
    expect([...first.body.data, ...second.body.data].map(({ amount }) => amount.value)).toEqual(
      pages.slice(0, 2).flat(),
    );
    const { body } = await world.ann.get(`${path}/transactions?limit=1`);
    const [line] = body.data;
    expect((await world.ann.get(`${path}/transactions/${line.id}`)).body).toEqual(line);
    expect((await world.ann.get(`${path}/transactions?cursor=${body.next_cursor}&direction=debit`)).status).toBe(400);
    expect((await world.ann.get(`${path}/transactions?from=2026-02-31`)).status).toBe(400);
    expect((await world.ann.get(`${path}/transactions?from=2026-12-01&to=2026-11-01`)).status).toBe(400);
  });

  it('with their lines by every filter, and by every name of a line', async () => {
    const { body: asked } = await world.ask(bankOrder({}, { ...SEPA, amount: eur('0.70') }));
    await world.until(asked.id, 'executed');
    const number = asked.instructions[0].bank_order_number;
    const lines = async (filter: string) => {
      const { status, body } = await world.ann.get(`${path}/transactions?${filter}`);
      expect(status).toBe(200);
      return body.data;
    };
    const [line] = await lines(`order_id=${number}`);
    expect(line).toMatchObject({ order_id: number, amount: { value: '-0.70' }, counter_account: SEPA.iban });
    for (const filter of [
      ...[`transaction_id=${line.id}`, `payment_id=${line.payment_id}`, `counter_account=${SEPA.iban}&direction=debit`],
      ...['amount_from=0.70&amount_to=0.70', 'type=external&amount_to=0.70'],
    ])
      expect(await lines(filter)).toEqual([line]);
    for (const filter of ['type=internal', 'amount_from=99999.00', 'order_id=1'])
      expect(await lines(filter)).toEqual([]);
    expect((await world.ann.get(`${path}/transactions?amount_from=1`)).status).toBe(400);
    const named = (id: string, by: string) => world.ann.get(`${path}/transactions/${id}?by=${by}`);
    const details = { ...line, order_file: expect.stringContaining('pain.001') };
    expect((await named(number, 'order')).body).toEqual(details);
    expect((await named(line.payment_id, 'payment')).body).toEqual(details);
    expect((await world.ann.get(`${path}/orders/${number}`)).body).toMatchObject({
      ...{ id: number, state: 'Processed', stage: 'executed', amount: eur('0.70'), destination_account: SEPA.iban },
      ...{ created_at: expect.stringMatching(/Z$/), order_file: expect.stringContaining('pain.001') },
    });
    expect((await world.ann.get(`/v1/banking/accounts/${USD_ACCOUNT}/orders/${number}`)).status).toBe(404);
  });

  it.each([
    ['csv', 'text/csv', 'TransactionId;PaymentId'],
    ['html', 'text/html', '<table>'],
    ['camt053v2', 'application/xml', 'camt.053.001.02'],
    ['camt053v4', 'application/xml', 'camt.053.001.04'],
  ])('with statements in %s, as files that cannot act', async (format, type, part) => {
    const answer = await world.ann.get(`${path}/statements?from=${today}&to=${today}&format=${format}`);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(answer.headers.get('content-disposition')).toContain('attachment; filename="statement-');
    expect(answer.headers.get('content-security-policy')).toBe('sandbox');
    expect(answer.body).toContain(part);
  });

  it('also when the token ends under way', async () => {
    world.clock.advance(1_800_000);
    expect((await world.ann.get(path)).status).toBe(200);
    world.bank.revokeTokens();
    expect((await world.ann.get(path)).status).toBe(200);
  });

  it('and say that the bank does not answer, or refuses', async () => {
    world.fail('answerLost', 'GetAccountDetails');
    expect((await world.ann.get(path)).body.code).toBe('provider_unavailable');
    world.control.addFault({ fault: { kind: 'refusal', status: 429 }, match: { operation: 'GetAccountDetails' } });
    expect((await world.ann.get(path)).body).toMatchObject({
      code: 'provider_refused',
      detail: expect.stringContaining('throttled'),
    });
  });

  it('to nobody without the role', async () => {
    const service = new ApiClient(world.app.url, await world.app.key('service'));
    expect((await service.get('/v1/banking/accounts')).status).toBe(403);
    expect((await service.post('/v1/banking/orders', bankOrder())).status).toBe(403);
  });

  it('are none where no bank is configured', async () => {
    const plain = await startTestApplication();
    const api = new ApiClient(plain.url, await plain.key('admin'));
    expect((await api.get('/v1/banking/accounts')).body.code).toBe('no_bank_account');
    expect((await api.post('/v1/banking/orders', bankOrder())).body.code).toBe('no_bank_account');
    await plain.stop();
  });
});
