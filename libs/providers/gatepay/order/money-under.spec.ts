import type { Reply } from '../envelope';
import { usdt } from '../testing/samples';
import { moneyUnder } from './money-under';
import { ADDRESS_QUERY, QUERY } from './orders';

const NONE: Reply = { kind: 'refused', code: '400202', reason: 'no such order' };
const NO_ADDRESS: Reply = { kind: 'refused', code: '500203', reason: 'no such address order' };
const NO_REFUND: Reply = { kind: 'refused', code: '400304', reason: 'no such refund' };
const data = (fields: object): Reply => ({ kind: 'data', data: fields });
const ORDER = {
  ...{ prepayId: '65466648727916544', merchantTradeNo: 'THEIRS', status: 'EXPIRED', currency: 'USDT' },
  orderAmount: '100',
};
const paying = (done: string, total: string, ...amounts: string[]) => ({
  transaction_info: {
    ...{ done_amount: done, done_amount_total: total },
    done_tx_item_list: amounts.map((amount, index) => ({ txId: `tx-${index}`, amount })),
  },
});
const REFUND = { refundId: 'THEIRS', requestAmount: '30', requestCurrency: 'USDT', status: 'SUCCESS' };
const under = (order: Reply, refund: Reply, address: Reply = NO_ADDRESS) => {
  const answers: Partial<Record<string, Reply>> = { [QUERY]: order, [ADDRESS_QUERY]: address };
  return moneyUnder(
    { get: (path) => Promise.resolve(answers[path] ?? refund), post: () => Promise.reject(new Error()) },
    'THEIRS',
  );
};
const told = (received: object[], refunded: object[] = []) => ({ kind: 'told', received, refunded });

describe('money under a number of another system at GatePay', () => {
  it('is that of the order and that of the refund, where both have the number', async () => {
    const paid = { ...ORDER, status: 'PAID', ...paying('100', '100', '100') };
    expect(await under(data(paid), data(REFUND))).toMatchObject(told([usdt(100_000_000n)], [usdt(30_000_000n)]));
    expect(await under(NONE, data(REFUND))).toMatchObject(told([], [usdt(30_000_000n)]));
    expect(await under(NONE, NO_REFUND)).toEqual({ kind: 'nothing' });
  });

  it('is asked for again where one of the two was not answered, or about another one', async () => {
    const down: Reply = { kind: 'unknown', reason: 'HTTP 500' };
    const paid = data({ ...ORDER, ...paying('5', '5', '5') });
    const others = [data({ ...ORDER, merchantTradeNo: 'OTHER' }), data({ ...REFUND, refundId: 'OTHER' })] as const;
    expect(await under(paid, down)).toEqual({ kind: 'unknown', reason: 'HTTP 500' });
    expect(await under(down, data(REFUND))).toEqual({ kind: 'unknown', reason: 'HTTP 500' });
    expect(await under(others[0], NO_REFUND)).toMatchObject({ kind: 'unknown' });
    expect(await under(NONE, others[1])).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    ['counted and in no list', paying('100', '140'), [usdt(100_000_000n), usdt(40_000_000n)]],
    ['in a list that is too short', paying('100', '140', '100', '1'), [usdt(100_000_000n), usdt(40_000_000n)]],
    ['listed', paying('100', '140', '100', '40'), [usdt(100_000_000n), usdt(40_000_000n)]],
    [
      'all that came for a conversion that failed',
      { ...paying('100', '100'), status: 'PAY_EXPIRED_IN_EXCHANGE_FLUCTUATION', currency: 'BTC', rate: '20000' },
      [usdt(100_000_000n)],
    ],
  ])('is also what came late: %s', async (_, fields, received) => {
    const order = data({ ...ORDER, pay_currency: 'USDT', ...fields });
    expect(await under(order, NO_REFUND)).toMatchObject(told(received));
  });

  it('is by its own name what was too slow to be converted, beside the sum of what came late', async () => {
    const converted = { ...ORDER, status: 'PAID', currency: 'BTC', pay_currency: 'USDT', rate: '200000' };
    const credited = { orderAmount: '0.5', actualCurrency: 'BTC', actualAmount: '0.5' };
    const order = (...list: string[]) => data({ ...converted, ...credited, ...paying('100005', '100008', ...list) });
    const received = [{ minor: 50_000_000n, currency: 'BTC' }, usdt(3_000_000n)];
    expect(await under(order('100000', '5', '3'), NO_REFUND)).toMatchObject({
      ...told(received),
      beside: [{ providerReference: 'tx-1', amount: usdt(5_000_000n), inSum: false }],
    });
    expect(await under(order(), NO_REFUND)).toMatchObject(told(received));
  });

  it('is by its own name what an account has paid, beside the sum of what came over the chain', async () => {
    const order = (payAmount: string, ...list: string[]) => {
      const done = String(list.reduce((sum, amount) => sum + Number(amount), 0));
      const fields = { ...ORDER, status: 'PAID', pay_account: '10000', pay_amount: payAmount, toleranceAmount: '0' };
      return data({ ...fields, ...paying(done, done, ...list) });
    };
    const account = (minor: bigint) => ({
      ...{ movement: '65466648727916544/account', amount: usdt(minor), inSum: false },
    });
    expect(await under(order('100'), NO_REFUND)).toMatchObject({ ...told([]), beside: [account(100_000_000n)] });
    expect(await under(order('100', '20'), NO_REFUND)).toMatchObject({
      ...told([usdt(20_000_000n)]),
      beside: [account(80_000_000n)],
    });
    expect(await under(order('100', '100'), NO_REFUND)).toEqual(told([usdt(100_000_000n)]));
    expect(await under(order('200', '100'), NO_REFUND)).toMatchObject({
      ...told([usdt(100_000_000n)]),
      beside: [account(100_000_000n)],
    });
  });

  it.each([
    [{ currency: 'DOGE' }, 'no coin that is known'],
    [{ currency: 'BTC', pay_currency: 'USDT', rate: '20000', status: 'FROZEN' }, 'the status FROZEN'],
    [{ status: 'PAID', ...paying('0', '0') }, 'paid, but not how much'],
  ])('that cannot be booked is left to a person, and the refund is told: %j', async (fields, unclear) => {
    const order = data({ ...ORDER, ...paying('100', '100', '100'), ...fields });
    expect(await under(order, data(REFUND))).toMatchObject({
      ...told([], [usdt(30_000_000n)]),
      unclear: expect.stringContaining(unclear),
    });
  });

  it('is left to a person where nobody knows whether the coins went back', async () => {
    const refund = data({ ...REFUND, status: 'HELD' });
    expect(await under(NONE, refund)).toMatchObject({ ...told([]), unclear: expect.stringContaining('status') });
  });

  it('is that of an address where no checkout has the number', async () => {
    const paid = data({ ...ORDER, ...paying('5', '5', '5') });
    expect(await under(NONE, NO_REFUND, paid)).toMatchObject(told([usdt(5_000_000n)]));
    expect(await under(NONE, NO_REFUND, NONE)).toEqual({ kind: 'nothing' });
    expect(await under(paid, NO_REFUND, { kind: 'unknown', reason: 'never asked' })).toMatchObject({ kind: 'told' });
    const down: Reply = { kind: 'unknown', reason: 'HTTP 500' };
    expect(await under(NONE, data(REFUND), down)).toEqual({ kind: 'unknown', reason: 'HTTP 500' });
    const forbidden: Reply = { kind: 'refused', code: '400004', reason: 'not for you' };
    expect(await under(NONE, data(REFUND), forbidden)).toMatchObject({
      ...told([], [usdt(30_000_000n)]),
      unclear: expect.stringContaining('not for you'),
    });
  });

  describe('that went back in another coin than the order’s', () => {
    const refund = data({
      ...REFUND,
      ...{ orderId: ORDER.prepayId, requestAmount: '0.5', requestCurrency: 'BTC', amount: '10000', currency: 'USDT' },
    });
    const order = (change: object = {}) =>
      data({
        ...{ ...ORDER, merchantTradeNo: 'THEIRS', status: 'PAID', currency: 'BTC', orderAmount: '0.5' },
        ...{ pay_currency: 'USDT', rate: '20000', actualCurrency: 'USDT', actualAmount: '10000' },
        ...paying('10000', '10000', '10000'),
        ...change,
      });

    it('is the coins that came, where the order was credited in them', async () => {
      const coins = [usdt(10_000_000_000n)];
      expect(await under(order(), refund)).toMatchObject(told(coins, coins));
      expect(await under(NONE, refund, order())).toMatchObject(told(coins, coins));
    });

    it('is the order’s coins, where they were converted', async () => {
      const converted = order({ actualCurrency: 'BTC', actualAmount: '0.5' });
      const coins = [{ minor: 50_000_000n, currency: 'BTC' }];
      expect(await under(converted, refund)).toMatchObject(told(coins, coins));
    });

    it('is asked for again, or left to a person, where the order does not tell', async () => {
      expect(await under({ kind: 'unknown', reason: 'HTTP 500' }, refund)).toMatchObject({ kind: 'unknown' });
      expect(await under(NONE, refund)).toMatchObject({ ...told([]), unclear: expect.stringContaining('which coin') });
    });
  });
});
