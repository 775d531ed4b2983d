import type { BankOrderRequested } from '#libs/banking';
import { fromMoneyJson } from '#libs/money';
import type { Money } from '#libs/money';
import type { BankOrderStatus } from '#libs/providers';
import type { StoredInstruction } from './beneficiaries';

export interface AskedFor {
  readonly accountId: string;
  readonly amount: Money;
  /** IBAN or number of the beneficiary; undefined once it was erased. */
  readonly beneficiary?: string;
}

/** @param instruction from 1 */
export function askedFor(
  { accountId, instructions }: BankOrderRequested['data'],
  instruction: number,
  beneficiaries: readonly StoredInstruction[] | undefined,
): AskedFor {
  const to = beneficiaries?.[instruction - 1];
  const amount = fromMoneyJson(instructions[instruction - 1]!.amount);
  return { accountId, amount, beneficiary: to && (to.iban ?? to.account) };
}

/** Whether what the bank tells of a number is this payment: from the account, over the amount, to the beneficiary. */
export function isWhatWasAsked(told: BankOrderStatus, { accountId, amount, beneficiary }: AskedFor): boolean {
  const { amount: said, sourceAccount, destinationAccount } = told;
  if (said.minor !== amount.minor || said.currency !== amount.currency) return false;
  if (BigInt(sourceAccount) !== BigInt(accountId)) return false;
  return beneficiary === undefined || destinationAccount === undefined || isSame(beneficiary, destinationAccount);
}

/** Whether the bank's file of the order names this reference of ours, where the bank gives one. */
export const bears = ({ orderFile }: BankOrderStatus, reference: string): boolean =>
  orderFile === undefined || orderFile.split(/[^A-Za-z0-9]+/).includes(reference);

/** The bank's numbers are compared as numbers: a person may write one with zeros in front of it. */
export const withoutZeros = (bankOrderNumber: string): string => bankOrderNumber.replace(/^0+(?=\d)/, '');

const LOCAL_MIN = 4;

/**
 * The bank may write an account in groups, or as the local number that its IBAN ends with, with or without the code of
 * the bank behind a slash: the manual says no more than `Varchar(34)` (fact sheet TrustPay EU 9.7).
 */
function isSame(asked: string, told: string): boolean {
  if (bare(asked) === bare(told)) return true;
  const [mine, theirs] = [asked, told].map((account) => bare(account.split('/')[0]!).replace(/^0+/, ''));
  return theirs!.length >= LOCAL_MIN && mine!.endsWith(theirs!);
}

const bare = (account: string): string => account.toUpperCase().replace(/[^A-Z0-9]/g, '');
