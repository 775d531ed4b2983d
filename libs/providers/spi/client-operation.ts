/** One input of a client operation; all travel as text. */
export interface ClientField {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  /** A regular expression over the whole text. */
  readonly pattern: string;
  readonly example: string;
  /** Passes through memory only: never stored, never shown, not even encrypted. */
  readonly sensitive?: true;
}

/** What a provider answered beside payments. A closed set, as for payments: nothing is guessed. */
export type ClientAnswer =
  /** Plain JSON; neither card data nor personal data beyond what the operation is about. */
  | { readonly kind: 'answered'; readonly data: unknown }
  | { readonly kind: 'refused'; readonly code: string; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'not_sent'; readonly reason: string };

/** An operation of a provider that is no payment of an order: read a balance, ask a rate, pay out. */
export interface ClientOperation {
  /** In the path of its route, e.g. `balance`. */
  readonly name: string;
  readonly title: string;
  /** Whether it changes anything at the provider: then it is asked for twice, and its intent is stored first. */
  readonly changes: boolean;
  readonly fields: readonly ClientField[];
  /**
   * `reference`: ours of this call, the same when it is repeated; the provider's idempotency key where it has one. The
   * input has passed the fields' patterns.
   */
  call(input: Readonly<Record<string, string>>, reference: string): Promise<ClientAnswer>;
}
