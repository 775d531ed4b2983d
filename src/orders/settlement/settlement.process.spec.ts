import type { RecordedEvent } from '#libs/event-store';
import type { ProcessInput } from '#libs/processes';
import { settlementProcess } from './settlement.process';
import type { SettlementState } from './settlement.process';

const DAY = 86_400_000;
const START = '2026-03-01T12:00:00.000Z';
const DUE = '2026-03-04T12:00:00.000Z';
const watch = settlementProcess((provider) => (provider === 'acme' ? 3 * DAY : undefined));

const event = (type: string, data: object = {}, stream = 'order-1'): RecordedEvent =>
  ({
    type,
    stream,
    data: { attemptId: 1, operationId: 2, provider: 'acme', amount: { minor: '100', currency: 'EUR' }, ...data },
    metadata: { occurredAt: START },
  }) as RecordedEvent;
const told = (type: string): ProcessInput => ({ kind: 'event', event: event(type) });
const due = (name: string): ProcessInput => ({ kind: 'timer', name, dueAt: new Date(DUE) });

function after(...inputs: ProcessInput[]) {
  let state: SettlementState | undefined;
  let decision: ReturnType<typeof watch.decide> = {};
  for (const input of inputs) {
    decision = watch.decide(state, input, { now: new Date(START), version: 1, timers: new Set() });
    for (const change of decision.changes ?? []) state = watch.evolve(state, change);
  }
  return { state, decision };
}

describe('the wait for a settlement', () => {
  it('is one for each capture at a provider whose delay is known', () => {
    expect(watch.correlate(event('Captured'))).toBe('1.2');
    expect(watch.correlate(event('SettlementRecorded'))).toBe('1.2');
    expect(watch.correlate(event('SettlementRecorded', { amount: { minor: '-100' } }))).toBeUndefined();
    expect(watch.correlate(event('Captured', { provider: 'other' }))).toBeUndefined();
    expect(watch.correlate(event('Refunded'))).toBeUndefined();
    expect(watch.correlate(event('Captured', {}, 'card-1'))).toBeUndefined();
  });

  it('has its date by the provider’s delay', () => {
    const { decision, state } = after(told('Captured'));
    expect(decision.setTimers).toEqual([{ name: 'expected', dueAt: new Date(DUE) }]);
    expect(watch.awaits!(state)).toEqual([`a settlement, expected by ${DUE}`]);
  });

  it('ends with the settlement, before its date or after', () => {
    expect(after(told('Captured'), told('SettlementRecorded')).decision).toEqual({ ended: 'settled' });
    expect(after(told('Captured'), due('expected'), told('SettlementRecorded')).decision).toEqual({ ended: 'settled' });
  });

  it('looks at its date, says it once, and is given up in the end', () => {
    const { decision } = after(told('Captured'), due('expected'));
    expect(decision).toEqual({
      commands: [{ type: 'check', payload: { orderId: '1', attemptId: 1, expectedBy: DUE } }],
      setTimers: [{ name: 'given_up', dueAt: new Date('2026-04-03T12:00:00.000Z') }],
    });
    expect(after(told('Captured'), due('expected'), due('given_up')).decision).toEqual({ ended: 'not settled' });
  });

  it('ends when nothing is due after all', () => {
    const refused: ProcessInput = {
      kind: 'refused',
      commandId: 'c-1',
      command: { type: 'check', payload: {} },
      reason: 'nothing is left to be paid out',
    };
    expect(after(told('Captured'), due('expected'), refused).decision).toEqual({
      ended: 'nothing is left to be paid out',
    });
  });
});
