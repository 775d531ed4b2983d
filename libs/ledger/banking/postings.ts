import type { BankOrderMoney, BankOrderPurpose } from '#libs/banking';
import type { AccountName } from '../chart';
import { move, postedUnder } from '../moves';
import type { Posting } from '../types';

/** What an executed order debits, by what it was for. */
const PAID_FOR: Readonly<Record<BankOrderPurpose, AccountName>> = {
  // Nobody has said what it was for yet: to be explained, must age to zero.
  suspense: 'suspenseOut',
  // A refund that is owed and that the provider could not make.
  refund: 'refundPayable',
  // What the selling service may have: the provider has paid it out to us.
  payout: 'available',
  // More was refunded or charged back than the provider had of ours: what it is owed leaves its account (4.2).
  provider_debt: 'receivable',
};

export const bankOrderRules = ['bankorder.execute', 'bankorder.reverse'] as const;

/**
 * The postings of an outgoing bank order: nothing before the bank has carried an instruction out, then what it was for
 * against the bank's account, and the same the other way when the money comes back. The account of the bank itself
 * shows what its statements show, so the credit waits beside it until the line of a statement takes it over.
 */
export function bankOrderPostings(
  { type, data }: { readonly type: string; readonly data: unknown },
  merchantId: string,
): Posting[] {
  const money = data as BankOrderMoney;
  if (type === 'BankInstructionExecuted') return posting('bankorder.execute', money, merchantId, 1n);
  if (type === 'BankInstructionReversed') return posting('bankorder.reverse', money, merchantId, -1n);
  return [];
}

function posting(
  rule: (typeof bankOrderRules)[number],
  { provider, account, purpose, forProvider = provider, amount }: BankOrderMoney,
  merchantId: string,
  sign: bigint,
): Posting[] {
  const owner = { provider: forProvider, merchantId, account, currency: amount.currency };
  return postedUnder(rule, merchantId, move(PAID_FOR[purpose], 'bankOrdered', BigInt(amount.minor) * sign, owner));
}
