import type { DunningState, DunningStep, Notice, StateReason } from './step';
import type { Timetable } from './timetable';

/** A state that time alone does not change. */
export const over = (state: DunningState, reason: StateReason): DunningStep => ({ kind: 'state', state, reason });

/** Nothing more is tried: time leads from here to the end of the agreement. */
export function standing(
  times: Timetable,
  now: Date,
  from: 'awaiting_customer' | 'past_due' | 'suspended',
  reason: StateReason,
  notify?: Notice,
): DunningStep {
  const patience = from === 'awaiting_customer' ? [{ state: 'past_due' as const, at: times.pastDueAt }] : [];
  const way: { readonly state: DunningState; readonly at: Date }[] = [
    { state: from, at: now },
    ...patience,
    { state: 'suspended', at: times.suspendAt },
    { state: 'ended', at: times.endAt },
  ];
  const reached = way.findLastIndex(({ at }) => at <= now);
  const next = way[reached + 1];
  const state = way[reached]?.state ?? from;
  return { kind: 'state', state, reason, ...(notify ? { notify } : {}), ...(next ? { next } : {}) };
}
