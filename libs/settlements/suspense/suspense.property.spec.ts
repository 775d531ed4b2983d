import { DeciderSpec } from '#libs/decider/testing';
import * as fc from 'fast-check';
import { openOf, suspenseDecider } from './suspense-decider';
import type { PlaceSuspense, SuspenseItemFacts } from './suspense-decider';

const itemOf = (minor: number, index: number): SuspenseItemFacts => ({
  ...{ item: `i-${index}`, provider: 'acme', side: minor < 0 ? 'in' : 'out' },
  amount: { minor: String(minor), currency: 'EUR' },
});
const amounts = fc.array(
  fc.integer({ min: -8, max: 8 }).filter((minor) => minor !== 0),
  { minLength: 2, maxLength: 5 },
);
const acts = fc.array(
  fc.record({
    of: fc.nat(),
    against: fc.option(fc.nat(), { nil: undefined }),
    minor: fc.option(fc.bigInt({ min: -5n, max: 12n }), { nil: undefined }),
  }),
  { maxLength: 15 },
);

it('whatever is placed, nothing leaves suspense twice, and what is netted leaves both sides', () => {
  fc.assert(
    fc.property(amounts, acts, (minors, commands) => {
      const items = minors.map(itemOf);
      const total = (state: typeof suspenseDecider.initial) =>
        items.reduce((sum, item) => sum + openOf(state, item), 0n);
      let past = new DeciderSpec(suspenseDecider);
      for (const { of, against, minor } of commands) {
        const other = against === undefined ? undefined : items[against % items.length];
        const command: PlaceSuspense = {
          ...{ type: 'Place', item: items[of % items.length]!, minor, against: other, by: 'key:k-1', reason: 'known' },
          to: other ? 'suspense' : 'receivable',
        };
        if ('reject' in past.decide(command)) continue;
        const before = total(past.state);
        past = past.and(command);
        if (other) expect(total(past.state)).toBe(before);
        for (const item of items) {
          const [open, booked] = [openOf(past.state, item), BigInt(item.amount.minor)];
          expect(booked > 0n ? open >= 0n && open <= booked : open <= 0n && open >= booked).toBe(true);
        }
      }
    }),
  );
});
