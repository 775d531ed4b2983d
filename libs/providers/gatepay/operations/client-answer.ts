import { isPlain } from '../../spi';
import type { ClientAnswer } from '../../spi';
import type { Reply } from '../envelope';
import { wordOf } from '../error-codes';

/** An answer as the caller gets it; `present` may still find that it says something else than was asked. */
export function answerOf(reply: Reply, present: (data: unknown) => ClientAnswer): ClientAnswer {
  switch (reply.kind) {
    case 'data':
      return present(reply.data);
    case 'refused':
      return { kind: 'refused', code: wordOf(reply.code), reason: `${reply.reason} (code ${reply.code})` };
    case 'unknown':
      return { kind: 'unknown', reason: reply.reason };
    case 'not_sent':
      return reply;
  }
}

export const answered = (data: unknown): ClientAnswer =>
  isPlain(data)
    ? { kind: 'answered', data: data ?? null }
    : { kind: 'unknown', reason: 'the answer is nested too deep to be handed on' };
