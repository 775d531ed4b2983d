import { formatAmount } from '#libs/money';
import fc from 'fast-check';
import { orderResult } from './order-outcome';
import { readOrder } from './read-order';

const ASKED = { minor: 988_000_000n, currency: 'BTC' };
const NOW = new Date('2026-03-02T09:15:00Z');
const ORDER = {
  ...{ prepayId: '65466648727916544', merchantTradeNo: 'REFERENCE1', status: 'PAID', expireTime: '1772446500000' },
  ...{ currency: 'BTC', orderAmount: '9.88000000', pay_currency: 'USDT', rate: '20000.0000' },
  ...{ actualCurrency: 'BTC', actualAmount: '9.88' },
};
const info = (done: string, total: string, ...amounts: string[]) => ({
  transaction_info: {
    ...{ done_amount: done, done_amount_total: total },
    done_tx_item_list: amounts.map((amount, index) => ({ txId: `tx-${index}`, amount })),
  },
});
const read = (change: Record<string, unknown> = {}) => {
  const order = readOrder({ ...ORDER, ...info('197600', '197600', '197600'), ...change });
  return 'problem' in order ? { problem: order.problem } : orderResult(order, ASKED, NOW);
};

describe('the query of a GatePay order that is paid in another coin', () => {
  it.each([
    [{ rate: undefined }, 'no rate that is readable'],
    [{ rate: '0' }, 'no rate that is readable'],
    [{ orderAmount: '0', actualAmount: '0' }, 'nothing is to be paid'],
    [{ pay_currency: 'DOGE' }, 'no coin that is known'],
    [{ payCurrency: 'BTC' }, 'no coin that is known'],
    [{ actualCurrency: 'ETH' }, 'no coin that was agreed'],
    [{ actualCurrency: undefined }, 'no coin that was agreed'],
    [{ actualAmount: 'much' }, 'does not say to how much'],
    [{ actualAmount: '9.879999' }, 'less than was asked'],
    [{ actualAmount: '9.85', toleranceAmount: '599.98' }, 'less than was asked'],
  ])('is a problem with %j', (change, problem) => {
    expect(read(change)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it('counts what the provider kept as credited, and what the tolerance let go as short', () => {
    expect(read({ actualAmount: '9.78', totalFeeAmount: '0.1' })).toMatchObject({
      outcome: { receipt: { received: { minor: '988000000', currency: 'BTC' } }, fee: { minor: '10000000' } },
    });
    const short = { toleranceAmount: '600', actualAmount: '9.85', ...info('197000', '197000', '197000') };
    expect(read(short)).toMatchObject({ outcome: { receipt: { received: { minor: '985000000' } } } });
  });

  it('is in the coin that was sent where it was not converted', () => {
    expect(read({ actualCurrency: 'USDT', actualAmount: '197600', totalFeeAmount: '0.1' })).toEqual({
      outcome: expect.objectContaining({
        kind: 'succeeded',
        amount: { minor: '988000000', currency: 'BTC' },
        receipt: {
          due: { minor: '197600000000', currency: 'USDT' },
          received: { minor: '197600000000', currency: 'USDT' },
        },
      }),
    });
  });

  it('is underpaid in the coin that was credited, converted or not', () => {
    const short = { status: 'EXPIRED', ...info('2000', '2000', '2000'), expireTime: '1772442900000' };
    const underpaid = (minor: string, currency: string) => ({
      outcome: { kind: 'underpaid', receipt: { received: { minor, currency } } },
    });
    expect(read({ ...short, actualCurrency: 'USDT' })).toMatchObject(underpaid('2000000000', 'USDT'));
    expect(read({ ...short, actualCurrency: undefined })).toMatchObject(underpaid('2000000000', 'USDT'));
    expect(read({ ...short, actualAmount: '0.1' })).toMatchObject(underpaid('10000000', 'BTC'));
  });

  it('tells apart what was confirmed after the conversion, and says where a sum cannot be explained', () => {
    const slow = info('197610', '197617', '4', '6', '197600', '7');
    expect(read(slow)).toMatchObject({
      also: [
        {
          providerReference: 'tx-0',
          amount: { minor: 4_000_000n, currency: 'USDT' },
          code: 'CONVERT_ADDRESS_PAY_DELAY',
        },
        { providerReference: 'tx-1' },
        { providerReference: 'tx-3' },
      ],
    });
    expect(read({ ...slow, actualAmount: '9.9' })).toMatchObject({
      outcome: {
        receipt: { received: { minor: '990000000', currency: 'BTC' } },
        evidence: {
          detail: expect.stringContaining('9.90000000 BTC was credited for coins that are worth 9.88050000'),
        },
      },
      also: [{ providerReference: 'tx-3' }],
    });
  });

  it('tells the first payment where the second was confirmed before it, and paid the order', () => {
    expect(read(info('397600', '397600', '200000', '197600'))).toMatchObject({
      outcome: { kind: 'succeeded', receipt: { received: { minor: '988000000', currency: 'BTC' } } },
      also: [{ providerReference: 'tx-0', amount: { minor: 200_000_000_000n, currency: 'USDT' } }],
    });
  });

  it('is paid within the tolerance by coins whose worth is cut', () => {
    const cut = { orderAmount: '0.3', actualAmount: '0.299999', toleranceAmount: '0.01' };
    const order = { ...ORDER, ...info('5999.99', '5999.99', '5999.99'), ...cut };
    const received = { minor: 29_999_900n, currency: 'BTC' };
    expect(readOrder(order)).toMatchObject({ received, unexplained: undefined });
    expect(readOrder({ ...order, actualAmount: '0.299998' })).toHaveProperty('problem');
  });

  it('says which payments are too small to tell whether they were converted', () => {
    const detail = 'too little to tell whether it was converted: 0.010000 USDT (tx-0)';
    expect(read(info('197600.01', '197600.01', '0.01', '197600'))).toMatchObject({
      outcome: { kind: 'succeeded', evidence: { detail } },
    });
  });

  it('loses no coins, whichever of the payments was confirmed in time to be converted', () => {
    const amount = fc.bigInt({ min: 1n, max: 40_000_000n }).map((minor) => minor * 10_000n);
    const history = fc.tuple(fc.array(fc.tuple(amount, fc.boolean()), { maxLength: 6 }), fc.nat({ max: 6 }));
    const coins = (minor: bigint): string => formatAmount({ minor, currency: 'USDT' }).value;
    const sum = (all: readonly bigint[]): bigint => all.reduce((total, one) => total + one, 0n);
    fc.assert(
      fc.property(history, ([others, at]) => {
        // One that completes the order by itself, among others that were seen in time and were quick or slow.
        const seen = others.toSpliced(Math.min(at, others.length), 0, [197_600_000_000n, true]);
        const amounts = seen.map(([minor]) => minor);
        const converted = sum(seen.filter(([, isQuick]) => isQuick).map(([minor]) => minor));
        const total = coins(sum(amounts));
        const btc = (minor: bigint): bigint => ((minor * 988_000_000n) / 197_600_000_000n / 100n) * 100n;
        const actualAmount = formatAmount({ minor: btc(converted), currency: 'BTC' }).value;
        const order = readOrder({ ...ORDER, ...info(total, total, ...amounts.map(coins)), actualAmount });
        if ('problem' in order) throw new Error(order.problem);
        const left = sum(order.extra.map(({ amount: { minor } }) => minor));
        const rest = sum(amounts) - left;
        expect(order.received).toEqual({ minor: btc(converted), currency: 'BTC' });
        expect(btc(rest)).toBe(btc(converted));
      }),
    );
  });

  it.each([
    ['with its payments listed', info('200000', '200000', '200000'), 200_000n],
    ['without a list', info('200000', '200000'), 200_000n],
    ['with no sum in all', { transaction_info: { done_amount: '200000' } }, 200_000n],
    ['with a list that is too short', info('200000', '200007', '200000'), 200_007n],
  ])('of a conversion that failed, %s, no coins are lost', (_, change, coins) => {
    const result = read({ ...change, status: 'PAY_EXPIRED_IN_EXCHANGE_FLUCTUATION', actualCurrency: 'USDT' });
    const amount = { minor: coins * 1_000_000n, currency: 'USDT' };
    const also = [{ amount, code: 'CONVERT_ADDRESS_PAY_DELAY', inSum: { upTo: amount } }];
    expect(result).toMatchObject({ outcome: { kind: 'failed', code: 'conversion_failed' }, also });
  });

  it('is not in the sum of the late coins beside it, which stay in the coin that was sent', () => {
    const amount = { minor: 7_000_000n, currency: 'USDT' };
    expect(read(info('197600', '197607'))).toMatchObject({ also: [{ amount, inSum: { upTo: amount } }] });
  });

  it('counts late coins without those that were too slow to be converted, whether they are listed or not', () => {
    const usdt = (coins: bigint) => ({ minor: coins * 1_000_000n, currency: 'USDT' });
    const late = { amount: usdt(3n), inSum: { upTo: usdt(3n) } };
    const slow = { providerReference: 'tx-1', amount: usdt(5n), inSum: false };
    expect(read(info('197605', '197608', '197600', '5', '3'))).toMatchObject({ also: [slow, late] });
    expect(read(info('197605', '197608'))).toMatchObject({ also: [late] });
  });

  it('measures late coins by their sum, also where what was credited fits no part', () => {
    const odd = { actualAmount: '9.87' };
    const late = [{ amount: { minor: 7_000_000n, currency: 'USDT' }, inSum: { upTo: { minor: 7_000_000n } } }];
    for (const list of [[], ['197600', '7']]) {
      expect(read({ ...info('197600', '197607', ...list), toleranceAmount: '600', ...odd })).toMatchObject({
        also: late,
      });
    }
  });

  it('never throws, whatever the answer says', () => {
    const fields = [...Object.keys(ORDER), 'toleranceAmount', 'totalFeeAmount', 'pay_amount', 'surchargeAmount'];
    const value = fc.oneof(fc.anything(), fc.constantFrom('0', '1', '0.000001', 'BTC', 'USDT', 'EXPIRED'));
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...fields), value), (change) => void read(change)));
  });
});
