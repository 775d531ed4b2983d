import type { EventPage, Position, RecordedEvent } from '#libs/event-store';

/** A stretch of the log without holes: everything in (after, scannedTo]. */
interface Page {
  readonly after: Position;
  scannedTo: Position;
  readonly events: RecordedEvent[];
}

/** Pages of which each begins where the one before ends. */
type Stretch = Page[];

const STRETCHES_MAX = 4;

/**
 * The stretches of the log that were read last, so that readers that stand close together share one read and one parse.
 * The log never changes behind its head, so nothing here can be out of date.
 */
export class PageCache {
  private readonly stretches: Stretch[] = [];

  /**
   * @param pageEvents small pages are joined up to this size
   * @param stretchEvents of each stretch at most this many events are kept, rounded up to a page
   */
  constructor(
    private readonly pageEvents: number,
    private readonly stretchEvents: number,
  ) {}

  add(after: Position, { events, scannedTo }: Pick<EventPage, 'events' | 'scannedTo'>): void {
    if (scannedTo <= after) return;
    const stretch = this.endingAt(after) ?? this.begin();
    const last = stretch.at(-1);
    if (last && last.events.length + events.length <= this.pageEvents) {
      last.events.push(...events);
      last.scannedTo = scannedTo;
      return;
    }
    stretch.push({ after, scannedTo, events: [...events] });
    while (stretch.length > 1 && countEvents(stretch.slice(1)) >= this.stretchEvents) stretch.shift();
  }

  /** What is known after a position, at most `limit` events; undefined when that stretch was not read lately. */
  after(position: Position, limit: number): { events: readonly RecordedEvent[]; scannedTo: Position } | undefined {
    const stretch = this.stretches.find((pages) => pages[0]!.after <= position && position < pages.at(-1)!.scannedTo);
    if (!stretch) return undefined;
    const events: RecordedEvent[] = [];
    let scannedTo = position;
    for (const page of stretch.filter((one) => position < one.scannedTo)) {
      const first = firstAfter(page.events, position);
      const room = limit - events.length;
      for (let i = first; i < Math.min(first + room, page.events.length); i++) events.push(page.events[i]!);
      if (page.events.length - first > room) return { events, scannedTo: events.at(-1)!.position };
      scannedTo = page.scannedTo;
    }
    return { events, scannedTo };
  }

  /** What a full page after a position would push out. */
  pushedOutBy(after: Position): { readonly from: Position; readonly to: Position } | undefined {
    const stretch = this.endingAt(after);
    const [first] = stretch ?? [];
    if (!first || countEvents(stretch!.slice(1)) + this.pageEvents < this.stretchEvents) return undefined;
    return { from: first.after, to: first.scannedTo };
  }

  private endingAt(position: Position): Stretch | undefined {
    return this.stretches.find((pages) => pages.at(-1)?.scannedTo === position);
  }

  private begin(): Stretch {
    const stretch: Stretch = [];
    this.stretches.push(stretch);
    if (this.stretches.length > STRETCHES_MAX) this.stretches.shift();
    return stretch;
  }
}

const countEvents = (pages: readonly Page[]): number => pages.reduce((sum, page) => sum + page.events.length, 0);

/** Index of the first event behind a position; the events are in order. */
function firstAfter(events: readonly RecordedEvent[], position: Position): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (events[middle]!.position <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
