import { accept, reject } from '#libs/decider';
import type { Decider, Decision } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import { eventSchema } from '#libs/payments';
import type { EventVersions } from '#libs/payments';
import type { SuspenseEvent, SuspensePlace, SuspenseTarget } from './events';

/** What one event brought into an account of suspense: as it was booked, which never changes. */
export interface SuspenseItemFacts extends SuspensePlace {
  /** Debits positive. */
  readonly amount: MoneyJson;
}

export interface SuspenseState {
  /** By item, in minor units: what has left it, debits positive. */
  readonly placed: Readonly<Record<string, bigint>>;
  /** By item. */
  readonly owners: Readonly<Record<string, string>>;
}

export interface PlaceSuspense {
  readonly type: 'Place';
  readonly item: SuspenseItemFacts;
  /** Minor units, above zero; absent: all that can be placed so. */
  readonly minor?: bigint;
  readonly to: SuspenseTarget;
  readonly against?: SuspenseItemFacts;
  readonly forMerchant?: string;
  readonly reason: string;
  readonly by: string;
}

export type SuspenseCommand =
  | PlaceSuspense
  | { readonly type: 'Assign'; readonly item: SuspenseItemFacts; readonly owner: string; readonly by: string };

export type SuspenseRefusal =
  | { readonly code: 'nothing_in_suspense' }
  | { readonly code: 'amount_not_positive' }
  /** `open`: minor units. */
  | { readonly code: 'amount_exceeds_suspense'; readonly open: bigint; readonly currency: string }
  | { readonly code: 'placing_not_possible'; readonly detail: string };

type SuspenseDecision = Decision<SuspenseEvent, SuspenseRefusal>;

/**
 * What became of the money that stands in suspense in one merchant's books, one stream `suspense-<id>`. One stream for
 * all of it, because one placing may empty two items: neither can be placed twice.
 */
export const suspenseDecider: Decider<SuspenseState, SuspenseCommand, SuspenseEvent, SuspenseRefusal> = {
  category: 'suspense',
  initial: { placed: {}, owners: {} },
  decide: (state, command, { now }) => {
    if (command.type === 'Place') return place(state, command, now);
    const { item, owner, by } = command;
    if (openOf(state, item) === 0n) return reject({ code: 'nothing_in_suspense' });
    if (state.owners[item.item] === owner) return accept();
    return accept({ type: 'SuspenseAssigned', data: { item: item.item, owner, by } });
  },
  evolve: evolveSuspense,
  assertInvariants: () => undefined,
};

/** What still stands there, in minor units; debits positive. */
export const openOf = ({ placed }: SuspenseState, { item, amount }: SuspenseItemFacts): bigint =>
  BigInt(amount.minor) - (placed[item] ?? 0n);

function place(state: SuspenseState, command: PlaceSuspense, now: Date): SuspenseDecision {
  const { item, against, to, forMerchant, reason, by } = command;
  const { currency } = item.amount;
  const impossible = impossibleBecause(command);
  if (impossible) return reject({ code: 'placing_not_possible', detail: impossible });
  const stands = openOf(state, item);
  const open = least(size(stands), against ? size(openOf(state, against)) : size(stands));
  const { minor = open } = command;
  if (open === 0n) return reject({ code: 'nothing_in_suspense' });
  if (minor <= 0n) return reject({ code: 'amount_not_positive' });
  if (minor > open) return reject({ code: 'amount_exceeds_suspense', open, currency });
  return accept({
    type: 'SuspensePlaced',
    data: {
      ...placeOf(item),
      amount: { minor: String(stands < 0n ? -minor : minor), currency },
      to,
      ...(against && { against: placeOf(against) }),
      ...(forMerchant !== undefined && { forMerchant }),
      reason,
      by,
      placedAt: now.toISOString(),
    },
  });
}

function impossibleBecause({ item, to, against, forMerchant }: PlaceSuspense): string | undefined {
  if ((to === 'suspense') !== (against !== undefined))
    return 'suspense is placed against another item, nothing else is';
  if ((to === 'merchant') !== (forMerchant !== undefined)) return 'a merchant is named where it is placed with one';
  if (!against) return undefined;
  if (against.amount.currency !== item.amount.currency) return 'the two are not of one currency';
  const sameSign = BigInt(against.amount.minor) > 0n === BigInt(item.amount.minor) > 0n;
  return sameSign ? 'both came, or both went: they do not empty each other' : undefined;
}

const placeOf = ({ item, provider, side }: SuspensePlace): SuspensePlace => ({ item, provider, side });
const size = (minor: bigint): bigint => (minor < 0n ? -minor : minor);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

function evolveSuspense(state: SuspenseState, event: SuspenseEvent): SuspenseState {
  switch (event.type) {
    case 'SuspensePlaced': {
      const { item, amount, against } = event.data;
      const minor = BigInt(amount.minor);
      const placed = { ...state.placed, [item]: (state.placed[item] ?? 0n) + minor };
      if (against) placed[against.item] = (placed[against.item] ?? 0n) - minor;
      return { ...state, placed };
    }
    case 'SuspenseAssigned':
      return { ...state, owners: { ...state.owners, [event.data.item]: event.data.owner } };
    default:
      return state;
  }
}

export const suspenseEventVersions: EventVersions<SuspenseEvent['type']> = {
  SuspensePlaced: [],
  SuspenseAssigned: [],
};

export const suspenseEventSchema = eventSchema<SuspenseEvent>(suspenseEventVersions);
