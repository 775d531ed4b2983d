import type { Position } from '#libs/event-store';

interface Mark {
  readonly position: Position;
  done: boolean;
}

/** How far a log is handled without a hole, while events in the middle are still in work. */
export class Watermark {
  private readonly marks: Mark[] = [];

  constructor(private handledTo: Position) {}

  /** Announces an event, in order; call the answer when it is handled. */
  begin(position: Position): () => void {
    const mark = { position, done: false };
    this.marks.push(mark);
    return () => {
      mark.done = true;
    };
  }

  /** All up to this position was announced; what is not of interest needs no handling. */
  scanned(position: Position): void {
    this.marks.push({ position, done: true });
  }

  /** A checkpoint behind which nothing is unhandled. */
  get safe(): Position {
    let handled = 0;
    while (this.marks[handled]?.done) handled += 1;
    if (handled > 0) this.handledTo = this.marks.splice(0, handled).at(-1)!.position;
    return this.handledTo;
  }
}
