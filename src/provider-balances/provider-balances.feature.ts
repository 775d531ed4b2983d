import type { Feature } from '../feature';
import { ProviderBalances } from './provider-balances';
import { ProviderBalancesController } from './provider-balances.controller';

/** The books beside the word of the providers themselves. */
export const providerBalances: Feature = {
  controllers: [ProviderBalancesController],
  providers: [ProviderBalances],
};
