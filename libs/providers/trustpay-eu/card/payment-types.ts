import { SIGNED_REQUEST } from '../signed-fields';

/**
 * A card payment type of the Merchant API: what it is called with and what its success looks like (fact sheet 5.1,
 * 5.2).
 */
export interface CardPaymentType {
  readonly code: number;
  /** `hosted`: the payer's browser goes there; `background`: we call it. */
  readonly flow: 'hosted' | 'background';
  readonly signed: readonly string[];
  /** Captures and refunds repeat no billing data. */
  readonly billing: boolean;
  /** What it needs beside the parameters of a purchase. */
  readonly needs?: 'CardId' | 'PaymentRequestId';
  /** An amount of 0.00 verifies the card and reserves nothing. */
  readonly zeroAmount?: true;
  /**
   * Result codes of a background answer that mean "done". A capture or charge answers 3; 0 is taken as the same word,
   * for the manual itself mixes the two (fact sheet 7.3, 12). A refund answers 0 and nothing else.
   */
  readonly done: readonly number[];
}

const hosted = { flow: 'hosted', billing: true, done: [] } as const;

export const CARD = {
  purchase: { ...hosted, code: 0, signed: SIGNED_REQUEST.cardPurchase },
  register: { ...hosted, code: 1, signed: SIGNED_REQUEST.cardPurchase },
  cardOnFilePurchase: { ...hosted, code: 2, signed: SIGNED_REQUEST.cardOnFile, needs: 'CardId' },
  recurringInitial: { ...hosted, code: 3, signed: SIGNED_REQUEST.cardPurchase },
  recurringSubsequent: {
    flow: 'background',
    code: 4,
    billing: true,
    signed: SIGNED_REQUEST.recurringSubsequent,
    needs: 'PaymentRequestId',
    done: [3, 0],
  },
  preauthorization: { ...hosted, code: 5, signed: SIGNED_REQUEST.cardPurchase },
  capture: {
    flow: 'background',
    code: 6,
    billing: false,
    signed: SIGNED_REQUEST.followUp,
    needs: 'PaymentRequestId',
    done: [3, 0],
  },
  /** Refunds what is captured, cancels what is only preauthorised. */
  refund: {
    flow: 'background',
    code: 8,
    billing: false,
    signed: SIGNED_REQUEST.followUp,
    needs: 'PaymentRequestId',
    done: [0],
  },
  cardOnFilePreauthorization: { ...hosted, code: 9, signed: SIGNED_REQUEST.cardOnFile, needs: 'CardId' },
  recurringInitialPreauthorization: { ...hosted, code: 12, signed: SIGNED_REQUEST.cardPurchase, zeroAmount: true },
} as const satisfies Record<string, CardPaymentType>;
