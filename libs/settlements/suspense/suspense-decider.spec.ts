import { DeciderSpec } from '#libs/decider/testing';
import { suspenseDecider } from './suspense-decider';
import type { PlaceSuspense, SuspenseItemFacts } from './suspense-decider';

const stands = (item: string, side: 'in' | 'out', minor: number, currency = 'EUR'): SuspenseItemFacts => ({
  ...{ item, side, provider: 'acme' },
  amount: { minor: String(minor), currency },
});
const wire = stands('i-1', 'in', -4_242);
const returned = stands('o-1', 'out', 4_242);
const why = { reason: 'returned by our bank', by: 'key:k-1' };
const place = (item: SuspenseItemFacts, more: Partial<PlaceSuspense> = {}): PlaceSuspense => ({
  ...{ type: 'Place', item, to: 'difference', ...why },
  ...more,
});
const net = (more: Partial<PlaceSuspense> = {}) => place(wire, { to: 'suspense', against: returned, ...more });
const suspense = new DeciderSpec(suspenseDecider);

describe('money in suspense', () => {
  it('is placed by a person with a reason, in full or in parts, and never more than is open', () => {
    const part = suspense.when(place(wire, { minor: 4_000n })).then({
      type: 'SuspensePlaced',
      data: {
        ...{ item: 'i-1', provider: 'acme', side: 'in', amount: { minor: '-4000', currency: 'EUR' }, ...why },
        ...{ to: 'difference', placedAt: expect.any(String) },
      },
    });
    part
      .when(place(wire, { minor: 243n }))
      .thenRefused({ code: 'amount_exceeds_suspense', open: 242n, currency: 'EUR' });
    part.and(place(wire)).when(place(wire)).thenRefused({ code: 'nothing_in_suspense' });
    suspense.when(place(wire, { minor: 0n })).thenRefused({ code: 'amount_not_positive' });
  });

  it('that came and money that went empty each other, as far as both reach', () => {
    const netted = suspense.when(net()).then({
      type: 'SuspensePlaced',
      data: { against: { item: 'o-1', side: 'out', provider: 'acme' }, amount: { minor: '-4242', currency: 'EUR' } },
    });
    netted.when(place(returned)).thenRefused({ code: 'nothing_in_suspense' });
    netted.when(net()).thenRefused({ code: 'nothing_in_suspense' });
    const less = stands('o-2', 'out', 1_000);
    suspense
      .and(net({ against: less }))
      .when(place(wire, { minor: 3_243n }))
      .thenRefused({ code: 'amount_exceeds_suspense', open: 3_242n, currency: 'EUR' });
    suspense
      .when(place(less, { to: 'suspense', against: wire }))
      .then({ type: 'SuspensePlaced', data: { item: 'o-2', amount: { minor: '1000', currency: 'EUR' } } });
  });

  it.each([
    ['both came', net({ against: stands('i-2', 'in', -5) }), /both came/],
    ['another currency', net({ against: stands('o-2', 'out', 5, 'USD') }), /one currency/],
    ['against nothing', net({ against: undefined }), /against another item/],
    ['a fee and an item', place(wire, { against: returned }), /against another item/],
    ['a merchant that is not named', place(wire, { to: 'merchant' }), /a merchant is named/],
  ])('is not placed where it cannot be: %s', (_, command, detail) => {
    suspense.when(command).thenRefused({ code: 'placing_not_possible', detail: expect.stringMatching(detail) });
  });

  it('has an owner as long as it is open', () => {
    const assign = { type: 'Assign', item: wire, owner: 'eva', by: 'key:k-1' } as const;
    const assigned = suspense.when(assign).then({ type: 'SuspenseAssigned', data: { item: 'i-1', owner: 'eva' } });
    assigned.when(assign).thenNothing();
    suspense.and(place(wire)).when(assign).thenRefused({ code: 'nothing_in_suspense' });
    expect(suspenseDecider.evolve(assigned.state, { type: 'Other', data: {} } as never)).toBe(assigned.state);
  });
});
