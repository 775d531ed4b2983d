import { toMoneyJson } from '#libs/money';
import type { Outcome, QueryOperation } from '../../spi';
import { fromChain, fromDecimal } from '../decimal';
import { asObject, textOf } from '../json';
import type { Json } from '../json';
import { evidenceOf, failed, unclear, unknown } from '../outcomes';

/** The words are unpublished: guesses, and those of the callbacks (fact sheet 6 and 7). */
const DONE: ReadonlySet<string> = new Set(['SUCCESS', 'REFUND_SUCCESS', 'REFUNDED']);
const RUNNING: ReadonlySet<string> = new Set(['PENDING', 'PROCESS', 'PROCESSING', 'INIT', 'REFUND_PROCESS']);
const REJECTED: ReadonlySet<string> = new Set(['FAIL', 'FAILED', 'REJECTED', 'REFUND_REJECTED', 'REFUND_FAIL']);

/** What became of a refund, from its details. */
export function refundOutcome(data: unknown, { reference, amount }: QueryOperation): Outcome {
  const details = asObject(asObject(data)?.bizData ?? data) ?? {};
  const status = textOf(details.status, 64);
  if (status === undefined) return unknown('query', 'the answer is no refund');
  const difference = differenceOf(details, reference, amount);
  if (difference !== undefined) return unclear(`the answer is about another ${difference}`, status);
  const id = textOf(details.gateRefundId);
  const named = id === undefined ? {} : { providerReference: id };
  const evidence = evidenceOf('query', status);
  if (RUNNING.has(status)) return { kind: 'pending', ...named, evidence };
  if (REJECTED.has(status)) {
    const reason = textOf(details.refund_fail_reason) ?? 'the provider rejected the refund';
    return failed('query', 'refund_rejected', reason, status);
  }
  if (!DONE.has(status)) return unclear('the refund has a status that is not known here', status);
  const fee = networkFee(details, amount.currency);
  return { kind: 'succeeded', amount: toMoneyJson(amount), ...named, ...(fee && { fee }), evidence };
}

/** `amount` may be less than was requested where the receiver bears the network fee: what counts is what was asked. */
function differenceOf(details: Json, reference: string, amount: QueryOperation['amount']): string | undefined {
  const { refundId, requestAmount, requestCurrency } = details;
  if (refundId !== reference) return 'refund';
  if (requestCurrency !== amount.currency) return 'currency';
  return fromDecimal(requestAmount, amount.currency)?.minor === amount.minor ? undefined : 'amount';
}

/** We ask to bear it ourselves, so it is what the provider keeps beside the refund. */
function networkFee(details: Json, currency: string) {
  const fee = fromChain(details.refund_gas_amount, currency);
  return fee && fee.minor > 0n ? toMoneyJson(fee) : undefined;
}
