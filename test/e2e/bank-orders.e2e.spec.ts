import { ApiClient } from '../support/api-client';
import { ACCOUNT_ID } from '../support/application';
import { ADDRESS, BankWorld, SEPA, US, USD_ACCOUNT, bankOrder } from './support/bank-world';
import { Shop, eur } from './support/shop';
import { whileMatching } from './support/while-matching';
import { wireNotice } from './support/wire-notice';

describe('bank orders pay out', () => {
  let world: BankWorld;
  beforeAll(async () => void (world = await BankWorld.start()));
  afterAll(() => world.app.stop());

  it('what another person has approved, once, and the books follow', async () => {
    const before = Number((await world.booked('suspense:trustpay-eu:EUR:out')) ?? 0);
    const asked = await world.ask();
    expect(asked).toMatchObject({
      status: 202,
      body: { status: 'waiting_for_approval', needs_approval: true, amount: eur('125.40') },
    });
    const { id } = asked.body;
    expect(world.bank.orders()).toHaveLength(0);
    const own = await world.ann.post(`/v1/banking/orders/${id}/approve`, {});
    expect([own.status, own.body.code]).toEqual([403, 'second_person_required']);
    expect(await world.approve(id)).toMatchObject({ status: 202, body: { status: 'accepted' } });
    expect((await world.approve(id)).body.code).toBe('not_waiting_for_approval');
    expect(world.bank.orders()).toMatchObject([
      { amount: '125.40', counterAccountName: 'Zofia Stastna', description: 'invoice 2026-17', state: 'Waiting' },
    ]);
    const done = await world.until(id, 'executed');
    expect(done.instructions).toMatchObject([
      { number: 1, status: 'executed', bank_state: 'Processed', name: 'Žofia Šťastná', account: SEPA.iban },
    ]);
    expect(Number(await world.booked('suspense:trustpay-eu:EUR:out')) - before).toBe(125.4);
    expect(await world.booked(`bank:${world.iban}:EUR:ordered`)).toBe('125.40');
  });

  it('and count it once, also when a notification tells of the debit under our reference', async () => {
    const before = Number((await world.booked('suspense:trustpay-eu:EUR:out')) ?? 0);
    const { body } = await world.ask(bankOrder({}, { ...SEPA, amount: eur('0.80') }));
    await world.step();
    await world.step();
    const [made] = world.bank.orders();
    const debit = { Type: 'DBIT', Amount: '0.80', OrderId: made!.orderId, PaymentId: '8800002' };
    const notice = wireNotice(made!.clientReference!, debit);
    expect((await fetch(`${world.app.url}/notifications/trustpay-eu?${notice}`)).status).toBe(200);
    await world.until(body.id, 'executed');
    await new Shop(world.app, world.ann).settled();
    expect(Number(await world.booked('suspense:trustpay-eu:EUR:out'))).toBeCloseTo(before + 0.8, 2);
    const { rows } = await world.app.running.persistence.pool.query(
      `SELECT 1 FROM rm.audit_event WHERE type = 'NotificationUnmatched'`,
    );
    expect(rows).toEqual([]);
  });

  it('at once what is within the limit, to every kind of country', async () => {
    const usd = { account_id: USD_ACCOUNT };
    const bank = (clearing_number: string) => ({ ...US.bank, clearing_number });
    const bodies = [
      bankOrder({}, { ...SEPA, amount: eur('1.00') }),
      bankOrder(usd, US),
      bankOrder(usd, { ...US, kind: 'canada', bank: bank('000305842') }),
      bankOrder(usd, { ...US, kind: 'australia', bank: bank('062000') }),
      bankOrder(usd, { ...US, kind: 'other_country', bank: { ...US.bank, clearing_number: undefined } }),
      bankOrder(
        usd,
        ...[1, 2].map(() => ({
          ...US,
          kind: 'other_country',
          amount: { value: '1.00', currency: 'USD' },
          bank: { bic: 'EXBKUS33', name: 'B', address: ADDRESS },
        })),
      ),
    ];
    for (const body of bodies) {
      const { status, body: answer } = await world.ask(body);
      expect({ status, answer }).toMatchObject({
        status: 202,
        answer: { status: 'accepted', needs_approval: false },
      });
      await world.until(answer.id, 'executed');
    }
  });

  it('never what was rejected', async () => {
    const { id } = (await world.ask()).body;
    const made = world.bank.orders().length;
    const rejected = await world.bob.post(`/v1/banking/orders/${id}/reject`, { reason: 'not what was agreed' });
    expect(rejected).toMatchObject({ status: 201, body: { status: 'rejected' } });
    expect((await world.approve(id)).body.code).toBe('not_waiting_for_approval');
    expect(world.bank.orders()).toHaveLength(made);
  });

  it('once, however often the same key asks', async () => {
    const made = world.bank.orders().length;
    const body = bankOrder({}, { ...SEPA, amount: eur('0.50') });
    const answers = await Promise.all(
      [1, 2, 3].map(() => world.ann.post('/v1/banking/orders', body, { key: 'one-key' })),
    );
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const first = answers.find(({ headers }) => !headers.has('idempotency-replayed'))!;
    expect(first.body.status).toBe('accepted');
    await world.until(first.body.id, 'executed');
    const again = await world.ann.post('/v1/banking/orders', body, { key: 'one-key' });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again).toMatchObject({ status: first.status, body: { ...first.body, position: expect.any(String) } });
    expect(world.bank.orders()).toHaveLength(made + 1);
    const other = await world.ann.post('/v1/banking/orders', bankOrder(), { key: 'one-key' });
    expect(other.body.code).toBe('idempotency_key_reused');
  });

  it('and when the answer is lost ask the bank, and never a second time for the money', async () => {
    world.fail('answerLost', 'CreateOrder');
    const made = world.bank.orders().length;
    const { body } = await world.ask(bankOrder({}, { ...SEPA, amount: eur('0.70') }));
    expect(body.status).toBe('in_doubt');
    const done = await world.until(body.id, 'executed');
    expect(done.instructions).toMatchObject([{ bank_order_number: world.bank.orders()[0]!.orderId }]);
    expect(world.bank.orders()).toHaveLength(made + 1);
  });

  it.each(['silent', 'serverError', 'cut', 'garbage', 'requestLost'])(
    'and are in doubt after the fault %s, until a person has looked',
    async (kind) => {
      world.fail(kind, 'CreateOrder');
      const { body } = await world.ask(bankOrder({}, { ...SEPA, amount: eur('0.60') }));
      expect(body.status).toBe('in_doubt');
      const path = `/v1/banking/orders/${body.id}/resolve`;
      expect((await world.bob.post(path, { outcome: 'ordered' })).status).toBe(400);
      const [made] = world.bank.orders();
      const isMade = kind === 'cut' || kind === 'garbage';
      const found = { outcome: 'ordered', bank_order_numbers: [made!.orderId] };
      const resolved = await world.bob.post(path, isMade ? found : { outcome: 'absent' });
      expect(resolved.body.status).toBe(isMade ? 'accepted' : 'failed');
      expect((await world.bob.post(path, { outcome: 'absent' })).body.code).toBe('operation_final');
    },
  );

  it('and take from a person no number that is another order, or that the bank does not know', async () => {
    const body = bankOrder({}, { ...SEPA, amount: eur('0.61') });
    world.fail('requestLost', 'CreateOrder');
    const { id } = (await world.ask(body)).body;
    const again = (await world.ask(body)).body;
    expect(again.status).toBe('accepted');
    const say = (number: string) =>
      world.bob.post(`/v1/banking/orders/${id}/resolve`, { outcome: 'ordered', bank_order_numbers: [number] });
    expect((await say(again.instructions[0].bank_order_number)).body.errors).toEqual([
      { pointer: '/bank_order_numbers/0', message: 'is the number of another bank order' },
    ]);
    expect((await say('9999999999')).body.errors).toMatchObject([{ message: 'is not known to the bank' }]);
    expect((await world.until(again.id, 'executed')).id).toBe(again.id);
    const absent = await world.bob.post(`/v1/banking/orders/${id}/resolve`, { outcome: 'absent' });
    expect(absent.body.status).toBe('failed');
  });

  it('and take from a person no number of a like order that nobody has claimed yet', async () => {
    const like = bankOrder({}, { ...SEPA, amount: eur('0.62') });
    world.fail('answerLost', 'CreateOrder');
    const had = (await world.ask(like)).body;
    const [made] = world.bank.orders();
    world.fail('requestLost', 'CreateOrder');
    const lacking = (await world.ask(like)).body;
    expect([had.status, lacking.status]).toEqual(['in_doubt', 'in_doubt']);
    const say = (id: string, bank_order_numbers: string[]) =>
      world.bob.post(`/v1/banking/orders/${id}/resolve`, { outcome: 'ordered', bank_order_numbers });
    expect((await say(lacking.id, [made!.orderId])).body.errors).toEqual([
      {
        pointer: '/bank_order_numbers/0',
        message: 'is another order at the bank: it does not bear our reference',
      },
    ]);
    const found = await say(had.id, [made!.orderId]);
    expect(found.body.instructions).toMatchObject([{ bank_order_number: made!.orderId }]);
    expect((await say(lacking.id, [made!.orderId])).body.errors).toMatchObject([
      { message: 'is the number of another bank order' },
    ]);
    await world.until(had.id, 'executed');
    await world.bob.post(`/v1/banking/orders/${lacking.id}/resolve`, { outcome: 'absent' });
  });

  it('and are given up by a person only when no line may be being matched to them', async () => {
    world.fail('requestLost', 'CreateOrder');
    const { id } = (await world.ask(bankOrder({}, { ...SEPA, amount: eur('0.63') }))).body;
    const answer = await whileMatching(world.app.running.persistence.pool, () =>
      world.bob.post(`/v1/banking/orders/${id}/resolve`, { outcome: 'absent' }),
    );
    expect(answer).toMatchObject({ status: 201, body: { status: 'failed' } });
  });

  it('nothing that the bank refuses, and say why', async () => {
    const dear = await world.ask(bankOrder({}, { ...SEPA, amount: eur('999999.00') }));
    expect(await world.approve(dear.body.id)).toMatchObject({
      status: 201,
      body: { status: 'failed', reason: 'Insufficient disposable balance (invalid)' },
    });
  });

  it('and take back in the books what the bank reverses', async () => {
    const before = await world.booked('service:shop:EUR:available');
    world.control.addFault({ fault: { kind: 'bankOrder', state: 'Reversed', afterMs: 86_400_000 } });
    const { body } = await world.ask(bankOrder({ purpose: 'payout' }, { ...SEPA, amount: eur('0.90') }));
    world.bank.move(body.instructions[0].bank_order_number, 'Processed');
    await world.until(body.id, 'executed');
    world.bank.move(body.instructions[0].bank_order_number, 'Reversed');
    expect((await world.until(body.id, 'failed')).instructions).toMatchObject([{ status: 'reversed' }]);
    expect(Number((await world.booked('service:shop:EUR:available')) ?? 0)).toBe(Number(before ?? 0));
  });

  it.each([
    ['an IBAN that is none', bankOrder({}, { ...SEPA, iban: 'SK3699520000002107842742' }), '/instructions/0/iban'],
    ['no bank abroad', bankOrder({}, { ...US, bank: undefined }), '/instructions/0/bank/bic'],
    [
      'a wrong routing number',
      bankOrder({}, { ...US, bank: { ...US.bank, clearing_number: '123456' } }),
      '/instructions/0/bank/clearing_number',
    ],
    [
      'another currency in SEPA',
      bankOrder({}, { ...SEPA, amount: { value: '1.00', currency: 'USD' } }),
      '/instructions/0/amount',
    ],
    ['a day in the past', bankOrder({ execution_date: '2026-11-19' }), '/execution_date'],
    ['an IBAN and an account', bankOrder({}, { ...SEPA, account: '000123456' }), '/instructions/0/account'],
    ['a name of which nothing is left', bankOrder({}, { ...SEPA, name: 'Иван Петров' }), '/instructions/0/name'],
    ['another currency than the account has', bankOrder({}, US), '/instructions/0/amount/currency'],
    ['two currencies', bankOrder({}, SEPA, { ...US, kind: 'other_country' }), '/instructions/1/amount/currency'],
    ['the US among several', bankOrder({}, US, US), '/instructions/0/kind'],
    ['a field that is none', bankOrder({ iban: 'x' }), '/iban'],
    ['no instructions', { account_id: ACCOUNT_ID, instructions: [] }, '/instructions'],
  ])('refuse %s before anything is stored, naming the field', async (_, body, pointer) => {
    const head = await world.app.running.persistence.store.head();
    const { status, body: problem } = await world.ask(body);
    expect(status).toBe(400);
    expect(problem.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(await world.app.running.persistence.store.head()).toBe(head);
  });

  it('are listed without beneficiaries, shown to their own merchant only', async () => {
    const position = String(await world.app.running.persistence.store.head());
    const { body } = await world.ann.get('/v1/banking/orders?status=rejected', { 'ledger-min-position': position });
    expect(body.data).toMatchObject([{ status: 'rejected', amount: eur('125.40') }]);
    expect(JSON.stringify(body)).not.toContain('Šťastná');
    const page = await world.ann.get('/v1/banking/orders?limit=2');
    expect(page.body.data).toHaveLength(2);
    expect((await world.ann.get(`/v1/banking/orders?limit=2&cursor=${page.body.next_cursor}`)).status).toBe(200);
    const stranger = new ApiClient(world.app.url, await world.app.key('admin', 'other'));
    expect((await stranger.get(`/v1/banking/orders/${body.data[0].id}`)).status).toBe(404);
    expect((await stranger.post(`/v1/banking/orders/${body.data[0].id}/approve`, {})).status).toBe(404);
  });

  it('keep no beneficiary in clear', async () => {
    const { rows } = await world.app.running.persistence.pool.query<{ text: string }>(
      `SELECT string_agg(state::text, '') AS text FROM rm.bank_order`,
    );
    for (const word of ['Šťastná', 'Stastna', 'SK36', 'Example Corp', '000123456', 'invoice 2026-17'])
      expect(rows[0]!.text).not.toContain(word);
  });
});
