import type { ProviderAdapter, RawNotification, StartPayment } from '..';
import type { Spared } from './harness-options';
import type { BankingSamples, GenuineReturn, OperationSamples } from './samples';

export const BACKGROUND_ABILITIES = [
  'openPayment',
  'cancelPayment',
  'charge',
  'capture',
  'void',
  'refund',
  'query',
] as const;
export type BackgroundAbility = (typeof BACKGROUND_ABILITIES)[number];
type RequestOf<A extends BackgroundAbility> = Parameters<NonNullable<ProviderAdapter[A]>>[0];

/** What the contract needs to know about a provider: its server, and requests that this server will accept. */
export interface ProviderHarness {
  /** Where the provider's server listens. */
  readonly serverUrl: string;
  /** The adapter, calling the server at this address with a deadline of `deadlineMs`; `spared` is by default all. */
  adapter(serverUrl: string, deadlineMs: number, spared?: Spared): ProviderAdapter;
  /** The same adapter with keys that the server does not have. */
  adapterWithOtherKeys(): ProviderAdapter;
  /** For each background ability of the adapter: a fresh request that succeeds. */
  readonly requests: { readonly [A in BackgroundAbility]?: () => Promise<RequestOf<A>> };
  /** Abilities whose calls do not end at once, and what a good call is answered with instead of `succeeded`. */
  readonly answers?: { readonly [A in BackgroundAbility]?: 'pending' | 'failed' };
  /** For adapters that can be asked: of each kind of operation that they can be asked about. */
  operations?(): Promise<readonly OperationSamples[]>;
  /** For adapters that tell balances: brings money, and names the units of the ledger in which some lies there now. */
  funded?(): Promise<readonly string[]>;
  /** For adapters that tell stray money: brings it, so that it takes several pages to tell. */
  strayed?(): Promise<void>;
  /** For adapters with hosted pages. */
  readonly hostedPayments?: readonly StartPayment[];
  /** For adapters that check a payment before it is opened: what they could never take. */
  readonly impossiblePayments?: readonly StartPayment[];
  /** For adapters with notifications: genuine ones, each another message. */
  notifications?(): Promise<readonly RawNotification[]>;
  /** For adapters whose notifications are signed over their body: the same one, signed as the provider would now. */
  signedAgain?(raw: RawNotification): RawNotification;
  /** For adapters with client operations: for each an input that the server accepts. */
  clientInputs?(): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>>;
  /** For adapters with lists of payouts: pays out, so that each list tells a payout that has ended. */
  paidOut?(): Promise<void>;
  /** For adapters that read notifications from e-mails: those that stand for the notifications given last. */
  mails?(): Promise<readonly string[]>;
  /** For adapters that read the payer's return: as the provider sends the browser back. */
  returns?(): Promise<readonly GenuineReturn[]>;
  /** For adapters that find the line of an operation: of each kind that a line proves. */
  lines?(): Promise<readonly OperationSamples[]>;
  /** For adapters with a bank account: what there is at the bank, and what can be ordered. */
  banking?(): Promise<BankingSamples>;
  close(): Promise<void>;
}
