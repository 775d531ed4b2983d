import type { DeclineClass } from '../../spi';

export interface AcquirerDecline {
  readonly meaning: string;
  readonly class: DeclineClass;
}

/**
 * Failures by AcquirerResponseId. The meanings of the first block are the provider's whole list, those of the second
 * come from published clients (fact sheet 8.2). The classes are ours (practice sheet "payments" 5.4): what the next
 * try may do.
 */
export const ACQUIRER_DECLINES: Readonly<Record<string, AcquirerDecline>> = {
  '100.100.303': { meaning: 'card expired', class: 'customer_action' },
  '100.100.600': { meaning: 'invalid CVV', class: 'customer_action' },
  '100.100.601': { meaning: 'invalid CVV', class: 'customer_action' },
  '800.100.153': { meaning: 'invalid CVV', class: 'customer_action' },
  '100.100.700': { meaning: 'invalid card number', class: 'hard' },
  '800.100.151': { meaning: 'invalid card number', class: 'hard' },
  '100.380.401': { meaning: '3DS authentication failed', class: 'customer_action' },
  '100.380.501': { meaning: '3DS authentication failed', class: 'customer_action' },
  '800.100.155': { meaning: 'insufficient funds', class: 'soft_funds' },
  '800.100.157': { meaning: 'invalid expiry date', class: 'customer_action' },
  '800.100.161': { meaning: 'too many invalid tries', class: 'soft_frequency' },
  '800.100.162': { meaning: 'card limit exceeded', class: 'soft_funds' },
  '800.100.163': { meaning: 'card limit exceeded', class: 'soft_frequency' },
  '800.120.101': { meaning: 'card limit exceeded', class: 'soft_frequency' },
  '800.120.200': { meaning: 'card limit exceeded', class: 'soft_frequency' },
  '800.120.201': { meaning: 'card limit exceeded', class: 'soft_frequency' },

  '300.100.100': { meaning: 'further authentication needed', class: 'customer_action' },
  '700.400.200': { meaning: 'refund exceeds the payment or was made before', class: 'generic' },
  '800.100.100': { meaning: 'declined for an unknown reason', class: 'generic' },
  '800.100.152': { meaning: 'declined by the authorisation system', class: 'generic' },
  '800.100.158': { meaning: 'suspected manipulation', class: 'hard' },
  '800.100.165': { meaning: 'card lost', class: 'hard' },
  '800.100.168': { meaning: 'restricted card', class: 'hard' },
  '800.100.171': { meaning: 'pick up card', class: 'hard' },
  '800.100.172': { meaning: 'account blocked', class: 'hard' },
  '800.100.202': { meaning: 'account closed', class: 'hard' },
  '800.100.203': { meaning: 'insufficient funds', class: 'soft_funds' },
  '800.120.100': { meaning: 'too many requests for this card', class: 'soft_frequency' },
};

/** Beginnings of the codes that mean "approved" (fact sheet 8.2). */
const APPROVED = /^000\.(000\.|100\.1|3|6|400\.0[124-9]|400\.100$)/;
const PENDING = '000.200.000';
/** Timeouts and "the same session is being processed": the outcome is not known (fact sheet 8.2, "payments" 3.5). */
const UNCERTAIN = /^(900\.100\.|800\.700\.100$)/;

export type AcquirerVerdict = 'approved' | 'pending' | 'uncertain' | 'declined' | 'unrecognised';

/** What the acquirer's code says by itself. `unrecognised` is never an approval. */
export function acquirerVerdict(code: string): AcquirerVerdict {
  if (UNCERTAIN.test(code)) return 'uncertain';
  if (APPROVED.test(code)) return 'approved';
  if (code === PENDING) return 'pending';
  return Object.hasOwn(ACQUIRER_DECLINES, code) ? 'declined' : 'unrecognised';
}
