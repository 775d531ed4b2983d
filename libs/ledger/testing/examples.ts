import type { OrderEvent, OrderEventType } from '#libs/payments';

const eur = (minor: number) => ({ minor: String(minor), currency: 'EUR' });
const usdt = (minor: number) => ({ minor: String(minor), currency: 'USDT' });
const evidence = { source: 'notification', id: 'n-1' } as const;
const base = { attemptId: 1, operationId: 1, provider: 'acme' };
const failure = { code: '51', reason: 'not enough money' };
const at = '2026-03-01T12:00:00.000Z';

/** One event of each type that books something: an order over 100.00, of which 60.00 is captured. */
const events: readonly OrderEvent[] = [
  { type: 'Authorized', data: { ...base, amount: eur(10_000), evidence, inDoubt: eur(10_000) } },
  {
    type: 'AuthorizationDeclined',
    data: {
      ...base,
      amount: eur(10_000),
      evidence,
      inDoubt: eur(10_000),
      decline: { code: '51', class: 'soft_funds', message: 'not enough money' },
    },
  },
  { type: 'AuthorizationFailed', data: { ...base, amount: eur(10_000), evidence, inDoubt: eur(10_000), ...failure } },
  { type: 'AuthorizationExpired', data: { attemptId: 1, provider: 'acme', amount: eur(4_000), evidence } },
  { type: 'Captured', data: { ...base, amount: eur(6_000), released: eur(10_000), evidence, inDoubt: eur(6_000) } },
  {
    type: 'PaymentUnderpaid',
    data: { ...base, amount: eur(10_000), evidence, receipt: { due: usdt(108_000_000), received: usdt(50_000_000) } },
  },
  {
    type: 'ActionRequired',
    data: {
      ...base,
      amount: eur(10_000),
      evidence,
      inDoubt: eur(10_000),
      nextAction: { type: 'redirect', url: 'https://acme.example/pay/1' },
    },
  },
  { type: 'CaptureFailed', data: { ...base, amount: eur(6_000), evidence, inDoubt: eur(6_000), ...failure } },
  { type: 'Voided', data: { ...base, amount: eur(10_000), evidence, inDoubt: eur(10_000) } },
  { type: 'VoidFailed', data: { ...base, amount: eur(10_000), evidence, inDoubt: eur(10_000), ...failure } },
  { type: 'RefundRequested', data: { ...base, amount: eur(4_000), owed: eur(1_000), requestedAt: at } },
  { type: 'Refunded', data: { ...base, amount: eur(4_000), evidence, inDoubt: eur(4_000) } },
  {
    type: 'RefundFailed',
    data: { ...base, amount: eur(4_000), owed: eur(1_000), evidence, inDoubt: eur(4_000), ...failure },
  },
  { type: 'RefundFailedAfterAcceptance', data: { ...base, amount: eur(4_000), evidence, ...failure } },
  {
    type: 'OutcomeUnknown',
    data: { ...base, operation: 'capture', amount: eur(6_000), reason: 'no answer within 30 s', evidence },
  },
  {
    type: 'OperationPending',
    data: { ...base, operation: 'capture', amount: eur(6_000), evidence, inDoubt: eur(6_000) },
  },
  { type: 'CaptureConfirmedUnexpectedly', data: { ...base, amount: eur(10_000), reason: 'paid twice', evidence } },
  {
    type: 'UnexpectedMoneyExplained',
    data: { ...base, amount: eur(9_900), reason: 'it is the authorize, which is now told otherwise', evidence },
  },
  { type: 'UnexpectedMoneyReturned', data: { ...base, amount: eur(10_000), reason: 'returned by hand', evidence } },
  {
    type: 'CaptureReversedByProvider',
    data: { ...base, amount: eur(4_000), owed: eur(1_000), reason: 'refunded in the portal', evidence },
  },
  { type: 'DebitConfirmedUnexpectedly', data: { ...base, amount: eur(6_000), reason: 'refunded already', evidence } },
  {
    type: 'SettlementRecorded',
    data: {
      ...base,
      amount: eur(6_000),
      fee: eur(174),
      settlementId: '0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10',
      evidence,
    },
  },
  { type: 'DisputeOpened', data: { ...base, disputeId: '1', amount: eur(6_000), evidence } },
  { type: 'DisputeWon', data: { ...base, disputeId: '1', amount: eur(6_000), evidence } },
  { type: 'DisputeLost', data: { ...base, disputeId: '1', amount: eur(6_000), owed: eur(1_000), evidence } },
];

export const examples: ReadonlyMap<OrderEventType, OrderEvent> = new Map(events.map((event) => [event.type, event]));

export const context = { merchantId: 'shop', orderId: '7d444840-9dc0-11d1-b245-5ffdce74fad2' };
