interface Placed<T> {
  readonly place: number;
  readonly one: T;
}

/**
 * Things by the names under which a line may mean them. Without it every line is compared with every thing, and a month
 * of a busy account takes hours.
 */
export class NameIndex<T> {
  private readonly named = new Map<string, Placed<T>[]>();

  constructor(all: readonly T[], namesOf: (one: T) => readonly string[]) {
    for (const [place, one] of all.entries()) {
      for (const name of new Set(namesOf(one))) {
        const same = this.named.get(name);
        if (same) same.push({ place, one });
        else this.named.set(name, [{ place, one }]);
      }
    }
  }

  /** What any of the names means, each once, as they stood in the list. */
  of(names: readonly string[]): readonly T[] {
    const found = new Map(names.flatMap((name) => this.named.get(name) ?? []).map(({ place, one }) => [place, one]));
    return [...found].sort(([a], [b]) => a - b).map(([, one]) => one);
  }
}
