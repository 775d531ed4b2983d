import type { Position } from '../port';
import { fromPosition, isLedgerEvent, positionOf } from './decode';
import type { LogReader } from './log-reader';

const FIRST_PAGE = 32;
const NEXT_PAGES = 1_000;

/** Where the log ends, for the server and for the ledger: system events may stand behind the ledger's last one. */
export class LogEnd {
  /** Up to `seen` the log was looked at, and `head` was the ledger's last event there. */
  private known: { readonly seen: Position; readonly head: Position } = { seen: 0n, head: 0n };

  constructor(private readonly reader: LogReader) {}

  /** Position of the last record of any kind, 0n for an empty log. */
  async last(): Promise<Position> {
    const [record] = await this.reader.backwards(1);
    return record ? positionOf(record) : 0n;
  }

  /** Position of the ledger's last event, 0n without one. Looks back only to where it looked the last time. */
  async head(): Promise<Position> {
    const { seen, head } = this.known;
    let end: Position | undefined;
    let page = await this.reader.backwards(FIRST_PAGE);
    while (page.length > 0) {
      end ??= positionOf(page[0]!);
      const own = page.find(isLedgerEvent);
      const reached = positionOf(page.at(-1)!);
      if (own || reached <= seen) return this.remember(end, own ? positionOf(own) : head);
      page = await this.reader.backwards(NEXT_PAGES, fromPosition(reached));
    }
    return this.remember(end ?? seen, head);
  }

  private remember(seen: Position, head: Position): Position {
    // Two calls may overtake each other: what is known never goes back.
    if (seen >= this.known.seen) this.known = { seen, head };
    return this.known.head;
  }
}
