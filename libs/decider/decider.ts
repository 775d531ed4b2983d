/** What a decision may know beside state and command. No clock, no random: both are handed in. */
export interface DecisionContext {
  readonly now: Date;
}

/** Either the events that state the decision, or a typed refusal. A refusal writes nothing. */
export type Decision<E, R> = { readonly accept: readonly E[] } | { readonly reject: R };

/**
 * The pure heart of an aggregate. `decide` never awaits and never throws for what a caller may do wrong; `evolve` is
 * total: it ignores types it does not know and never throws; `assertInvariants` throws on a state that must not exist.
 */
export interface Decider<S, C, E extends DomainEvent, R> {
  /** Prefix of the stream's name: `order` for `order-<id>`. */
  readonly category: string;
  readonly initial: S;
  decide(state: S, command: C, context: DecisionContext): Decision<E, R>;
  evolve(state: S, event: E): S;
  assertInvariants(state: S): void;
}

export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

export const accept = <E>(...events: E[]): { readonly accept: readonly E[] } => ({ accept: events });
export const reject = <R>(refusal: R): { readonly reject: R } => ({ reject: refusal });
