import type { Type } from '@nestjs/common';
import { Paging } from '../../common/http';
import type { CursorCodec, PageDto } from '../../common/http';
import { PROBLEMS, Problem, problemFromError } from '../../common/problems';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { checkedQuery, filters } from './form';
import { link } from './markup';

export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly filter: Readonly<Record<string, string>>;
  readonly pager: { readonly isFirst: boolean; readonly first: string; readonly next: string | null };
  readonly status: number;
  /** What is wrong with the filter. */
  readonly problem?: Problem;
  readonly problemTitle?: string;
  /** The same, by field of the form. */
  readonly filterErrors?: Readonly<Record<string, string>>;
}

/**
 * A list with its filter in the address. A filter that is refused leaves the page with its form and says why, instead
 * of showing what was not asked for.
 */
export async function listPage<Query extends PageDto, Item>(
  request: ConsoleRequest,
  cursors: CursorCodec,
  list: string,
  rule: Type<Query>,
  read: (
    query: Query,
    page: { limit: number; after?: string },
  ) => Promise<{ items: readonly Item[]; next: string | null }>,
): Promise<Listed<Item>> {
  const path = request.url.split('?', 1)[0]!;
  const { cursor, done: _, ...filter } = filters(request);
  const first = link(path, filter);
  try {
    const query = await checkedQuery(rule, withoutNotice(request));
    const paging = new Paging(cursors, `console ${list}`, viewerOf(request).merchantId, query);
    const page = await read(query, paging.request());
    const { next_cursor } = paging.answer(page, (item) => item);
    const next = next_cursor === null ? null : link(path, { ...filter, cursor: next_cursor });
    return { items: page.items, filter, pager: { isFirst: cursor === undefined, first, next }, status: 200 };
  } catch (error) {
    const problem = problemFromError(error);
    if (!(error instanceof Problem) || problem.status >= 500) throw error;
    const pager = { isFirst: true, first: path, next: null };
    const errors = (problem.extra.errors ?? []).map(({ pointer, message }) => [pointer.replace(/^\?/, ''), message]);
    const filterErrors = Object.fromEntries(errors) as Record<string, string>;
    const problemTitle = PROBLEMS[problem.code].title;
    return { items: [], filter, pager, status: problem.status, problem, problemTitle, filterErrors };
  }
}

/** `done` says what was just done and is no filter. */
function withoutNotice(request: ConsoleRequest): ConsoleRequest {
  const query = Object.fromEntries(Object.entries(request.query as object).filter(([name]) => name !== 'done'));
  return Object.create(request, { query: { value: query } }) as ConsoleRequest;
}
