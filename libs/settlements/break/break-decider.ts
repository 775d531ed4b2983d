import { accept, reject } from '#libs/decider';
import type { Decider, Decision } from '#libs/decider';
import { eventSchema } from '#libs/payments';
import type { EventVersions } from '#libs/payments';
import type { BreakEvent, BreakFacts, BreakNoted, BreakResolved, Residual, Treatment } from './events';

export type BreakStatus = 'open' | 'resolved' | 'closed';

export interface BreakState {
  readonly breakId?: string;
  readonly facts?: BreakFacts;
  readonly status: BreakStatus;
  readonly owner?: string;
  /** Of people, the oldest first. */
  readonly notes?: readonly BreakNoted['data'][];
  readonly resolution?: BreakResolved['data'];
  readonly closedBecause?: string;
}

export type BreakCommand =
  /** Matching found it, again or for the first time. */
  | { readonly type: 'Observe'; readonly breakId: string; readonly facts: BreakFacts }
  /** Matching does not find it any more. */
  | { readonly type: 'Clear'; readonly reason: string }
  | { readonly type: 'Assign'; readonly owner: string; readonly by: string }
  /** Whatever became of the break. */
  | { readonly type: 'Note'; readonly text: string; readonly by: string }
  | { readonly type: 'Resolve'; readonly treatment: Treatment; readonly reason: string; readonly by: string };

export type BreakRefusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'break_closed'; readonly status: BreakStatus }
  | { readonly code: 'note_limit_reached' }
  | { readonly code: 'treatment_not_possible'; readonly detail: string };

/** A break is shown with all its notes; who has more to say has a system for it. */
export const NOTES_MAX = 50;

type BreakDecision = Decision<BreakEvent, BreakRefusal>;

/** A break, one stream `break-<id>`, its id made of what it is about: found again, it is the same break. */
export const breakDecider: Decider<BreakState, BreakCommand, BreakEvent, BreakRefusal> = {
  category: 'break',
  initial: { status: 'closed' },
  decide: (state, command, { now }) => {
    if (command.type === 'Observe') return observe(state, command.breakId, command.facts);
    if (!state.facts) return reject({ code: 'not_found' });
    if (command.type === 'Clear') {
      const data = { reason: command.reason, closedAt: now.toISOString() };
      return state.status === 'open' ? accept({ type: 'BreakClosed', data }) : accept();
    }
    if (command.type === 'Note') return note(state, command, now);
    if (state.status !== 'open') return reject({ code: 'break_closed', status: state.status });
    if (command.type === 'Assign') {
      const { owner, by } = command;
      return state.owner === owner ? accept() : accept({ type: 'BreakAssigned', data: { owner, by } });
    }
    return resolve(state.facts, command, now);
  },
  evolve: evolveBreak,
  assertInvariants: ({ facts, resolution, status }) => {
    if ((status === 'resolved') !== (resolution !== undefined))
      throw new Error('a resolution is what resolves a break');
    if (status === 'open' && !facts) throw new Error('an open break is about something');
  },
};

/** What a person resolved stays resolved: the money it was about has been placed. */
function observe(state: BreakState, breakId: string, facts: BreakFacts): BreakDecision {
  if (state.status === 'resolved') return accept();
  if (state.status === 'closed') return accept({ type: 'BreakOpened', data: { ...facts, breakId } });
  return isSame(state.facts!, facts) ? accept() : accept({ type: 'BreakChanged', data: facts });
}

const isSame = (a: BreakFacts, b: BreakFacts): boolean =>
  a.kind === b.kind &&
  a.expected === b.expected &&
  a.found === b.found &&
  a.evidence.join() === b.evidence.join() &&
  a.residuals.map(textOf).join() === b.residuals.map(textOf).join();

const textOf = ({ place, minor, currency, account }: Residual): string => [place, minor, currency, account].join(' ');

function note(
  { notes = [] }: BreakState,
  { text, by }: Extract<BreakCommand, { type: 'Note' }>,
  now: Date,
): BreakDecision {
  if (notes.length >= NOTES_MAX) return reject({ code: 'note_limit_reached' });
  return accept({ type: 'BreakNoted', data: { text, by, notedAt: now.toISOString() } });
}

function resolve(
  { kind, subject, provider, residuals }: BreakFacts,
  { treatment, reason, by }: Extract<BreakCommand, { type: 'Resolve' }>,
  now: Date,
): BreakDecision {
  // Where nothing stands there is nothing to exchange.
  const currencies = new Set(residuals.filter(({ minor }) => BigInt(minor) !== 0n).map(({ currency }) => currency));
  if ((treatment === 'exchange') !== currencies.size > 1) {
    const detail =
      treatment === 'exchange'
        ? 'there is one currency in it; an exchange needs two'
        : 'there are two currencies in it: only an exchange resolves it';
    return reject({ code: 'treatment_not_possible', detail });
  }
  const data = { kind, subject, provider, residuals, treatment, reason, by, resolvedAt: now.toISOString() };
  return accept({ type: 'BreakResolved', data });
}

function evolveBreak(state: BreakState, event: BreakEvent): BreakState {
  switch (event.type) {
    case 'BreakOpened': {
      const { breakId, ...facts } = event.data;
      return { breakId, facts, status: 'open', owner: state.owner, notes: state.notes };
    }
    case 'BreakChanged':
      return { ...state, facts: event.data };
    case 'BreakAssigned':
      return { ...state, owner: event.data.owner };
    case 'BreakNoted':
      return { ...state, notes: [...(state.notes ?? []), event.data] };
    case 'BreakResolved':
      return { ...state, status: 'resolved', resolution: event.data };
    case 'BreakClosed':
      return { ...state, status: 'closed', closedBecause: event.data.reason };
    default:
      return state;
  }
}

export const breakEventVersions: EventVersions<BreakEvent['type']> = {
  BreakOpened: [],
  BreakChanged: [],
  BreakAssigned: [],
  BreakNoted: [],
  BreakResolved: [],
  BreakClosed: [],
};

export const breakEventSchema = eventSchema<BreakEvent>(breakEventVersions);
