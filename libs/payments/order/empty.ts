import type { OrderState } from './state';

/** The state of a stream without events. */
export const emptyOrder: OrderState = {
  exists: false,
  currency: '',
  requested: 0n,
  amounts: {
    authorized: 0n,
    captured: 0n,
    refunded: 0n,
    voided: 0n,
    disputed: 0n,
    pendingAuthorization: 0n,
    pendingCapture: 0n,
    pendingVoid: 0n,
    pendingRefund: 0n,
    inDoubt: 0n,
    unexpected: 0n,
    unexpectedDebit: 0n,
    owed: 0n,
  },
  attempts: [],
  operations: [],
  disputes: [],
  unexplained: [],
  cancelled: false,
  seenEvidence: new Set(),
};
