import type { ProviderAdapter, RawNotification, StartPayment } from '..';

export const BACKGROUND_ABILITIES = ['charge', 'capture', 'void', 'refund', 'query'] as const;
export type BackgroundAbility = (typeof BACKGROUND_ABILITIES)[number];
type RequestOf<A extends BackgroundAbility> = Parameters<NonNullable<ProviderAdapter[A]>>[0];

/** What the contract needs to know about a provider: its server, and requests that this server will accept. */
export interface ProviderHarness {
  /** Where the provider's server listens. */
  readonly serverUrl: string;
  /** The adapter, calling the server at this address with a deadline of `deadlineMs`. */
  adapter(serverUrl: string, deadlineMs: number): ProviderAdapter;
  /** The same adapter with keys that the server does not have. */
  adapterWithOtherKeys(): ProviderAdapter;
  /** For each background ability of the adapter: a fresh request that succeeds. */
  readonly requests: { readonly [A in BackgroundAbility]?: () => Promise<RequestOf<A>> };
  /** For adapters with hosted pages. */
  readonly hostedPayments?: readonly StartPayment[];
  /** For adapters with notifications: genuine ones, each another message. */
  notifications?(): Promise<readonly RawNotification[]>;
  close(): Promise<void>;
}
