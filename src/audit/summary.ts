import { formatAmount, fromMoneyJson } from '#libs/money';
import type { MoneyJson } from '#libs/money';
import type { Decline, Exchange, LeftToDispute, Receipt } from '#libs/payments';
import { AGREEMENT_SENTENCES } from './agreement-sentences';

/** The members that a summary may read; every event has some of them. */
interface Readable {
  readonly amount?: MoneyJson;
  readonly receipt?: Receipt;
  readonly provider?: string;
  readonly operation?: string;
  readonly operationId?: number;
  readonly bankOrderId?: string;
  readonly reason?: unknown;
  readonly code?: string;
  readonly claims?: string;
  readonly decline?: Decline;
  readonly expected?: string;
  readonly received?: string;
  readonly kind?: string;
  readonly exchange?: Exchange;
  readonly final?: boolean;
  readonly cardId?: string;
  readonly providerReference?: string;
  readonly url?: string;
  readonly captureBefore?: string;
  readonly expectedBy?: string;
  readonly expiresAt?: string;
  readonly sourceType?: string;
  readonly ignored?: string;
  readonly change?: { readonly type: string };
  readonly type?: string;
  readonly name?: string;
  readonly dueAt?: string;
  readonly error?: string;
  readonly by?: string;
  readonly outcome?: string;
  readonly fee?: MoneyJson;
  readonly beyond?: MoneyJson;
  readonly contested?: readonly LeftToDispute[];
  readonly lost?: readonly LeftToDispute[];
  readonly payoutId?: string;
  readonly found?: string;
  readonly to?: string;
  readonly owner?: string;
  readonly text?: string;
  readonly treatment?: string;
  readonly format?: string;
  readonly number?: string;
  readonly accrued?: MoneyJson;
}

/** What a refund that did not come left to disputes. */
const contested = ({ contested: left = [], lost = [] }: Readable): string =>
  [
    ...left.map(({ disputeId, amount }) => `; of it ${money(amount)} is contested in dispute ${disputeId}`),
    ...lost.map(({ disputeId, amount }) => `; of it ${money(amount)} is lost with dispute ${disputeId}`),
  ].join('');

const money = (amount: MoneyJson | undefined): string => {
  if (!amount) return 'an amount';
  const { value, currency } = formatAmount(fromMoneyJson(amount));
  return `${value} ${currency}`;
};
const exchanged = ({ exchange }: Readable): string =>
  exchange ? `, ${money(exchange.charged)} of it as ${money(exchange.settled)} at ${exchange.rate}` : '';
const reasonOf = ({ reason }: Readable): string => (typeof reason === 'string' ? reason : 'no reason given');

type Sentence = (data: Readable) => string;

const SENTENCES: Readonly<Record<string, Sentence>> = {
  OrderCreated: (d) => `Order over ${money(d.amount)} created`,
  PaymentStarted: (d) => `Payer may pay ${money(d.amount)} at ${d.provider}`,
  AuthorizationRequested: (d) => `${d.provider} is asked to charge ${money(d.amount)} to a card on file`,
  Authorized: (d) => `${d.provider} authorised ${money(d.amount)}`,
  AuthorizationDeclined: (d) =>
    `${d.provider} declined ${money(d.amount)}: ${d.decline?.message ?? 'no reason'} (${d.decline?.code ?? '?'})`,
  AuthorizationFailed: (d) => `The payment of ${money(d.amount)} failed: ${reasonOf(d)}`,
  ActionRequired: (d) => `${d.provider} waits for the payer to pay ${money(d.amount)}`,
  PaymentUnderpaid: (d) =>
    `${d.provider} received ${money(d.receipt?.received)} of ${money(d.receipt?.due)}; too little, it stands in suspense`,
  PaymentIdentified: (d) => `${d.provider} names the payment ${d.providerReference}`,
  PayerReturned: (d) => `The payer came back; the browser claims ${d.claims} (${d.code}), which proves nothing`,
  PaymentAnnounced: (d) =>
    `The payer has ordered a transfer of ${money(d.amount)}; ${d.provider} guarantees nothing, it is waited for until ${d.expiresAt}`,
  PaymentExpired: (d) => `The time to pay ${money(d.amount)} is over`,
  CaptureRequested: (d) =>
    `${d.provider} is asked to capture ${money(d.amount)}${d.final ? ' and to give back the rest' : ''}`,
  Captured: (d) =>
    `${d.provider} captured ${money(d.amount)}${d.receipt ? `, paid with ${money(d.receipt.received)}` : ''}`,
  CaptureFailed: (d) => `The capture of ${money(d.amount)} failed: ${reasonOf(d)} (${d.code})`,
  VoidRequested: (d) => `${d.provider} is asked to give back the hold of ${money(d.amount)}`,
  Voided: (d) => `${d.provider} gave back the hold of ${money(d.amount)}`,
  VoidFailed: (d) => `The void of ${money(d.amount)} failed: ${reasonOf(d)} (${d.code})`,
  RefundRequested: (d) =>
    d.bankOrderId
      ? `A bank order is to refund ${money(d.amount)}`
      : `${d.provider} is asked to refund ${money(d.amount)}`,
  Refunded: (d) => `${d.bankOrderId ? 'A bank order' : d.provider} refunded ${money(d.amount)}`,
  RefundFailed: (d) => `The refund of ${money(d.amount)} failed: ${reasonOf(d)} (${d.code})${contested(d)}`,
  OutcomeUnknown: (d) =>
    `Whether ${d.provider} did the ${d.operation} of ${money(d.amount)} is not known: ${reasonOf(d)}`,
  OperationPending: (d) => `${d.provider} is still working on the ${d.operation} of ${money(d.amount)}`,
  CardKept: (d) => `The card is kept on file as ${d.cardId}`,
  CardRegistered: (d) => `Card ${d.cardId} of ${d.provider} is on file`,
  CardRemoved: (d) => `The card was taken off file: ${reasonOf(d)}`,
  OrderCancelled: (d) => `The order was cancelled: ${reasonOf(d)}`,
  AuthorizationEnding: (d) => `The hold of ${money(d.amount)} ends ${d.captureBefore}: capture or void it`,
  SettlementOverdue: (d) => `${d.provider} should have paid out ${money(d.amount)} by ${d.expectedBy}`,
  AuthorizationExpired: (d) => `The hold of ${money(d.amount)} ran out`,
  CaptureConfirmedUnexpectedly: (d) =>
    `${money(d.amount)} came from ${d.provider} that nothing explains: ${reasonOf(d)}. It stands in suspense`,
  UnexpectedMoneyExplained: (d) => `${money(d.amount)} from ${d.provider} left suspense: ${reasonOf(d)}`,
  RefundFailedAfterAcceptance: (d) =>
    d.bankOrderId
      ? `The refund of ${money(d.amount)} by a bank order came back: ${reasonOf(d)}${contested(d)}`
      : `${d.provider} took back the accepted refund of ${money(d.amount)}: ${reasonOf(d)}${contested(d)}`,
  DisputeOpened: (d) =>
    `${money(d.amount)} is disputed at ${d.provider}${d.beyond ? `, and ${money(d.beyond)} taken beyond that` : ''}`,
  DisputeWon: (d) =>
    `The dispute over ${money(d.amount)} is won${d.beyond ? `, with the claim of ${money(d.beyond)}` : ''}`,
  DisputeLost: (d) => `The dispute over ${money(d.amount)} is lost`,
  IntegrityFailed: (d) => `A message of ${d.provider} does not fit: expected ${d.expected}, received ${d.received}`,
  FactIgnored: (d) => `A message of ${d.provider} changed nothing: ${reasonOf(d)}`,
  ClientOperationRequested: (d) => `${d.provider} is asked for ${d.operation}`,
  ClientOperationAnswered: (d) =>
    `${d.provider} ${d.kind === 'answered' ? 'answered' : `${d.kind}: ${reasonOf(d)}`} (${d.operation})`,
  ClientOperationTold: (d) => `${d.provider} says (${d.operation}): ${reasonOf(d)}`,
  SettlementRecorded: (d) =>
    `${d.provider} paid out ${money(d.amount)}${exchanged(d)}${d.fee ? `; of its fee ${money(d.fee)} is booked with it` : ''}`,
  PayoutLinesAdded: () => 'Lines of a payout came',
  PayoutAnnounced: (d) => `${d.provider} says that it paid out ${d.payoutId}`,
  PayoutClaimed: (d) => `The payout ${d.payoutId} of ${d.provider} belongs in the books of this merchant`,
  PayoutCredited: (d) => `The bank credited ${money(d.amount)} of the payout`,
  LinesSettled: () => 'Payments of the payout are settled',
  DifferenceAccepted: (d) => `The difference of ${money(d.amount)} was taken over by a person`,
  BankLineImported: (d) => `The bank shows ${money(d.amount)}`,
  BankLineMatched: (d) => `The bank's ${money(d.amount)} is a ${d.to === 'bank_order' ? 'bank order of ours' : d.to}`,
  BreakOpened: (d) => `Break (${d.kind}): expected ${d.expected}, found ${d.found}`,
  BreakChanged: (d) => `The break is now (${d.kind}): expected ${d.expected}, found ${d.found}`,
  BreakAssigned: (d) => `The break was given to ${d.owner}`,
  BreakNoted: (d) => `A note about the break: ${d.text}`,
  BreakResolved: (d) => `The break was resolved as ${d.treatment}: ${reasonOf(d)}`,
  BreakClosed: (d) => `The break is explained: ${reasonOf(d)}`,
  SuspensePlaced: (d) => `${money(d.amount).replace('-', '')} in suspense was placed as ${d.to}: ${reasonOf(d)}`,
  SuspenseAssigned: (d) => `Money in suspense was given to ${d.owner}`,
  ProviderInvoiceRecorded: (d) =>
    `${d.provider} billed ${money(d.amount)} (${d.number}); ${money(d.accrued)} was accrued for the period`,
  ImportStarted: (d) => `A file (${d.format}) was checked and is being taken in`,
  ImportCompleted: () => 'All of the file is taken in',
  BankOrderRequested: (d) => `A bank order over ${money(d.amount)} is asked for`,
  BankOrderApproved: () => 'A second person approved the bank order',
  BankOrderRejected: () => 'The bank order was rejected; nothing is sent',
  BankOrderNumberClaimed: () => 'A number of the bank is that of a bank order of ours, and of no other',
  BankOrderSubmitted: (d) => `The bank of ${d.provider} is asked to pay`,
  BankOrderAccepted: (d) => `The bank of ${d.provider} has the order`,
  BankOrderFailed: (d) => `The bank of ${d.provider} has no order of it: ${reasonOf(d)} (${d.code})`,
  BankOrderInDoubt: (d) => `Whether the bank of ${d.provider} has the order is not known: ${reasonOf(d)}`,
  BankInstructionExecuted: (d) => `${money(d.amount)} left the bank account`,
  BankInstructionFailed: (d) => `The bank did not pay ${money(d.amount)}`,
  BankInstructionReversed: (d) => `${money(d.amount)} came back to the bank account`,
  BankInstructionBooked: (d) => `A line of the bank shows the ${money(d.amount)} of the bank order`,
  ...AGREEMENT_SENTENCES,
  SubjectKeyDestroyed: (d) => `Personal data was erased: ${reasonOf(d)}`,
  WebhookCreated: (d) => `Messages go to ${d.url}`,
  WebhookChanged: () => 'The webhook was changed',
  WebhookEnabled: () => 'The webhook was switched on',
  WebhookDisabled: (d) => `The webhook was switched off: ${reasonOf(d)}`,
  WebhookSecretRotated: () => 'The webhook has a new secret',
  WebhookTestRequested: () => 'A test message was asked for',
  WebhookRedeliveryRequested: () => 'Messages were asked for again',
  WebhookRemoved: () => 'The webhook was removed',
  NotificationReceived: (d) => `${d.provider} sent a signed notification`,
  NotificationContradicted: (d) => `${d.provider} repeated a notification with another content; it is not applied`,
  InputSeen: (d) => `The process took ${d.sourceType}${d.ignored ? `, without effect: ${d.ignored}` : ''}`,
  ProcessChanged: (d) => `The process noted ${d.change?.type}`,
  CommandIssued: (d) => `The process orders ${d.type}`,
  CommandDispatched: () => 'The command was taken by its target',
  CommandFailed: (d) => `The command ${d.type} was refused: ${reasonOf(d)}`,
  TimerSet: (d) => `The timer ${d.name} is set to ${d.dueAt}`,
  TimerCancelled: (d) => `The timer ${d.name} is cancelled`,
  TimerFired: (d) => `The timer ${d.name} came due`,
  ProcessParked: (d) => `The process cannot take ${d.sourceType} and is parked: ${d.error}`,
  ProcessResumed: (d) => `${d.by} let the process go on${typeof d.reason === 'string' ? `: ${d.reason}` : ''}`,
  InputSkipped: (d) => `${d.by} left out ${d.sourceType} for ever: ${reasonOf(d)}`,
  ProcessEnded: (d) => `The process has ended: ${d.outcome}`,
  ApprovalRequested: (d) => `A refund of ${money(d.amount)} waits for the approval of a second person`,
  ApprovalGranted: () => 'A second person approved the refund',
  ApprovalRejected: () => 'A second person rejected the refund',
  ApprovalCarriedOut: () => 'The approved refund was sent on its way',
  ApprovalFailed: (d) => `The approved refund could not be made: ${reasonOf(d)} (${d.code})`,
  NotificationUnmatched: (d) =>
    `${d.provider} reports ${d.kind} of ${money(d.amount)} for nothing of ours: ${reasonOf(d)}`,
};

/** One sentence for a person. A type that is not known here is named, never left out. */
export function summarize(type: string, data: unknown): string {
  const sentence = SENTENCES[type];
  return sentence ? sentence(data as Readable) : type;
}
