import fc from 'fast-check';
import { usdt } from '../testing/samples';
import { orderResult } from './order-outcome';
import { readOrder } from './read-order';

const order = (overrides: Record<string, unknown> = {}) => ({
  prepayId: '65466648727916544',
  merchantTradeNo: 'REFERENCE1',
  currency: 'USDT',
  orderAmount: '118.75000000',
  status: 'PAID',
  expireTime: '1772446500000',
  ...overrides,
});
const NOW = new Date('2026-03-02T09:15:00Z');
const outcomeOf = (overrides: Record<string, unknown>) => {
  const read = readOrder(order(overrides));
  return 'problem' in read ? read : orderResult(read, usdt(118_750_000n), NOW);
};
const info = (done: string, total: string, items: readonly unknown[]) => ({
  transaction_info: { done_amount: done, done_amount_total: total, done_tx_item_list: items },
});

/** Late money that is told by the sum of it. */
const late = (value: string, minor: bigint) => ({
  ...{ kind: 'received', reference: 'REFERENCE1', code: 'TRANSFERRED_ADDRESS_DELAY' },
  ...{ providerReference: `65466648727916544/late/${value} USDT`, amount: usdt(minor) },
});

describe('the query of a GatePay order', () => {
  it('is read flat and wrapped', () => {
    expect(readOrder({ bizCode: 'x', bizData: order() })).toEqual(readOrder(order()));
  });

  it('is unknown where an answer is malformed, never an exception', () => {
    for (const wrong of [
      { prepayId: undefined },
      { prepayId: 'abc' },
      { merchantTradeNo: [] },
      { status: 7 },
      { currency: 'EUR' },
      { orderAmount: '1e9' },
      { orderAmount: '118.7500001' },
      { orderAmount: '9'.repeat(500) },
      { surchargeAmount: '-1' },
      { pay_currency: 'BTC' },
      info('much', '1', []),
      info('1', {} as string, []),
    ]) {
      expect(outcomeOf(wrong)).toHaveProperty('problem');
    }
    fc.assert(fc.property(fc.anything(), (value) => void readOrder(value)));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(order())), fc.anything()), (some) => {
        outcomeOf(some);
      }),
    );
  });

  it.each(['PAID', 'REFUND', 'REFUNDED', 'PARTIAL_REFUND', 'PART_REFUNDED'])('%s is paid', (status) => {
    expect(outcomeOf({ status, ...info('118.75', '118.75', [{ txId: 'a', amount: '118.75' }]) })).toMatchObject({
      outcome: { kind: 'succeeded', receipt: { received: { minor: '118750000' } } },
    });
  });

  it.each([
    ['EXPIRED', '1772446500000', 'cancelled'],
    ['EXPIRED', '1772442900000', 'expired'],
    ['CLOSED', '1772442900000', 'cancelled'],
    ['CANCELLED', '1772446500000', 'cancelled'],
  ])('%s with the end %s is %s', (status, expireTime, code) => {
    expect(outcomeOf({ status, expireTime })).toMatchObject({ outcome: { kind: 'failed', code } });
  });

  it.each(['EXPIRED', 'CLOSED'])('%s is over, and late money is told by its sum where no list has it', (status) => {
    const { transaction_info } = info('0', '5', []);
    expect(outcomeOf({ status, transaction_info, expireTime: '1772442900000' })).toMatchObject({
      outcome: { kind: 'failed' },
      also: [{ ...late('5.000000', 5_000_000n), inSum: { upTo: usdt(5_000_000n) } }],
    });
    expect(outcomeOf({ status, ...info('0', '5', [{ txId: 'a', amount: '5' }]) })).toMatchObject({
      outcome: { kind: 'failed' },
      also: [{ providerReference: 'a', amount: usdt(5_000_000n), inSum: { upTo: usdt(5_000_000n) } }],
    });
  });

  it('tells no sum of late money that may yet be in time, or beside a payment of which nothing is said', () => {
    for (const open of ['PENDING', 'PROCESS'])
      expect(outcomeOf({ status: open, ...info('0', '5', []) })).not.toHaveProperty('also');
    expect(outcomeOf(info('0', '125', []))).not.toHaveProperty('also');
    expect(outcomeOf(info('118.75', '118.7500000000001', []))).not.toHaveProperty('also');
  });

  it('is unknown for a status that nobody published', () => {
    expect(outcomeOf({ status: 'FROZEN' })).toMatchObject({ outcome: { kind: 'unknown' } });
  });

  it('cuts what a chain counts finer than the coin, and never rounds up', () => {
    const finer = info('118.749999999999999999', '118.749999999999999999', []);
    expect(outcomeOf(finer)).toMatchObject({ outcome: { receipt: { received: { minor: '118749999' } } } });
  });

  it('tells late payments apart by the order in which they came, the latest first', () => {
    const items = [
      { txId: 'a', amount: '100' },
      { txId: 'b', amount: '18.75' },
      { txId: 'c', amount: '5' },
      { txId: 'c', amount: '6.000000' },
    ];
    const result = outcomeOf(info('118.75', '129.75', items));
    expect(result).toMatchObject({
      also: [
        { kind: 'received', providerReference: 'c/2', amount: usdt(6_000_000n), inSum: { upTo: usdt(129_750_000n) } },
        { kind: 'received', providerReference: 'c', amount: usdt(5_000_000n), inSum: { upTo: usdt(129_750_000n) } },
      ],
    });
  });

  it.each(['PAID', 'REFUNDED'])('%s ends with the payment that completed it, however late we ask', (status) => {
    const listed = (...amounts: string[]) => {
      const items = amounts.map((amount, index) => ({ txId: `tx-${index}`, amount }));
      const sum = String(amounts.reduce((total, amount) => total + Number(amount), 0));
      return outcomeOf({ status, toleranceAmount: '0.50000000', ...info(sum, sum, items) });
    };
    const received = (minor: string) => ({ outcome: { kind: 'succeeded', receipt: { received: { minor } } } });
    expect(listed('100', '18.25')).toMatchObject(received('118250000'));
    expect(listed('100', '18.25', '40')).toMatchObject({
      ...received('118250000'),
      also: [{ providerReference: 'tx-2', amount: usdt(40_000_000n), code: 'TRANSFERRED_ADDRESS_IN_TERM' }],
    });
    expect(listed('100', '18.249', '40')).toMatchObject(received('158249000'));
    expect(listed('120')).toEqual({
      outcome: expect.objectContaining({ evidence: { source: 'query', code: status } }),
    });
  });

  it.each([
    ['more came than was due', '140', '140', []],
    ['late money came', '100', '140', [{ txId: 'a', amount: '100' }]],
    [undefined, '118.75', '118.75', []],
    [undefined, '118.75', '0', [{ txId: 'a', amount: '118.75' }]],
  ])('says "%s" of %s in time and %s in all', (detail, done, total, items) => {
    const evidence = { source: 'query', code: 'PAID', ...(detail && { detail: expect.stringContaining(detail) }) };
    expect(outcomeOf(info(done, total, items))).toMatchObject({ outcome: { evidence } });
  });

  it.each([
    [
      'an order of payments that does not add up',
      [
        { txId: 'a', amount: '120' },
        { txId: 'b', amount: '3.75' },
      ],
    ],
    ['no list', []],
    ['no ids', [{ amount: '118.75' }, { amount: '5' }]],
    [
      'a list that is too short',
      [
        { txId: 'a', amount: '118.75' },
        { txId: 'b', amount: '1' },
      ],
    ],
    ['no amounts', [{ txId: 'a' }, { txId: 'b' }]],
  ])('tells the sum of late money that cannot be told apart: %s', (_, items) => {
    expect(outcomeOf(info('118.75', '123.75', items))).toEqual({
      outcome: expect.objectContaining({
        kind: 'succeeded',
        evidence: expect.objectContaining({ detail: expect.stringContaining('late money') }),
      }),
      also: [{ ...late('5.000000', 5_000_000n), inSum: { upTo: usdt(123_750_000n) } }],
    });
  });

  it('tells a payment that was confirmed late beside the sum of what came late', () => {
    const items = [
      { txId: 'a', amount: '118.75' },
      { txId: 'b', amount: '40' },
    ];
    expect(outcomeOf(info('158.75', '165.75', items))).toMatchObject({
      outcome: { receipt: { received: { minor: '118750000' } } },
      also: [
        { providerReference: 'b', amount: usdt(40_000_000n), code: 'TRANSFERRED_ADDRESS_IN_TERM' },
        { ...late('7.000000', 7_000_000n), inSum: { upTo: usdt(165_750_000n) } },
      ],
    });
  });

  it('is paid by the chain and a Gate account together, where it names that or says how much it lets go', () => {
    const some = info('60', '60', [{ txId: 'a', amount: '60' }]);
    const pooled = { ...some, pay_amount: '118.75', toleranceAmount: '0' };
    const detail = expect.stringContaining('Gate account');
    const receipt = (minor: string) => ({ receipt: { received: { minor } } });
    expect(outcomeOf(pooled)).toMatchObject({ outcome: { ...receipt('118750000'), evidence: { detail } } });
    expect(outcomeOf({ ...pooled, toleranceAmount: '60' })).toMatchObject({ outcome: receipt('60000000') });
    const unsaid = { ...pooled, toleranceAmount: undefined };
    expect(outcomeOf(unsaid)).toMatchObject({ outcome: receipt('60000000') });
    expect(outcomeOf({ ...unsaid, pay_account: '10000' })).toMatchObject({ outcome: receipt('118750000') });
  });

  it('tells of an order that an account has paid what came over the chain, which is a part of that or beside it', () => {
    const account = (done: string, items: readonly object[], more: object) =>
      outcomeOf({
        ...info(done, done, items),
        pay_account: '10000',
        pay_amount: '118.75',
        toleranceAmount: '0',
        ...more,
      });
    const [received, due, nothing] = ['118750000', '118750000', '0'].map((minor) => ({ minor, currency: 'USDT' }));
    const listed = (minor: string) => ({ minor, currency: 'USDT' });
    const receipt = (more: object) => ({ outcome: { kind: 'succeeded', receipt: { due, received, ...more } } });
    const mayHavePaid = (minor: bigint) => ({ inSum: { upTo: usdt(minor), mayHavePaid: true } });
    expect(account('0', [], {})).toMatchObject(receipt({ listed: nothing }));
    expect(account('0', [], {})).not.toHaveProperty('also');
    const part = { providerReference: 'a', amount: usdt(20_000_000n), ...mayHavePaid(20_000_000n) };
    expect(account('20', [{ txId: 'a', amount: '20' }], {})).toMatchObject({
      ...receipt({ listed: listed('20000000') }),
      also: [part],
    });
    expect(account('20', [{ txId: 'a' }], {})).toMatchObject({
      also: [{ ...part, providerReference: '65466648727916544/in-time/20.000000 USDT' }],
    });
    // Both have paid it whole.
    const whole = [{ txId: 'a', amount: '118.75' }];
    expect(account('118.75', whole, {})).toMatchObject({
      ...receipt({ listed: listed('118750000') }),
      also: [{ providerReference: 'a', amount: usdt(118_750_000n), ...mayHavePaid(118_750_000n) }],
    });
    expect(account('118.75', whole, { pay_amount: '237.5' })).toMatchObject(
      receipt({ received: listed('237500000'), listed: listed('118750000') }),
    );
    // Nothing is said of the chain, so an account need not have paid.
    const unsaid = account('0', [], { transaction_info: undefined, pay_account: undefined });
    expect(unsaid).toMatchObject({ outcome: { receipt: { due, received } } });
    expect(unsaid).not.toHaveProperty('outcome.receipt.listed');
  });

  it('tells nothing as late while it is open', () => {
    const items = ['60', '40'].map((amount, index) => ({ txId: `tx-${index}`, amount }));
    const open = outcomeOf({ status: 'PENDING', ...info('60', '100', items) });
    expect(open).toMatchObject({ outcome: { kind: 'pending' } });
    expect(open).not.toHaveProperty('also');
  });

  it('is not over while money waits for confirmations, by whichever list', () => {
    for (const list of ['confirming_list', 'confirming_tx_item_list']) {
      const { transaction_info } = info('60', '60', [{ txId: 'a', amount: '60' }]);
      const waiting = { transaction_info: { ...transaction_info, [list]: [{ amount: '40' }] } };
      expect(outcomeOf({ status: 'EXPIRED', ...waiting })).toMatchObject({ outcome: { kind: 'pending' } });
    }
  });

  it.each([
    [{ underpaidAmount: '0' }, '118750000'],
    [{}, '118750000'],
    [{ underpaidAmount: '18.75' }, '18750000'],
    [info('100', '100', [{ txId: 'a', amount: '100' }]), '18750000'],
  ])('asks for the rest, also where %j does not say it', (some, minor) => {
    const open = { status: 'PENDING', chain: 'MATIC', fullCurrType: 'USDT_MATIC', address: '0x1', ...some };
    expect(outcomeOf(open)).toMatchObject({ outcome: { nextAction: { amount: { minor } } } });
  });

  it('shows the page alone where the answer has no address that fits', () => {
    const location = 'https://www.gate.com/cashier?prepayid=1';
    const open = { status: 'PENDING', location, chain: 'BSC', fullCurrType: 'USDT_MATIC', address: '0x1' };
    expect(outcomeOf(open)).toMatchObject({ outcome: { nextAction: { type: 'redirect', url: location } } });
    const scripted = { ...open, location: 'javascript:alert(1)' };
    expect(outcomeOf(scripted)).toMatchObject({ outcome: { kind: 'pending' } });
    expect(JSON.stringify(outcomeOf(scripted), (_, value) => (typeof value === 'bigint' ? '' : value))).not.toContain(
      'javascript',
    );
  });
});
