import type { ProviderCapabilities } from '../spi';
import { PRICING_CURRENCY } from './orders/create-request';
import { PAY_IN_ASSETS } from './wire/tokens';

const MINUTE = 60_000;

/** The provider's own default life time of an order (fact sheet 3.1). */
const ORDER_LIFETIME_MS = 30 * MINUTE;

/**
 * Nothing is held: coins that came are captured. The longest order life, for rules that want a time all the same.
 */
const HOLD_LIFETIME_MS = 180 * MINUTE;

/** How soon an order can be found by our reference is not published; a minute is generous for one database. */
const VISIBILITY_DELAY_MS = MINUTE;

export const CAPABILITIES: ProviderCapabilities = {
  methods: ['crypto'],
  flows: ['remote'],
  currencies: [PRICING_CURRENCY, ...PAY_IN_ASSETS],
  assets: PAY_IN_ASSETS,
  cardOnFile: { customerInitiated: false, merchantInitiated: false },
  zeroAmountVerification: false,
  query: { visibilityDelayMs: VISIBILITY_DELAY_MS },
  cancelPayment: true,
  balances: true,
  hostedLifetimeMs: ORDER_LIFETIME_MS,
  partialCapture: false,
  multipleCaptures: false,
  partialRefund: true,
  multipleRefunds: true,
  void: false,
  voidAfterCapture: false,
  refund: true,
  holdLifetimeMs: HOLD_LIFETIME_MS,
};
