import { ResultCode } from '../merchant-api/result-codes';

/** What the issuer says. `pendingThenPaid` and `pendingForEver` come back to the shop with result 1. */
export type CardOutcome =
  | { readonly kind: 'success' }
  | { readonly kind: 'pendingThenPaid' | 'pendingForEver' }
  | { readonly kind: 'declined'; readonly resultCode: number; readonly acquirerCode?: string };

export interface TestOutcome {
  readonly name: string;
  /** The message under which the page offers it. */
  readonly title: string;
  readonly card?: string;
  readonly outcome: CardOutcome;
}

/** Acquirer's answer to a payment on the page, and to a background call (sheet, section 5.3). */
export const HOSTED_SUCCESS = '000.100.110';
export const BACKGROUND_SUCCESS = '000.000.000';
export const CARD_EXPIRED = '100.100.303';

export const declined = (acquirerCode?: string, resultCode: number = ResultCode.RejectedTransaction): CardOutcome => ({
  kind: 'declined',
  resultCode,
  acquirerCode,
});

const success: CardOutcome = { kind: 'success' };
const INVALID_NUMBER = declined('100.100.700');

/** The test cards of section 5.3, then outcomes that have no card and are chosen on the confirmation page. */
export const TEST_OUTCOMES: readonly TestOutcome[] = [
  { name: 'success', title: 'Success', card: '4200000000000000', outcome: success },
  { name: 'success-1234', title: 'Success', card: '4200000000001234', outcome: success },
  { name: 'success-5555', title: 'Success', card: '4200000000005555', outcome: success },
  { name: 'expired', title: 'Card expired', card: '4200000000000001', outcome: declined(CARD_EXPIRED) },
  { name: 'limit', title: 'Card limit exceeded', card: '4200000000000002', outcome: declined('800.100.162') },
  { name: '3ds', title: '3DS authentication failed', card: '4200000000000003', outcome: declined('100.380.401') },
  { name: 'funds', title: 'Insufficient funds', card: '4200000000000004', outcome: declined('800.100.155') },
  { name: 'cvv', title: 'Invalid CVV', card: '4200000000000005', outcome: declined('100.100.601') },
  { name: 'expiry', title: 'Invalid expiry date', card: '4200000000000006', outcome: declined('800.100.157') },
  { name: 'tries', title: 'Too many invalid tries', card: '4200000000000007', outcome: declined('800.100.161') },
  { name: 'number', title: 'Invalid card number', outcome: INVALID_NUMBER },
  { name: 'risk', title: 'Declined by risk', outcome: declined(undefined, ResultCode.DeclinedByRisk) },
  { name: 'error', title: 'General error', outcome: declined(undefined, ResultCode.GeneralError) },
  { name: 'pending-then-paid', title: 'Pending, paid later', outcome: { kind: 'pendingThenPaid' } },
  { name: 'pending-for-ever', title: 'Pending, never decided', outcome: { kind: 'pendingForEver' } },
];

const byCard = new Map(TEST_OUTCOMES.flatMap(({ card, outcome }) => (card ? [[card, outcome] as const] : [])));
const byName = new Map(TEST_OUTCOMES.map(({ name, outcome }) => [name, outcome]));

/** Any number that is no test card is an invalid one. No Luhn check: most test cards would fail it. */
export const outcomeOfCard = (digits: string): CardOutcome => byCard.get(digits) ?? INVALID_NUMBER;

export const outcomeByName = (name: string): CardOutcome | undefined => byName.get(name);
