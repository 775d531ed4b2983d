import fc from 'fast-check';
import { dollars } from '../testing/samples';
import { readOrder } from './order';
import { paymentResult } from './outcome';

const ORDER = {
  order_id: 'O20250304-M1001-1001',
  psp_order_code: 'REF',
  pricing_currency: 'USD',
  pricing_amount: '100.00',
  fee_amount: '2.00',
  payable_currency: 'ARBITRUM_USDCOIN',
  chain_id: 'ARBITRUM_ETH',
  payable_amount: '103.03',
  amount_tolerance: '0.50',
  receive_address: '0x1',
  status: 'Completed',
  received_token_amount: '103.0305',
  expired_at: 1_701_396_866,
  updated_timestamp: 1_701_396_000,
};
const transaction = (tx_id: string, amount: unknown, updated_timestamp: unknown, more = {}) => ({
  ...{ tx_id, amount, updated_timestamp, status: 'Completed', token_id: 'ARBITRUM_USDC' },
  ...more,
});
const resultOf = (members: object) => {
  const order = readOrder({ ...ORDER, ...members });
  if (typeof order === 'string') throw new Error(order);
  return paymentResult(order, dollars(10_000n), 'query');
};
const usdc = (minor: string) => ({ minor, currency: 'ARBITRUM_USDC' });

describe('an order of the provider', () => {
  it('is read by the names of tokens that it uses', () => {
    expect(resultOf({})).toEqual({
      outcome: {
        kind: 'succeeded',
        amount: { minor: '10000', currency: 'USD' },
        developerFee: { minor: '200', currency: 'USD' },
        providerReference: ORDER.order_id,
        receipt: { due: usdc('103030000'), received: usdc('103030500') },
        isSum: true,
        evidence: { source: 'query', code: 'Completed' },
      },
    });
  });

  it('tells in words at which rate the provider reckoned', () => {
    for (const members of [{}, { status: 'Pending' }, { status: 'Underpaid' }]) {
      expect(resultOf({ ...members, exchange_rate: '0.9998' }).outcome.evidence).toMatchObject({
        detail: 'at the rate 0.9998 USD for one ARBITRUM_USDC',
      });
    }
  });

  it.each([0.99, '', 'a\nb', '1e9', '-1', '9'.repeat(49)])('tells no rate that is none: %j', (exchange_rate) => {
    expect(resultOf({ exchange_rate }).outcome.evidence).toEqual({ source: 'query', code: 'Completed' });
  });

  it('tells no rate of an order that is priced in its own coins', () => {
    const own = readOrder({ ...ORDER, pricing_currency: '', exchange_rate: '1' });
    if (typeof own === 'string') throw new Error(own);
    const { outcome } = paymentResult(own, { minor: 100_000_000n, currency: 'ARBITRUM_USDC' }, 'query');
    expect(outcome.evidence).toEqual({ source: 'query', code: 'Completed' });
  });

  it('tells another price than asked as it is, so that the ledger sees the difference', () => {
    expect(resultOf({ pricing_amount: '1.00' }).outcome).toMatchObject({ amount: { minor: '100', currency: 'USD' } });
  });

  it('takes the echo for what was asked where it has no currency', () => {
    expect(resultOf({ pricing_currency: '', pricing_amount: '7' }).outcome).toMatchObject({
      amount: { minor: '10000' },
    });
  });

  it.each([
    ['Completed with nothing received', { received_token_amount: '0' }],
    ['Completed with less than its tolerance', { received_token_amount: '102.529999' }],
    ['Expired with money received', { status: 'Expired' }],
  ])('is in doubt when it contradicts itself: %s', (_, members) => {
    expect(resultOf(members).outcome.kind).toBe('unknown');
  });

  it('sorts deposits by their clearing, whatever the list says', () => {
    const transactions = [
      transaction('second', '50', 2_000),
      transaction('first', '103.0305', 1_000),
      transaction('held', '9', 1, { status: 'PendingScreening' }),
      transaction('other', '9', 1, { token_id: 'ARBITRUM_USDT' }),
      transaction('first', '103.0305', 1_000),
    ];
    const { outcome, also } = resultOf({ transactions, received_token_amount: '153.0305' });
    expect(outcome).toMatchObject({ receipt: { received: usdc('103030500') } });
    const upTo = { minor: 153_030_500n, currency: 'ARBITRUM_USDC' };
    expect(also).toMatchObject([
      { providerReference: 'second', amount: { minor: 50_000_000n }, inSum: { upTo, after: [] } },
    ]);
  });

  it('is complete with the deposit that reaches the amount less its tolerance', () => {
    const transactions = [transaction('first', '102.53', 1_000), transaction('second', '0.5', 2_000)];
    const { outcome, also } = resultOf({ transactions, received_token_amount: '103.03' });
    expect(outcome).toMatchObject({ receipt: { received: usdc('102530000') } });
    expect(also).toMatchObject([{ providerReference: 'second', amount: { minor: 500_000n } }]);
  });

  it('ends with what the provider has counted, where it does not echo the tolerance', () => {
    const transactions = [transaction('first', '102.9', 1_000), transaction('late', '20', 2_000)];
    const members = { transactions, received_token_amount: '102.9', amount_tolerance: undefined };
    const { outcome, also } = resultOf(members);
    expect(outcome).toMatchObject({ kind: 'succeeded', receipt: { received: usdc('102900000') } });
    expect(also).toMatchObject([{ kind: 'received', providerReference: 'late', amount: { minor: 20_000_000n } }]);
    expect(also?.[0]).not.toHaveProperty('inSum');
  });

  it.each([
    ['finer than the token', transaction('a', '20.0000001', 2)],
    ['no amount', transaction('a', null, 2)],
    ['no id', { ...transaction('a', '20', 2), tx_id: undefined }],
  ])('is not understood where a deposit that cleared has an amount that cannot be booked: %s', (_, deposit) => {
    expect(readOrder({ ...ORDER, transactions: [deposit] })).toContain('deposit');
    const held = { ...deposit, status: 'PendingScreening' };
    expect(typeof readOrder({ ...ORDER, transactions: [held] })).toBe('object');
  });

  it('believes the total where the list does not explain it', () => {
    const one = [transaction('a', '10', 1)];
    expect(resultOf({ transactions: one })).toMatchObject({ outcome: { receipt: { received: usdc('103030500') } } });
    const first = [transaction('first', '103.0305', 1)];
    const grown = resultOf({ transactions: first, received_token_amount: '153.0305' });
    expect(grown.outcome).toMatchObject({ receipt: { received: usdc('153030500') }, isSum: true });
    expect(grown.also).toBeUndefined();
    const more = [transaction('a', '500', 1), transaction('b', '1', 2)];
    const { outcome, also } = resultOf({ transactions: more });
    expect(outcome).toMatchObject({ receipt: { received: usdc('103030500') } });
    expect(also).toBeUndefined();
  });

  it.each([
    ['order_id', undefined],
    ['psp_order_code', 7],
    ['status', 'Refunded'],
    ['status', ['Completed']],
    ['payable_amount', '0'],
    ['payable_amount', 103.03],
    ['payable_amount', '1'.repeat(100_000)],
    ['received_token_amount', '-1'],
    ['payable_currency', '__proto__'],
    ['receive_address', null],
  ])('is not understood with %s %p', (name, value) => {
    expect(typeof readOrder({ ...ORDER, [name]: value })).toBe('string');
  });

  it('of any content is a text or an order, never an exception', () => {
    const hostile = fc.dictionary(fc.constantFrom(...Object.keys(ORDER), 'transactions'), fc.anything());
    fc.assert(
      fc.property(hostile, (members) => {
        const order = readOrder({ ...ORDER, ...members });
        if (typeof order !== 'string') expect(paymentResult(order, dollars(1n), 'query').outcome.kind).toBeDefined();
      }),
    );
    fc.assert(fc.property(fc.anything(), (value) => void readOrder(value)));
  });
});
