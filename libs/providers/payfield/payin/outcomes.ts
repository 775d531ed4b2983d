import { toMoneyJson } from '#libs/money';
import type { Evidence, HttpResult, Outcome, ProviderResult } from '../../spi';
import { readOperation } from '../wire/operation';
import type { Operation } from '../wire/operation';
import { readRefusal } from '../wire/refusal';
import { differencesOf } from '../wire/differences';
import type { Expected } from '../wire/differences';
import { nextActionOf } from './next-action';

/** A request with everything that its answer is compared with. */
export type Asked = Expected & Required<Pick<Expected, 'amount'>>;

/** What opening a payin came to. Created (201) and already there (200) are one, as long as it is the same payin. */
export function resultOfOpening(result: HttpResult, asked: Asked): ProviderResult {
  if (result.kind !== 'answered') return inDoubt(result.kind, result.reason, 'answer');
  if (result.status !== 200 && result.status !== 201) return refusedOpening(result.status, result.body);
  const payin = readOperation(result.body);
  if (!payin) return inDoubt('unknown', `unreadable answer, HTTP status ${result.status}`, 'answer');
  const differences = differencesOf(payin, asked);
  if (differences.length > 0) return contradiction(differences, 'answer');
  return resultOf(payin, 'answer');
}

/** What a status query says. `undefined`: the provider has no such payin in this shop. */
export function resultOfQuery(result: HttpResult, asked: Asked): ProviderResult | undefined {
  if (result.kind !== 'answered') return inDoubt(result.kind, result.reason, 'query');
  if (result.status === 404 && readRefusal(404, result.body)?.notFound) return undefined;
  if (result.status !== 200) return inDoubt('unknown', `HTTP status ${result.status}`, 'query');
  const payin = readOperation(result.body);
  if (!payin) return inDoubt('unknown', 'unreadable answer', 'query');
  // Money that came is reported as it came, and the ledger compares; without money a difference is a contradiction.
  const isPaid = payin.status === 'success' || payin.status === 'refunded';
  const expected = isPaid ? { ...asked, amount: undefined } : asked;
  const differences = differencesOf(payin, expected);
  return differences.length > 0 ? contradiction(differences, 'query') : resultOf(payin, 'query');
}

function resultOf(payin: Operation, source: Source): ProviderResult {
  const evidence: Evidence = { source, code: payin.status };
  const providerReference = payin.id;
  const ended = (code: string, reason: string): ProviderResult => ({
    outcome: { kind: 'failed', code, reason, evidence },
  });
  switch (payin.status) {
    case 'pending':
      return { outcome: pending(payin, evidence) };
    case 'success':
      return { outcome: { kind: 'succeeded', amount: toMoneyJson(payin.amount), providerReference, evidence } };
    case 'refunded':
      return {
        outcome: { kind: 'succeeded', amount: toMoneyJson(payin.amount), providerReference, evidence },
        also: [givenBack(payin)],
      };
    case 'failed':
      return ended('failed', 'the payment ended with an error at the provider');
    case 'canceled':
      return ended('cancelled', 'the payer cancelled the payment');
    case 'expired':
      return ended('expired', 'nobody paid in time');
  }
}

const pending = (payin: Operation, evidence: Evidence): Outcome => ({
  kind: 'pending',
  providerReference: payin.id,
  nextAction: nextActionOf(payin),
  expiresAt: payin.pageExpiresAt,
  evidence,
});

/** Refunds start outside the API and are always whole (fact sheet U8); they have no id of their own. */
const givenBack = (payin: Operation) =>
  ({
    kind: 'refunded',
    reference: payin.externalId,
    providerReference: `${payin.id}-refunded`,
    code: payin.status,
    amount: payin.amount,
  }) as const;

function refusedOpening(status: number, body: Buffer): ProviderResult {
  const refusal = status === 404 ? undefined : readRefusal(status, body);
  if (!refusal) return inDoubt('unknown', `HTTP status ${status}`, 'answer');
  const evidence: Evidence = { source: 'answer', code: refusal.code };
  return { outcome: { kind: 'failed', code: refusal.code, reason: refusal.reason, evidence } };
}

type Source = 'answer' | 'query';

const inDoubt = (kind: 'unknown' | 'not_sent', reason: string, source: Source): ProviderResult => ({
  outcome: { kind, reason, evidence: { source } },
});

const contradiction = (differences: readonly string[], source: Source): ProviderResult =>
  inDoubt('unknown', `the answer is about something else: ${differences.join(', ')}`, source);
