import { ManualClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import { MemoryEventStore } from '#libs/event-store/memory';
import type { RecordedEvent } from '#libs/event-store';
import { stateOf } from './decide';
import type { Arrived } from './decide';
import { InputFailedError } from './errors';
import { evolveInstance, NEW_INSTANCE } from './instance';
import type { ProcessInstance } from './instance';
import { processType } from './process-decider';
import type { ProcessAction } from './process-decider';
import { boxEvent, parcel } from './testing/parcel';

const DAY_MS = 86_400_000;
const START = new Date('2026-03-01T00:00:00Z');

/** One instance driven without a store: decide, fold, decide again. */
class Walk {
  readonly types: string[] = [];
  constructor(
    private readonly type = processType(parcel(), '1'),
    public state: ProcessInstance = NEW_INSTANCE,
  ) {}

  do(action: ProcessAction, now = START): readonly string[] | string {
    const decision = this.type.decider.decide(this.state, action, { now });
    if ('reject' in decision) return decision.reject;
    for (const event of decision.accept) this.state = evolveInstance(this.state, event);
    this.type.decider.assertInvariants(this.state);
    const types = decision.accept.map(({ type }) => type);
    this.types.push(...types);
    return types;
  }

  tell(number: number, type: string, data: object = {}, now = START): readonly string[] | string {
    return this.do({ kind: 'take', arrived: told(number, type, data) }, now);
  }

  fire(name: string, now: Date): readonly string[] | string {
    return this.do({ kind: 'fire', timerId: this.state.timers.get(name)?.timerId ?? 'none' }, now);
  }
}

function told(number: number, type: string, data: object = {}): Arrived {
  const event = { ...boxEvent('1', number, type, data), stream: 'box-1', revision: number, position: 1n };
  const input = { kind: 'event', event: { ...event, recordedAt: START } as RecordedEvent } as const;
  return { sourceEventId: event.id, sourceType: type, input };
}

const timerInput = (timerId: string, name: string, dueAt: Date): Arrived => ({
  sourceEventId: `fired ${timerId}`,
  sourceType: 'TimerFired',
  timerId,
  input: { kind: 'timer', name, dueAt },
});

describe('an instance of a process', () => {
  it('takes an input and all that follows from it in one append', () => {
    const walk = new Walk();
    expect(walk.tell(0, 'Packed')).toEqual([
      'InputSeen',
      'ProcessChanged',
      'CommandIssued',
      'CommandIssued',
      'TimerSet',
    ]);
    expect(walk.state).toMatchObject({ status: 'running', version: 1 });
    expect([...walk.state.commands.values()].map(({ type, fate }) => [type, fate])).toEqual([
      ['book', 'issued'],
      ['label', 'issued'],
    ]);
    expect(walk.state.timers.get('send')?.dueAt).toBe('2026-03-02T00:00:00.000Z');
    expect(stateOf(parcel(), walk.state)).toEqual({ phase: 'packed', notes: [] });
  });

  it('sees an input once', () => {
    const walk = new Walk();
    walk.tell(0, 'Packed');
    expect(walk.tell(0, 'Packed')).toEqual([]);
  });

  it('names commands and timers by stream and input, whenever it is decided', () => {
    const [one, other] = [new Walk(), new Walk()];
    one.tell(0, 'Packed');
    other.tell(0, 'Packed', {}, new Date(START.getTime() + 5));
    expect([...one.state.commands.keys()]).toEqual([...other.state.commands.keys()]);
    expect(one.state.timers.get('send')?.timerId).toBe(other.state.timers.get('send')?.timerId);
    const elsewhere = new Walk(processType(parcel(), '2'));
    elsewhere.tell(0, 'Packed');
    expect([...elsewhere.state.commands.keys()]).not.toEqual([...one.state.commands.keys()]);
  });

  it('fires a timer once, and tells the definition once', () => {
    const walk = new Walk();
    walk.tell(0, 'Packed');
    const { timerId, dueAt } = walk.state.timers.get('send')!;
    expect(walk.fire('send', START)).toEqual(['TimerFired']);
    expect(walk.do({ kind: 'fire', timerId })).toEqual([]);
    const arrived = timerInput(timerId, 'send', new Date(dueAt));
    expect(walk.do({ kind: 'take', arrived })).toEqual(['InputSeen', 'ProcessChanged', 'CommandIssued', 'TimerSet']);
    expect(walk.do({ kind: 'take', arrived })).toEqual([]);
    expect(walk.do({ kind: 'take', arrived: { ...arrived, sourceEventId: 'again' } })).toEqual(['InputSeen']);
    expect(walk.state.fired.size).toBe(0);
  });

  it('tells the definition nothing of a timer that was cancelled after it fired', () => {
    const walk = new Walk();
    walk.tell(0, 'Packed');
    const { timerId, dueAt } = walk.state.timers.get('send')!;
    walk.fire('send', START);
    expect(walk.tell(1, 'Delayed')).toEqual(['InputSeen', 'TimerCancelled']);
    const arrived = timerInput(timerId, 'send', new Date(dueAt));
    expect(walk.do({ kind: 'take', arrived })).toEqual(['InputSeen']);
    expect(stateOf(parcel(), walk.state)).toMatchObject({ phase: 'packed' });
  });

  it('moves a timer that is set again: the former one cannot fire', () => {
    const walk = new Walk();
    walk.tell(0, 'Packed');
    const former = walk.state.timers.get('send')!.timerId;
    walk.tell(1, 'Packed', { days: 3 });
    expect(walk.do({ kind: 'fire', timerId: former })).toEqual([]);
    expect(walk.fire('send', new Date(START.getTime() + 3 * DAY_MS))).toEqual(['TimerFired']);
  });

  it('changes no more after its end, and keeps no timer', () => {
    const walk = new Walk();
    walk.tell(0, 'Packed');
    walk.tell(1, 'Cancelled');
    expect(walk.state).toMatchObject({ status: 'ended', outcome: 'cancelled' });
    expect(walk.state.timers.size).toBe(0);
    expect(walk.tell(2, 'Packed')).toEqual(['InputSeen']);
    expect(walk.state.status).toBe('ended');
  });

  it('keeps the first fate of a command', () => {
    const walk = new Walk();
    walk.tell(0, 'Packed');
    const [commandId] = walk.state.commands.keys();
    expect(walk.do({ kind: 'dispatched', commandId: commandId! })).toEqual(['CommandDispatched']);
    expect(walk.do({ kind: 'failed', commandId: commandId!, reason: 'late' })).toEqual([]);
    expect(walk.state.commands.get(commandId!)).toMatchObject({ fate: 'dispatched' });
  });

  it('stands before an input that failed until it is resumed or the input is skipped', () => {
    const walk = new Walk();
    walk.tell(0, 'Packed');
    const broken = told(1, 'Broken');
    expect(() => walk.tell(1, 'Broken')).toThrow(InputFailedError);
    walk.do({ kind: 'park', input: broken, error: 'cannot be understood' });
    expect(walk.tell(2, 'Noted')).toBe('parked');
    const skip = { kind: 'skip', by: 'cli:anna', reason: 'known', sourceEventId: broken.sourceEventId } as const;
    expect(walk.do({ ...skip, sourceEventId: 'other' })).toBe('another-input');
    expect(walk.do({ kind: 'resume', by: 'cli:anna' })).toEqual(['ProcessResumed']);
    expect(walk.do(skip)).toBe('not-parked');
    expect(() => walk.tell(1, 'Broken')).toThrow('cannot be understood');
    walk.do({ kind: 'park', input: broken, error: 'cannot be understood' });
    expect(walk.do(skip)).toEqual(['InputSkipped']);
    expect(walk.tell(1, 'Broken')).toEqual([]);
    expect(walk.tell(2, 'Noted', { note: 'x' })).toContain('CommandIssued');
  });

  it('leaves an error of the world to be tried again', () => {
    const failure = () => Object.assign(new Error('lost'), { code: 'ECONNRESET' });
    const walk = new Walk(processType(parcel({ failure }), '1'));
    expect(() => walk.tell(0, 'Broken')).toThrow('lost');
    expect(() => walk.tell(0, 'Broken')).not.toThrow(InputFailedError);
  });

  it('is left to newer programs once one has decided', () => {
    const walk = new Walk(processType(parcel({ version: 2 }), '1'));
    walk.tell(0, 'Packed');
    const older = new Walk(processType(parcel({ version: 1 }), '1'), walk.state);
    expect(older.tell(1, 'Noted')).toBe('newer-version');
  });

  it('refuses names that would be taken for others', () => {
    expect(() => processType(parcel({ name: 'par-cel' }), '1')).toThrow(RangeError);
    expect(() => processType(parcel(), 'a/b')).toThrow(RangeError);
  });
});

describe('the stream of an instance', () => {
  it('folds to what was decided, whatever a JSON store makes of it', async () => {
    const store = new MemoryEventStore();
    const shell = new CommandShell(store, new ManualClock(START));
    const type = processType(parcel(), '1');
    const envelope = {
      commandId: boxEvent('1', 0, 'x').id,
      correlationId: 'c',
      actor: 'process:parcel',
      merchantId: 'm1',
    };
    await shell.execute(type, 'parcel-1', { kind: 'take', arrived: told(0, 'Packed') }, envelope);
    const walk = new Walk();
    walk.tell(0, 'Packed');
    expect((await shell.load(type, 'parcel-1')).state).toEqual(walk.state);
    expect((await store.read('process-parcel-1')).events).toHaveLength(5);
  });
});
