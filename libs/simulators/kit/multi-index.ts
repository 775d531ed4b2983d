/** Several values under one key, e.g. all payments with one reference. */
export class MultiIndex<K, V> {
  private readonly lists = new Map<K, V[]>();

  add(key: K, value: V): void {
    const list = this.lists.get(key);
    if (!list) this.lists.set(key, [value]);
    else if (!list.includes(value)) list.push(value);
  }

  remove(key: K, value: V): void {
    const rest = this.lists.get(key)?.filter((other) => other !== value);
    if (rest?.length) this.lists.set(key, rest);
    else this.lists.delete(key);
  }

  /** In the order in which they were added. */
  get(key: K): readonly V[] {
    return this.lists.get(key) ?? [];
  }
}
