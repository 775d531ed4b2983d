import type { RecordedEvent } from '#libs/event-store';
import { situations } from '#libs/payments/testing';
import { explainAmounts } from './order-amounts';

describe('the amounts of an order', () => {
  it.each(Object.entries(situations()).filter(([, { state }]) => state.exists))(
    'add up again from its events: %s',
    (_, { state, events }) => {
      const recorded = events.map(
        (event, index) => ({ ...event, position: BigInt(index) }) as unknown as RecordedEvent,
      );
      for (const { what, equal } of explainAmounts(state, recorded)) expect([what, equal]).toEqual([what, true]);
    },
  );
});
