import { DeciderSpec } from '#libs/decider/testing';
import { importDecider } from './import-decider';

const file = { importId: 'f-1', merchantId: 'shop', format: 'camt.053', sha256: 'ab', bytes: 10 } as const;
const counts = { payouts: 0, payoutLines: 0, bankLines: 4, known: 0 };
const imports = new DeciderSpec(importDecider);
const start = { type: 'Start', file } as const;
const complete = { type: 'Complete', counts } as const;

describe('an import', () => {
  it('happens once, however often the file comes', () => {
    const started = imports.when(start).then({ type: 'ImportStarted', data: { sha256: 'ab' } });
    started.when(start).thenNothing();
    const completed = started.when(complete).then({ type: 'ImportCompleted', data: { bankLines: 4 } });
    completed.when(start).thenNothing();
    completed.when(complete).thenNothing();
  });

  it('is completed only when it was started; unknown events are ignored', () => {
    imports.when(complete).thenRefused({ code: 'not_found' });
    const { state } = imports.and(start);
    expect(importDecider.evolve(state, { type: 'Other', data: {} } as never)).toBe(state);
    const { completed } = imports.and(start).and(complete).state;
    expect(() => importDecider.assertInvariants({ completed })).toThrow('never was started');
  });
});
