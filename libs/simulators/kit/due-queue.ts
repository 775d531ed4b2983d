interface Entry<T> {
  readonly time: number;
  readonly order: number;
  readonly value: T;
}

/** A binary heap by time; equal times leave in the order in which they came. */
export class DueQueue<T> {
  private readonly heap: Entry<T>[] = [];
  private added = 0;

  get nextTime(): number | undefined {
    return this.heap[0]?.time;
  }

  add(time: number, value: T): void {
    const entry = { time, order: this.added++, value };
    let at = this.heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(entry, this.heap[parent]!)) break;
      this.heap[at] = this.heap[parent]!;
      at = parent;
    }
    this.heap[at] = entry;
  }

  /** The earliest value that is due at `now`, removed; undefined when nothing is due. */
  takeDue(now: number): T | undefined {
    const first = this.heap[0];
    if (!first || first.time > now) return undefined;
    const last = this.heap.pop()!;
    if (this.heap.length > 0) this.sink(last);
    return first.value;
  }

  private sink(entry: Entry<T>): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.heap.length) break;
      if (child + 1 < this.heap.length && this.isBefore(this.heap[child + 1]!, this.heap[child]!)) child += 1;
      if (!this.isBefore(this.heap[child]!, entry)) break;
      this.heap[at] = this.heap[child]!;
      at = child;
    }
    this.heap[at] = entry;
  }

  private isBefore(one: Entry<T>, other: Entry<T>): boolean {
    return one.time < other.time || (one.time === other.time && one.order < other.order);
  }
}
