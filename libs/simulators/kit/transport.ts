import { Agent, request } from 'undici';
import type { OutgoingMessage } from './delivery';

const ANSWER_BYTES_READ = 4096;

export interface TransportAnswer {
  readonly status: number;
  /** The beginning of the body; some providers want to read a word there. */
  readonly body: string;
}

/** Sends one message once. Throws when there is no complete answer in time. */
export interface Transport {
  send(message: OutgoingMessage): Promise<TransportAnswer>;
  close(): Promise<void>;
}

/**
 * Real HTTP over kept connections. The time counts for connecting, for the head and between parts of the body.
 * Redirects are not followed: a 3xx is an answer like any other.
 */
export function httpTransport({ timeoutMs, connections }: { timeoutMs: number; connections: number }): Transport {
  const limits = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs, connect: { timeout: timeoutMs } };
  const agent = new Agent({ connections, ...limits });
  return {
    async send({ method, url, headers, body }) {
      const answer = await request(url, { method, headers, body, dispatcher: agent });
      return { status: answer.statusCode, body: await beginning(answer.body) };
    },
    close: () => agent.destroy(),
  };
}

async function beginning(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= ANSWER_BYTES_READ) break;
  }
  return Buffer.concat(chunks).toString('utf8', 0, ANSWER_BYTES_READ);
}
