import { smaller } from './order/minor';

/** What is recorded of the money that a provider told of one payment, or under one number, all in one unit. */
export interface RecordedMoney {
  readonly minor: bigint;
  /** The provider's name of the movement; absent where only the sum told it. */
  readonly name?: string;
  /** Whether the provider has it in its sum; absent: not known. */
  readonly isInSum?: boolean;
}

/** Where a provider has a movement in its sum. */
export interface SumUpTo {
  /** The sum up to and with the movement, or beyond it, in minor units. */
  readonly upTo: bigint;
  /** Names of other movements in that sum, whatever is recorded of their place. */
  readonly after?: readonly string[];
}

const total = (money: readonly RecordedMoney[]): bigint => money.reduce((sum, { minor }) => sum + minor, 0n);

/** What of the sum is recorded. */
export const recordedInSum = (recorded: readonly RecordedMoney[], after: readonly string[] = []): bigint =>
  total(recorded.filter(({ isInSum, name }) => isInSum === true || (name !== undefined && after.includes(name))));

/**
 * What of a sum without a list is news. Money whose place is not known may be in it, and is taken off: counted twice it
 * would be in no account of the provider.
 */
export function newsOfSum(recorded: readonly RecordedMoney[], sum: bigint): bigint {
  const perhaps = total(recorded.filter(({ isInSum }) => isInSum === undefined));
  return notBelowZero(sum - recordedInSum(recorded) - perhaps);
}

/** What of a movement is news: no more than is missing of the sum that it is in. */
export const newsOfMovement = (recorded: readonly RecordedMoney[], minor: bigint, { upTo, after }: SumUpTo): bigint =>
  notBelowZero(smaller(minor, upTo - recordedInSum(recorded, after)));

const notBelowZero = (minor: bigint): bigint => (minor > 0n ? minor : 0n);
