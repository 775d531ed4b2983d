import type { OperationType } from './events';
import { moneyJson, sum } from './minor';
import { receiptValue } from './receipt';
import type { ReceiptValue } from './receipt';
import type { Attempt, Dispute, Operation, OperationStatus, OrderState, UnexplainedMoney } from './state';

const OPEN: ReadonlySet<OperationStatus> = new Set(['requested', 'requires_action', 'announced', 'pending', 'unknown']);

/** Not final: it may still succeed, so its amount stays reserved. */
export const isOpen = (operation: Operation): boolean => OPEN.has(operation.status);

/** Only the payer, or the payer's bank, can bring it on: what the clock may end. */
export const awaitsPayer = ({ status }: Pick<Operation | Attempt, 'status'>): boolean =>
  status === 'requires_action' || status === 'announced';

export const operationOf = (state: OrderState, id: number | undefined): Operation | undefined =>
  state.operations.find((operation) => operation.id === id);

export const attemptOf = (state: OrderState, id: number): Attempt | undefined =>
  state.attempts.find((attempt) => attempt.id === id);

/** The attempt that speaks for the order: an earlier one has always ended before a later one could start. */
export const currentAttempt = (state: OrderState): Attempt | undefined => state.attempts.at(-1);

export const openOperations = (state: OrderState, type?: OperationType): readonly Operation[] =>
  state.operations.filter((operation) => isOpen(operation) && (type === undefined || operation.type === type));

/** Operations whose outcome has to be asked for before anything else is decided. */
export const operationsInDoubt = (state: OrderState): readonly Operation[] =>
  state.operations.filter((operation) => operation.status === 'unknown');

/** What an attempt still reserves at the payer's bank: authorised, neither captured nor given back. */
export const holdOf = (attempt: Attempt): bigint => attempt.authorized - attempt.captured - attempt.released;

/** The attempt that holds money, if any. There is at most one: a further attempt needs the one before it to be over. */
export const holdingAttempt = (state: OrderState): Attempt | undefined =>
  state.attempts.find((attempt) => holdOf(attempt) > 0n);

/** As long as a provider repeats a message that we did not take: hourly for a day (fact sheet "trustpay-eu" 7.1). */
const WORD_MS = 24 * 60 * 60 * 1_000;

/**
 * A payer who came back from a page where all went well has perhaps paid: the provider's word may be on its way still,
 * and a second attempt would be a second payment. Nothing proves it, so it only puts the end off.
 */
export function payableUntil({ expiresAt, reported }: Attempt): string | undefined {
  const mayBePaid = reported?.claims === 'success' || reported?.claims === 'pending';
  if (expiresAt === undefined || !mayBePaid) return expiresAt;
  return new Date(Date.parse(expiresAt) + WORD_MS).toISOString();
}

export const capturedAttempt = (state: OrderState): Attempt | undefined =>
  state.attempts.find((attempt) => attempt.captured > 0n);

const hereOf = ({ direction, amount }: UnexplainedMoney): bigint =>
  direction === 'in' ? amount : direction === 'returned' ? -amount : 0n;

/** Money of this attempt that came without an operation and is still here, in the order's currency or in another. */
export const unexpectedOf = (state: OrderState, attemptId: number, currency = state.currency): bigint =>
  sum(state.unexplained.filter((money) => money.attemptId === attemptId && money.currency === currency).map(hereOf));

/**
 * What came for an attempt beside what paid it, whatever became of it since.
 * @param unit default every one
 */
export const cameBeside = (state: OrderState, attemptId: number, unit?: string): readonly UnexplainedMoney[] =>
  state.unexplained.filter(
    ({ direction, attemptId: of, currency }) =>
      direction === 'in' && of === attemptId && (unit === undefined || currency === unit),
  );

/** All of it, by its unit: units cannot be added. */
export function unexpectedByUnit({ unexplained }: OrderState): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const money of unexplained) sums.set(money.currency, (sums.get(money.currency) ?? 0n) + hereOf(money));
  return new Map([...sums].filter(([, minor]) => minor > 0n));
}

/**
 * What a capture may still take, in minor units: A − C − V − Pc. Nothing while a void or a final capture is on its way.
 * Money that the provider captured without us has used the hold up, too.
 */
export function capturable(state: OrderState): bigint {
  const attempt = holdingAttempt(state);
  if (!attempt || openOperations(state, 'void').length > 0) return 0n;
  const captures = openOperations(state, 'capture');
  if (captures.some((capture) => capture.final)) return 0n;
  const free = holdOf(attempt) - sum(captures.map((capture) => capture.amount)) - unexpectedOf(state, attempt.id);
  return free > 0n ? free : 0n;
}

/** What the provider took of captures beyond what they had left: a claim, until a dispute over it is won. */
function claimedOf(state: OrderState): bigint {
  const { attempts, unexplained, disputes, currency } = state;
  const captured = new Set(attempts.filter((attempt) => attempt.captured > 0n).map(({ id }) => id));
  const out = unexplained.filter(
    (money) => money.direction === 'out' && money.currency === currency && captured.has(money.attemptId),
  );
  return sum(out.map(({ amount }) => amount)) - sum(disputes.map(settledClaim));
}

/** What is no claim any more of what a dispute took beyond what the order had left: contested, or come back. */
export const settledClaim = ({ status, beyond = 0n, claimedBefore = 0n }: Dispute): bigint =>
  claimedBefore + (status === 'won' ? beyond : 0n);

/**
 * What a refund may still give back, in minor units: C − R − Pr − D, and less what the provider took beyond that. A
 * refund that fails after such a debit frees nothing: the customer has that money.
 */
export function refundable(state: OrderState): bigint {
  const { captured, refunded, pendingRefund, disputed } = state.amounts;
  const left = captured - refunded - pendingRefund - disputed - claimedOf(state);
  return left > 0n ? left : 0n;
}

/** Of what went back, what the provider gave: what bank orders paid never left its account. */
export const refundedByProvider = ({ refunded, refundedByBank = 0n }: Attempt): bigint => refunded - refundedByBank;

/** What the provider paid out of the order: captures less the refunds that it netted. */
export const settledOf = ({ attempts }: OrderState): bigint => sum(attempts.map(({ settled }) => settled ?? 0n));

/** What is paid out by the provider and owed to the service and its parties, as the books have it. */
export const availableOf = ({ paidOut }: OrderState): bigint => paidOut?.available ?? 0n;

/** What open disputes block of that, as the books have it; what else they block is unsettled. */
export const blockedAvailableOf = ({ paidOut }: OrderState): bigint => paidOut?.blocked ?? 0n;

/** What came for an attempt against what was charged; nothing special where the payer paid exactly. */
export const valueOf = (state: OrderState, { captured, developerFee, receipt }: Attempt): ReceiptValue =>
  receiptValue({
    amount: moneyJson(captured, state.currency),
    developerFee: moneyJson(developerFee ?? 0n, state.currency),
    receipt,
  });

const openSurplus = (state: OrderState, attempt: Attempt): bigint =>
  valueOf(state, attempt).surplus - (attempt.surplusReturned ?? 0n);

/** What the payer sent too much and did not get back, in the order's currency. */
export const surplusOf = (state: OrderState): bigint =>
  sum(state.attempts.map((attempt) => openSurplus(state, attempt)));

/** Of an attempt, what of it came in a currency. Of coins it is a value at their quote, which nobody gives back. */
export function returnableSurplus(state: OrderState, attemptId: number, currency = state.currency): bigint {
  const attempt = attemptOf(state, attemptId);
  const isSameUnit = currency === state.currency && attempt?.receipt?.received.currency === currency;
  return isSameUnit ? openSurplus(state, attempt) : 0n;
}

/** What came for an attempt that nobody asked for: sent too much, or without an operation. */
export const returnableOf = (state: OrderState, attemptId: number, currency = state.currency): bigint =>
  returnableSurplus(state, attemptId, currency) + unexpectedOf(state, attemptId, currency);
