/**
 * Parameters of a request by any spelling of their names. An empty value counts as absent (sheet, sections 1 and 3).
 */
export class Parameters {
  private readonly values = new Map<string, string>();
  /** A name that was given twice: which value was signed could not be told. */
  readonly repeated: string | undefined;

  constructor(pairs: Iterable<readonly [string, string]>) {
    for (const [name, value] of pairs) {
      const key = name.toLowerCase();
      if (this.values.has(key)) this.repeated ??= name;
      if (value !== '') this.values.set(key, value);
    }
  }

  get(name: string): string | undefined {
    return this.values.get(name.toLowerCase());
  }

  pick(names: readonly string[]): (string | undefined)[] {
    return names.map((name) => this.get(name));
  }
}
