import type { Answer } from '../../../support/api-client';
import type { ProviderWorld } from '../../../support/provider-world';
import type { Fault } from './faults';

export type Order = Answer['body'];

/** What an operation can do in the world in which its calls go wrong. */
export interface Run {
  readonly world: ProviderWorld;
  /** Made at the first use, and then the same. */
  once<T>(name: string, make: () => Promise<T>): Promise<T>;
  orderOf(provider: FaultyProvider, name: string): object;
  create(provider: FaultyProvider, name: string, change?: object): Promise<Order>;
  /** The payer pays the latest attempt. */
  pay(provider: FaultyProvider, order: Order, becomes?: string): Promise<Order>;
  paid(provider: FaultyProvider, name: string, change?: object, becomes?: string): Promise<Order>;
  /** Whatever the provider has to tell by now is told. */
  delivered(provider: FaultyProvider): Promise<void>;
  /** Moves time step by step until it is so; after each step the ledger looks at what is due. */
  until(id: string, isSo: (order: Order) => boolean, what: string): Promise<Order>;
}

/** One call that goes wrong. */
export interface Call {
  readonly run: Run;
  readonly provider: FaultyProvider;
  readonly fault: Fault;
  /** Of the case; the caller's reference of the order too. */
  readonly name: string;
  /** Of the operation at the provider. */
  readonly reference: string;
  /** As it stands; undefined as long as the call itself is to make it. */
  readonly order: Order;
}

/** Who ends a doubt; `answer`: there was none. */
export type Rung = 'answer' | 'query' | 'notification' | 'statement' | 'person';

/** An operation of a provider that is a call of the ledger's. */
export interface FaultyOperation {
  readonly name: string;
  /** In its order. */
  readonly operationId: number;
  readonly faults: readonly Fault[];
  /** Brings an order to where the call is made; absent where the call makes the order. */
  prepare?(call: Pick<Call, 'run' | 'provider' | 'name'>): Promise<Order>;
  command(call: Call): Promise<{ readonly path: string; readonly body: object }>;
  /** Aims a fault of this kind at the call, where its reference does not. */
  match?(call: Call, kind: string): object;
  /** Whether all is known that the call decides; by default when the operation is over. */
  isOver?(call: Call): boolean;
  /** What goes on at the provider by itself, once the call is there. */
  goOn?(call: Call): Promise<unknown>;
  /** Beyond the provider's own word: tried in turn, after some looks that ended nothing. */
  readonly rungs?: readonly ((call: Call) => Promise<unknown>)[];
  /** Who has to have ended it, where that is sure. */
  endedBy?(fault: Fault): Rung | undefined;
  /** What payer and caller do afterwards. */
  finish?(call: Call): Promise<unknown>;
  /** What it comes to in our book. */
  outcome(call: Call): object;
  /** The provider's names of what was done under this reference, by its own book. */
  done(call: Call): Promise<readonly string[]>;
}

/** A payment that holds money in the provider's book. */
export interface BookedPayment {
  /** Ours of the payment. */
  readonly reference: string;
  readonly captured: number;
  readonly refunded: number;
  /** What came, in the unit in which it came: a payment that we have closed has captured nothing. */
  readonly came: number;
}

/** How one provider is paid and looked at, in the words of its simulator. */
export interface FaultyProvider {
  readonly name: string;
  /** It ends a payment that nobody has paid by itself, and tells so. */
  readonly endsUnpaid?: true;
  /** Its calls go wrong in a spec of its own, by the clock that it needs. */
  readonly hasOwnSpec?: true;
  /** Settings by which it is reached at another address. */
  reachedAt(url: string): Readonly<Record<string, string>>;
  readonly order: object;
  readonly operations: readonly FaultyOperation[];
  /** Aims a fault at the call with this reference. */
  match(reference: string): object;
  /** What the payer does, in the simulator's words. */
  instruction(reference: string, order?: Order): object;
  book(world: ProviderWorld): Promise<readonly BookedPayment[]>;
}

export interface FaultCase {
  readonly name: string;
  readonly provider: FaultyProvider;
  readonly operation: FaultyOperation;
  readonly fault: Fault;
}

export const casesOf = (provider: FaultyProvider): readonly FaultCase[] =>
  provider.operations.flatMap((operation) =>
    operation.faults.map((fault) => ({
      ...{ name: `${provider.name} ${operation.name} ${fault.name}`, provider, operation, fault },
    })),
  );
