import { ManualClock } from '#libs/clock';
import { readOrder, readStatements, trustPayReferences } from '#libs/iso20022';
import type { StatementItem } from '#libs/iso20022';
import type { TrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { startTrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { operationReference } from '#libs/payments';
import { createHttpClient } from '../../spi';
import type { BankInstruction, BankOrderRequest } from '../../spi';
import { createTrustPayEuAdapter } from '../adapter';
import { bankAt, bankingConfig } from '../testing/bank';
import { SECRET, config, euros, followUp, payment } from '../testing/samples';

const USD_ACCOUNT = '4107138076';
const DAY = '2026-03-02';
const STEP_MS = 30_000;
const reference = (number: number) => operationReference('7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11', number);
const address = { street: '1 Main Street', town: 'Springfield', country: 'US' };

const sepa: BankInstruction = {
  ...{ kind: 'sepa', reference: reference(1), amount: euros(12_540n), name: 'Acme s.r.o.', bank: {} },
  ...{ iban: 'SK3699520000002107842741', description: 'invoice 2026-17' },
};
const abroad = (kind: BankInstruction['kind'], clearingNumber?: string): BankInstruction => ({
  ...{ kind, reference: reference(1), amount: { minor: 900n, currency: 'USD' }, name: 'Example Corp', address },
  account: '000123456789',
  bank: { bic: 'EXBKUS33', clearingNumber, name: 'Example Bank', address },
});
const order = (...instructions: BankInstruction[]): BankOrderRequest => ({
  reference: reference(0),
  accountId: instructions[0]!.kind === 'sepa' ? config().accountId : USD_ACCOUNT,
  executionDate: DAY,
  instructions,
});

interface Answered {
  readonly data: { readonly order_id: string };
}

describe('API Banking of TrustPay EU', () => {
  const clock = new ManualClock(new Date(`${DAY}T09:15:00Z`));
  let simulator: TrustPayEuSimulator;
  let bank: ReturnType<typeof bankAt>;
  let adapter: ReturnType<typeof createTrustPayEuAdapter>;
  beforeEach(async () => {
    simulator = await startTrustPayEuSimulator({
      clock,
      accounts: [{ accountId: config().accountId, secrets: [SECRET] }],
      banking: { accounts: [{ accountId: USD_ACCOUNT, currency: 'USD' }] },
    });
    bank = bankAt(simulator.url, clock);
    const settings = config({ gatewayUrl: simulator.url, banking: bankingConfig(simulator.url) });
    adapter = createTrustPayEuAdapter(settings, { http: createHttpClient(), bank });
  });
  afterEach(async () => {
    await adapter.close!();
    await simulator.close();
  });

  const data = async <T>(answer: Promise<{ kind: string; data?: T }>): Promise<T> => {
    const given = await answer;
    expect(given).toMatchObject({ kind: 'answered' });
    return given.data!;
  };
  const pass = async (steps: number): Promise<void> => {
    for (let step = 0; step < steps; step++) {
      clock.advance(STEP_MS);
      await simulator.control.settle();
    }
  };
  const receive = async (amount: string): Promise<string> => {
    const { paymentId } = await simulator.control.wires.transfer({ amount, reference: `R${amount.replace('.', '')}` });
    return paymentId;
  };
  const period = { accountId: config().accountId, from: DAY, to: DAY };

  it('reads accounts, one account, lines in pages and one line', async () => {
    const { banking } = bank;
    expect(await data(banking.accounts())).toHaveLength(2);
    expect(await banking.account('1')).toMatchObject({ kind: 'refused', code: 'not_found' });
    for (const amount of ['1.00', '2.00', '3.00']) await receive(amount);
    expect(await data(banking.account(period.accountId))).toMatchObject({ balance: euros(10_000_600n) });
    const first = await data(banking.transactions({ ...period, page: 0, pageSize: 2 }));
    expect(first).toMatchObject({ total: 3, items: [{ amount: euros(300n) }, { clientReference: 'R200' }] });
    const second = await data(banking.transactions({ ...period, page: 1, pageSize: 2 }));
    expect(second.items).toMatchObject([{ amount: euros(100n), date: DAY }]);
    const { transactionId } = second.items[0]!;
    expect(await data(banking.transaction({ kind: 'transaction', id: transactionId }))).toMatchObject({
      ...{ transactionId, clientReference: 'R100' },
    });
    expect(await data(banking.transactions({ ...period, direction: 'debit', page: 0, pageSize: 2 }))).toMatchObject({
      total: 0,
    });
  });

  it('gets statements in all four formats; camt.053 of both versions reads strictly', async () => {
    await receive('6.00');
    simulator.bank.takeFee(period.accountId, '2.50');
    const statement = (format: 'csv' | 'html' | 'camt053v2' | 'camt053v4') =>
      data(bank.banking.statement({ ...period, format }));
    expect((await statement('csv')).toString()).toMatch(/^TransactionId;[\s\S]*R600;6\.00/);
    expect((await statement('html')).toString()).toContain('<td>R600</td>');
    for (const [format, version] of [
      ['camt053v2', '02'],
      ['camt053v4', '04'],
    ] as const) {
      const items: StatementItem[] = [];
      for await (const item of readStatements([await statement(format)])) items.push(item);
      const entries = items.flatMap((item) => (item.type === 'entry' ? [item.entry] : []));
      expect(entries.map(({ amount }) => amount.minor)).toEqual([600n, -250n]);
      expect(trustPayReferences(entries[0]!, entries[0]!.details[0])).toMatchObject({ clientReference: 'R600' });
      expect(items.at(-1)).toMatchObject({ type: 'complete' });
      expect(
        JSON.stringify(items, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
      ).toContain(version);
    }
  });

  it.each([
    ['SEPA', order(sepa)],
    ['another country', order(abroad('other-country'))],
    ['the US', order(abroad('us', '021000021'))],
    ['Canada', order(abroad('canada', '000305842'))],
    ['Australia', order(abroad('australia', '062000'))],
    ['several at once', order(sepa, { ...sepa, reference: reference(2), amount: euros(1n) })],
  ])('pays by an order to %s, and finds it again by its reference', async (_, request) => {
    const { banking } = bank;
    expect(banking.checkOrder(request, DAY)).toEqual([]);
    const ids = await data(banking.createOrder(request));
    expect(ids).toHaveLength(request.instructions.length);
    const [first] = request.instructions;
    const search = {
      accountId: request.accountId,
      reference: first!.reference,
      amount: first!.amount,
      from: DAY,
      to: DAY,
    };
    expect(await data(banking.findOrder(search))).toBeUndefined();
    expect(await data(banking.orderStatus(ids[0]!))).toMatchObject({ stage: 'waiting', state: 'Waiting' });
    await pass(2);
    expect(await data(banking.orderStatus(ids[0]!))).toEqual({
      ...{ stage: 'executed', state: 'Processed', amount: first!.amount, sourceAccount: request.accountId },
      destinationAccount: first!.iban ?? first!.account,
      ...{ createdAt: expect.stringMatching(/^2026-03-02T/), orderFile: expect.stringContaining('pain.001.001.05') },
    });
    expect(await data(banking.findOrder(search))).toBe(ids[0]);
    const operation = request.instructions.length > 1 ? 'CreateOrders' : 'CreateOrder';
    expect((await readOrder([Buffer.from(simulator.bank.orders()[0]!.xml)], { operation })).messageId).toBe(
      reference(0),
    );
  });

  it('names every rule that an order breaks, in the words of the instruction, and sends nothing', () => {
    const wrong = order(
      { ...sepa, iban: 'SK00', name: '', amount: { minor: 100n, currency: 'USD' } },
      { ...abroad('us', '1'), endToEndId: 'E' },
    );
    const faults = bank.banking.checkOrder({ ...wrong, executionDate: '2026-03-01' }, DAY);
    const fields = faults.map(({ instruction, field }) => `${instruction ?? '-'} ${field}`);
    for (const field of [
      '0 iban',
      '0 name',
      '0 amount',
      '1 kind',
      '1 bank.clearingNumber',
      '1 endToEndId',
      '- executionDate',
    ])
      expect(fields).toContain(field);
  });

  it('is told why an order is refused', async () => {
    const dear = order({ ...sepa, amount: euros(10_000_001n) });
    expect(await bank.banking.createOrder(dear)).toEqual({
      ...{ kind: 'refused', code: 'invalid', reason: 'Insufficient disposable balance' },
    });
    simulator.control.addFault({ fault: { kind: 'refusal', status: 429 }, match: { operation: 'CreateOrder' } });
    expect(await bank.banking.createOrder(order(sepa))).toMatchObject({ kind: 'refused', code: 'throttled' });
  });

  it('takes an order id as a number, too', async () => {
    simulator.control.setQuirks({ orderIdAsNumber: true });
    expect(await data(bank.banking.createOrder(order(sepa)))).toMatchObject([expect.stringMatching(/^\d+$/)]);
  });

  describe('refunds a bank transfer', () => {
    const paid = async () => {
      const url = adapter.hostedPage!(payment({ method: 'bank_transfer' })).url;
      const { paymentId } = await simulator.control.pay({ url });
      return followUp({ reference: reference(3), providerReference: `wire:${paymentId}` });
    };
    const ask = (refund: Awaited<ReturnType<typeof paid>>, providerReference = refund.providerReference) =>
      adapter.query!({ ...refund, type: 'refund', providerReference, requestedAt: clock.now().toISOString() });

    it('by an order that is asked about until it is done', async () => {
      const refund = await paid();
      const { outcome } = await adapter.refund!(refund);
      expect(outcome).toMatchObject({ kind: 'pending', providerReference: expect.stringMatching(/^order:\d+$/) });
      const order = (outcome as { providerReference: string }).providerReference;
      expect((await ask(refund, order)).outcome.kind).toBe('pending');
      await pass(2);
      expect((await ask(refund, order)).outcome).toMatchObject({
        ...{ kind: 'succeeded', amount: { minor: '150', currency: 'EUR' }, evidence: { code: 'Processed' } },
      });
    });

    it('and learns of a refusal', async () => {
      simulator.control.addFault({ fault: { kind: 'bankOrder', state: 'Rejected' } });
      const refund = await paid();
      const { outcome } = await adapter.refund!(refund);
      await pass(1);
      const order = (outcome as { providerReference: string }).providerReference;
      expect((await ask(refund, order)).outcome).toMatchObject({ kind: 'failed', code: 'Rejected' });
    });

    it('whose answer was lost is found by its reference, once it is in the history, and never called absent', async () => {
      simulator.control.addFault({ fault: { kind: 'answerLost' }, match: { operation: 'RefundPayment' } });
      const refund = await paid();
      expect((await adapter.refund!(refund)).outcome.kind).toBe('unknown');
      expect((await ask(refund)).outcome.kind).toBe('unknown');
      await pass(2);
      expect((await ask(refund)).outcome).toMatchObject({ kind: 'succeeded' });
    });

    it('fails without a request where it cannot be: an unknown payment, more than came', async () => {
      expect((await adapter.refund!(followUp({ providerReference: 'wire:1' }))).outcome).toMatchObject({
        ...{ kind: 'failed', code: 'not_found' },
      });
      const refund = await paid();
      expect((await adapter.refund!({ ...refund, amount: euros(151n) })).outcome).toMatchObject({
        ...{ kind: 'failed', code: 'invalid', reason: 'Amount exceeds what can be refunded' },
      });
    });

    it('and asks about nothing else', async () => {
      const refund = await paid();
      const card = await adapter.query!({ ...refund, type: 'capture', providerReference: '555', requestedAt: DAY });
      expect(card.outcome.kind).toBe('unknown');
    });
  });

  describe('sends back a credit that is no payment of an order', () => {
    const sendBack = (input: object) =>
      adapter
        .clientOperations!.find(({ name }) => name === 'refund-payment')!
        .call({ amount: '7.00', currency: 'EUR', ...input }, reference(4));

    it('by an order whose debit bears our reference and what the payer reads', async () => {
      const { paymentId } = await simulator.control.wires.transfer({ amount: '7.00' });
      const answer = await sendBack({ payment_id: paymentId, amount: '5.00', description: 'not ours' });
      expect(answer).toEqual({ kind: 'answered', data: { order_id: expect.stringMatching(/^\d+$/) } });
      await pass(2);
      expect(await data(bank.banking.orderStatus((answer as Answered).data.order_id))).toMatchObject({
        ...{ stage: 'executed', amount: euros(500n) },
      });
      const debits = await data(bank.banking.transactions({ ...period, direction: 'debit', page: 0, pageSize: 9 }));
      expect(debits.items).toMatchObject([{ amount: euros(-500n), description: `${reference(4)} not ours` }]);
      expect(await data(bank.desk.banking.payment(paymentId))).toMatchObject({ refunded: euros(500n) });
      expect(await sendBack({ payment_id: paymentId })).toMatchObject({ kind: 'refused', code: 'invalid' });
    });

    it('never one that it does not know, that has another currency, or nothing of', async () => {
      const { paymentId } = await simulator.control.wires.transfer({ amount: '7.00' });
      const own = { kind: 'refused', code: 'unsupported_request' };
      expect(await sendBack({ payment_id: '1' })).toMatchObject({ kind: 'refused', code: 'not_found' });
      expect(await sendBack({ payment_id: paymentId, currency: 'CZK' })).toMatchObject(own);
      expect(await sendBack({ payment_id: paymentId, currency: 'JPY' })).toMatchObject(own);
      expect(await sendBack({ payment_id: paymentId, amount: '0.00' })).toMatchObject(own);
      expect(simulator.bank.orders()).toEqual([]);
    });
  });

  it('sends an order without a day for the day where the bank is, and none for a day that is over there', async () => {
    clock.advance(Date.parse(`${DAY}T23:30:00Z`) - clock.now().getTime());
    expect(bank.banking.today()).toBe('2026-03-03');
    expect(await bank.banking.createOrder(order(sepa))).toEqual({
      ...{ kind: 'refused', code: 'invalid', reason: 'payments[0].executionDate: must not be in the past' },
    });
    await data(bank.banking.createOrder({ ...order(sepa), executionDate: undefined }));
    expect(simulator.bank.orders()).toMatchObject([{ executionDay: '2026-03-03' }]);
  });
});
