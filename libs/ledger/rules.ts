import type { OrderEventOf, OrderEventType } from '#libs/payments';
import { blocks, contests, movesBlock, unblocks } from './dispute-block';
import type { PostingRule } from './posting-rule';
import {
  beyond,
  captureLines,
  doubtEnds,
  fee,
  givenAgain,
  owed,
  received,
  refundLines,
  refundReturnLines,
  released,
  returnedLines,
  split,
  takenBack,
  whole,
} from './posting-rule';
import {
  becomesAvailable,
  captureFees,
  convertsShares,
  exchanges,
  settleShares,
  settledFees,
  settles,
  settlesDeveloper,
} from './settled-order';

/** Every event type has a row, so a new one cannot be forgotten; an empty row says that nothing is booked. */
export type RuleTable = { readonly [T in OrderEventType]: readonly PostingRule<OrderEventOf<T>['data']>[] };

/**
 * The posting rules (fact sheet "payments" 4.2). A line reads: debit, credit. An authorisation posts nothing; only a
 * capture is money. Fees, payouts and settlement come from other events than an order's.
 */
export const rules: RuleTable = {
  OrderCreated: [],
  PaymentStarted: [],
  AuthorizationRequested: [],
  PayerReturned: [],
  CardKept: [],
  OrderCancelled: [],

  Authorized: [doubtEnds, { rule: 'hold', lines: [whole('holdContra', 'hold')] }],
  AuthorizationDeclined: [doubtEnds],
  AuthorizationFailed: [doubtEnds],
  ActionRequired: [doubtEnds],
  PaymentUnderpaid: [doubtEnds, { rule: 'underpaid', lines: [received('receivable', 'suspenseIn')] }],
  PaymentAnnounced: [],
  PaymentExpired: [],
  AuthorizationExpired: [{ rule: 'hold.expire', lines: [whole('hold', 'holdContra')] }],

  CaptureRequested: [],
  Captured: [
    doubtEnds,
    { rule: 'hold.capture', lines: [released('hold', 'holdContra')] },
    { rule: 'capture', lines: captureLines },
    split,
    becomesAvailable,
    movesBlock,
    ...captureFees,
  ],
  CaptureFailed: [doubtEnds],

  VoidRequested: [],
  Voided: [doubtEnds, { rule: 'hold.void', lines: [whole('hold', 'holdContra')] }],
  VoidFailed: [doubtEnds],

  RefundRequested: [{ rule: 'refund.request', lines: takenBack('refundPayable') }, split, movesBlock],
  Refunded: [
    doubtEnds,
    { rule: 'refund', lines: refundLines },
    { rule: 'fee', lines: [fee('providerFee', 'receivable')] },
  ],
  RefundFailed: [
    doubtEnds,
    { rule: 'refund.fail', lines: givenAgain('refundPayable') },
    split,
    ...contests,
    movesBlock,
  ],
  RefundFailedAfterAcceptance: [
    { rule: 'refund.return', lines: refundReturnLines },
    ...contests,
    split,
    becomesAvailable,
    movesBlock,
  ],

  OutcomeUnknown: [{ rule: 'doubt', lines: [whole('inDoubtContra', 'inDoubt')] }],
  OperationPending: [doubtEnds],
  IntegrityFailed: [],
  PaymentIdentified: [],
  FactIgnored: [],
  AuthorizationEnding: [],
  SettlementOverdue: [],
  SettlementRecorded: [settles, settleShares, movesBlock, settlesDeveloper, exchanges, convertsShares, ...settledFees],

  CaptureConfirmedUnexpectedly: [{ rule: 'unexpected.in', lines: [whole('receivable', 'suspenseIn')] }],
  UnexpectedMoneyExplained: [{ rule: 'unexpected.explain', lines: [whole('suspenseIn', 'receivable')] }],
  UnexpectedMoneyReturned: [{ rule: 'unexpected.return', lines: returnedLines }],
  CaptureReversedByProvider: [
    { rule: 'reversal', lines: [owed('refundPayable', 'receivable'), ...takenBack('receivable')] },
    split,
    movesBlock,
  ],
  DebitConfirmedUnexpectedly: [{ rule: 'unexpected.out', lines: [whole('suspenseOut', 'receivable')] }],

  DisputeOpened: [
    { rule: 'dispute', lines: [whole('contested', 'receivable')] },
    { rule: 'dispute.fee', lines: [fee('disputeFee', 'receivable')] },
    blocks,
  ],
  DisputeWon: [
    { rule: 'dispute.win', lines: [whole('receivable', 'contested'), beyond('receivable', 'suspenseOut')] },
    { rule: 'dispute.fee', lines: [fee('receivable', 'disputeFee')] },
    unblocks,
  ],
  DisputeLost: [
    { rule: 'dispute.lose', lines: [owed('refundPayable', 'contested'), ...takenBack('contested')] },
    split,
    unblocks,
  ],
};
