/** Part of a list, and where the next part begins. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Opaque to everybody but the query that gave it; null at the end. */
  readonly next: string | null;
}

export interface PageRequest {
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
}

/**
 * A page out of one row more than was asked for. Lists are cut by the key of the last row and never by an offset, so
 * rows that come in meanwhile neither repeat nor hide others.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  return { items: shown.map(toItem), next: rows.length > limit ? keyOf(shown.at(-1)!) : null };
}

/** Two rows may have one time, but never one position. */
export interface TimeKey {
  readonly at: string;
  readonly position: string;
}

export const timeKey = (at: Date, position: string): string => `${at.toISOString()} ${position}`;

export function parseTimeKey(key: string): TimeKey {
  const [at, position] = key.split(' ');
  return { at: at!, position: position! };
}
