import { CODE, Refusal } from '../wire/envelope';
import { literal } from '../wire/literal-json';
import type { Members, Value } from '../wire/literal-json';

/** Unpublished. */
const SIZE = 100;
const SIZE_MAX = 999;

/** One page of a list, counted from 1 (sheet 8 and 9). Throws Refusal for what is no page. */
export function pageOf(items: readonly Value[], members: Members): Value {
  const page = wholeFrom(members, 'page', 1);
  const size = wholeFrom(members, 'page_size', SIZE);
  if (size > SIZE_MAX) throw new Refusal(CODE.badRequest, 'page_size is too large');
  return { items: items.slice((page - 1) * size, page * size) };
}

function wholeFrom(members: Members, name: string, otherwise: number): number {
  if (members[name] === undefined) return otherwise;
  const written = literal(members, name) ?? '';
  if (!/^[1-9][0-9]{0,8}$/.test(written)) throw new Refusal(CODE.badRequest, `${name} is malformed`);
  return Number(written);
}
