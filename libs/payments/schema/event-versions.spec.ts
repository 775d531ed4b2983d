import type { DomainEvent } from '#libs/decider';
import { orderEventFromRecord, orderEventSchema } from '../order/schema';
import { FutureEventVersionError, eventSchema } from './event-versions';

type Named = DomainEvent<'Named', { readonly given: string; readonly family: string }>;

/** A name was one field, then a pair, then got other keys. */
const schema = eventSchema<Named>({
  Named: [
    (data) => ({ names: (data as { name: string }).name.split(' ') }),
    (data) => {
      const [given, family] = (data as { names: string[] }).names;
      return { given, family };
    },
  ],
});

describe('reading events of older versions', () => {
  const current = { type: 'Named', data: { given: 'Ada', family: 'Lovelace' } };

  it('takes every step from the version found to the present one', () => {
    expect(schema.fromRecord('Named', 1, { name: 'Ada Lovelace' })).toEqual(current);
    expect(schema.fromRecord('Named', 2, { names: ['Ada', 'Lovelace'] })).toEqual(current);
    expect(schema.fromRecord('Named', 3, current.data)).toEqual(current);
    expect(schema.currentVersion('Named')).toBe(3);
  });

  it('stops at a version from the future, and at one that never was', () => {
    expect(() => schema.fromRecord('Named', 4, {})).toThrow(FutureEventVersionError);
    expect(() => schema.fromRecord('Named', 4, {})).toThrow('Named has version 4, this program knows up to 3');
    for (const never of [0, -1, 1.5, Number.NaN]) {
      expect(() => schema.fromRecord('Named', never, {})).toThrow(RangeError);
    }
  });

  it('passes a type that it does not know, for evolve to ignore', () => {
    expect(schema.fromRecord('Painted', 7, { colour: 'red' })).toEqual({ type: 'Painted', data: { colour: 'red' } });
    expect(schema.fromRecord('constructor', 1, {})).toEqual({ type: 'constructor', data: {} });
  });

  it('knows the events of an order', () => {
    expect(orderEventSchema.currentVersion('Captured')).toBe(1);
    expect(orderEventFromRecord('OrderCancelled', 1, { reason: 'x' })).toEqual({
      type: 'OrderCancelled',
      data: { reason: 'x' },
    });
    expect(() => orderEventFromRecord('OrderCancelled', 2, {})).toThrow(FutureEventVersionError);
  });
});
