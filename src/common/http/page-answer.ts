import { canonicalJson } from './canonical-json';
import type { CursorCodec } from './cursor';
import type { PageDto } from './page.dto';

export interface PageAnswer<View> {
  readonly data: readonly View[];
  readonly next_cursor: string | null;
}

/**
 * Between the cursors that callers hold and the keys that queries take. A cursor belongs to one list of one merchant
 * under one filter: with another it would skip rows or repeat them, and another merchant must not use it at all.
 */
export class Paging {
  private readonly scope: string;

  constructor(
    private readonly codec: CursorCodec,
    list: string,
    merchantId: string,
    private readonly query: PageDto,
  ) {
    const { limit: _, cursor: __, ...filter } = query;
    this.scope = canonicalJson([list, merchantId, filter]);
  }

  /** @throws Problem `invalid_request` for a cursor of another list */
  request(): { limit: number; after?: string } {
    const { limit, cursor } = this.query;
    return cursor === undefined ? { limit } : { limit, after: this.codec.decode(this.scope, cursor) };
  }

  answer<Item, View>(
    page: { items: readonly Item[]; next: string | null },
    present: (item: Item) => View,
  ): PageAnswer<View> {
    return {
      data: page.items.map(present),
      next_cursor: page.next === null ? null : this.codec.encode(this.scope, page.next),
    };
  }
}
