import { createHash } from 'node:crypto';
import { BoundedMap } from './bounded-map';

/** What a fault may be aimed at, e.g. `{ reference, paymentType, step }`. All values are compared as text. */
export type FaultSubject = Readonly<Record<string, string | undefined>>;

/** A fault, whom it strikes and how often. */
export interface FaultRule<F extends { kind: string }> {
  readonly fault: F;
  /** Every field given must be equal; without `match` it strikes whatever comes next. */
  readonly match?: FaultSubject;
  /** How often it strikes before it is used up; default 1, with a `rate` without limit. */
  readonly times?: number;
  /**
   * Share of the subjects that are struck, 0 to 1, chosen by the plan's seed; the repeat of a struck subject gets
   * through.
   */
  readonly rate?: number;
}

export interface PlannedFault<F extends { kind: string }> extends FaultRule<F> {
  readonly id: number;
  readonly struck: number;
}

const REMEMBERED_STRIKES = 100_000;

/**
 * Decides which request or message is hit by which fault. Chance depends on seed and subject only, never on the
 * order of requests.
 */
export class FaultPlan<F extends { kind: string }> {
  private readonly rules: (FaultRule<F> & { id: number; struck: number })[] = [];
  private readonly struckSubjects = new BoundedMap<string, true>(REMEMBERED_STRIKES);
  private lastId = 0;

  /**
   * `identity`: the fields of a subject that chance may depend on; a number that the simulator gave out itself is
   * none.
   */
  constructor(
    private readonly seed: string,
    private readonly identity: readonly string[],
  ) {}

  add(rule: FaultRule<F>): number {
    this.rules.push({ ...rule, id: ++this.lastId, struck: 0 });
    return this.lastId;
  }

  /** Withdraws one fault, or all. */
  clear(id?: number): void {
    const kept = id === undefined ? [] : this.rules.filter((rule) => rule.id !== id);
    this.rules.splice(0, this.rules.length, ...kept);
  }

  list(): readonly PlannedFault<F>[] {
    return this.rules.map((rule) => ({ ...rule }));
  }

  /** The first planned fault of these kinds that hits the subject; counts it. */
  strike<K extends F['kind']>(kinds: readonly K[], subject: FaultSubject): Extract<F, { kind: K }> | undefined {
    for (const rule of this.rules) {
      if (!(kinds as readonly string[]).includes(rule.fault.kind) || !this.hits(rule, subject)) continue;
      this.count(rule);
      return rule.fault as Extract<F, { kind: K }>;
    }
    return undefined;
  }

  /** All planned faults of these kinds that hit the subject, one per kind: faults of a message can be combined. */
  strikeAll<K extends F['kind']>(kinds: readonly K[], subject: FaultSubject): Extract<F, { kind: K }>[] {
    if (this.rules.length === 0) return [];
    return kinds.flatMap((kind) => this.strike([kind], subject) ?? []);
  }

  private count(rule: { id: number; struck: number } & FaultRule<F>): void {
    rule.struck += 1;
    if (rule.struck >= (rule.times ?? (rule.rate === undefined ? 1 : Infinity))) this.clear(rule.id);
  }

  private hits(rule: FaultRule<F> & { id: number }, subject: FaultSubject): boolean {
    for (const [field, wanted] of Object.entries(rule.match ?? {})) {
      if (wanted !== undefined && subject[field] !== wanted) return false;
    }
    return rule.rate === undefined || this.isChosen(rule, rule.rate, subject);
  }

  private isChosen(rule: { id: number }, rate: number, subject: FaultSubject): boolean {
    const name = `${this.seed}/${rule.id}/${this.identity.map((field) => subject[field] ?? '').join('/')}`;
    const draw = createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
    if (draw >= rate || this.struckSubjects.has(name)) return false;
    this.struckSubjects.set(name, true);
    return true;
  }
}
