import type { ProcessInput } from '#libs/processes';
import type { RecordedEvent } from '#libs/event-store';
import { holdTimes } from './hold-times';
import { holdProcess, OVER_ALREADY } from './hold.process';
import type { HoldState } from './hold.process';

const ORDER = '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11';
const START = '2026-03-01T12:00:00.000Z';
const END = '2026-03-08T12:00:00.000Z';
const NOW = new Date(START);
const PAYLOAD = { orderId: ORDER, attemptId: 1 };

const event = (type: string, data: object, stream = `order-${ORDER}`): RecordedEvent =>
  ({ type, stream, data: { attemptId: 1, ...data }, metadata: { occurredAt: START } }) as RecordedEvent;
const told = (type: string, data: object = {}): ProcessInput => ({ kind: 'event', event: event(type, data) });
const due = (name: string): ProcessInput => ({ kind: 'timer', name, dueAt: NOW });
const refused = (type: string, reason = 'not now'): ProcessInput => ({
  kind: 'refused',
  commandId: 'c-1',
  command: { type, payload: PAYLOAD },
  reason,
});

/** State after inputs, and the decision of the last. */
function after(inputs: readonly ProcessInput[], now = NOW) {
  let state: HoldState | undefined;
  let decision: ReturnType<typeof holdProcess.decide> = {};
  for (const input of inputs) {
    decision = holdProcess.decide(state, input, { now, version: 1, timers: new Set(['end']) });
    for (const change of decision.changes ?? []) state = holdProcess.evolve(state, change);
  }
  return { state, decision };
}

const authorized = (more: object = {}) => told('Authorized', { captureBefore: END, ...more });
const timers = (decision: ReturnType<typeof holdProcess.decide>) =>
  (decision.setTimers ?? []).map(({ name, dueAt }) => [name, dueAt.toISOString()]);

describe('the watch over a hold', () => {
  it('is one for each attempt that holds something, and none for what is captured at once', () => {
    const instance = (type: string, data: object, stream?: string) => holdProcess.correlate(event(type, data, stream));
    expect(instance('Authorized', { captureBefore: END, attemptId: 2 })).toBe(`${ORDER}.2`);
    expect(instance('Authorized', {})).toBeUndefined();
    expect(instance('Captured', { left: { minor: '0' } })).toBe(`${ORDER}.1`);
    expect(instance('Captured', {})).toBeUndefined();
    expect(instance('Voided', {})).toBe(`${ORDER}.1`);
    expect(instance('Refunded', {})).toBeUndefined();
    expect(instance('Voided', {}, 'card-1')).toBeUndefined();
  });

  it('warns at 80 % of the window, acts before the end, and looks at the end itself', () => {
    expect(timers(after([authorized()]).decision)).toEqual([
      ['warning', '2026-03-07T02:24:00.000Z'],
      ['deadline', '2026-03-08T06:00:00.000Z'],
      ['end', END],
    ]);
  });

  it('captures after the delay, unless the deadline comes before', () => {
    expect(timers(after([authorized({ captureAfter: 'P3D' })]).decision)[0]).toEqual([
      'capture',
      '2026-03-04T12:00:00.000Z',
    ]);
    expect(timers(after([authorized({ captureAfter: 'P7D' })]).decision).map(([name]) => name)).toEqual([
      'warning',
      'deadline',
      'end',
    ]);
    expect(after([authorized(), due('capture')]).decision.commands).toEqual([{ type: 'capture', payload: PAYLOAD }]);
  });

  it('keeps a margin of a twentieth of a short window', () => {
    const { deadline } = holdTimes(NOW, new Date('2026-03-01T13:00:00.000Z'));
    expect(deadline.toISOString()).toBe('2026-03-01T12:57:00.000Z');
  });

  it('does at the deadline what the order wants: release, or capture', () => {
    expect(after([authorized(), due('warning')]).decision.commands).toEqual([{ type: 'warn', payload: PAYLOAD }]);
    expect(after([authorized(), due('deadline')]).decision.commands).toEqual([{ type: 'release', payload: PAYLOAD }]);
    const captures = after([authorized({ atDeadline: 'capture' }), due('deadline')]);
    expect(captures.decision.commands).toEqual([{ type: 'capture', payload: PAYLOAD }]);
    expect(holdProcess.awaits!(captures.state)).toEqual([`the capture of the hold, which ends ${END}`]);
  });

  it('tries again what never left, while there is time', () => {
    const failed = told('VoidFailed', { code: 'not_sent' });
    expect(timers(after([authorized(), due('deadline'), failed]).decision)).toEqual([
      ['deadline', '2026-03-01T12:15:00.000Z'],
    ]);
    expect(after([authorized(), failed]).decision).toEqual({});
    expect(after([authorized(), due('deadline'), told('VoidFailed', { code: '1011' })]).decision).toEqual({});
    expect(after([authorized(), due('deadline'), failed], new Date('2026-03-08T11:50:00.000Z')).decision).toEqual({});
  });

  it('asks at the end, and goes on asking ever more rarely while the end is not known', () => {
    const inputs = [authorized(), due('end')];
    expect(after(inputs).decision.commands).toEqual([{ type: 'expire', payload: PAYLOAD }]);
    const pauses = [1, 6, 24, 24].map((hours) => {
      inputs.push(refused('expire'));
      const [[name, at]] = timers(after(inputs).decision) as [[string, string]];
      expect([name, (Date.parse(at) - NOW.getTime()) / 3_600_000]).toEqual(['end', hours]);
      return hours;
    });
    expect(pauses).toHaveLength(4);
    expect(holdProcess.awaits!(after(inputs).state)).toEqual(['word of what became of the hold']);
  });

  it('looks at once when a late capture was refused', () => {
    const failed = told('CaptureFailed', { code: 'authorization_expired' });
    expect(timers(after([authorized(), failed]).decision)).toEqual([['end', START]]);
  });

  it('leaves the hold to the next timer when a capture or a release is refused', () => {
    expect(after([authorized(), refused('capture')]).decision).toEqual({});
    expect(after([authorized(), refused('release')]).decision).toEqual({});
  });

  it('ends with the hold, and not before', () => {
    const ended = (type: string, data: object) => after([authorized(), told(type, data)]).decision.ended;
    expect(ended('Captured', { left: { minor: '4000' } })).toBeUndefined();
    expect(ended('Captured', { left: { minor: '0' } })).toBe('captured');
    expect(ended('Voided', {})).toBe('released');
    expect(ended('AuthorizationExpired', { evidence: { source: 'query' } })).toBe('expired, known by query');
    expect(after([authorized(), refused('expire', OVER_ALREADY)]).decision).toEqual({ ended: 'over' });
    expect(after([told('Voided')]).decision).toEqual({});
  });
});
