import type { CaptureFailed, VoidFailed } from '#libs/payments';
import type { ProcessContext, ProcessDecision } from '#libs/processes';
import { PROBLEMS } from '../../common/problems';
import type { HoldChange, HoldCommand, HoldState } from './hold-state';

type Decision = ProcessDecision<HoldCommand, HoldChange>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const RETRY_MS = 15 * MINUTE_MS;
/** Between looks at a hold whose end cannot be established. */
const PAUSES_MS = [HOUR_MS, 6 * HOUR_MS, 24 * HOUR_MS];

/** Why an `expire` is refused when there is nothing left to end: then the watch is over, too. */
export const OVER_ALREADY = 'the hold is over already';

/**
 * Failures by which nothing happened at the provider: it never left, the provider does not know it, or a person who was
 * in doubt has found it undone. All others are the provider's refusal, which another try would not change.
 */
const NEVER_DONE = new Set(['not_sent', 'absent', 'resolved_by_person']);

/** What the order would not take from the watch. */
export function onRefusal(state: HoldState, type: string, reason: string, context: ProcessContext): Decision {
  if (type === 'expire') return endPutOff(state, reason, context);
  if (type === 'warn') return {};
  const code = reason.slice(0, Math.max(reason.indexOf(':'), 0));
  if (isRetryable(code)) return again(state, context);
  // What others have asked for may hold all of it: should that fail, the watch is told.
  return type === 'capture' && code !== 'nothing_to_capture' ? giveUp(state, reason, context) : {};
}

/** The provider did not do it: asked by the watch, or by somebody else. */
export function onFailure(
  state: HoldState,
  type: 'CaptureFailed' | 'VoidFailed',
  { code, operationId }: (CaptureFailed | VoidFailed)['data'],
  context: ProcessContext,
): Decision {
  const { now, timers } = context;
  if (code === 'authorization_expired' && timers.has('end')) return { setTimers: [{ name: 'end', dueAt: now }] };
  if (NEVER_DONE.has(code)) return again(state, context);
  if (type === 'VoidFailed') return {};
  return operationId === state.asked ? giveUp(state, code, context) : again(state, context);
}

/** While there is time. Behind the deadline its timer leads; before it only a capture that is due is to be repeated. */
function again(state: HoldState, { now }: ProcessContext): Decision {
  const dueAt = new Date(now.getTime() + RETRY_MS);
  const inTime = dueAt.getTime() < Date.parse(state.captureBefore);
  if (!inTime || !(state.acting || state.captureDue)) return {};
  return { setTimers: [{ name: state.acting ? 'deadline' : 'capture', dueAt }] };
}

/** A capture that was due cannot be had: what the order wants at the deadline is left, which may be now. */
function giveUp({ captureDue, acting, atDeadline }: HoldState, reason: string, { now }: ProcessContext): Decision {
  if (!captureDue) return {};
  return {
    changes: [{ type: 'CaptureGivenUp', data: { reason } }],
    cancelTimers: ['capture'],
    ...(acting && atDeadline === 'release' && { setTimers: [{ name: 'deadline', dueAt: now }] }),
  };
}

function endPutOff({ putOff }: HoldState, reason: string, { now }: ProcessContext): Decision {
  if (reason === OVER_ALREADY) return { ended: 'over' };
  const pause = PAUSES_MS[Math.min(putOff, PAUSES_MS.length - 1)]!;
  return {
    changes: [{ type: 'EndPutOff', data: { reason } }],
    setTimers: [{ name: 'end', dueAt: new Date(now.getTime() + pause) }],
  };
}

const isRetryable = (code: string): boolean =>
  Object.hasOwn(PROBLEMS, code) && PROBLEMS[code as keyof typeof PROBLEMS].retryable;
