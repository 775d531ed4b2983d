import type { AuthorizationWindow, ProviderCapabilities, SettlementDelay } from '../spi';
import type { TrustPayEuConfig } from './config';

/** A card issuer's hold; the provider documents no lifetime (fact sheet U6). */
const HOLD_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/** The schemes' own windows where they are quoted as seven days (fact sheet "payments" 3.3); none is longer than U6. */
const WINDOWS: readonly AuthorizationWindow[] = [
  { brand: 'visa', days: 7, basis: 'scheme' },
  { brand: 'mastercard', days: 7, basis: 'scheme' },
  { days: 7, basis: 'assumed' },
];

/**
 * Cards are credited in one sum for an agreed period that the sheet does not tell (5); three days cover a daily one
 * over a weekend. A bank transfer is on the account when it is told of.
 */
const SETTLEMENT_DELAYS: readonly SettlementDelay[] = [{ method: 'card', days: 3, basis: 'assumed' }];

/**
 * The provider tells no time by which a line must be there (fact sheet 9.4); as long as an executed order is watched in
 * case it comes back.
 */
const LINE_VISIBILITY_MS = 14 * 24 * 60 * 60 * 1000;

/**
 * What the provider can do, cards and bank transfers together: a bank transfer is in one currency, captured at once and
 * keeps no card, which only the adapter's check before a payment can say. No status query and no idempotency key exist
 * (fact sheet 1), so neither is declared.
 */
export const capabilitiesOf = (config: TrustPayEuConfig): ProviderCapabilities => ({
  methods: ['card', 'bank_transfer'],
  flows: ['hosted', 'background'],
  currencies: config.currencies,
  cardOnFile: { customerInitiated: true, merchantInitiated: true },
  zeroAmountVerification: true,
  partialCapture: true,
  multipleCaptures: config.multipleCaptures,
  partialRefund: true,
  multipleRefunds: true,
  void: true,
  voidAfterCapture: false,
  refund: true,
  holdLifetimeMs: HOLD_LIFETIME_MS,
  authorizationWindow: WINDOWS,
  transferDays: config.transferDays,
  settlementDelays: SETTLEMENT_DELAYS,
  statement: {
    method: 'bank_transfer',
    operations: ['authorize', 'refund'],
    // Only who can read the whole history can say that a line is not there.
    ...(config.banking?.refunds && { visibilityDelayMs: LINE_VISIBILITY_MS }),
  },
  ...(config.banking && { bankAccount: true as const }),
  // An order that waits is in no list, so by asking about it none counts as absent: only what the bank counts as given
  // back tells, which the statement's rung reads (find-line.ts). Other operations cannot be asked about.
  ...(config.banking?.refunds && { query: { visibilityDelayMs: 0, operations: ['refund'] as const } }),
});
