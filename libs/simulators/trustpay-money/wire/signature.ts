import { createHash, timingSafeEqual } from 'node:crypto';
import type { Members, Value } from './literal-json';
import { Literal, write } from './literal-json';

/** How a number enters the signed text (sheet 2.2): (a) as written, (b) without trailing zeros, (c) two decimals. */
export type NumberForm = 'literal' | 'shortest' | 'twoDecimals';
/** How an array does (sheet 2.3). */
export type ArrayForm = 'joined' | 'json' | 'leftOut';

const MONEY = ['order_amount', 'paid_amount', 'balance_amount', 'refund_amount', 'fee', 'amount', 'balance'];

/** `name=value` of everything that is not empty, by name, then the secret (sheet 2.1). */
export function signedText(members: Members, secret: string, numbers: NumberForm, arrays: ArrayForm): string {
  const names = Object.keys(members).filter((name) => name !== 'sign');
  names.sort((one, other) => (one < other ? -1 : 1));
  const pairs = names
    .map((name) => [name, valueText(name, members[name] ?? null, numbers, arrays)] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`);
  return [...pairs, `secret=${secret}`].join('&');
}

export const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');

export function sign(members: Members, secret: string, numbers: NumberForm, arrays: ArrayForm): string {
  return md5(signedText(members, secret, numbers, arrays));
}

/** The form in which one of the secrets made the signature; undefined when none did. */
export function matchingForm(
  members: Members,
  secrets: readonly string[],
  allowed: readonly NumberForm[],
): NumberForm | undefined {
  const given = Buffer.from(typeof members['sign'] === 'string' ? members['sign'] : '');
  return allowed.find((form) =>
    secrets.some((secret) => {
      const expected = Buffer.from(sign(members, secret, form, 'joined'));
      return expected.length === given.length && timingSafeEqual(expected, given);
    }),
  );
}

function valueText(name: string, value: Value, numbers: NumberForm, arrays: ArrayForm): string {
  if (value === null || value === false || value === '') return '';
  if (value instanceof Literal) return numberText(name, value.text, numbers);
  if (typeof value === 'string') return value;
  if (value === true) return 'true';
  if (!Array.isArray(value)) return write(value);
  if (arrays === 'leftOut' || value.length === 0) return '';
  return arrays === 'json'
    ? write(value)
    : value.map((item) => (typeof item === 'string' ? item : write(item))).join(',');
}

function numberText(name: string, text: string, form: NumberForm): string {
  if (/^-?0(\.0*)?$/.test(text)) return '';
  if (form === 'literal' || !/^[0-9]+(\.[0-9]+)?$/.test(text)) return text;
  const [whole = '', fraction = ''] = text.split('.');
  const bare = fraction.replace(/0+$/, '');
  if (form === 'twoDecimals' && MONEY.includes(name)) return `${whole}.${bare.padEnd(2, '0')}`;
  return bare === '' ? whole : `${whole}.${bare}`;
}
