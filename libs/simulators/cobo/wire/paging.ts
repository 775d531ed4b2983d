import { ApiError } from './errors';

/** Rows carry the number under which they were made; cursors are made of it and say nothing to the caller. */
export interface Numbered {
  readonly number: number;
}

const toCursor = (number: number): string => Buffer.from(`c${number}`).toString('base64url');

function fromCursor(cursor: string): number {
  const match = /^c(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match) throw new ApiError(2006, 'cursor');
  return Number(match[1]);
}

/** A page of rows, newest first (sheet, 6): an empty cursor means the end in that direction. */
export function pageOf<T extends Numbered>(rows: readonly T[], query: URLSearchParams, shown: (row: T) => object) {
  const limit = limitOf(query.get('limit'));
  const before = query.get('before') ?? '';
  const after = query.get('after') ?? '';
  if (before !== '' && after !== '') throw new ApiError(2006, 'before and after');
  const start = startOf(rows, limit, before, after);
  const page = rows.slice(start.from, start.to);
  const first = page[0];
  const last = page.at(-1);
  return {
    data: page.map(shown),
    pagination: {
      before: first && start.from > 0 ? toCursor(first.number) : '',
      after: last && start.to < rows.length ? toCursor(last.number) : '',
      total_count: rows.length,
    },
  };
}

function startOf(rows: readonly Numbered[], limit: number, before: string, after: string) {
  if (before === 'infinity') return { from: Math.max(0, rows.length - limit), to: rows.length };
  if (before !== '') {
    const bound = fromCursor(before);
    const to = rows.filter(({ number }) => number > bound).length;
    return { from: Math.max(0, to - limit), to };
  }
  const bound = after === '' ? Infinity : fromCursor(after);
  const from = rows.filter(({ number }) => number >= bound).length;
  return { from, to: Math.min(rows.length, from + limit) };
}

function limitOf(text: string | null): number {
  if (text === null) return 10;
  const limit = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > 50) throw new ApiError(2006, 'limit');
  return limit;
}
