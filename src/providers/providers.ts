import type { Clock } from '#libs/clock';
import type { ConfiguredProvider, ProviderAdapter, ProviderCapabilities } from '#libs/providers';
import type { OperationRules } from '#libs/payments';
import { Problem } from '../common/problems';
import { agreementsFor } from './agreed-fees';
import type { FeeAgreement } from './agreed-fees';
import { preferenceFor } from './routes';
import type { Route, RoutedPayment } from './routes';

/** What an order asks for, as far as it decides about the provider. */
export interface WantedPayment extends RoutedPayment {
  /** Named by the caller: no other is taken. */
  readonly provider?: string;
  /** What the payer sends, for payments in coins. */
  readonly asset?: string;
  /** Providers of earlier attempts, which have failed. */
  readonly failed?: readonly string[];
}

/** The configured providers, by name and by what they can take. */
export class Providers {
  private readonly adapters: ReadonlyMap<string, ProviderAdapter>;

  constructor(
    configured: readonly ConfiguredProvider[],
    clock: Clock,
    private readonly routes: readonly Route[] = [],
    private readonly agreedFees: readonly FeeAgreement[] = [],
  ) {
    this.adapters = new Map(configured.map((provider) => [provider.name, provider.create({ clock })]));
  }

  all(): readonly ProviderAdapter[] {
    return [...this.adapters.values()];
  }

  find(name: string): ProviderAdapter | undefined {
    return this.adapters.get(name);
  }

  /**
   * @throws Problem `provider_unavailable` for a provider that an order names but this deployment does not configure
   */
  get(name: string): ProviderAdapter {
    const adapter = this.adapters.get(name);
    if (!adapter) {
      throw new Problem(
        'provider_unavailable',
        `${name} took this payment, but it is not configured here. Configure it and send again.`,
      );
    }
    return adapter;
  }

  /** What an order may ask of its provider, and what fee was agreed; undefined for one that is not configured. */
  rulesFor(name: string, merchantId: string): OperationRules | undefined {
    const capabilities = this.adapters.get(name)?.capabilities;
    const agreedFees = agreementsFor(this.agreedFees, name, merchantId);
    return capabilities && agreedFees.length > 0 ? { ...capabilities, agreedFees } : capabilities;
  }

  /** Whether fees in this currency are billed for a period, and accrued until then. */
  billsFees(name: string, merchantId: string, currency: string): boolean {
    return agreementsFor(this.agreedFees, name, merchantId).some(
      (one) => one.currency === currency && one.billed === 'invoiced',
    );
  }

  /** @throws Problem when no configured provider takes such a payment */
  choose(wanted: WantedPayment): ProviderAdapter {
    const { provider, method, failed = [] } = wanted;
    const { currency } = wanted.amount;
    const candidates = provider === undefined ? this.preferred(wanted) : this.all().filter((a) => a.name === provider);
    if (candidates.length === 0)
      throw new Problem('no_provider', 'No such provider is configured; GET /v1/providers lists them.');
    const able = candidates.filter(({ capabilities: can }) => takes(can, wanted));
    // A provider that failed is tried again only when there is no other.
    const adapter = able.find(({ name }) => !failed.includes(name)) ?? able[0];
    if (adapter) return adapter;
    throw new Problem(
      'no_provider',
      `No configured provider takes ${method} in ${currency}; GET /v1/providers shows what they take.`,
    );
  }

  /** By the route of the payment, else in the order of the registry. */
  private preferred(wanted: WantedPayment): readonly ProviderAdapter[] {
    const names = preferenceFor(this.routes, wanted);
    return names ? names.flatMap((name) => this.adapters.get(name) ?? []) : this.all();
  }

  async close(): Promise<void> {
    await Promise.all(this.all().map(async (adapter) => adapter.close?.()));
  }
}

function takes(can: ProviderCapabilities, { method, amount, asset }: WantedPayment): boolean {
  const currency = can.currencies === 'any' || can.currencies.includes(amount.currency);
  const coins = asset === undefined || can.assets === undefined || can.assets.includes(asset);
  return can.methods.includes(method) && currency && coins;
}
