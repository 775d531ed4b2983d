import { formatAmount } from '#libs/money';
import type { Amount } from '#libs/money';

/** What views take as it is (`<%~ %>`). Everything here escapes what it is given. */

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);

/** Shapes as well as colours: who sees no colour still sees the state. */
const SHAPES = {
  good: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-1 10L4 8l1.2-1.2L7 8.6l3.9-3.9L12 6Z',
  wait: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.8A5.2 5.2 0 1 1 8 13.2V2.8Z',
  warn: 'M8 1 15.5 14.5H.5ZM7.2 6v4h1.6V6Zm0 5.2v1.6h1.6v-1.6Z',
  bad: 'M5 1h6l4 4v6l-4 4H5l-4-4V5Zm.6 3.3L4.3 5.6 6.7 8l-2.4 2.4 1.3 1.3L8 9.3l2.4 2.4 1.3-1.3L9.3 8l2.4-2.4-1.3-1.3L8 6.7Z',
  idle: 'M2 2h12v12H2Zm2 5v2h8V7Z',
} as const;
export type Tone = keyof typeof SHAPES;

const TONES: Readonly<Record<string, Tone>> = {
  ...tone(
    'good',
    'captured',
    'succeeded',
    'authorized',
    'refunded',
    'active',
    'up',
    'done',
    'granted',
    'ended',
    'won',
    'credited',
  ),
  ...tone('good', 'delivered', 'matched', 'enabled', 'resolved', 'paid', 'current', 'charged', 'settled', 'executed'),
  ...tone(
    'wait',
    'requires_action',
    'processing',
    'requested',
    'pending',
    'partially_captured',
    'partially_refunded',
    'running',
    'waiting',
  ),
  ...tone('wait', 'booting', 'new', 'rebuild', 'due', 'trial', 'scheduled', 'sent', 'issued', 'dispatched'),
  ...tone('wait', 'waiting_for_approval', 'sending', 'accepted'),
  ...tone('warn', 'in_doubt', 'unknown', 'underpaid', 'overpaid', 'disputed', 'held', 'paused', 'open', 'suspense'),
  ...tone('warn', 'partly_executed', 'reversed'),
  ...tone(
    'warn',
    'past_due',
    'retrying',
    'action_required',
    'dunning',
    'exhausted',
    'late',
    'announced',
    'partly_credited',
    'awaiting_customer',
    'suspended',
  ),
  ...tone('bad', 'declined', 'failed', 'down', 'stopped', 'parked', 'lost', 'rejected', 'disabled', 'missing'),
};

function tone(name: Tone, ...words: readonly string[]): Record<string, Tone> {
  return Object.fromEntries(words.map((word) => [word, name]));
}

export const toneOf = (status: string): Tone => (Object.hasOwn(TONES, status) ? TONES[status]! : 'idle');

export const icon = (of: Tone): string =>
  `<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path fill-rule="evenodd" d="${SHAPES[of]}"/></svg>`;

/** The sign of the house. */
export const mark =
  '<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><rect width="32" height="32" rx="7" fill="#17845f"/>' +
  '<path d="M8 9h16M8 16h16M8 23h9" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>';

/** A state in a word, a colour and a shape. */
export const badge = (status: string, of: Tone = toneOf(status)): string =>
  `<span class="badge badge-${of}">${icon(of)}${escape(status.replaceAll('_', ' '))}</span>`;

const grouped = (value: string): string => {
  const [whole = '', fraction] = value.split('.');
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
};

/** `1,234.50 EUR`, its digits under each other in a column. */
export const amount = ({ value, currency }: Amount): string =>
  `<span class="amount">${escape(grouped(value))} <abbr class="unit">${escape(currency)}</abbr></span>`;

export const minor = (of: bigint, currency: string): string => amount(formatAmount({ minor: of, currency }));

/** The same without markup, for texts and labels. */
export const plainAmount = ({ value, currency }: Amount): string => `${grouped(value)} ${currency}`;

export const isZero = ({ value }: Amount): boolean => /^-?[0.]*$/.test(value);

export const count = (of: number | bigint | string): string => grouped(String(of));

/** UTC, to the second: the same instant reads the same for everybody who talks about it. */
export function time(of: string | Date | null | undefined): string {
  if (of === null || of === undefined) return '<span class="soft">–</span>';
  const iso = (of instanceof Date ? of : new Date(of)).toISOString();
  return `<time datetime="${iso}"><span class="day">${iso.slice(0, 10)}</span> <span class="clock">${iso.slice(11, 19)}</span></time>`;
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** `3 d 4 h`: the largest unit and the one below it. */
export function age(since: string | Date, now: Date): string {
  const ms = now.getTime() - (since instanceof Date ? since : new Date(since)).getTime();
  return seconds(Math.max(0, ms / 1_000));
}

export function seconds(of: number): string {
  if (of < 10) return `${of.toFixed(of < 1 ? 1 : 0)} s`;
  const at = Math.max(
    0,
    UNITS.findIndex(([, size]) => of >= size),
  );
  let left = Math.floor(of);
  const parts = UNITS.slice(at, at + 2).map(([unit, size]) => {
    const count = Math.floor(left / size);
    left %= size;
    return { unit, count };
  });
  return parts
    .filter(({ count }) => count > 0)
    .map(({ unit, count }) => `${count} ${unit}`)
    .join(' ');
}

/** The name of an account, which may be broken behind each of its parts. */
export const accountName = (name: string): string => escape(name).replaceAll(':', ':<wbr>');

/** The first part of an id, enough to tell it from others on a page; the whole is in its link. */
export const short = (id: string): string => (id.length > 13 ? `${id.slice(0, 8)}…` : id);

/** JSON for reading. Escaped by the view. */
export const json = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => (typeof member === 'bigint' ? member.toString() : member), 2);

/** An address with these parameters; what is empty is left out. */
export function link(path: string, parameters: Readonly<Record<string, string | null | undefined>>): string {
  const filled = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled).toString()}`;
}

/** `requires_action` as a person reads it. */
export const words = (name: string): string => name.replaceAll('_', ' ');
