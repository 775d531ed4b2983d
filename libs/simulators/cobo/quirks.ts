/** Behaviour that the sheet leaves open (12), each default as guessed there. */
export interface Quirks {
  /** Of the payable amount (5.1). */
  payableRounding: 'half-up' | 'floor';
  /** The developer's share of what came: of the payable amount, or of the price and the fee (5.4). */
  feeShareOf: 'payable' | 'price';
  /** A deposit between Completed and the end of the order's life: counted, or late (5.3). */
  countUntilExpiry: boolean;
  /** A request with fee 0 is taken (3.1). */
  zeroFee: boolean;
  /** `exchange_rate` is in every answer (3.2). */
  rateAlways: boolean;
  /** An order tells its `transactions`, which is optional (3.2). */
  listTransactions: boolean;
  /** An order tells the `amount_tolerance` that was asked for, which is optional (3.2). */
  echoTolerance: boolean;
  /** A refund tells the `request_id` under which it was made, which is optional (7). */
  echoRequestId: boolean;
  /** A part of a settlement request tells its `settled_amount`; older client libraries have no such member (8). */
  tellSettled: boolean;
  /** A payout that ended in part tells how much arrived, which is optional (8). */
  tellPartlyPaid: boolean;
  /** Largest distance of a numeric nonce from the clock in milliseconds; 0 does not look (2.2). */
  nonceWindowMs: number;
  /** What the chain takes of each token that a payout sends to an address, in that token (8 names no amount). */
  networkFee: string;
  /** The provider's own charge in dollars, of a refund and of each token of a payout (5.4 names no amount). */
  commissionFee: string;
  /** Smallest top-up that is credited, in its token (10 names no amount). */
  topUpMinimum: string;
  /** Answers carry a signature (2.3). */
  signAnswers: boolean;
}

export const DEFAULT_QUIRKS: Readonly<Quirks> = {
  payableRounding: 'half-up',
  feeShareOf: 'payable',
  countUntilExpiry: true,
  zeroFee: true,
  rateAlways: false,
  listTransactions: true,
  echoTolerance: true,
  echoRequestId: true,
  tellSettled: true,
  tellPartlyPaid: true,
  nonceWindowMs: 60_000,
  networkFee: '0',
  commissionFee: '0',
  topUpMinimum: '0',
  signAnswers: true,
};
