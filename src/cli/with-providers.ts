import { systemClock } from '#libs/clock';
import type { Config } from '../config';
import { Providers } from '../providers/providers';

/** The configured providers for the time of one command. */
export async function withProviders<T>(config: Config, work: (providers: Providers) => Promise<T>): Promise<T> {
  const providers = new Providers(config.providers, systemClock);
  try {
    return await work(providers);
  } finally {
    await providers.close();
  }
}
