import { ManualClock } from '#libs/clock';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { ACCOUNT_ID, startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import { Shop, eur } from './support/shop';

const USD_ACCOUNT = '4107138076';
const STEP_MS = 30_000;
const address = { street: '1 Main Street', town: 'Springfield', country: 'US' };
const SEPA = {
  ...{ kind: 'sepa', amount: eur('125.40'), name: 'Žofia Šťastná', iban: 'SK3699520000002107842741' },
  description: 'invoice 2026-17',
};
const US = {
  ...{ kind: 'us', amount: { value: '900.00', currency: 'USD' }, name: 'Example Corp', address, account: '000123456' },
  bank: { bic: 'EXBKUS33', name: 'Example Bank', address, clearing_number: '021000021' },
};

describe('the bank accounts', () => {
  const clock = new ManualClock(new Date('2026-11-20T12:00:00Z'));
  let app: TestApplication;
  let ann: ApiClient;
  let bob: ApiClient;

  beforeAll(async () => {
    app = await startTestApplication({
      clock,
      environment: {
        TRUSTPAY_EU_BANKING_USERNAME: 'banking',
        TRUSTPAY_EU_BANKING_PASSWORD: 'banking-secret',
        TRUSTPAY_EU_BANKING_REFUNDS: 'true',
        BANK_ORDER_APPROVAL_ABOVE: 'EUR:1.00,USD:1000.00',
      },
      simulator: { banking: { accounts: [{ accountId: USD_ACCOUNT, currency: 'USD' }] } },
    });
    ann = new ApiClient(app.url, await app.key('operator'));
    bob = new ApiClient(app.url, await app.key('operator'));
  });
  afterAll(() => app.stop());

  const order = (change: object = {}, ...instructions: object[]) => ({
    account_id: ACCOUNT_ID,
    instructions: instructions.length > 0 ? instructions : [SEPA],
    ...change,
  });
  const ask = (body: object = order()): Promise<Answer> => ann.post('/v1/banking/orders', body);
  const approve = (id: string): Promise<Answer> => bob.post(`/v1/banking/orders/${id}/approve`, {});
  const read = async (id: string): Promise<Answer['body']> => (await ann.get(`/v1/banking/orders/${id}`)).body;
  const control = () => app.simulator.control;
  const fail = (kind: string, operation: string) =>
    control().addFault({ fault: { kind } as never, match: { operation } });
  /** The clock goes on until the order is there: the bank takes its steps, the ledger its looks. */
  const until = async (id: string, status: string): Promise<Answer['body']> =>
    waitFor(
      async () => {
        clock.advance(STEP_MS);
        await control().settle();
        const now = await read(id);
        return now.status === status && now;
      },
      { describe: `bank order ${id} to be ${status}` },
    );
  const booked = async (account: string): Promise<string | undefined> => {
    const position = String(await app.running.persistence.store.head());
    const { body } = await ann.get(`/v1/balances?account=${account}`, { 'ledger-min-position': position });
    return body.data[0]?.posted.value as string | undefined;
  };
  const iban = (): string => app.simulator.bank.accounts().find(({ accountId }) => accountId === ACCOUNT_ID)!.iban;

  describe('are shown as the bank shows them', () => {
    const path = `/v1/banking/accounts/${ACCOUNT_ID}`;
    const today = '2026-11-20';

    it('with balances', async () => {
      const { body } = await ann.get('/v1/banking/accounts');
      expect(body.data).toMatchObject([
        { id: ACCOUNT_ID, provider: 'trustpay-eu', iban: iban(), currency: 'EUR', can_order: true },
        { id: USD_ACCOUNT, balance: { value: '100000.00', currency: 'USD' } },
      ]);
      expect((await ann.get(`${path}`)).body).toMatchObject({ id: ACCOUNT_ID });
      expect((await ann.get('/v1/banking/accounts/1')).status).toBe(404);
      expect((await ann.get('/v1/banking/accounts/x')).status).toBe(404);
    });

    it('with their lines, page by page, and one line', async () => {
      for (const amount of ['1.00', '2.00', '3.00', '4.00', '5.00'])
        await control().wires.transfer({ amount, reference: 'LINES' });
      const pages: string[][] = [];
      let cursor = '';
      do {
        const query = `limit=2&client_reference=LINES&from=${today}${cursor}`;
        const { status, body } = await ann.get(`${path}/transactions?${query}`);
        expect(status).toBe(200);
        pages.push(body.data.map(({ amount }: { amount: { value: string } }) => amount.value));
        cursor = body.next_cursor === null ? '' : `&cursor=${body.next_cursor}`;
      } while (cursor !== '');
      expect(pages).toEqual([['5.00', '4.00'], ['3.00', '2.00'], ['1.00']]);
      const { body } = await ann.get(`${path}/transactions?limit=1`);
      const [line] = body.data;
      expect((await ann.get(`${path}/transactions/${line.id}`)).body).toEqual(line);
      expect((await ann.get(`${path}/transactions?cursor=${body.next_cursor}&direction=debit`)).status).toBe(400);
      expect((await ann.get(`${path}/transactions?from=2026-02-31`)).status).toBe(400);
      expect((await ann.get(`${path}/transactions?from=2026-12-01&to=2026-11-01`)).status).toBe(400);
    });

    it.each([
      ['csv', 'text/csv', 'TransactionId;PaymentId'],
      ['html', 'text/html', '<table>'],
      ['camt053v2', 'application/xml', 'camt.053.001.02'],
      ['camt053v4', 'application/xml', 'camt.053.001.04'],
    ])('with statements in %s, as files that cannot act', async (format, type, part) => {
      const answer = await ann.get(`${path}/statements?from=${today}&to=${today}&format=${format}`);
      expect(answer.headers.get('content-type')).toContain(type);
      expect(answer.headers.get('content-disposition')).toContain('attachment; filename="statement-');
      expect(answer.headers.get('content-security-policy')).toBe('sandbox');
      expect(answer.body).toContain(part);
    });

    it('also when the token ends under way', async () => {
      clock.advance(1_800_000);
      expect((await ann.get(path)).status).toBe(200);
      app.simulator.bank.revokeTokens();
      expect((await ann.get(path)).status).toBe(200);
    });

    it('and say that the bank does not answer, or refuses', async () => {
      fail('answerLost', 'GetAccountDetails');
      expect((await ann.get(path)).body.code).toBe('provider_unavailable');
      control().addFault({ fault: { kind: 'refusal', status: 429 }, match: { operation: 'GetAccountDetails' } });
      expect((await ann.get(path)).body).toMatchObject({ code: 'provider_refused', detail: /throttled/ });
    });

    it('to nobody without the role', async () => {
      const service = new ApiClient(app.url, await app.key('service'));
      expect((await service.get('/v1/banking/accounts')).status).toBe(403);
      expect((await service.post('/v1/banking/orders', order())).status).toBe(403);
    });
  });

  describe('pay out', () => {
    it('what another person has approved, once, and the books follow', async () => {
      const before = Number((await booked('suspense:trustpay-eu:EUR:out')) ?? 0);
      const asked = await ask();
      expect(asked).toMatchObject({
        status: 202,
        body: { status: 'waiting_for_approval', needs_approval: true, amount: eur('125.40') },
      });
      const { id } = asked.body;
      expect(app.simulator.bank.orders()).toHaveLength(0);
      const own = await ann.post(`/v1/banking/orders/${id}/approve`, {});
      expect([own.status, own.body.code]).toEqual([403, 'second_person_required']);
      expect(await approve(id)).toMatchObject({ status: 202, body: { status: 'accepted' } });
      expect((await approve(id)).body.code).toBe('not_waiting_for_approval');
      expect(app.simulator.bank.orders()).toMatchObject([
        { amount: '125.40', counterAccountName: 'Zofia Stastna', description: 'invoice 2026-17', state: 'Waiting' },
      ]);
      const done = await until(id, 'executed');
      expect(done.instructions).toMatchObject([
        { number: 1, status: 'executed', bank_state: 'Processed', name: 'Žofia Šťastná', account: SEPA.iban },
      ]);
      expect(Number(await booked('suspense:trustpay-eu:EUR:out')) - before).toBe(125.4);
      expect(await booked(`bank:${iban()}:EUR:ordered`)).toBe('125.40');
    });

    it('at once what is within the limit, to every kind of country', async () => {
      const usd = { account_id: USD_ACCOUNT };
      const bank = (clearing_number: string) => ({ ...US.bank, clearing_number });
      const bodies = [
        order({}, { ...SEPA, amount: eur('1.00') }),
        order(usd, US),
        order(usd, { ...US, kind: 'canada', bank: bank('000305842') }),
        order(usd, { ...US, kind: 'australia', bank: bank('062000') }),
        order(usd, { ...US, kind: 'other_country', bank: { ...US.bank, clearing_number: undefined } }),
        order(
          usd,
          ...[1, 2].map(() => ({
            ...US,
            kind: 'other_country',
            amount: { value: '1.00', currency: 'USD' },
            bank: { bic: 'EXBKUS33', name: 'B', address },
          })),
        ),
      ];
      for (const body of bodies) {
        const { status, body: answer } = await ask(body);
        expect({ status, answer }).toMatchObject({
          status: 202,
          answer: { status: 'accepted', needs_approval: false },
        });
        await until(answer.id, 'executed');
      }
    });

    it('never what was rejected', async () => {
      const { id } = (await ask()).body;
      const made = app.simulator.bank.orders().length;
      const rejected = await bob.post(`/v1/banking/orders/${id}/reject`, { reason: 'not what was agreed' });
      expect(rejected).toMatchObject({ status: 201, body: { status: 'rejected' } });
      expect((await approve(id)).body.code).toBe('not_waiting_for_approval');
      expect(app.simulator.bank.orders()).toHaveLength(made);
    });

    it('once, however often the same key asks', async () => {
      const made = app.simulator.bank.orders().length;
      const body = order({}, { ...SEPA, amount: eur('0.50') });
      const answers = await Promise.all([1, 2, 3].map(() => ann.post('/v1/banking/orders', body, { key: 'one-key' })));
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
      expect((await ann.post('/v1/banking/orders', body, { key: 'one-key' })).headers.get('idempotency-replayed')).toBe(
        'true',
      );
      expect(app.simulator.bank.orders()).toHaveLength(made + 1);
      const other = await ann.post('/v1/banking/orders', order(), { key: 'one-key' });
      expect(other.body.code).toBe('idempotency_key_reused');
    });

    it('and when the answer is lost ask the bank, and never a second time for the money', async () => {
      fail('answerLost', 'CreateOrder');
      const made = app.simulator.bank.orders().length;
      const { body } = await ask(order({}, { ...SEPA, amount: eur('0.70') }));
      expect(body.status).toBe('in_doubt');
      const done = await until(body.id, 'executed');
      expect(done.instructions).toMatchObject([{ bank_order_number: app.simulator.bank.orders()[0]!.orderId }]);
      expect(app.simulator.bank.orders()).toHaveLength(made + 1);
    });

    it.each(['silent', 'serverError', 'cut', 'garbage', 'requestLost'])(
      'and are in doubt after the fault %s, until a person has looked',
      async (kind) => {
        fail(kind, 'CreateOrder');
        const { body } = await ask(order({}, { ...SEPA, amount: eur('0.60') }));
        expect(body.status).toBe('in_doubt');
        const path = `/v1/banking/orders/${body.id}/resolve`;
        expect((await bob.post(path, { outcome: 'ordered' })).status).toBe(400);
        const [made] = app.simulator.bank.orders();
        const isMade = kind === 'cut' || kind === 'garbage';
        const found = { outcome: 'ordered', bank_order_numbers: [made!.orderId] };
        const resolved = await bob.post(path, isMade ? found : { outcome: 'absent' });
        expect(resolved.body.status).toBe(isMade ? 'accepted' : 'failed');
        expect((await bob.post(path, { outcome: 'absent' })).body.code).toBe('operation_final');
      },
    );

    it('nothing that the bank refuses, and say why', async () => {
      const dear = await ask(order({}, { ...SEPA, amount: eur('999999.00') }));
      expect(await approve(dear.body.id)).toMatchObject({
        status: 201,
        body: { status: 'failed', reason: 'Insufficient disposable balance (invalid)' },
      });
    });

    it('and take back in the books what the bank reverses', async () => {
      const before = await booked('refund:trustpay-eu:EUR:payable');
      control().addFault({ fault: { kind: 'bankOrder', state: 'Reversed', afterMs: 10 * STEP_MS } });
      const { body } = await ask(order({ purpose: 'refund' }, { ...SEPA, amount: eur('0.90') }));
      app.simulator.bank.move(body.instructions[0].bank_order_number, 'Processed');
      await until(body.id, 'executed');
      app.simulator.bank.move(body.instructions[0].bank_order_number, 'Reversed');
      expect((await until(body.id, 'failed')).instructions).toMatchObject([{ status: 'reversed' }]);
      expect(Number((await booked('refund:trustpay-eu:EUR:payable')) ?? 0)).toBe(Number(before ?? 0));
    });

    it.each([
      ['an IBAN that is none', order({}, { ...SEPA, iban: 'SK3699520000002107842742' }), '/instructions/0/iban'],
      ['no bank abroad', order({}, { ...US, bank: undefined }), '/instructions/0/bank/bic'],
      [
        'a wrong routing number',
        order({}, { ...US, bank: { ...US.bank, clearing_number: '123456' } }),
        '/instructions/0/bank/clearing_number',
      ],
      [
        'another currency in SEPA',
        order({}, { ...SEPA, amount: { value: '1.00', currency: 'USD' } }),
        '/instructions/0/amount',
      ],
      ['a day in the past', order({ execution_date: '2026-11-19' }), '/execution_date'],
      ['two currencies', order({}, SEPA, { ...US, kind: 'other_country' }), '/instructions/1/amount/currency'],
      ['the US among several', order({}, US, US), '/instructions/0/kind'],
      ['a field that is none', order({ iban: 'x' }), '/iban'],
      ['no instructions', { account_id: ACCOUNT_ID, instructions: [] }, '/instructions'],
    ])('refuse %s before anything is stored, naming the field', async (_, body, pointer) => {
      const head = await app.running.persistence.store.head();
      const { status, body: problem } = await ask(body);
      expect(status).toBe(400);
      expect(problem.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
      expect(await app.running.persistence.store.head()).toBe(head);
    });

    it('are listed without beneficiaries, shown to their own merchant only', async () => {
      const position = String(await app.running.persistence.store.head());
      const { body } = await ann.get('/v1/banking/orders?status=rejected', { 'ledger-min-position': position });
      expect(body.data).toMatchObject([{ status: 'rejected', amount: eur('125.40') }]);
      expect(JSON.stringify(body)).not.toContain('Šťastná');
      const page = await ann.get('/v1/banking/orders?limit=2');
      expect(page.body.data).toHaveLength(2);
      expect((await ann.get(`/v1/banking/orders?limit=2&cursor=${page.body.next_cursor}`)).status).toBe(200);
      const stranger = new ApiClient(app.url, await app.key('admin', 'other'));
      expect((await stranger.get(`/v1/banking/orders/${body.data[0].id}`)).status).toBe(404);
      expect((await stranger.post(`/v1/banking/orders/${body.data[0].id}/approve`, {})).status).toBe(404);
    });

    it('keep no beneficiary in clear', async () => {
      const { rows } = await app.running.persistence.pool.query<{ text: string }>(
        `SELECT string_agg(state::text, '') AS text FROM rm.bank_order`,
      );
      for (const word of ['Šťastná', 'Stastna', 'SK36', 'Example Corp', '000123456', 'invoice 2026-17'])
        expect(rows[0]!.text).not.toContain(word);
    });
  });

  describe('refund bank transfers', () => {
    const paid = async () => {
      const shop = new Shop(app, new ApiClient(app.url, await app.key('admin')));
      const created = await shop.create({ method: 'bank_transfer' });
      await control().pay({ url: created.next_action.url, outcome: 'paid' });
      return { shop, order: await shop.until(created.id, 'captured') };
    };

    it('by an order; its debit, which names the payment, is no dispute and counts once', async () => {
      const { shop, order: bought } = await paid();
      const asked = await bob.post(`/v1/orders/${bought.id}/refunds`, { amount: eur('30.00') });
      expect(asked.status).toBe(202);
      expect(asked.body.operations.at(-1)).toMatchObject({ type: 'refund', status: 'pending' });
      clock.advance(STEP_MS);
      await control().settle();
      clock.advance(STEP_MS);
      await control().settle();
      const done = await shop.until(bought.id, 'partially_refunded');
      expect(done).toMatchObject({ refunded: eur('30.00'), unexpected: eur('0.00') });
      await shop.settled();
      expect((await bob.get(`/v1/orders/${bought.id}`)).body).toMatchObject({
        ...{ status: 'partially_refunded', refunded: eur('30.00'), unexpected: eur('0.00') },
      });
    });

    it('that the bank refuses fail, and can be asked for again', async () => {
      const { shop, order: bought } = await paid();
      control().addFault({ fault: { kind: 'bankOrder', state: 'Rejected' } });
      expect((await bob.post(`/v1/orders/${bought.id}/refunds`, {})).status).toBe(202);
      clock.advance(STEP_MS);
      await control().settle();
      const after = await shop.until(bought.id, 'captured');
      expect(after).toMatchObject({ refunded: eur('0.00'), refundable: eur('100.00') });
    });

    it('in doubt are found by their reference in the history', async () => {
      const { order: bought } = await paid();
      fail('answerLost', 'RefundPayment');
      control().addFault({ fault: { kind: 'noNotification' }, match: { paymentType: 'RefundPayment' } });
      expect(await bob.post(`/v1/orders/${bought.id}/refunds`, {})).toMatchObject({
        status: 202,
        body: { status: 'in_doubt' },
      });
      await waitFor(async () => {
        clock.advance(STEP_MS);
        await control().settle();
        return (await bob.get(`/v1/orders/${bought.id}`)).body.status === 'refunded';
      });
    });
  });

  it('are none where no bank is configured', async () => {
    const plain = await startTestApplication();
    const api = new ApiClient(plain.url, await plain.key('admin'));
    expect((await api.get('/v1/banking/accounts')).body.code).toBe('no_bank_account');
    expect((await api.post('/v1/banking/orders', order())).body.code).toBe('no_bank_account');
    await plain.stop();
  });
});
