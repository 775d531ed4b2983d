import { toMoneyJson } from '#libs/money';
import type { FollowUp, Outcome, QueryOperation } from '../../spi';
import { orderIdOf, orderReference, wireIdOf } from '../provider-reference';
import { askForRefund } from './ask-for-refund';
import type { BankingApi } from './api';
import type { TrustPayBanking } from './banking';
import { searchPeriod } from './search-period';

/** What a refund by API Banking is made with, and asked about. */
export interface RefundDesk {
  readonly api: BankingApi;
  readonly banking: TrustPayBanking;
  readonly clock: { now(): Date };
  /** The account that the bank transfers come to. */
  readonly accountId: string;
}

/** Refunds a bank transfer of ours by RefundPayment: the order that it makes tells later whether the money has left. */
export async function refundByBanking(desk: RefundDesk, refund: FollowUp, paymentId: string): Promise<Outcome> {
  const { amount, reference } = refund;
  const answer = await askForRefund(desk, { paymentId, amount, description: reference });
  if (answer.kind === 'impossible') return failed('unsupported_request', answer.reason);
  if (answer.kind === 'refused') return failed(answer.code, answer.reason);
  if (answer.kind !== 'answered') return { ...answer, evidence: { source: 'answer' } };
  return { kind: 'pending', providerReference: orderReference(answer.data), evidence: { source: 'answer' } };
}

/** What became of such a refund. Every other operation of this provider cannot be asked about (fact sheet 1). */
export async function queryRefund(desk: RefundDesk, operation: QueryOperation): Promise<Outcome> {
  const { type, providerReference = '' } = operation;
  const known = orderIdOf(providerReference);
  if (known !== undefined) return statusOf(desk, operation, known);
  if (type !== 'refund' || wireIdOf(providerReference) === undefined) return unknown('it cannot be asked about');
  const { reference, amount, requestedAt } = operation;
  const period = searchPeriod(requestedAt, desk.clock.now());
  const found = await desk.banking.findOrder({ accountId: desk.accountId, reference, amount, ...period });
  if (found.kind === 'not_sent') return { ...found, evidence: { source: 'query' } };
  if (found.kind !== 'answered') return unknown(found.reason);
  if (found.data === undefined) return unknown('no line of the account bears its reference yet');
  return statusOf(desk, operation, found.data);
}

async function statusOf({ banking }: RefundDesk, { amount }: QueryOperation, orderId: string): Promise<Outcome> {
  const status = await banking.orderStatus(orderId);
  if (status.kind === 'not_sent') return { ...status, evidence: { source: 'query' } };
  if (status.kind !== 'answered') return unknown(status.reason);
  const { stage, state, amount: said } = status.data;
  const evidence = { source: 'query', code: state } as const;
  const providerReference = orderReference(orderId);
  if (said.minor !== amount.minor || said.currency !== amount.currency) return unknown('the order is over another sum');
  switch (stage) {
    case 'executed':
      return { kind: 'succeeded', amount: toMoneyJson(said), providerReference, evidence };
    case 'failed':
    case 'reversed':
      return { kind: 'failed', code: state, reason: 'the refund order did not reach the payer', evidence };
    case 'waiting':
      return { kind: 'pending', providerReference, evidence };
    case 'unrecognised':
      return unknown(`the order is ${state}, which is not in the list`);
  }
}

const failed = (code: string, reason: string): Outcome => ({
  kind: 'failed',
  code,
  reason,
  evidence: { source: 'answer', code },
});
const unknown = (reason: string): Outcome => ({ kind: 'unknown', reason, evidence: { source: 'query' } });
