import type { Decline } from '../../spi';
import type { AcquirerDecline } from './acquirer-codes';
import type { Codes } from './verdict';

/** What a failed charge on a registration (type 4) says beyond what the same code says of a payment on the page. */
export interface RecurringDecline extends AcquirerDecline {
  /** Somebody withdrew the consent: no card of this customer may be charged on it any more. */
  readonly revokesConsent?: true;
}

const REGISTRATION_UNKNOWN: RecurringDecline = { meaning: 'the registration of the card is not known', class: 'hard' };
const REGISTRATION_UNUSABLE: RecurringDecline = { meaning: 'the card cannot be charged by it', class: 'hard' };
const CANCELLED: RecurringDecline = {
  meaning: 'the registration of the card was cancelled',
  class: 'hard',
  revokesConsent: true,
};
const STOPPED: RecurringDecline = {
  meaning: 'the cardholder told the bank to stop these payments',
  class: 'hard',
  revokesConsent: true,
};

/**
 * Result codes that end a charge without the acquirer's word. 1010 and 1011 are what an unknown and a cancelled
 * registration answer (fact sheet 11.6): a new card makes a new registration; a cancelled one is a withdrawn consent.
 */
export const RECURRING_RESULTS: Readonly<Record<number, RecurringDecline>> = {
  1010: REGISTRATION_UNKNOWN,
  1011: CANCELLED,
};

/**
 * By AcquirerResponseId. The first two are in the provider's list: on the page the payer corrects them, but what is
 * kept of a card cannot be corrected, so a new one is needed. The others come from published lists of this acquirer;
 * they cannot come back from a page.
 */
export const RECURRING_DECLINES: Readonly<Record<string, RecurringDecline>> = {
  '100.100.303': { meaning: 'card expired', class: 'hard' },
  '800.100.157': { meaning: 'invalid expiry date', class: 'hard' },

  '100.150.101': REGISTRATION_UNKNOWN,
  '100.150.200': REGISTRATION_UNKNOWN,
  '100.150.202': CANCELLED,
  '100.150.203': REGISTRATION_UNUSABLE,
  '100.150.204': REGISTRATION_UNUSABLE,
  '100.150.205': REGISTRATION_UNUSABLE,
  '100.150.300': REGISTRATION_UNUSABLE,
  '800.100.159': { meaning: 'card stolen', class: 'hard' },
  '800.100.197': CANCELLED,
  '800.100.204': { meaning: 'the mandate has expired', class: 'hard' },
  '800.100.205': CANCELLED,
  '800.100.403': STOPPED,
  '800.100.500': STOPPED,
  '800.100.501': STOPPED,
};

/** The decline of a charge on a registration; undefined where its codes mean what they mean anywhere. */
export function recurringDeclineOf({ resultCode, acquirerCode }: Codes): Decline | undefined {
  const known =
    acquirerCode !== undefined && Object.hasOwn(RECURRING_DECLINES, acquirerCode)
      ? RECURRING_DECLINES[acquirerCode]
      : RECURRING_RESULTS[resultCode];
  if (!known) return undefined;
  const { meaning: message, class: of, revokesConsent } = known;
  return { code: acquirerCode ?? String(resultCode), class: of, message, ...(revokesConsent && { revokesConsent }) };
}
