import { cobo } from './cobo';
import { gatePay } from './gatepay';
import { payfield } from './payfield';
import type { ProviderDefinition } from './spi';
import { trustPayEu } from './trustpay-eu';
import { trustPayMoney } from './trustpay-money';

export * from './spi';

/** Every provider that the ledger can be configured for. Adding one is adding its folder and a line here. */
export const providerDefinitions: readonly ProviderDefinition[] = [
  // One a line, which this comment keeps so: another provider adds a line and changes none.
  trustPayEu,
  payfield,
  cobo,
  gatePay,
  trustPayMoney,
];
