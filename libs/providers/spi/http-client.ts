import { Agent } from 'undici';
import { HttpExchange } from './http-exchange';
import type { HttpResult } from './http-exchange';

export type { HttpResult } from './http-exchange';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** From the call to the last byte of the answer: queueing, name lookup and handshakes included. */
  readonly deadlineMs: number;
}

/** Calls a provider once: no retry, no redirect. Never throws. */
export interface HttpClient {
  send(request: HttpRequest): Promise<HttpResult>;
  /** Waits for the calls in flight, each of which ends by its deadline, and for connects that nobody needs any more. */
  close(): Promise<void>;
}

export interface HttpClientLimits {
  /** Per origin; further calls wait for one of them, within their deadline. */
  readonly connections: number;
  /** Calls in flight and waiting together; one more is refused as not sent, so a silent provider fills no memory. */
  readonly calls: number;
  /** Bytes of an answer's body; a longer one is cut off and counts as unreadable. */
  readonly answerBytes: number;
}

const DEFAULT_LIMITS: HttpClientLimits = { connections: 64, calls: 1_024, answerBytes: 1024 * 1024 };

/**
 * Idle connections are dropped after this time, or 2 s before the server's own limit where it announces one. A
 * connection that the server closes while we write to it makes an unknown outcome out of nothing, so idle ones are not
 * kept for long.
 */
const IDLE_MS = 4_000;

/**
 * An address that swallows packets must not hold a connection of the pool, nor `close`, for as long as the system
 * would.
 */
const CONNECT_MS = 10_000;

export function createHttpClient(limits: Partial<HttpClientLimits> = {}): HttpClient {
  const { connections, calls, answerBytes } = { ...DEFAULT_LIMITS, ...limits };
  let running = 0;
  const agent = new Agent({
    connections,
    // HTTP/1.1, one request at a time on a connection: what happened to a request never depends on another one.
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: IDLE_MS,
    keepAliveMaxTimeout: IDLE_MS,
    // The one deadline of the exchange covers these.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: CONNECT_MS },
  });
  return {
    send: (request) => {
      if (running >= calls)
        return Promise.resolve({ kind: 'not_sent', reason: `${calls} calls are under way already` });
      running += 1;
      return send(agent, request, answerBytes).finally(() => (running -= 1));
    },
    close: () => agent.close(),
  };
}

async function send(agent: Agent, request: HttpRequest, answerBytes: number): Promise<HttpResult> {
  const exchange = new HttpExchange(answerBytes);
  const timer = setTimeout(() => exchange.giveUp('deadline'), request.deadlineMs);
  try {
    const { origin, pathname, search } = new URL(request.url);
    const { method, headers, body } = request;
    agent.dispatch({ origin, path: pathname + search, method, headers, body }, exchange);
  } catch (error) {
    exchange.giveUp(`invalid request: ${(error as Error).message}`);
  }
  return exchange.result.finally(() => clearTimeout(timer));
}
