/**
 * Where equal entries of one statement were put: its balances count each of them, so they are as many bookings, and
 * each is put behind the one before it. Entries that are not equal do not wait for each other.
 */
export class EqualEntries {
  /** The slot of the last one, or what will tell it. */
  private readonly last = new Map<string, number | Promise<number>>();

  /** Another statement begins. */
  restart(): void {
    this.last.clear();
  }

  /** @param put finds a place from this slot on (from 1), and gives the slot that it took */
  async next(key: string, put: (from: number) => Promise<number>): Promise<void> {
    const before = this.last.get(key) ?? 0;
    const now = Promise.resolve(before).then((slot) => put(slot + 1));
    this.last.set(key, now);
    const slot = await now;
    if (this.last.get(key) === now) this.last.set(key, slot);
  }
}
