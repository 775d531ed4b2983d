import fc from 'fast-check';
import type { HttpResult, Outcome } from '../spi';
import { createTrustPayMoneyAdapter } from './adapter';
import { ORDER_NO, config, followUp, payment, query, refundQuery } from './testing/samples';

/** An adapter whose every call is answered like this. */
const answeredWith = (body: string, status = 200) =>
  createTrustPayMoneyAdapter(config({ cardDirect: true }), {
    http: {
      send: async (): Promise<HttpResult> => ({ kind: 'answered', status, headers: {}, body: Buffer.from(body) }),
      close: async () => undefined,
    },
  });

const allOutcomes = async (body: string): Promise<Outcome[]> => {
  const adapter = answeredWith(body);
  const results = [
    await adapter.openPayment!(payment()),
    await adapter.refund!(followUp()),
    await adapter.query!(query()),
    await adapter.query!(refundQuery()),
  ];
  return results.map(({ outcome }) => outcome);
};
const success = (data: string) => `{"code":880001,"message":"success","data":${data}}`;

/** A good answer to a query of a paid order. */
const ORDER = {
  ...{ order_no: ORDER_NO, platform_order_no: 'A'.repeat(24), type_id: 0, merchant_id: 8820250900009, currency: 'USD' },
  ...{ order_amount: 20, paid_amount: 20, refund_amount: 0, fee: 4.5, status: 5, reason: '' },
};
const asked = async (change: object) =>
  (await answeredWith(success(JSON.stringify({ ...ORDER, ...change }))).query!(query())).outcome;
const askedRefund = async (change: object, minor = 250n) =>
  (
    await answeredWith(success(JSON.stringify({ ...ORDER, ...change }))).query!(
      refundQuery({ amount: { minor, currency: 'USD' } }),
    )
  ).outcome;

describe('an answer of the provider that is not as agreed', () => {
  const value = fc.oneof(
    ...[fc.jsonValue(), fc.constantFrom(1e300, -1, 0.005, 20, '20', 2, '2', 'USD', ORDER_NO, '', null, [[]], {})],
  );

  it('never throws, and is never taken for a success', async () => {
    const names = [...Object.keys(ORDER), 'pay_url', 'merchant_refund_no', 'failed_reason'];
    const data = fc.dictionary(fc.constantFrom(...names), value);
    const envelope = fc.record({
      code: fc.oneof(fc.constant(880001), value),
      message: value,
      data: fc.oneof(data, value),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          envelope.map((one) => JSON.stringify(one)),
          fc.json(),
          fc.string(),
        ),
        async (body) => {
          for (const { kind } of await allOutcomes(body)) expect(kind).not.toBe('succeeded');
          const operations = answeredWith(body).clientOperations!;
          for (const operation of operations) {
            const { kind } = await operation.call({ amount: '1', card_number: '4111111111111117' }, 'R');
            expect(['answered', 'refused', 'unknown']).toContain(kind);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    [{ order_no: 'other' }],
    [{ currency: 'INR' }],
    [{ currency: null }],
    [{ type_id: 1 }],
    [{ status: 2 }],
    [{ status: 10 }],
    [{ status: '' }],
    [{ order_amount: 21 }],
    [{ paid_amount: 0 }],
    [{ paid_amount: null }],
    [{ paid_amount: '1e3' }],
    [{ paid_amount: -20 }],
    [{ fee: 'much' }],
    [{ fee: 4.505 }],
  ])('is unknown for a payment: %j', async (change) => {
    expect((await asked({})).kind).toBe('succeeded');
    expect((await asked(change)).kind).toBe('unknown');
  });

  it.each([
    [{ status: 7, refund_amount: 1 }],
    [{ status: 7, refund_amount: 0 }],
    [{ status: 8, refund_amount: 0 }],
    [{ status: 8, refund_amount: 3 }],
    [{ status: 8, refund_amount: 'x' }],
    [{ status: 2, refund_amount: 2.5 }],
    [{ status: 10 }],
  ])('is unknown for a refund of 2.50: %j', async (change) => {
    expect((await askedRefund({ status: 8, refund_amount: 2.5 })).kind).toBe('succeeded');
    expect((await askedRefund(change)).kind).toBe('unknown');
  });

  it('is a success with amounts as texts, and without what is not needed', async () => {
    const texts = { order_amount: '20.00', paid_amount: '20.00', refund_amount: '', fee: null, type_id: undefined };
    const outcome = await asked(texts);
    expect(outcome).toMatchObject({ kind: 'succeeded', amount: { minor: '2000', currency: 'USD' } });
    expect(outcome).not.toHaveProperty('fee');
    expect((await askedRefund({ status: 7, refund_amount: undefined }, 2_000n)).kind).toBe('succeeded');
  });

  it('about an order of another merchant is unknown, and money under it is left to a person', async () => {
    for (const merchant_id of [1, '8820250900008', 'x']) {
      const change = { merchant_id };
      const why = 'the order is of another merchant';
      expect(await asked(change)).toMatchObject({ kind: 'unknown', reason: why });
      const adapter = answeredWith(success(JSON.stringify({ ...ORDER, ...change })));
      expect(await adapter.moneyUnder!(ORDER_NO)).toMatchObject({ kind: 'told', received: [], unclear: why });
    }
    expect(await asked({ merchant_id: undefined })).toMatchObject({ kind: 'succeeded' });
  });

  it('with an HTTP status that contradicts it is unknown', async () => {
    const body = success(JSON.stringify(ORDER));
    for (const status of [301, 404, 500]) {
      expect((await answeredWith(body, status).query!(query())).outcome.kind).toBe('unknown');
    }
    expect((await answeredWith('{"code":880015,"message":"x"}', 400).refund!(followUp())).outcome).toMatchObject({
      kind: 'failed',
      code: '880015',
    });
  });
});
