import { MERCHANT, config, dollars, membersOf } from '../testing/samples';
import { moneyUnder } from './money-under';

/** A paid order of another system of the same merchant. */
const ORDER = {
  ...{ order_no: 'THEIRS', type_id: 0, merchant_id: MERCHANT, currency: 'USD' },
  ...{ order_amount: 20, paid_amount: 20, status: 5, reason: '' },
};
const under = (fields: object) => {
  const data = membersOf(JSON.stringify({ ...ORDER, ...fields }));
  return moneyUnder(config(), () => Promise.resolve({ kind: 'data', data }), 'THEIRS');
};

describe('money under a number of another system at TrustPay money', () => {
  it('is what the order says', async () => {
    expect(await under({})).toEqual({ kind: 'told', received: [dollars(2_000n)], refunded: [] });
  });

  it.each([
    [{ merchant_id: 1 }, 'of another merchant'],
    [{ paid_amount: 'twenty' }, 'no amount in USD'],
    [{ currency: 'XXXX' }, 'no amount in XXXX'],
    [{ currency: null }, 'without a currency'],
    [{ status: null }, 'without a status'],
    [{ status: 2 }, 'a status that a payin cannot have'],
    [{ paid_amount: null }, 'paid, but not how much'],
    [{ paid_amount: 0 }, 'paid, but not how much'],
  ])('that cannot be booked is left to a person: %j', async (fields, reason) => {
    const unclear = expect.stringContaining(reason) as string;
    expect(await under(fields)).toEqual({ kind: 'told', received: [], refunded: [], unclear });
  });

  it('is asked for again where the answer is about another order', async () => {
    expect(await under({ order_no: 'OTHER' })).toMatchObject({ kind: 'unknown' });
  });
});
