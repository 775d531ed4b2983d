import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Page } from '../../read-models/queries';
import { csvLine } from './csv';
import type { Cell } from './csv';

const CSV_PAGE = 500;

/** A list as a file. */
export interface Download<Item> {
  readonly name: string;
  readonly columns: readonly string[];
  readonly cells: (item: Item) => readonly Cell[];
  /** The list, with its filter. */
  readonly read: (page: { readonly limit: number; readonly after?: string }) => Promise<Page<Item>>;
}

/** The whole filtered list, read page by page while it is sent: a list of any length needs the memory of one page. */
export function sendCsv<Item>(reply: FastifyReply, download: Download<Item>): void {
  void reply
    .header('content-type', 'text/csv; charset=utf-8; header=present')
    .header('content-disposition', `attachment; filename="${download.name}.csv"`)
    .send(Readable.from(lines(download)));
}

async function* lines<Item>({ columns, cells, read }: Download<Item>): AsyncGenerator<string> {
  yield csvLine(columns.map((text) => ({ text })));
  let after: string | undefined;
  for (;;) {
    const page = await read({ limit: CSV_PAGE, after });
    yield page.items.map((item) => csvLine(cells(item))).join('');
    if (page.next === null) return;
    after = page.next;
  }
}
