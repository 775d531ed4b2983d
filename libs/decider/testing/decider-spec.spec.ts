import type { Decider, DomainEvent } from '../decider';
import { accept, reject } from '../decider';
import { DeciderSpec } from './decider-spec';

type Added = DomainEvent<'Added', { readonly by: number }>;

/** Counts to ten at most. */
const counter: Decider<number, { readonly add: number }, Added, 'too much'> = {
  category: 'counter',
  initial: 0,
  decide: (state, { add }) => {
    if (add === 0) return accept();
    return state + add > 10 ? reject('too much') : accept({ type: 'Added', data: { by: add } });
  },
  evolve: (state, { data }) => state + data.by,
  assertInvariants: (state) => {
    if (state < 0) throw new Error('below zero');
  },
};

const spec = new DeciderSpec(counter);

describe('a specification of a decider', () => {
  it('tells given, when, then', () => {
    const three = spec
      .given({ type: 'Added', data: { by: 1 } })
      .when({ add: 2 })
      .then({ type: 'Added', data: { by: 2 } });
    expect(three.state).toBe(3);
    three.when({ add: 0 }).thenNothing();
    three.when({ add: 8 }).thenRefused('too much');
  });

  it('fails on another event, on more events and on none', () => {
    expect(() => spec.when({ add: 1 }).then({ type: 'Added', data: { by: 2 } })).toThrow();
    expect(() => spec.when({ add: 1 }).then({ type: 'Added' }, { type: 'Added' })).toThrow();
    expect(() => spec.when({ add: 1 }).thenNothing()).toThrow();
    expect(() => spec.when({ add: 1 }).thenRefused('too much')).toThrow();
    expect(() => spec.when({ add: 11 }).then({ type: 'Added' })).toThrow();
  });

  it('fails on a state that breaks an invariant, before and after the decision', () => {
    expect(() => spec.given({ type: 'Added', data: { by: -1 } }).when({ add: 5 })).toThrow('below zero');
    expect(() => spec.when({ add: -1 }).then({ type: 'Added' })).toThrow('below zero');
  });

  it('fails on a past that was refused', () => {
    expect(() => spec.and({ add: 11 })).toThrow('was refused: "too much"');
  });
});
