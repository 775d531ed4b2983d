import type { Outage } from '#libs/schedules';
import type { AgreementState, Break } from './state';

const KEPT_MS = 400 * 24 * 3_600_000;

const covers = ({ from, to }: Pick<Break, 'from' | 'to'>, at: string): boolean => from <= at && at < to;

/** Of a pause that is over or lasts; one whose time is over lasts until that is written. */
export function isPausedAt(state: AgreementState, at: string): boolean {
  const { paused } = state;
  const isIn = paused && paused.at <= at && (paused.until === undefined || at < paused.until);
  return isIn === true || state.breaks.some((one) => one.reason === 'pause' && covers(one, at));
}

/**
 * When a thing that was due at an instant could be done at the earliest: that instant, or the end of the times in which
 * nothing was done.
 */
export function workableFrom({ breaks }: AgreementState, due: string): string {
  let at = due;
  for (let found = breaks.find((one) => covers(one, at)); found; found = breaks.find((one) => covers(one, at))) {
    at = found.to;
  }
  return at;
}

/** Adds what of a break is not in another one already, so that no time counts twice; forgets those of long ago. */
export function addBreak(state: AgreementState, added: Break): AgreementState {
  const free = state.breaks.reduce<readonly Break[]>(
    (parts, known) => parts.flatMap((part) => without(part, known)),
    [added],
  );
  const oldest = new Date(Date.parse(added.from) - KEPT_MS).toISOString();
  const breaks = [...state.breaks.filter(({ to }) => to >= oldest), ...free];
  return { ...state, breaks: breaks.toSorted((a, b) => (a.from < b.from ? -1 : 1)) };
}

function without(part: Break, known: Break): Break[] {
  const before = { ...part, to: part.to < known.from ? part.to : known.from };
  const after = { ...part, from: part.from > known.to ? part.from : known.to };
  return [before, after].filter(({ from, to }) => from < to);
}

export const outagesOf = ({ breaks }: AgreementState): Outage[] =>
  breaks.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }));
