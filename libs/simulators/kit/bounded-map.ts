/**
 * A map that forgets its oldest entries, so that a simulator under load for days keeps a constant size.
 * `onEvict` lets an owner drop what it has indexed beside the map.
 */
export class BoundedMap<K, V> {
  private readonly entries = new Map<K, V>();

  constructor(
    private readonly capacity: number,
    private readonly onEvict: (value: V, key: K) => void = () => undefined,
  ) {
    if (!(capacity >= 1)) throw new RangeError('a bounded map holds at least one entry');
  }

  get size(): number {
    return this.entries.size;
  }

  get(key: K): V | undefined {
    return this.entries.get(key);
  }

  has(key: K): boolean {
    return this.entries.has(key);
  }

  /** A new key counts as the youngest; an existing one keeps its age. */
  set(key: K, value: V): void {
    this.entries.set(key, value);
    if (this.entries.size <= this.capacity) return;
    const oldest = this.entries.entries().next().value;
    if (!oldest) return;
    this.entries.delete(oldest[0]);
    this.onEvict(oldest[1], oldest[0]);
  }

  delete(key: K): boolean {
    return this.entries.delete(key);
  }

  /** Oldest first. */
  values(): IterableIterator<V> {
    return this.entries.values();
  }
}
