import * as fc from 'fast-check';
import { ageingDays } from './ageing';
import type { Awaited } from './ageing';
import { reconcile } from './reconcile';
import { addDays } from './rules';
import type { Evidence, Item, OrderedPayment, Payout } from './types';
import { MONTH_RULES } from '../testing';

const DAY_MS = 86_400_000;
const at = fc.integer({ min: 0, max: 20 * DAY_MS }).map((ms) => new Date(Date.UTC(2026, 2, 1) + ms));
const provider = fc.constantFrom('trustpay-eu', 'cobo', 'acme');

const item = fc
  .record({ provider, method: fc.constantFrom('card', 'bank_transfer'), at })
  .map((one): Omit<Item, 'id'> => ({
    ...one,
    ...{ orderId: 'o', operationId: 1, attemptId: 1, currency: 'EUR', gross: 100n, knownFee: 0n, settled: false },
    reference: 'r',
  }));
const payout = fc.record({ provider, paidAt: at }).map((one): Omit<Payout, 'id'> => ({
  ...one,
  ...{ payoutId: 'PO', currency: 'EUR', net: 97n, credited: 0n, accepted: 0n, parts: 0 },
  lines: [{ number: 1, kind: 'payment', reference: 'unknown', gross: 100n, fee: 3n }],
}));
const ordered = fc.record({ provider, at }).map((one): Omit<OrderedPayment, 'bankOrderId'> => ({
  ...one,
  ...{ instruction: 1, account: 'SK17', currency: 'EUR', amount: 50n, names: ['b1'], status: 'executed' },
  ...{ hasLeft: false, hasReturned: false },
}));

const evidence: fc.Arbitrary<Evidence> = fc
  .record({
    items: fc.array(item, { maxLength: 4 }),
    payouts: fc.array(payout, { maxLength: 3 }),
    ordered: fc.array(ordered, { maxLength: 3 }),
  })
  .map(({ items, payouts, ordered: orders }) => ({
    items: items.map((one, n) => ({ ...one, id: `i${n}` })),
    payouts: payouts.map((one, n) => ({ ...one, id: `p${n}`, payoutId: `PO-${n}` })),
    ordered: orders.map((one, n) => ({ ...one, bankOrderId: `b${n}` })),
    bankLines: [],
    resolved: new Map(),
  }));

const found = (all: Evidence, now: Date): string =>
  JSON.stringify(reconcile(all, MONTH_RULES, now), (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );

/** Every instant at which something of it ages, in order. */
function ageings({ items, payouts, ordered: orders = [] }: Evidence): Date[] {
  const instants = (one: Awaited, since: Date) => ageingDays(one, MONTH_RULES).map((days) => addDays(since, days));
  return [
    ...items.flatMap((one) => instants({ ...one, kind: 'item' }, one.at)),
    ...payouts.flatMap((one) => instants({ kind: 'payout', provider: one.provider, method: null }, one.paidAt)),
    ...orders.flatMap((one) => instants({ kind: 'order', provider: one.provider, method: null }, one.at)),
  ].sort((a, b) => a.getTime() - b.getTime());
}

describe('what ages while it is waited for', () => {
  it('is found otherwise at these instants, and at no other', () => {
    fc.assert(
      fc.property(evidence, (all) => {
        const instants = ageings(all).map((instant) => instant.getTime());
        const edges = [...new Set([Date.UTC(2026, 2, 21), ...instants, Date.UTC(2027, 0)])].sort((a, b) => a - b);
        for (const [index, from] of edges.slice(0, -1).entries()) {
          const last = new Date(edges[index + 1]! - 1);
          expect(found(all, last)).toBe(found(all, new Date(from)));
        }
      }),
    );
  });

  it.each<[Awaited, number[]]>([
    [{ kind: 'item', provider: 'trustpay-eu', method: 'card' }, [5, 14]],
    [{ kind: 'item', provider: 'trustpay-eu', method: 'bank_transfer' }, [3, 10]],
    [{ kind: 'payout', provider: 'cobo', method: null }, [14]],
    [{ kind: 'order', provider: 'trustpay-eu', method: null }, [3, 14]],
    [{ kind: 'item', provider: 'without-terms', method: 'card' }, [7, 21]],
  ])('%j: after %j days', (one, days) => {
    expect(ageingDays(one, MONTH_RULES)).toEqual(days);
  });
});
