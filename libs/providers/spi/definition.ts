import type { ProviderAdapter } from './adapter';
import type { SettlementTerms } from './vocabulary';

export interface ProviderDependencies {
  /** The ledger's clock (`Clock` of #libs/clock). */
  readonly clock: { now(): Date };
}

/**
 * A provider with its settings inside, where nothing can print them. What it creates is ended by the adapter's
 * `close`.
 */
export interface ConfiguredProvider {
  readonly name: string;
  /** Time for one request, in ms; absent: it makes none. No call leaves whose requests could outlive their intent. */
  readonly deadlineMs?: number;
  create(dependencies: ProviderDependencies): ProviderAdapter;
}

export type ProviderSettings =
  /** None of its settings is set: the provider is not offered. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'configured'; readonly provider: ConfiguredProvider }
  /** All that is wrong at once; names the settings, never their values. */
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/** How a provider is switched on: one constant in its folder, one line in the registry. */
export interface ProviderDefinition {
  readonly name: string;
  /** Every setting begins with the provider's name in capitals, `TRUSTPAY_EU_…`. */
  fromEnvironment(environment: Readonly<Record<string, string | undefined>>): ProviderSettings;
  /**
   * How its money reaches the bank, and what a line of the bank proves. Absent: it reports each payout with its lines,
   * and no line proves anything. Of the definition and not of the adapter: what was paid is matched also when the
   * provider is not configured any more.
   */
  readonly settlement?: SettlementTerms;
}
