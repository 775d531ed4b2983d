import type { ProviderCapabilities } from '../spi';
import type { PayfieldConfig } from './config';

/** No hold exists; the life of a payment page stands here because the SPI wants a time (fact sheet 4). */
const PAGE_LIFETIME_MS = 15 * 60 * 1000;

/**
 * A signed request counts within 60 s of the provider's clock (fact sheet 2). With clocks that differ by as much, a
 * request that was held up on its way is refused after twice that time: what is absent then was never executed.
 */
const VISIBILITY_DELAY_MS = 2 * 60 * 1000;

/**
 * Internal errors look like `pending` for ever, so the sheet asks for a deadline of our own and names none (fact sheet
 * 5). A payment by these methods takes minutes; three days leave the provider's people a weekend to end it themselves.
 */
const EXPIRY_GRACE_MS = 3 * 24 * 60 * 60 * 1000;

/**
 * A repeat with the same external id is safe, but how long the provider remembers it is documented nowhere, so no life
 * time of an idempotency key is claimed.
 */
export const capabilitiesOf = (config: PayfieldConfig): ProviderCapabilities => ({
  methods: ['payin'],
  flows: ['remote'],
  currencies: [...config.shops.keys()],
  cardOnFile: { customerInitiated: false, merchantInitiated: false },
  zeroAmountVerification: false,
  partialCapture: false,
  multipleCaptures: false,
  partialRefund: false,
  multipleRefunds: false,
  void: false,
  voidAfterCapture: false,
  refund: false,
  holdLifetimeMs: PAGE_LIFETIME_MS,
  reopens: true,
  query: { visibilityDelayMs: VISIBILITY_DELAY_MS },
  hostedLifetimeMs: PAGE_LIFETIME_MS,
  expiryGraceMs: EXPIRY_GRACE_MS,
});
