import type { ProviderCapabilities } from '../spi';
import type { TrustPayMoneyConfig } from './config';

/** Nothing is ever held: a payment is taken at once. The number stands for what cannot be. */
const NO_HOLD_MS = 24 * 60 * 60 * 1000;
/**
 * The provider says nothing of how soon an order can be asked for: a minute from the intent, and never before the call
 * is over or its intent abandoned.
 */
const VISIBILITY_DELAY_MS = 60_000;

/** No idempotency key: a repeated order number is refused (880012), it does not answer the first result. */
export const capabilitiesOf = (config: TrustPayMoneyConfig): ProviderCapabilities => ({
  methods: ['cashier'],
  flows: ['remote'],
  currencies: config.currencies,
  cardOnFile: { customerInitiated: false, merchantInitiated: false },
  zeroAmountVerification: false,
  partialCapture: false,
  multipleCaptures: false,
  partialRefund: true,
  multipleRefunds: config.multipleRefunds,
  void: false,
  voidAfterCapture: false,
  refund: true,
  holdLifetimeMs: NO_HOLD_MS,
  query: { visibilityDelayMs: VISIBILITY_DELAY_MS },
});
