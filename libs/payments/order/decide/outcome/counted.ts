import type { MoneyJson } from '#libs/money';
import type { Outcome, Receipt } from '../../../outcome';
import { newsOfMovement, newsOfSum, recordedInSum } from '../../../provider-sum';
import type { RecordedMoney } from '../../../provider-sum';
import type { OrderEvent } from '../../events';
import type { ProviderFact } from '../../commands';
import { minorOf, moneyJson, sum } from '../../minor';
import { cameBeside } from '../../selectors';
import type { Attempt, OrderState, UnexplainedMoney } from '../../state';
import type { Movement } from './unexplained';

/** Whose sum has grown, and on whose word. It names no movement. */
type Grown = Pick<Movement, 'attempt' | 'operationId' | 'evidence'>;

const paidOf = ({ currency }: OrderState, { captured, receipt }: Attempt): MoneyJson =>
  receipt?.listed ?? receipt?.received ?? moneyJson(captured, currency);

/** Of what came, the part that is in the provider's sum, in the unit of that. */
const listedOf = ({ listed, amount, currency }: UnexplainedMoney): MoneyJson => listed ?? moneyJson(amount, currency);

/** What is recorded of one unit: what paid the payment, and what came beside that. */
function recordedOf(
  state: OrderState,
  attempt: Attempt,
  currency: string,
  paid: MoneyJson = paidOf(state, attempt),
): readonly RecordedMoney[] {
  const beside = cameBeside(state, attempt.id).map((money) => ({
    told: money.counted ? listedOf(money) : moneyJson(money.amount, money.currency),
    name: money.providerReference,
    isInSum: money.counted,
  }));
  return [{ told: paid, name: undefined, isInSum: true }, ...beside]
    .filter(({ told }) => told.currency === currency)
    .map(({ told, ...money }) => ({ ...money, minor: minorOf(told) }));
}

/**
 * Whether all of a sum is recorded, and nothing of it is news.
 * @param paid default what is recorded as such
 */
export const isAllRecorded = (state: OrderState, attempt: Attempt, sum: MoneyJson, paid?: MoneyJson): boolean =>
  minorOf(sum) <= recordedInSum(recordedOf(state, attempt, sum.currency, paid));

/**
 * What a provider's sum has grown by without a list that says what came.
 * @param paid default what is recorded as such
 */
export const grownBy = (state: OrderState, sum: MoneyJson, about: Grown, paid?: MoneyJson): OrderEvent[] =>
  unlisted(sum, newsOfSum(recordedOf(state, about.attempt, sum.currency, paid), minorOf(sum)), about);

/**
 * What the payment's own word has grown by since it was booked to suspense: that has no sum which contains what came
 * beside it. What has a name and no known place may be in it, and is taken off.
 */
export function ownGrowth(
  state: OrderState,
  told: MoneyJson,
  { providerReference, ...about }: Pick<Movement, 'attempt' | 'operationId' | 'evidence' | 'providerReference'>,
): OrderEvent[] {
  const isOwn = (one: UnexplainedMoney): boolean =>
    !one.counted || one.providerReference === undefined || one.providerReference === providerReference;
  const recorded = cameBeside(state, about.attempt.id, told.currency).filter(isOwn);
  return unlisted(told, minorOf(told) - sum(recorded.map(({ amount }) => amount)), about);
}

function unlisted(told: MoneyJson, minor: bigint, { attempt, evidence, ...fields }: Grown): OrderEvent[] {
  if (minor <= 0n) return [];
  const { currency } = told;
  const id = `${attempt.provider}/received/${told.minor} ${currency}`;
  const data = {
    ...{ attemptId: attempt.id, provider: attempt.provider, amount: moneyJson(minor, currency), ...fields },
    ...{ reason: 'the provider counts more for the payment, and does not list what came', counted: true as const },
    evidence: { ...evidence, id },
  };
  return [{ type: 'CaptureConfirmedUnexpectedly', data }];
}

/**
 * A movement that the provider has in its sum: only what no sum has told before, undefined where all of it has been.
 * Where the sum up to it is not known it is news whole. What may have paid is news only where it is recorded how much
 * of the sum the payment had, and that was less.
 */
export function notYetTold(
  state: OrderState,
  movement: Movement,
  { upTo, after, mayHavePaid }: NonNullable<ProviderFact['inSum']>,
): Movement | undefined {
  const { attempt, amount } = movement;
  const { currency } = amount;
  if (mayHavePaid) {
    const listed = listedOfPayment(state, attempt, currency);
    if (listed === undefined) return undefined;
    // Without a sum to hold it against it surely came beside only where nothing of it has paid.
    if (!upTo) return listed === 0n ? movement : undefined;
  }
  if (upTo?.currency !== currency) return { ...movement, counted: true };
  const recorded = recordedOf(state, attempt, currency);
  const minor = newsOfMovement(recorded, minorOf(amount), { upTo: minorOf(upTo), after });
  return minor > 0n ? { ...movement, amount: moneyJson(minor, currency), counted: true } : undefined;
}

/** How much of the provider's sum the payment had, where that was told. */
function listedOfPayment(state: OrderState, { id, receipt }: Attempt, currency: string): bigint | undefined {
  const told = [receipt, ...cameBeside(state, id)].find((money) => money?.listed?.currency === currency);
  return told?.listed && minorOf(told.listed);
}

/**
 * What the payment itself was told as, after its end or not as was asked: whatever sum is told of it later has that in
 * it. What only a sum has told has no name, so what has none is not marked as that.
 */
export const ofItsSum = ({
  receipt,
  providerReference,
}: Pick<Extract<Outcome, { kind: 'succeeded' }>, 'receipt' | 'providerReference'>): Pick<
  Movement,
  'counted' | 'listed'
> => (receipt && providerReference !== undefined ? { counted: true, ...listedIn(receipt) } : {});

const listedIn = ({ listed }: Receipt): Pick<Receipt, 'listed'> => (listed ? { listed } : {});
