import { randomUUID } from 'node:crypto';
import { PROBLEMS } from '../../src/common/problems';
import { holdsCardNumber } from '../../src/common/validation';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { BAD_AMOUNTS } from './bad-input/amounts';
import type { BadRequest } from './bad-input/bad-request';
import { CARD_DATA } from './bad-input/card-data';
import { BAD_COMMANDS } from './bad-input/commands';
import { BAD_ORDERS } from './bad-input/orders';
import { BAD_QUERIES } from './bad-input/queries';
import { BAD_TRANSPORT } from './bad-input/transport';
import { Shop } from './support/shop';
import { sendRaw } from './support/raw-http';
import type { RawAnswer } from './support/raw-http';

const SUITES: Readonly<Record<string, readonly BadRequest[]>> = {
  orders: BAD_ORDERS,
  amounts: BAD_AMOUNTS,
  'commands and ids': BAD_COMMANDS,
  queries: BAD_QUERIES,
  'bytes, headers and addresses': BAD_TRANSPORT,
  'card numbers': CARD_DATA,
};

describe('a bad request', () => {
  let app: TestApplication;
  let token: string;
  let things: { readonly order: string; readonly card: string };

  beforeAll(async () => {
    app = await startTestApplication();
    token = await app.key('admin');
    const shop = new Shop(app, new ApiClient(app.url, token));
    const card = (await shop.paid({ save_card: true })).card_id;
    things = { card, order: (await shop.paid({ capture: 'manual' }, 'authorized')).id };
    await shop.settled();
  });
  afterAll(() => app.stop());

  const send = (request: BadRequest): Promise<RawAnswer> => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(request.method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    };
    const given = Object.entries(headers).filter((header): header is [string, string] => header[1] !== undefined);
    const path = request.path.replace(':order', things.order).replace(':card', things.card);
    return sendRaw(app.url, { ...request, path, headers: Object.fromEntries(given) });
  };

  /** What is wrong with the refusal; nothing, when all is as documented. */
  async function surprises(request: BadRequest): Promise<unknown> {
    const answer = await send(request);
    const { status, title, retryable } = PROBLEMS[request.code];
    const type = `urn:countinghouse:problem:${request.code}`;
    const problem = JSON.parse(answer.text) as Record<string, unknown>;
    const pointers = ((problem.errors ?? []) as { pointer: string }[]).map(({ pointer }) => pointer);
    const expected = {
      status,
      mediaType: 'application/problem+json; charset=utf-8',
      problem: { type, title, status, code: request.code, retryable, request_id: answer.headers['x-request-id'] },
      pointer: request.pointer ?? '(any)',
      echoesCardNumber: false,
    };
    const actual = {
      status: answer.status,
      mediaType: answer.headers['content-type'],
      problem,
      pointer: request.pointer === undefined || pointers.includes(request.pointer) ? expected.pointer : pointers,
      echoesCardNumber: holdsCardNumber(answer.text),
    };
    try {
      expect(actual).toMatchObject(expected);
      return undefined;
    } catch {
      return { request: request.name, expected: { ...expected, problem: request.code }, actual };
    }
  }

  it.each(Object.keys(SUITES))('is refused precisely and writes nothing: %s', async (suite) => {
    const head = await app.running.persistence.store.head();
    const wrong: unknown[] = [];
    for (const request of SUITES[suite]!) wrong.push(await surprises(request));
    expect(wrong.filter((found) => found !== undefined)).toEqual([]);
    expect(await app.running.persistence.store.head()).toBe(head);
  });

  it('is one of more than a thousand in these tables', () => {
    expect(Object.values(SUITES).flat().length).toBeGreaterThan(1000);
  });
});
