import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  AccessError,
  ConflictError,
  DeadlineError,
  InvalidRequestError,
  LedgerError,
  NoAnswerError,
  NotFoundError,
  ProblemError,
  RateLimitedError,
  RefusedError,
  UnavailableError,
  UnexpectedAnswerError,
} from './errors';
import { LedgerClient } from './ledger-client';
import type { ClientOptions } from './typed-calls';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the server does with one request: an answer, silence, or the end of the connection. */
type Turn = { status: number; body?: unknown; headers?: Record<string, string> } | 'silence' | 'hang up';

const ORDER = { reference: 'R', method: 'card', amount: { value: '1.00', currency: 'EUR' } } as const;
const problem = (status: number, code: string, retryable = false) => ({
  ...{ status, headers: { 'content-type': 'application/problem+json; charset=utf-8' } },
  body: { type: 't', title: 't', status, code, detail: 'why', instance: '/', request_id: 'req-1', retryable },
});
const created = (position = '7') => ({ status: 201, body: { id: 'o-1' }, headers: { 'ledger-position': position } });
const found = (body: unknown) => ({ status: 200, body });

describe('the client over a socket', () => {
  let server: Server;
  let turns: Turn[];
  let seen: Seen[];
  let pauses: number[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen.push({ method: request.method!, url: request.url!, headers: request.headers, body });
        const turn = turns.shift() ?? { status: 599 };
        if (turn === 'silence') return;
        if (turn === 'hang up') return void request.socket.destroy();
        const headers = { 'content-type': 'application/json', ...turn.headers };
        response.writeHead(turn.status, headers).end(turn.body === undefined ? '' : JSON.stringify(turn.body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    [turns, seen, pauses] = [[], [], []];
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const client = (options: Partial<ClientOptions> = {}): LedgerClient =>
    new LedgerClient({
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      apiKey: 'chk_key',
      random: () => 1,
      sleep: (pause) => Promise.resolve(void pauses.push(pause)),
      ...options,
    });

  it('sends a command with a key of its own, and again with the same one until there is an answer', async () => {
    turns = [
      'hang up',
      { status: 502 },
      problem(503, 'overloaded', true),
      problem(409, 'in_progress', true),
      created(),
    ];
    expect(await client().orders.create(ORDER)).toEqual({ id: 'o-1' });
    expect(pauses).toEqual([200, 400, 800, 1_600]);
    const keys = seen.map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(keys).size).toBe(1);
    expect(seen[4]).toMatchObject({ method: 'POST', url: '/v1/orders', body: JSON.stringify(ORDER) });
    expect(seen[4]!.headers).toMatchObject({ authorization: 'Bearer chk_key', 'content-type': 'application/json' });
    turns = [created(), created()];
    await client().orders.create(ORDER);
    await client().orders.create(ORDER, { idempotencyKey: 'mine', ifRevision: 4 });
    expect(seen[5]!.headers['idempotency-key']).not.toBe(keys[0]);
    expect(seen[6]!.headers).toMatchObject({ 'idempotency-key': 'mine', 'if-match': '"4"' });
  });

  it('waits as long as it is asked', async () => {
    const slow = problem(429, 'rate_limited', true);
    turns = [{ ...slow, headers: { ...slow.headers, 'retry-after': '3' } }, found({ id: 'o-1' })];
    await client().orders.get('o-1');
    expect(pauses).toEqual([3_000]);
  });

  it('gives up after its retries, with the reason', async () => {
    turns = Array.from({ length: 9 }, () => problem(503, 'unavailable', true));
    await expect(client({ retries: 2 }).orders.get('o-1')).rejects.toThrow(UnavailableError);
    expect(seen).toHaveLength(3);
    turns = ['hang up', 'hang up'];
    const lost = client({ retries: 1 }).orders.cancel('o-1', { idempotencyKey: 'mine' });
    await expect(lost).rejects.toMatchObject({ name: 'NoAnswerError', idempotencyKey: 'mine' });
    await expect(lost).rejects.toThrow(NoAnswerError);
  });

  it('ends at its deadline, also in the middle of an answer that does not come', async () => {
    turns = ['silence'];
    const late = client().orders.capture('o-1', {}, { deadlineMs: 100, idempotencyKey: 'mine' });
    await expect(late).rejects.toMatchObject({ name: 'DeadlineError', idempotencyKey: 'mine' });
    await expect(late).rejects.toThrow(DeadlineError);
    // A pause that would pass the deadline is not begun: the refusal says more than a silence.
    turns = [{ status: 503, headers: { 'retry-after': '3600' } }];
    await expect(client().orders.get('o-1', { deadlineMs: 5_000 })).rejects.toThrow(UnexpectedAnswerError);
    const gone = new AbortController();
    turns = ['silence'];
    const arrived = new Promise((resolve) => server.once('request', (request) => request.once('end', resolve)));
    const cancelled = client().orders.get('o-1', { signal: gone.signal });
    await arrived;
    gone.abort();
    await expect(cancelled).rejects.toThrow(NoAnswerError);
  });

  it('is not late where its caller gave up between two tries', async () => {
    const gone = new AbortController();
    turns = ['hang up'];
    const sleep = (_: number, signal: AbortSignal): Promise<void> => {
      gone.abort();
      return Promise.reject(signal.reason as Error);
    };
    const left = client({ sleep }).orders.cancel('o-1', { signal: gone.signal, idempotencyKey: 'mine' });
    await expect(left).rejects.toMatchObject({ name: 'NoAnswerError', idempotencyKey: 'mine' });
  });

  it.each([
    [400, InvalidRequestError],
    [401, AccessError],
    [403, AccessError],
    [404, NotFoundError],
    [409, ConflictError],
    [412, ConflictError],
    [413, InvalidRequestError],
    [422, RefusedError],
    [429, RateLimitedError],
    [500, UnavailableError],
  ])('throws a %i as what it is, at once', async (status, kind) => {
    turns = [problem(status, 'code_of_it')];
    const refused = client().orders.get('o-1');
    await expect(refused).rejects.toThrow(kind);
    await expect(refused).rejects.toThrow(ProblemError);
    await expect(refused).rejects.toThrow(LedgerError);
    await expect(refused).rejects.toMatchObject({
      name: kind.name,
      code: 'code_of_it',
      requestId: 'req-1',
      errors: [],
    });
    expect(seen).toHaveLength(1);
  });

  it('follows no redirect and believes no other kind of answer', async () => {
    turns = [{ status: 302, headers: { location: 'http://127.0.0.1:1/' } }];
    await expect(client().orders.get('o-1')).rejects.toThrow(UnexpectedAnswerError);
    turns = [{ status: 200, headers: { 'content-type': 'text/html' } }];
    await expect(client().orders.get('o-1')).rejects.toThrow(UnexpectedAnswerError);
    expect(seen).toHaveLength(2);
  });

  it('reads a list page by page, and no further than it is asked', async () => {
    turns = [
      found({ data: [{ id: 1 }, { id: 2 }], next_cursor: 'c1' }),
      found({ data: [{ id: 3 }], next_cursor: null }),
    ];
    const ids: unknown[] = [];
    for await (const { id } of client().orders.list({ status: 'captured', limit: 2 })) ids.push(id);
    expect(ids).toEqual([1, 2, 3]);
    expect(seen.map(({ url }) => url)).toEqual([
      '/v1/orders?status=captured&limit=2',
      '/v1/orders?status=captured&limit=2&cursor=c1',
    ]);
    turns = [found({ data: [{ id: 1 }, { id: 2 }], next_cursor: 'c1' })];
    await client().orders.list().next();
    expect(seen).toHaveLength(3);
  });

  it('carries the position of its commands to its reads', async () => {
    const ledger = client();
    turns = [found({}), created('41'), created('7'), found({}), found({})];
    await ledger.orders.get('o-1');
    await ledger.orders.create(ORDER);
    // The answer to a repeat is older; what was seen stays seen.
    await ledger.orders.create(ORDER);
    await ledger.orders.get('o-1');
    expect(ledger.position).toBe('41');
    ledger.readAfter('90071992547409930');
    await ledger.get('/v1/orders', {});
    const wanted = seen.filter(({ method }) => method === 'GET').map(({ headers }) => headers['ledger-min-position']);
    expect(wanted).toEqual([undefined, '41', '90071992547409930']);
  });
});
