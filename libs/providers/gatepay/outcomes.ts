import { unclearOutcome } from '../spi';
import type { Evidence, Outcome } from '../spi';
import type { Reply } from './envelope';
import { wordOf } from './error-codes';

export const evidenceOf = (source: Evidence['source'], code?: string, detail?: string): Evidence => ({
  source,
  ...(code !== undefined && { code }),
  ...(detail !== undefined && { detail }),
});

export const unknown = (source: Evidence['source'], reason: string, code?: string): Outcome => ({
  kind: 'unknown',
  reason,
  evidence: evidenceOf(source, code),
});

export const unclear = (reason: string, status: string): Outcome => unclearOutcome(reason, evidenceOf('query', status));

export const failed = (source: Evidence['source'], code: string, reason: string, said = code): Outcome => ({
  kind: 'failed',
  code,
  reason,
  evidence: evidenceOf(source, said),
});

/** Not even a request: said without asking anybody. */
export const unsupported = (reason: string): Outcome => ({
  kind: 'failed',
  code: 'unsupported_request',
  reason,
  evidence: { source: 'answer', detail: 'refused by the adapter, nothing was sent' },
});

/** What an answer without data means for a request that wanted to change something. */
export function outcomeOfNoData(reply: Exclude<Reply, { kind: 'data' }>): Outcome {
  switch (reply.kind) {
    case 'not_sent':
      return { kind: 'not_sent', reason: reply.reason, evidence: evidenceOf('answer') };
    case 'unknown':
      return unknown('answer', reply.reason, reply.code);
    case 'refused':
      return failed('answer', wordOf(reply.code), reply.reason, reply.code);
  }
}
