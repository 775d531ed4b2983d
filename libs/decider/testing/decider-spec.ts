import type { Decider, Decision, DomainEvent } from '../decider';

/**
 * Given events, when a command, then events or a refusal. The state is folded event by event, and the invariants are
 * asserted after each one, before and after the decision.
 */
export class DeciderSpec<S, C, E extends DomainEvent, R> {
  private folded?: S;

  constructor(
    private readonly decider: Decider<S, C, E, R>,
    private readonly history: readonly E[] = [],
    private readonly now: Date = new Date('2026-01-01T00:00:00.000Z'),
  ) {}

  given(...events: E[]): DeciderSpec<S, C, E, R> {
    return new DeciderSpec(this.decider, [...this.history, ...events], this.now);
  }

  at(now: Date): DeciderSpec<S, C, E, R> {
    return new DeciderSpec(this.decider, this.history, now);
  }

  get events(): readonly E[] {
    return this.history;
  }

  get state(): S {
    this.folded ??= this.history.reduce<S>((state, event) => {
      const next = this.decider.evolve(state, event);
      this.decider.assertInvariants(next);
      return next;
    }, this.decider.initial);
    return this.folded;
  }

  decide(command: C): Decision<E, R> {
    return this.decider.decide(this.state, command, { now: this.now });
  }

  /** Takes a command as part of the past. @throws Error when it is refused: then the story itself is wrong */
  and(command: C): DeciderSpec<S, C, E, R> {
    const decision = this.decide(command);
    if ('reject' in decision) {
      throw new Error(`${JSON.stringify(command)} was refused: ${JSON.stringify(decision.reject)}`);
    }
    return this.given(...decision.accept);
  }

  when(command: C): Then<S, C, E, R> {
    return new Then(this, this.decide(command));
  }
}

/** What a command led to. */
export class Then<S, C, E extends DomainEvent, R> {
  constructor(
    private readonly before: DeciderSpec<S, C, E, R>,
    private readonly decision: Decision<E, R>,
  ) {}

  /** Every event in order, each compared with what is given of it. */
  then(...events: readonly { readonly type: E['type']; readonly data?: object }[]): DeciderSpec<S, C, E, R> {
    expect(this.decision).toMatchObject({ accept: events });
    return this.after();
  }

  thenNothing(): DeciderSpec<S, C, E, R> {
    expect(this.decision).toEqual({ accept: [] });
    return this.before;
  }

  thenRefused(refusal: R): void {
    expect(this.decision).toEqual({ reject: refusal });
  }

  private after(): DeciderSpec<S, C, E, R> {
    const after = this.before.given(...('accept' in this.decision ? this.decision.accept : []));
    expect(() => after.state).not.toThrow();
    return after;
  }
}
