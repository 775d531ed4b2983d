import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';

/** What a simulator answers, as data: faults can be applied to it before it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What can go wrong between the provider's decision and the caller. `executed`: whether the request took effect. */
export type AnswerFault =
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'silent'; readonly executed?: boolean }
  | { readonly kind: 'serverError'; readonly status?: number; readonly executed?: boolean }
  | { readonly kind: 'cut' }
  | { readonly kind: 'answerLost' }
  | { readonly kind: 'requestLost' }
  | { readonly kind: 'garbage' };

export const ANSWER_FAULTS = ['slow', 'silent', 'serverError', 'cut', 'answerLost', 'requestLost', 'garbage'] as const;

/**
 * Executes the request and sends its answer, or what the fault leaves of both. Delays are real time: sockets know no
 * other.
 */
export async function answerWith(
  reply: FastifyReply,
  fault: AnswerFault | undefined,
  execute: () => Answer | Promise<Answer>,
): Promise<FastifyReply> {
  const isExecuted = !fault || ('executed' in fault ? (fault.executed ?? false) : executesByDefault(fault));
  const answer = isExecuted ? await execute() : undefined;
  switch (fault?.kind) {
    case 'slow':
      await delay(fault.ms);
      return send(reply, answer!);
    case 'silent':
      return reply.hijack();
    case 'serverError':
      return send(reply, { status: fault.status ?? 500, headers: {}, body: '' });
    case 'cut':
      return cut(reply, answer!);
    case 'answerLost':
    case 'requestLost':
      reply.hijack().raw.socket?.resetAndDestroy();
      return reply;
    case 'garbage':
      return send(reply, { ...answer!, body: '\u0000}{ <<garbage>> \ufffd' });
    case undefined:
      return send(reply, answer!);
  }
}

const executesByDefault = (fault: AnswerFault): boolean => fault.kind !== 'serverError' && fault.kind !== 'requestLost';

function send(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}

/** Announces the whole body, sends half of it and hangs up. */
function cut(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  const bytes = Buffer.from(body);
  const { raw } = reply.hijack();
  raw.writeHead(status, { ...headers, 'content-length': Math.max(1, bytes.length) });
  raw.write(bytes.subarray(0, bytes.length >> 1), () => raw.destroy());
  return reply;
}
