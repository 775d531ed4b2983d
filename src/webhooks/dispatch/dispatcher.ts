import { targetComplaint } from '#libs/webhooks';
import type { TargetPolicy } from '#libs/webhooks';
import { Agent, request } from 'undici';
import type { Dispatcher as UndiciDispatcher } from 'undici';
import { checkedLookup, dnsResolver } from './checked-lookup';
import type { ResolveName } from './checked-lookup';

/** What a receiver answered, as far as it is kept. */
export interface Answer {
  readonly status: number;
  readonly response: string;
  readonly retryAfter?: string;
}

/** No answer that could be used: a name for the log. */
export interface NoAnswer {
  readonly error: string;
}

export interface DispatcherOptions {
  readonly target: TargetPolicy;
  readonly timeoutMs: number;
  /** Default: DNS. */
  readonly resolve?: ResolveName;
}

const RESPONSE_BYTES_KEPT = 1_024;
const HEADER_BYTES_MAX = 16_384;
const HEADERS = { 'content-type': 'application/json', 'user-agent': 'Countinghouse-Webhooks/1' };

/**
 * Sends messages to addresses that strangers chose: only where this deployment may reach, each connection to an address
 * that was checked for it, no redirects, a bounded answer in a bounded time.
 */
export class Dispatcher {
  private readonly agent: Agent;

  constructor(private readonly options: DispatcherOptions) {
    const { target, timeoutMs, resolve = dnsResolver() } = options;
    this.agent = new Agent({
      connect: { lookup: checkedLookup(resolve, target.reach), timeout: timeoutMs },
      // A connection for each message: what a name means is looked up and checked every time.
      pipelining: 0,
      maxHeaderSize: HEADER_BYTES_MAX,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
  }

  async send(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<Answer | NoAnswer> {
    // The policy may have become stricter since the endpoint was made.
    if (targetComplaint(url, this.options.target) !== undefined) return { error: 'address_not_allowed' };
    const signal = AbortSignal.timeout(this.options.timeoutMs);
    try {
      const answer = await request(url, {
        method: 'POST',
        headers: { ...HEADERS, ...headers },
        body,
        signal,
        dispatcher: this.agent,
      });
      const retryAfter = answer.headers['retry-after'];
      return {
        status: answer.statusCode,
        response: await beginningOf(answer.body),
        ...(typeof retryAfter === 'string' && { retryAfter }),
      };
    } catch (error) {
      return { error: signal.aborted ? 'timeout' : nameOf(error) };
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }
}

/** The first bytes as text that every database takes; the rest is not read. */
async function beginningOf(body: UndiciDispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= RESPONSE_BYTES_KEPT) break;
  }
  const text = Buffer.concat(chunks).subarray(0, RESPONSE_BYTES_KEPT).toString('utf8');
  return text.replaceAll('\u0000', '\ufffd');
}

function nameOf(error: unknown): string {
  const { code, name, errors, cause } = error as { code?: unknown; name?: string; errors?: unknown[]; cause?: unknown };
  if (typeof code === 'string') return code;
  const inner = errors?.[0] ?? cause;
  return inner === undefined ? (name ?? 'error') : nameOf(inner);
}
