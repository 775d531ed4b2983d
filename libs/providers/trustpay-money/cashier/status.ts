/** States of an order (fact sheet 5), as they are written in answers and callbacks. */
export const STATUS = {
  pending: '1',
  payoutPaid: '2',
  failed: '3',
  timedOut: '4',
  unliquidated: '5',
  settled: '6',
  refunded: '7',
  partlyRefunded: '8',
  refunding: '9',
} as const;

/** The payer's money was taken, whatever became of it later. */
export const PAID: readonly string[] = [
  STATUS.unliquidated,
  STATUS.settled,
  STATUS.refunded,
  STATUS.partlyRefunded,
  STATUS.refunding,
];

export const NOT_PAID: readonly string[] = [STATUS.pending, STATUS.failed, STATUS.timedOut];

/** 0 is a payin, 1 a payout (fact sheet 5). */
export const PAYIN_TYPE = '0';
export const PAYOUT_TYPE = '1';
