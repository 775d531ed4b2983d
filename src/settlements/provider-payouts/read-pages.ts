/** One page of a list that is read by cursor. */
export interface Page {
  readonly data: readonly unknown[];
  readonly pagination?: { readonly after?: string };
}

/** An answer as such a page; undefined for one that is none. */
export function pageIn(answer: unknown): Page | undefined {
  const { data, pagination } = (answer ?? {}) as { data?: unknown; pagination?: { after?: unknown } | null };
  const after = pagination?.after ?? '';
  return Array.isArray(data) && typeof after === 'string'
    ? { data: data as unknown[], pagination: { after } }
    : undefined;
}

/**
 * Every row of a list, page by page until there is no other.
 * @throws RangeError where the list does not end within so many pages: a part of it would be taken for all
 */
export async function readPages(read: (after?: string) => Promise<Page>, most: number): Promise<readonly unknown[]> {
  const rows: unknown[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < most; pages++) {
    const { data, pagination } = await read(after);
    rows.push(...data);
    after = pagination?.after || undefined;
    if (after === undefined) return rows;
  }
  throw new RangeError(`the list does not end within ${most} pages`);
}
