/** Numbers that look random and come again for the same seed (mulberry32), so that a failing run can be named. */
export class Seeded {
  constructor(private state: number) {}

  /** At least 0, below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.next() * choices.length)]!;
  }
}

/** From the environment, to repeat a run, or a new one. Whoever uses it prints it. */
export const seedOfThisRun = (): number => Number.parseInt(process.env.SEED ?? String(Date.now() % 1_000_000), 10);
