import { deterministicId } from '#libs/command-shell';
import type { EventToAppend } from '#libs/event-store';
import type { ProcessCommand, ProcessDecision, ProcessDefinition, ProcessInput } from '..';

export interface ParcelState {
  readonly phase: 'new' | 'packed' | 'sent' | 'lost';
  readonly notes: readonly string[];
}
type ParcelChange =
  | { readonly type: 'Moved'; readonly data: { readonly to: ParcelState['phase'] } }
  | { readonly type: 'Noted'; readonly data: { readonly note: string } };
type Decision = ProcessDecision<ProcessCommand, ParcelChange>;

const DAY_MS = 86_400_000;
const moved = (to: ParcelState['phase']): ParcelChange => ({ type: 'Moved', data: { to } });
const command = (type: string, payload: unknown = {}): ProcessCommand => ({ type, payload });

export interface ParcelOptions {
  readonly name?: string;
  readonly version?: number;
  /** Whether `Broken` is understood, as after a repair of the code. */
  readonly repaired?: () => boolean;
  /** Thrown for `Broken` instead of a defect. */
  readonly failure?: () => Error;
}

/**
 * A parcel is booked when packed, sent on a day unless it is cancelled before, asked after each day, and given up when
 * the carrier refuses it.
 */
export function parcel(options: ParcelOptions = {}): ProcessDefinition<ParcelState, ProcessCommand, ParcelChange> {
  return {
    name: options.name ?? 'parcel',
    version: options.version ?? 1,
    inputs: { streamPrefixes: ['box-'] },
    initial: { phase: 'new', notes: [] },
    correlate({ stream, type }) {
      if (type === 'Nameless') throw new Error('no name on it');
      return type === 'Unrelated' ? undefined : stream.slice('box-'.length);
    },
    decide: (state, input, { now }) => decide(options, state, input, now),
    evolve: (state, change) =>
      change.type === 'Moved'
        ? { ...state, phase: change.data.to }
        : { ...state, notes: [...state.notes, change.data.note] },
    awaits: ({ phase }) => (phase === 'sent' ? ['arrival'] : ['the day of sending']),
  };
}

function decide(options: ParcelOptions, state: ParcelState, input: ProcessInput, now: Date): Decision {
  if (input.kind === 'refused') return { changes: [moved('lost')], ended: `${input.command.type}: ${input.reason}` };
  if (input.kind === 'timer') return onTimer(input.name, input.dueAt);
  const { type, data } = input.event;
  const { days = 1, note = '' } = data as { days?: number; note?: string };
  switch (type) {
    case 'Packed':
      return {
        changes: [moved('packed')],
        commands: [command('book', { weight: '3' }), command('label')],
        setTimers: [{ name: 'send', dueAt: new Date(now.getTime() + days * DAY_MS) }],
      };
    case 'Cancelled':
      return { cancelTimers: ['send', 'ask'], commands: [command('unbook')], ended: 'cancelled' };
    case 'Delayed':
      return { cancelTimers: ['send'] };
    case 'Noted':
      return {
        changes: [{ type: 'Noted', data: { note } }],
        commands: [command('copy', { note, before: state.notes.length })],
      };
    case 'Unserialisable':
      return { commands: [command('count', 1n)] };
    case 'Broken':
      if (!options.repaired?.()) throw options.failure?.() ?? new Error('cannot be understood');
      return { commands: [command('mend')] };
    default:
      return {};
  }
}

function onTimer(name: string, dueAt: Date): Decision {
  const next = { name: 'ask', dueAt: new Date(dueAt.getTime() + DAY_MS) };
  if (name === 'send') return { changes: [moved('sent')], commands: [command('send')], setTimers: [next] };
  return { commands: [command('ask', { of: dueAt.toISOString() })], setTimers: [next] };
}

/** The n-th event of a box; equal arguments give the same event. */
export function boxEvent(box: string, number: number, type: string, data: object = {}): EventToAppend {
  const id = deterministicId('box', box, String(number));
  return {
    id,
    type,
    data,
    metadata: {
      commandId: id,
      correlationId: `correlation-${box}`,
      causationId: id,
      actor: 'cli:test',
      merchantId: 'm1',
      schemaVersion: 1,
      occurredAt: '2026-01-01T00:00:00.000Z',
    },
  };
}
