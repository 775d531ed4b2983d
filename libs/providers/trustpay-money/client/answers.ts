import type { ClientAnswer } from '../../spi';
import type { Reply } from '../wire/reply';

/** No word of the provider's message: what is said of the code is ours. */
export function withoutData(reply: Exclude<Reply, { kind: 'data' }>): ClientAnswer {
  const { kind, reason } = reply;
  return kind === 'refused' ? { kind, code: reply.code, reason } : { kind, reason };
}
