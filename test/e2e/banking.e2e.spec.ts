import { ApiClient } from '../support/api-client';
import { ACCOUNT_ID, startTestApplication } from '../support/application';
import { BankWorld, USD_ACCOUNT, bankOrder } from './support/bank-world';

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
      { id: USD_ACCOUNT, balance: { value: '100000.00', currency: 'USD' } },
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
    const { body } = await world.ann.get(`${path}/transactions?limit=1`);
    const [line] = body.data;
    expect((await world.ann.get(`${path}/transactions/${line.id}`)).body).toEqual(line);
    expect((await world.ann.get(`${path}/transactions?cursor=${body.next_cursor}&direction=debit`)).status).toBe(400);
    expect((await world.ann.get(`${path}/transactions?from=2026-02-31`)).status).toBe(400);
    expect((await world.ann.get(`${path}/transactions?from=2026-12-01&to=2026-11-01`)).status).toBe(400);
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
