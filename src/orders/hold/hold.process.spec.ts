import type { ProcessInput } from '#libs/processes';
import type { RecordedEvent } from '#libs/event-store';
import { OVER_ALREADY } from './hold-retries';
import type { HoldState } from './hold-state';
import { holdTimes } from './hold-times';
import { holdProcess } from './hold.process';

const ORDER = '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11';
const START = '2026-03-01T12:00:00.000Z';
const END = '2026-03-08T12:00:00.000Z';
const NOW = new Date(START);
const PAYLOAD = { orderId: ORDER, attemptId: 1 };

const event = (type: string, data: object, stream = `order-${ORDER}`, actor = 'key:1'): RecordedEvent =>
  ({ type, stream, data: { attemptId: 1, ...data }, metadata: { occurredAt: START, actor } }) as RecordedEvent;
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

  describe('whose capture was due', () => {
    const ended = (code: string, operationId = 2) => told('CaptureFailed', { operationId, code });
    const asked = (operationId = 2): ProcessInput => ({
      kind: 'event',
      event: event('CaptureRequested', { operationId }, undefined, 'process:authorization'),
    });
    const late = new Date('2026-03-08T06:00:00.000Z');
    const next = [['capture', '2026-03-01T12:15:00.000Z']];
    const tried = [authorized({ captureAfter: 'P3D' }), due('capture'), asked()];

    it('hears of its own captures, and not of those that callers ask for', () => {
      const instance = (actor: string) =>
        holdProcess.correlate(event('CaptureRequested', { operationId: 2 }, undefined, actor));
      expect(instance('process:authorization')).toBe(`${ORDER}.1`);
      expect(instance('key:1')).toBeUndefined();
    });

    it.each(['not_sent', 'absent', 'resolved_by_person'])('is captured again after %s, which took no money', (code) => {
      const failed = after([...tried, ended(code)]);
      expect(timers(failed.decision)).toEqual(next);
      expect(holdProcess.awaits!(failed.state)).toEqual([`the capture of the hold, which ends ${END}`]);
      const again = after([...tried, ended(code), due('capture')]);
      expect(again.decision).toEqual({ changes: [], commands: [{ type: 'capture', payload: PAYLOAD }] });
    });

    it.each(['capture_in_progress', 'void_in_progress', 'outcome_unknown'])(
      'is captured when what stood in the way is over: %s',
      (code) => {
        expect(timers(after([...tried, refused('capture', `${code}: wait`)]).decision)).toEqual(next);
      },
    );

    it('waits for what holds all of it, and is captured when that fails for whatever reason', () => {
      const reserved = [...tried.slice(0, 2), refused('capture', 'nothing_to_capture: all is reserved')];
      expect(after(reserved).decision).toEqual({});
      expect(timers(after([...reserved, ended('1011', 7)]).decision)).toEqual(next);
    });

    it('is captured at the deadline, not released, and with no second try beside that', () => {
      const { decision, state } = after([...tried, ended('not_sent'), due('deadline')]);
      expect(decision.commands).toEqual([{ type: 'capture', payload: PAYLOAD }]);
      expect(decision.cancelTimers).toEqual(['capture']);
      expect(holdProcess.awaits!(state)).toEqual([`the capture of the hold, which ends ${END}`]);
    });

    it('is captured again behind the deadline, while there is time', () => {
      const atDeadline = [...tried, ended('not_sent'), due('deadline')];
      const again = [['deadline', '2026-03-08T06:15:00.000Z']];
      expect(timers(after([...atDeadline, asked(3), ended('not_sent', 3)], late).decision)).toEqual(again);
      expect(timers(after([...atDeadline, refused('capture', 'capture_in_progress: x')], late).decision)).toEqual(
        again,
      );
      const over = new Date('2026-03-08T11:50:00.000Z');
      expect(timers(after([...atDeadline, asked(3), ended('not_sent', 3)], over).decision)).toEqual([]);
    });

    it('is not captured again when the provider refused it, or the order did for good: its deadline releases it', () => {
      for (const no of [ended('1011'), refused('capture', 'unsupported_by_provider: the whole hold only')]) {
        expect(after([...tried, no]).decision).toMatchObject({ cancelTimers: ['capture'] });
        expect(timers(after([...tried, no]).decision)).toEqual([]);
        expect(after([...tried, no, ended('not_sent', 7)]).decision).toEqual({});
        const atDeadline = after([...tried, no, due('deadline')]);
        expect(atDeadline.decision.commands).toEqual([{ type: 'release', payload: PAYLOAD }]);
      }
    });

    it('is released at once when the capture of the deadline is refused, and captured where the order wants that', () => {
      const refusal = [due('deadline'), asked(3), ended('1011', 3)];
      const released = after([...tried, ended('not_sent'), ...refusal], late);
      expect(timers(released.decision)).toEqual([['deadline', late.toISOString()]]);
      const wants = [authorized({ captureAfter: 'P3D', atDeadline: 'capture' }), ...tried.slice(1)];
      expect(timers(after([...wants, ended('not_sent'), ...refusal], late).decision)).toEqual([]);
    });

    it('is left alone while the outcome is not known, and when another tries before its time', () => {
      expect(after(tried).decision.setTimers).toBeUndefined();
      expect(after([authorized({ captureAfter: 'P3D' }), ended('not_sent')]).decision).toEqual({});
    });
  });

  it('tries the deadline again when something stood in its way', () => {
    const inputs = [authorized(), due('deadline'), refused('release', 'capture_in_progress: wait')];
    expect(timers(after(inputs).decision)).toEqual([['deadline', '2026-03-01T12:15:00.000Z']]);
  });

  it('reads what was stored before it knew of captures that are due', () => {
    const began = { orderId: ORDER, attemptId: 1, captureBefore: END, atDeadline: 'release' } as const;
    const stored = [
      { type: 'HoldBegan', data: began },
      { type: 'DeadlineReached', data: {} },
      { type: 'EndPutOff', data: { reason: 'x' } },
    ] as const;
    const state = stored.reduce<HoldState | undefined>((so, change) => holdProcess.evolve(so, change), undefined);
    expect(state).toEqual({ ...began, acting: true, captureDue: false, putOff: 1 });
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
