import type { Money } from '#libs/money';
import type { BankAnswer, BankTransaction } from '../../spi';
import { toProviderAmount } from '../amount';
import { ID } from './answers';
import type { BankingApi } from './api';
import type { TrustPayBanking } from './banking';

const NAME_MAX = 70;
/** Refunds in crowns need no name (fact sheet 9.9). */
const NAMELESS_CURRENCY = 'CZK';

/** A credit of the account that is to be given back, whole or in part. */
export interface WantedRefund {
  readonly paymentId: string;
  readonly amount: Money;
  /** Bears our reference, by which the order is found again when the answer is lost. */
  readonly description: string;
}

/** Nothing was sent: it cannot be asked for so. */
interface Impossible {
  readonly kind: 'impossible';
  readonly reason: string;
}

/**
 * RefundPayment (fact sheet 9.9); the answer is the number of the bank's order. Who paid is read from the bank first:
 * nobody here keeps it.
 */
export async function askForRefund(
  { api, banking }: { readonly api: BankingApi; readonly banking: TrustPayBanking },
  { paymentId, amount, description }: WantedRefund,
): Promise<BankAnswer<string> | Impossible> {
  const sum = toProviderAmount(amount);
  if (!sum || amount.minor <= 0n) return impossible('the amount has no form there');
  const paid = await banking.payment(paymentId);
  if (paid.kind === 'refused') return paid;
  if (paid.kind !== 'answered') return { kind: 'not_sent', reason: paid.reason };
  const name = paid.data.counterAccountName?.slice(0, NAME_MAX);
  const refusal = refusalOf(amount, paid.data, name);
  if (refusal !== undefined) return impossible(refusal);
  const body = {
    PaymentId: paymentId,
    Amount: sum.Amount,
    ...(name !== undefined && { BeneficiaryName: name }),
    Description: description,
  };
  return api.call('RefundPayment', body, (answer) => answer.text('OrderId', ID));
}

function refusalOf({ currency }: Money, paid: BankTransaction, name: string | undefined): string | undefined {
  if (paid.amount.currency !== currency) return `the bank transfer was in ${paid.amount.currency}`;
  if (name === undefined && currency !== NAMELESS_CURRENCY) return 'the bank does not know who paid';
  return undefined;
}

const impossible = (reason: string): Impossible => ({ kind: 'impossible', reason });
