/** What one check looked at and what it found. */
export interface CheckResult {
  readonly name: string;
  /** In words, what holds when the check is passed. */
  readonly claim: string;
  readonly ok: boolean;
  /** How many things were looked at. */
  readonly looked: number;
  readonly violations: number;
  /** Some of the violations, one line each. */
  readonly examples: readonly string[];
}

const NAME_WIDTH = 22;

/** A check for a person to read: one line, and those of its examples. */
export function checkLines({ ok, name, claim, looked, violations, examples }: CheckResult): string[] {
  const found = `${looked} looked at${ok ? '' : `, ${violations} wrong`}`;
  const line = `${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(NAME_WIDTH)} ${claim} (${found})`;
  return [line, ...examples.map((example) => `       ${example}`)];
}

export interface VerifyReport {
  readonly ok: boolean;
  /** The end of the log at the beginning of the verification. */
  readonly position: bigint;
  readonly events: number;
  readonly seconds: number;
  readonly checks: readonly CheckResult[];
}

export interface VerifyProgress {
  readonly check: string;
  /** 0 to 1. */
  readonly done: number;
}

const EXAMPLES_MAX = 10;

/** Counts what a check finds and keeps the first of it. */
export class Findings {
  private violations = 0;
  private readonly examples: string[] = [];

  constructor(
    private readonly name: string,
    private readonly claim: string,
  ) {}

  add(violation: string, count = 1): void {
    this.violations += count;
    if (this.examples.length < EXAMPLES_MAX) this.examples.push(violation);
  }

  result(looked: number): CheckResult {
    const { name, claim, violations, examples } = this;
    return { name, claim, ok: violations === 0, looked, violations, examples };
  }
}
