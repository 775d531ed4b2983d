import { unclearOutcome } from '../../spi';
import type { Evidence, Outcome } from '../../spi';
import { withoutCardData } from '../client/redact';
import type { Reply } from '../wire/reply';

const DETAIL_MAX = 200;

/** Where an outcome is known from. `detail` is the provider's own words, without anything like a card number. */
export function evidenceOf(source: 'answer' | 'query', code?: string, detail?: string): Evidence {
  const words = detail === undefined ? '' : withoutCardData(detail).replace(/\s+/g, ' ').slice(0, DETAIL_MAX);
  return { source, ...(code !== undefined && { code }), ...(words !== '' && { detail: words }) };
}

export const unknown = (source: 'answer' | 'query', reason: string, code?: string): Outcome => ({
  kind: 'unknown',
  reason,
  evidence: evidenceOf(source, code),
});

export const unclear = (reason: string, status: string): Outcome => unclearOutcome(reason, evidenceOf('query', status));

/** What an answer without data came to. */
export function outcomeWithoutData(reply: Exclude<Reply, { kind: 'data' }>): Outcome {
  if (reply.kind === 'refused') {
    return { kind: 'failed', code: reply.code, reason: reply.reason, evidence: evidenceOf('answer', reply.code) };
  }
  const code = reply.kind === 'unknown' ? reply.code : undefined;
  return { kind: reply.kind, reason: reply.reason, evidence: evidenceOf('answer', code) };
}

/** Nothing was sent, because the request has no form at this provider. */
export const neverSent = (reason: string): Outcome => ({
  kind: 'failed',
  code: 'unsupported_request',
  reason,
  evidence: { source: 'answer', detail: 'refused by the adapter, nothing was sent' },
});
