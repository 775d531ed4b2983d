import type { ProviderCapabilities } from '../spi';
import { ASSETS, COINS } from './assets';

/** An order lives an hour at most, and by default (fact sheet 4). */
export const ORDER_LIFETIME_MS = 60 * 60 * 1000;

/**
 * After this time an order or refund that the provider does not know was never made: twice the window in which a
 * request that was held up on its way still counts (fact sheet 1.1). No delay of its own is documented.
 */
const VISIBILITY_DELAY_MS = 20_000;

/** A repeated order number is refused and does not bring back the first answer (3.2): no idempotency key. */
export const CAPABILITIES: ProviderCapabilities = {
  methods: ['crypto'],
  flows: ['remote'],
  currencies: COINS,
  assets: ASSETS.map(({ asset }) => asset),
  cardOnFile: { customerInitiated: false, merchantInitiated: false },
  zeroAmountVerification: false,
  partialCapture: false,
  multipleCaptures: false,
  partialRefund: true,
  multipleRefunds: true,
  void: false,
  voidAfterCapture: false,
  refund: true,
  holdLifetimeMs: ORDER_LIFETIME_MS,
  hostedLifetimeMs: ORDER_LIFETIME_MS,
  query: { visibilityDelayMs: VISIBILITY_DELAY_MS },
  cancelPayment: true,
  balances: true,
};
