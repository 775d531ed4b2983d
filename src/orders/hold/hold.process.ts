import type { AuthorizationExpired, Authorized, CaptureFailed, Captured, VoidFailed } from '#libs/payments';
import type { ProcessContext, ProcessDecision, ProcessDefinition, ProcessInput } from '#libs/processes';
import { holdTimes } from './hold-times';

/** `expire`: the hold should have ended: ask the provider, or void, and only then write it off. */
export interface HoldCommand {
  readonly type: 'warn' | 'capture' | 'release' | 'expire';
  readonly payload: { readonly orderId: string; readonly attemptId: number };
}

type AtDeadline = 'capture' | 'release';

export interface HoldState {
  readonly orderId: string;
  readonly attemptId: number;
  readonly captureBefore: string;
  readonly atDeadline: AtDeadline;
  /** The deadline has come: what the order wants has been asked for. */
  readonly acting: boolean;
  /** How often the end could not be established. */
  readonly putOff: number;
}

export type HoldChange =
  | { readonly type: 'HoldBegan'; readonly data: Omit<HoldState, 'acting' | 'putOff'> }
  | { readonly type: 'DeadlineReached'; readonly data: object }
  | { readonly type: 'EndPutOff'; readonly data: { readonly reason: string } };

type Decision = ProcessDecision<HoldCommand, HoldChange>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const RETRY_MS = 15 * MINUTE_MS;
/** Between looks at a hold whose end cannot be established. */
const PAUSES_MS = [HOUR_MS, 6 * HOUR_MS, 24 * HOUR_MS];

/** Why an `expire` is refused when there is nothing left to end: then the watch is over, too. */
export const OVER_ALREADY = 'the hold is over already';

const EVENTS = ['Authorized', 'Captured', 'Voided', 'AuthorizationExpired', 'CaptureFailed', 'VoidFailed'];

/**
 * Watches one hold from its authorisation to its end (fact sheet "payments" 3.3): captures it after the order's delay,
 * gives notice when 80 % of its time is over, captures or releases it before the provider does, and writes it off only
 * once it is known to be gone. What is captured or voided by a caller meanwhile ends the watch.
 */
export const holdProcess: ProcessDefinition<HoldState | undefined, HoldCommand, HoldChange> = {
  name: 'authorization',
  version: 1,
  inputs: { streamPrefixes: ['order-'], types: EVENTS },
  initial: undefined,
  correlate(event) {
    if (!EVENTS.includes(event.type) || !event.stream.startsWith('order-')) return undefined;
    const data = event.data as Partial<Authorized['data'] & Captured['data']>;
    if (event.type === 'Authorized' && data.captureBefore === undefined) return undefined;
    // A payment that is captured at once holds nothing.
    if (event.type === 'Captured' && data.left === undefined) return undefined;
    return `${event.stream.slice('order-'.length)}.${data.attemptId}`;
  },
  decide(state, input, context) {
    if (!state) return input.kind === 'event' && input.event.type === 'Authorized' ? begin(input.event) : {};
    if (input.kind === 'timer') return onTimer(state, input.name);
    if (input.kind === 'refused') return onRefusal(state, input.command.type, input.reason, context);
    return onEvent(state, input.event, context);
  },
  evolve(state, change) {
    if (change.type === 'HoldBegan') return { ...change.data, acting: false, putOff: 0 };
    if (!state) return state;
    return change.type === 'DeadlineReached' ? { ...state, acting: true } : { ...state, putOff: state.putOff + 1 };
  },
  awaits: (state) => (state ? awaited(state) : []),
};

type InputEvent = Extract<ProcessInput, { kind: 'event' }>['event'];

function begin(event: InputEvent): Decision {
  const { attemptId, captureBefore, captureAfter, atDeadline = 'release' } = event.data as Authorized['data'];
  const orderId = event.stream.slice('order-'.length);
  const times = holdTimes(new Date(event.metadata.occurredAt), new Date(captureBefore!), captureAfter);
  return {
    changes: [{ type: 'HoldBegan', data: { orderId, attemptId, captureBefore: captureBefore!, atDeadline } }],
    setTimers: Object.entries(times).flatMap(([name, dueAt]) => (dueAt ? [{ name, dueAt: dueAt as Date }] : [])),
  };
}

const command = (type: HoldCommand['type'], { orderId, attemptId }: HoldState): HoldCommand => ({
  type,
  payload: { orderId, attemptId },
});

function onTimer(state: HoldState, name: string): Decision {
  switch (name) {
    case 'capture':
      return { commands: [command('capture', state)] };
    case 'warning':
      return { commands: [command('warn', state)] };
    case 'deadline':
      return {
        changes: [{ type: 'DeadlineReached', data: {} }],
        commands: [command(state.atDeadline, state)],
      };
    default:
      return { commands: [command('expire', state)] };
  }
}

/** Only the end must come about: a capture or a release that the order refuses leaves the hold to the next timer. */
function onRefusal(state: HoldState, type: string, reason: string, { now }: ProcessContext): Decision {
  if (type !== 'expire') return {};
  if (reason === OVER_ALREADY) return { ended: 'over' };
  const pause = PAUSES_MS[Math.min(state.putOff, PAUSES_MS.length - 1)]!;
  return {
    changes: [{ type: 'EndPutOff', data: { reason } }],
    setTimers: [{ name: 'end', dueAt: new Date(now.getTime() + pause) }],
  };
}

function onEvent(state: HoldState, { type, data }: InputEvent, { now, timers }: ProcessContext): Decision {
  switch (type) {
    case 'Captured':
      return (data as Captured['data']).left!.minor === '0' ? { ended: 'captured' } : {};
    case 'Voided':
      return { ended: 'released' };
    case 'AuthorizationExpired':
      return { ended: `expired, known by ${(data as AuthorizationExpired['data']).evidence.source}` };
    case 'CaptureFailed':
    case 'VoidFailed':
      return onFailure(state, data as (CaptureFailed | VoidFailed)['data'], now, timers);
    default:
      return {};
  }
}

/** What never left is tried again while there is time; a hold that the provider calls ended is looked at now. */
function onFailure(
  state: HoldState,
  { code }: (CaptureFailed | VoidFailed)['data'],
  now: Date,
  timers: ReadonlySet<string>,
): Decision {
  if (code === 'authorization_expired' && timers.has('end')) return { setTimers: [{ name: 'end', dueAt: now }] };
  const again = new Date(now.getTime() + RETRY_MS);
  const inTime = again.getTime() < Date.parse(state.captureBefore);
  return state.acting && code === 'not_sent' && inTime ? { setTimers: [{ name: 'deadline', dueAt: again }] } : {};
}

function awaited({ acting, atDeadline, captureBefore, putOff }: HoldState): readonly string[] {
  if (putOff > 0) return ['word of what became of the hold'];
  if (acting) return [`the ${atDeadline} of the hold, which ends ${captureBefore}`];
  return [`a capture or a void; before ${captureBefore} it will ${atDeadline} the hold`];
}
