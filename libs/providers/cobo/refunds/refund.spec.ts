import fc from 'fast-check';
import { config, dollars, followUp } from '../testing/samples';
import { refundOutcome } from './outcome';
import { readRefund, sentBy } from './refund';
import { coinsFor, refundRequest } from './refund-request';

const REFUND = { refund_id: 'R1', request_id: 'REF', token_id: 'MATIC_USDC2', amount: '34.33', status: 'Completed' };

describe('a refund of the provider', () => {
  it.each([
    ['AddressPending', 'pending'],
    ['AddressSubmitted', 'pending'],
    ['PendingConfirmation', 'pending'],
    ['Pending', 'pending'],
    ['Processing', 'pending'],
    ['Completed', 'succeeded'],
    ['PartiallyCompleted', 'unknown'],
    ['Failed', 'failed'],
  ])('in %s is %s', (status, kind) => {
    const refund = readRefund({ ...REFUND, status });
    if (typeof refund === 'string') throw new Error(refund);
    expect(refundOutcome(refund, dollars(3_333n), 'query').kind).toBe(kind);
  });

  it('of which the developer kept a fee sent the rest, and is in doubt where it is ours: no fee is asked for', () => {
    const fee = { charge_merchant_fee: true, merchant_fee_amount: '1.00', merchant_fee_token_id: 'MATIC_USDC' };
    const refund = readRefund({ ...REFUND, ...fee });
    if (typeof refund === 'string') throw new Error(refund);
    expect(sentBy(refund)).toEqual({ minor: 33_330_000n, currency: 'MATIC_USDC' });
    expect(refundOutcome(refund, dollars(3_333n), 'query').kind).toBe('unknown');
    const free = readRefund({ ...REFUND, ...fee, charge_merchant_fee: false });
    expect(free).toEqual(readRefund(REFUND));
    for (const wrong of [{ merchant_fee_amount: '34.33' }, { merchant_fee_token_id: 'ETH_USDT' }])
      expect(readRefund({ ...REFUND, ...fee, ...wrong })).toBe('the refund has a fee that cannot be read');
  });

  it('of any content is a text or a refund, never an exception', () => {
    for (const name of ['refund_id', 'status', 'amount', 'token_id']) {
      expect(typeof readRefund({ ...REFUND, [name]: undefined })).toBe('string');
    }
    fc.assert(fc.property(fc.anything(), (value) => void readRefund(value)));
  });
});

describe('the coins of a refund', () => {
  const receipt = (minor: bigint) => {
    const amount = { minor: minor.toString(), currency: 'ETH_USDT' };
    return { due: amount, received: amount };
  };

  it('are never more than the share, and less by less than a hundredth of a coin', () => {
    const whole = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(whole, whole, whole, (price, due, part) => {
        const amount = dollars(part % (price + 1n));
        const coins = coinsFor(followUp({ amount, payment: { amount: dollars(price), receipt: receipt(due) } }));
        if (typeof coins === 'string') throw new Error(coins);
        const exact = due * amount.minor;
        expect(coins.minor * price <= exact).toBe(true);
        expect(exact < (coins.minor + 10_001n) * price).toBe(true);
        expect(coins.minor % 10_000n).toBe(0n);
      }),
    );
  });

  it('are the amount itself where the order is in coins, whatever fee was due on top', () => {
    const amount = { minor: 50_000_000n, currency: 'ETH_USDT' };
    const payment = { amount: { minor: 100_000_000n, currency: 'ETH_USDT' }, receipt: receipt(102_000_000n) };
    expect(coinsFor(followUp({ amount, payment }))).toEqual(amount);
  });

  it('are asked for by the name of the token that refunds use', () => {
    const coins = { minor: 34_330_000n, currency: 'MATIC_USDC' };
    expect(refundRequest(followUp({ destination: '0x1' }), coins, config())).toEqual({
      request_id: '3oNFFOxKljDLhNKYJgAbeU2',
      payable_amount: '34.33',
      token_id: 'MATIC_USDC2',
      refund_type: 'Merchant',
      merchant_id: 'M1001',
      to_address: '0x1',
      order_id: 'O20260302-M1001-1',
    });
    const fromDeveloper = refundRequest(followUp(), coins, config({ refundType: 'Psp' }));
    expect(fromDeveloper).not.toHaveProperty('merchant_id');
    expect(fromDeveloper).not.toHaveProperty('to_address');
  });

  it('are not guessed for a payment in another currency or without a receipt', () => {
    const payment = { amount: { minor: 1n, currency: 'EUR' }, receipt: receipt(1n) };
    expect(typeof coinsFor(followUp({ payment }))).toBe('string');
    expect(typeof coinsFor(followUp())).toBe('string');
  });
});
