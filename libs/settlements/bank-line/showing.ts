/** Which stretch of an account's history a statement shows, as far as it says so. */
export interface Showing {
  /** First moment of the period, as given. */
  readonly from?: string;
  /** Last moment of the period, as given. */
  readonly to?: string;
  /** The bank's number of the statement. */
  readonly sequence?: string;
  /** The balance before its first entry. */
  readonly opening: ShownBalance;
  /** The balance after its last entry. */
  readonly closing: ShownBalance;
}

export interface ShownBalance {
  readonly minor: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** Between two pages of one long statement. */
  readonly interim?: true;
}

/**
 * How two statements lie to each other: one within the other (`together`), or `apart`; `seemingly_apart` where their
 * balances or numbers alone say so; `unknown` where nothing that they say tells it, or where each shows something that
 * the other does not.
 */
export type Overlap = 'apart' | 'seemingly_apart' | 'together' | 'unknown';

/**
 * Equal entries of statements that are apart are bookings of their own; where one lies within the other they are the
 * same. Periods tell it where both are given and differ, else the balances: one goes on where another ends.
 */
export function overlapOf(one: Showing, other: Showing): Overlap {
  const periods = comparePeriods(one, other);
  if (periods === 'apart') return 'apart';
  if (periods === 'partly') return 'unknown';
  if (periods === 'nested' || isCopy(one, other)) return 'together';
  const joints = [jointOf(one, other), jointOf(other, one)];
  if (joints.includes('apart')) return 'apart';
  if (joints.includes('seemingly_apart')) return periods === 'touching' ? 'apart' : 'seemingly_apart';
  return overlapOfParts(one, other, periods === 'same');
}

/** Pages may all bear the period of the whole; and a last day may be the next first one, or belong to both. */
function comparePeriods(one: Showing, other: Showing): Periods | undefined {
  const given = [one.from, one.to, other.from, other.to];
  const offsets = given.map((time) => time !== undefined && OFFSET.test(time));
  if (given.includes(undefined) || offsets.includes(true) === offsets.includes(false)) return undefined;
  const [from, to, otherFrom, otherTo] = given.map((time, n) => Date.parse(offsets[n] ? time! : `${time!}Z`));
  if (from === otherFrom && to === otherTo) return 'same';
  if (to! < otherFrom! || otherTo! < from!) return 'apart';
  if (to === otherFrom || otherTo === from) return 'touching';
  const isWithin = (otherFrom! <= from! && to! <= otherTo!) || (from! <= otherFrom! && otherTo! <= to!);
  return isWithin ? 'nested' : 'partly';
}

type Periods = 'apart' | 'touching' | 'same' | 'nested' | 'partly';

const OFFSET = /(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * How the next statement begins where one ended: on one day the balance may have come back to where it was, so that
 * only numbers or the kind of the balances are sure. Where either comes to nothing its two balances are the same, and a
 * copy or a part of the other looks like a continuation.
 */
function jointOf(before: Showing, next: Showing): 'apart' | 'seemingly_apart' | undefined {
  if (before.closing.minor !== next.opening.minor || before.closing.on > next.opening.on) return undefined;
  if (before.closing.on < next.opening.on || isNext(before.sequence, next.sequence) || isNextPage(before, next))
    return 'apart';
  return comesToNothing(before) || comesToNothing(next) ? undefined : 'seemingly_apart';
}

const comesToNothing = ({ opening, closing }: Showing): boolean => opening.minor === closing.minor;

const isNext = (sequence = '', next = ''): boolean =>
  NUMBER.test(sequence) && NUMBER.test(next) && BigInt(sequence) + 1n === BigInt(next);

const NUMBER = /^\d{1,18}$/;

function isNextPage(before: Showing, next: Showing): boolean {
  if (!before.closing.interim || !next.opening.interim) return false;
  return !(comesToNothing(before) && before.opening.interim) && !(comesToNothing(next) && next.closing.interim);
}

/**
 * Two that bear one period or one number, neither of which goes on where the other ends: the whole and a part of it,
 * two parts with others between them, or two of a bank that gives each the period of the day.
 */
function overlapOfParts(one: Showing, other: Showing, isOnePeriod: boolean): Overlap {
  const isOneNumber = one.sequence !== undefined && one.sequence === other.sequence;
  if (!isOnePeriod && !isOneNumber) return 'unknown';
  const areNumberedApart = one.sequence !== undefined && other.sequence !== undefined && !isOneNumber;
  const common = (['opening', 'closing'] as const).filter((end) => isSame(one[end], other[end]));
  // Pages in between may come back to a balance; the outer ends of a period are there once.
  if (common.length > 0) return !areNumberedApart && common.some((end) => !one[end].interim) ? 'together' : 'unknown';
  const pages = [one, other].filter(isPage).length;
  if (pages === 2) return 'apart';
  if (pages === 1) return isOnePeriod && !areNumberedApart ? 'together' : 'unknown';
  return areNumberedApart ? 'seemingly_apart' : 'unknown';
}

const isPage = ({ opening, closing }: Showing): boolean => (opening.interim ?? closing.interim) === true;

const isCopy = (one: Showing, other: Showing): boolean =>
  isSame(one.opening, other.opening) && isSame(one.closing, other.closing) && one.sequence === other.sequence;

const isSame = (one: ShownBalance, other: ShownBalance): boolean =>
  one.minor === other.minor && one.on === other.on && one.interim === other.interim;
