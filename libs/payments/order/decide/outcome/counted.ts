import type { MoneyJson } from '#libs/money';
import type { Outcome } from '../../../outcome';
import type { OrderEvent } from '../../events';
import type { ProviderFact } from '../../commands';
import { minorOf, moneyJson, smaller } from '../../minor';
import { cameBeside } from '../../selectors';
import type { Attempt, OrderState, UnexplainedMoney } from '../../state';
import type { Movement } from './unexplained';

/** Whose sum has grown, and on whose word. It names no movement. */
type Grown = Pick<Movement, 'attempt' | 'operationId' | 'evidence'>;

const sumOf = (money: readonly UnexplainedMoney[]): bigint => money.reduce((sum, { amount }) => sum + amount, 0n);

const paidOf = ({ currency }: OrderState, { captured, receipt }: Attempt): MoneyJson =>
  receipt?.received ?? moneyJson(captured, currency);

/**
 * What of a provider's sum of a payment is recorded: what paid it, and what came beside that and is in the sum.
 * @param names what is in it, too
 */
function recordedOf(
  state: OrderState,
  attempt: Attempt,
  currency: string,
  { paid = paidOf(state, attempt), names = [] }: { paid?: MoneyJson; names?: readonly string[] } = {},
): bigint {
  const isIn = ({ counted, providerReference = '' }: UnexplainedMoney): boolean =>
    counted === true || names.includes(providerReference);
  const beside = sumOf(cameBeside(state, attempt.id, currency).filter(isIn));
  return paid.currency === currency ? minorOf(paid) + beside : beside;
}

/**
 * Whether all of a sum is recorded, and nothing of it is news.
 * @param paid default what is recorded as such
 */
export const isAllRecorded = (state: OrderState, attempt: Attempt, sum: MoneyJson, paid?: MoneyJson): boolean =>
  minorOf(sum) <= recordedOf(state, attempt, sum.currency, { paid });

/**
 * What a provider's sum has grown by without a list that says what came. Money that has a name and no known place in
 * the sum may be in it, and is taken off: counted twice it would be in no account of the provider.
 * @param paid default what is recorded as such
 */
export function grownBy(state: OrderState, sum: MoneyJson, about: Grown, paid?: MoneyJson): OrderEvent[] {
  const { attempt } = about;
  const { currency } = sum;
  const named = cameBeside(state, attempt.id, currency).filter(({ counted }) => !counted);
  const minor = minorOf(sum) - recordedOf(state, attempt, currency, { paid }) - sumOf(named);
  return unlisted(sum, minor, about);
}

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
  return unlisted(told, minorOf(told) - sumOf(recorded), about);
}

function unlisted(sum: MoneyJson, minor: bigint, { attempt, evidence, ...fields }: Grown): OrderEvent[] {
  if (minor <= 0n) return [];
  const { currency } = sum;
  const id = `${attempt.provider}/received/${sum.minor} ${currency}`;
  const data = {
    ...{ attemptId: attempt.id, provider: attempt.provider, amount: moneyJson(minor, currency), ...fields },
    ...{ reason: 'the provider counts more for the payment, and does not list what came', counted: true as const },
    evidence: { ...evidence, id },
  };
  return [{ type: 'CaptureConfirmedUnexpectedly', data }];
}

/**
 * A movement that the provider has in its sum: only what no sum has told before, undefined where all of it has been.
 * Where the sum up to it is not known it is news whole.
 */
export function notYetTold(
  state: OrderState,
  movement: Movement,
  { upTo, after: names }: NonNullable<ProviderFact['inSum']>,
): Movement | undefined {
  const { attempt, amount } = movement;
  if (upTo?.currency !== amount.currency) return { ...movement, counted: true };
  const minor = smaller(minorOf(amount), minorOf(upTo) - recordedOf(state, attempt, upTo.currency, { names }));
  return minor > 0n ? { ...movement, amount: moneyJson(minor, upTo.currency), counted: true } : undefined;
}

/**
 * What the payment itself was told as, after its end or not as was asked: whatever sum is told of it later has that in
 * it. What only a sum has told has no name, so what has none is not marked as that.
 */
export const ofItsSum = ({
  receipt,
  providerReference,
}: Pick<Extract<Outcome, { kind: 'succeeded' }>, 'receipt' | 'providerReference'>): Pick<Movement, 'counted'> =>
  receipt && providerReference !== undefined ? { counted: true } : {};
