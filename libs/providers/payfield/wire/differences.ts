import { formatAmount } from '#libs/money';
import type { Money } from '#libs/money';
import type { Operation } from './operation';

/** What we asked for, as far as an answer may repeat it. */
export interface Expected {
  readonly externalId: string;
  readonly transactionType: 'payin' | 'payout';
  readonly shopCode: string;
  readonly amount?: Money;
  readonly userId?: string;
  readonly accountNumber?: string;
}

/**
 * How an answer contradicts the request. The provider answers a repeat with what it has, whatever the repeat says (fact
 * sheet 4 and U4), so every answer is compared. Only amounts are quoted: the rest could be personal.
 */
export function differencesOf(operation: Operation, expected: Expected): string[] {
  const { amount } = expected;
  return [
    operation.externalId !== expected.externalId && 'another external_id',
    differs(operation.transactionType, expected.transactionType) && 'another transaction_type',
    differs(operation.shopCode, expected.shopCode) && 'another shop_code',
    amount !== undefined && !isSame(operation.amount, amount) && `${show(operation.amount)} instead of ${show(amount)}`,
    differs(operation.userId, expected.userId) && 'another merchant_user_id',
    differs(plain(operation.accountNumber), plain(expected.accountNumber)) && 'another account number',
  ].filter((difference) => difference !== false);
}

const isSame = (one: Money, other: Money): boolean => one.currency === other.currency && one.minor === other.minor;

/** Only what both sides name can differ: the older contract leaves fields out. */
const differs = (answered: string | undefined, asked: string | undefined): boolean =>
  answered !== undefined && asked !== undefined && answered !== asked;

const plain = (account: string | undefined): string | undefined => account?.replaceAll(' ', '');

function show(money: Money): string {
  const { value, currency } = formatAmount(money);
  return `${value} ${currency}`;
}
