import { lives, live } from '#libs/payments/testing';
import * as fc from 'fast-check';
import { stateFromJson, stateToJson } from './state-json';

describe('state as JSON', () => {
  it('gives back every state that an order can be in', () => {
    fc.assert(
      fc.property(lives(12), (life) => {
        for (const { after } of live(life)) expect(stateFromJson(stateToJson(after))).toEqual(after);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps what JSON has no word for', () => {
    const state = {
      sum: 10n ** 30n,
      seen: new Set(['a', 'b']),
      disputes: new Map([['d-1', -5n]]),
      list: [{ n: 0n }, null],
    };
    expect(stateFromJson(stateToJson(state))).toEqual(state);
    expect(stateFromJson(JSON.parse(stateToJson(state)))).toEqual(state);
  });
});
