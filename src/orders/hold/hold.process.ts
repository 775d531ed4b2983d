import type { AuthorizationExpired, Authorized, CaptureFailed, CaptureRequested, Captured } from '#libs/payments';
import type { ProcessContext, ProcessDecision, ProcessDefinition, ProcessInput } from '#libs/processes';
import { onFailure, onRefusal } from './hold-retries';
import { awaitedOf, evolveHold, wishOf } from './hold-state';
import type { HoldChange, HoldCommand, HoldState } from './hold-state';
import { holdTimes } from './hold-times';

type Decision = ProcessDecision<HoldCommand, HoldChange>;

const NAME = 'authorization';
const EVENTS = [
  ...['Authorized', 'Captured', 'Voided', 'AuthorizationExpired'],
  ...['CaptureRequested', 'CaptureFailed', 'VoidFailed'],
];

/**
 * Watches one hold from its authorisation to its end (fact sheet "payments" 3.3): captures it after the order's delay,
 * gives notice when 80 % of its time is over, captures or releases it before the provider does, and writes it off only
 * once it is known to be gone. What is captured or voided by a caller meanwhile ends the watch. Whether there is
 * anything to capture is the order's to say, so a capture that is tried again takes nothing twice.
 */
export const holdProcess: ProcessDefinition<HoldState | undefined, HoldCommand, HoldChange> = {
  name: NAME,
  version: 2,
  inputs: { streamPrefixes: ['order-'], types: EVENTS },
  initial: undefined,
  correlate(event) {
    if (!EVENTS.includes(event.type) || !event.stream.startsWith('order-')) return undefined;
    const data = event.data as Partial<Authorized['data'] & Captured['data']>;
    if (event.type === 'Authorized' && data.captureBefore === undefined) return undefined;
    // A payment that is captured at once holds nothing.
    if (event.type === 'Captured' && data.left === undefined) return undefined;
    // Of captures that are asked for, the watch's own: their failure says that no other try will do.
    if (event.type === 'CaptureRequested' && event.metadata.actor !== `process:${NAME}`) return undefined;
    return `${event.stream.slice('order-'.length)}.${data.attemptId}`;
  },
  decide(state, input, context) {
    if (!state) return input.kind === 'event' && input.event.type === 'Authorized' ? begin(input.event) : {};
    if (input.kind === 'timer') return onTimer(state, input.name);
    if (input.kind === 'refused') return onRefusal(state, input.command.type, input.reason, context);
    return onEvent(state, input.event, context);
  },
  evolve: evolveHold,
  awaits: (state) => (state ? awaitedOf(state) : []),
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
      return {
        changes: state.captureDue ? [] : [{ type: 'CaptureDue', data: {} }],
        commands: [command('capture', state)],
      };
    case 'warning':
      return { commands: [command('warn', state)] };
    case 'deadline':
      return {
        changes: [{ type: 'DeadlineReached', data: {} }],
        commands: [command(wishOf(state), state)],
        // From here on one timer leads.
        cancelTimers: ['capture'],
      };
    default:
      return { commands: [command('expire', state)] };
  }
}

function onEvent(state: HoldState, { type, data }: InputEvent, context: ProcessContext): Decision {
  switch (type) {
    case 'CaptureRequested':
      return { changes: [{ type: 'CaptureAsked', data: { operationId: operationOf(data) } }] };
    case 'Captured':
      return (data as Captured['data']).left!.minor === '0' ? { ended: 'captured' } : {};
    case 'Voided':
      return { ended: 'released' };
    case 'AuthorizationExpired':
      return { ended: `expired, known by ${(data as AuthorizationExpired['data']).evidence.source}` };
    case 'CaptureFailed':
    case 'VoidFailed':
      return onFailure(state, type, data as CaptureFailed['data'], context);
    default:
      return {};
  }
}

const operationOf = (data: unknown): number => (data as CaptureRequested['data']).operationId;
