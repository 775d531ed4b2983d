import type { Clock } from '#libs/clock';
import type { ConfiguredProvider, ProviderAdapter } from '#libs/providers';
import type { PaymentMethod } from '#libs/payments';
import { Problem } from '../common/problems';

/** The configured providers, by name and by what they can take. */
export class Providers {
  private readonly adapters: ReadonlyMap<string, ProviderAdapter>;

  constructor(configured: readonly ConfiguredProvider[], clock: Clock) {
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

  /** @throws Problem when no configured provider takes such a payment */
  choose(wanted: { provider?: string; method: PaymentMethod; currency: string }): ProviderAdapter {
    const candidates =
      wanted.provider === undefined ? this.all() : this.all().filter((a) => a.name === wanted.provider);
    if (candidates.length === 0)
      throw new Problem('no_provider', 'No such provider is configured; GET /v1/providers lists them.');
    const adapter = candidates.find(
      ({ capabilities: can }) => can.methods.includes(wanted.method) && takes(can.currencies, wanted.currency),
    );
    if (adapter) return adapter;
    throw new Problem(
      'no_provider',
      `No configured provider takes ${wanted.method} in ${wanted.currency}; GET /v1/providers shows what they take.`,
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.all().map(async (adapter) => adapter.close?.()));
  }
}

const takes = (currencies: readonly string[] | 'any', currency: string): boolean =>
  currencies === 'any' || currencies.includes(currency);
