import type { MoneyJson } from '#libs/money';
import type { LocalDate } from '../calendar/local-date';
import type { CardTry } from './attempt';

/** So many tries in any stretch of so many hours. */
export interface TryLimit {
  /** At the most. */
  readonly tries: number;
  /** Within any stretch of so many hours. */
  readonly hours: number;
  /** Whether tries of customer and merchant share one counter. */
  readonly counts: 'all' | 'own_initiator';
  /** Whether only tries of the same amount are counted, as where it is absent. */
  readonly amounts?: 'same' | 'any';
}

/** How often a scheme lets a declined card be tried again for one amount. Beyond it costs a fee. */
export interface SchemeCaps {
  /** `visa`, `mastercard` or `other`. */
  readonly scheme: string;
  /** The first day of these figures. */
  readonly since: LocalDate;
  /** All of them hold. */
  readonly limits: readonly TryLimit[];
  /** After one of these, never again with this card. */
  readonly neverAgain: { readonly responseCodes: readonly string[]; readonly adviceCodes: readonly string[] };
}

const MONTH = 30 * 24;
const VISA_NEVER = ['04', '07', '12', '14', '15', '41', '43', '46', '57', 'R0', 'R1', 'R3'];
const visa = { scheme: 'visa', neverAgain: { responseCodes: VISA_NEVER, adviceCodes: [] } };

/** Practice sheet 5.4, which names its sources. Newer figures are added, old ones stay: a cycle keeps its own. */
export const SCHEME_CAPS: readonly SchemeCaps[] = [
  { ...visa, since: '1970-01-01', limits: [{ tries: 15, hours: MONTH, counts: 'all' }] },
  { ...visa, since: '2025-05-19', limits: [{ tries: 20, hours: MONTH, counts: 'own_initiator' }] },
  {
    scheme: 'mastercard',
    since: '1970-01-01',
    limits: [
      { tries: 10, hours: 24, counts: 'all', amounts: 'any' },
      { tries: 35, hours: MONTH, counts: 'all', amounts: 'any' },
    ],
    neverAgain: { responseCodes: [], adviceCodes: ['03', '21'] },
  },
  // Ours: the strictest of the above for a scheme whose figures we do not have.
  {
    scheme: 'other',
    since: '1970-01-01',
    limits: [
      { tries: 10, hours: 24, counts: 'all', amounts: 'any' },
      { tries: 15, hours: MONTH, counts: 'all', amounts: 'any' },
    ],
    neverAgain: { responseCodes: VISA_NEVER, adviceCodes: ['03', '21'] },
  },
];

/** The figures of each scheme that are in force on a day. */
export function capsOn(day: LocalDate, tables: readonly SchemeCaps[] = SCHEME_CAPS): SchemeCaps[] {
  const inForce = new Map<string, SchemeCaps>();
  for (const caps of tables.toSorted((a, b) => (a.since < b.since ? -1 : 1))) {
    if (caps.since <= day) inForce.set(caps.scheme, caps);
  }
  return [...inForce.values()];
}

/** A try of a card, whatever it was for. */
export interface AmountTry extends CardTry {
  readonly amount: MoneyJson;
}

/** The limit that holds a try back for longest, and until when; undefined where none does. */
export function heldBackBy(
  caps: SchemeCaps,
  tries: readonly AmountTry[],
  wish: Pick<AmountTry, 'at' | 'amount'>,
): { readonly limit: TryLimit; readonly until: Date } | undefined {
  const { minor, currency } = wish.amount;
  const isSame = ({ amount }: AmountTry): boolean => amount.minor === minor && amount.currency === currency;
  return caps.limits
    .map((limit) => {
      const counted = limit.amounts === 'any' ? tries : tries.filter(isSame);
      return { limit, until: allowedFrom({ ...caps, limits: [limit] }, counted, wish.at) };
    })
    .filter(({ until }) => until > wish.at)
    .sort((a, b) => b.until.getTime() - a.until.getTime())[0];
}

/** The first instant at or after `at` at which the merchant may try once more. */
export function allowedFrom({ limits }: SchemeCaps, tries: readonly CardTry[], at: Date): Date {
  const latest = limits
    .map(({ tries: most, hours, counts }) => {
      const stretch = hours * 3_600_000;
      const counted = tries
        .filter((one) => counts === 'all' || one.initiator === 'merchant')
        .map((one) => one.at.getTime())
        .sort((a, b) => a - b);
      // It has to have left the stretch before there is room for one more.
      const blocking = counted.at(-most);
      return counted.length < most || blocking === undefined ? at.getTime() : blocking + stretch;
    })
    .reduce((a, b) => Math.max(a, b), at.getTime());
  return new Date(latest);
}
