/**
 * What a suite is: a file `<name>.bench.ts` in this folder that exports `run`. The runner finds it by its name, hands
 * it a running server, and writes what it returns under its title into docs/reference/performance.md.
 */
export interface SuiteModule {
  run(context: BenchContext): Promise<SuiteResult>;
}

export interface BenchContext {
  /** Short runs, to see that everything works: the figures mean little. */
  readonly quick: boolean;
  /** One line of progress for the person who waits. */
  log(line: string): void;
  /** The embedded PostgreSQL of this run, with its own settings: durable. */
  readonly server: { readonly url: string; readonly adminUrl: string };
  /** An empty database of its own, owned by the application's role; removed by the runner at the end. */
  createDatabase(): Promise<{ readonly url: string; readonly adminUrl: string }>;
}

export interface SuiteResult {
  readonly title: string;
  /** What was measured and how, for the reader of the figures. */
  readonly about: string;
  readonly tables: readonly Table[];
  readonly ratios: readonly Ratio[];
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A figure that can be compared between machines, and the goal it is held against. */
export interface Ratio {
  readonly what: string;
  readonly value: number;
  readonly goal?: { readonly atLeast: number } | { readonly atMost: number };
}

export function isMet({ value, goal }: Ratio): boolean {
  if (goal === undefined) return true;
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
}
