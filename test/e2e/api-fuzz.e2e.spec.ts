import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { createLogger } from '../../src/log';
import { verify } from '../../src/read-models/verify';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { SchemaArbitraries } from './support/arbitraries';
import { Schemas, routesOf } from './support/openapi';
import type { Json, OpenApi, Parameter, Route } from './support/openapi';
import { Shop } from './support/shop';

const RUNS = Number(process.env.FUZZ_RUNS ?? 500);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_120);

interface Call {
  readonly route: Route;
  readonly pick: number;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

describe('requests made from the OpenAPI document', () => {
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;
  let routes: Route[];
  let schemas: Schemas;
  let arbitraries: SchemaArbitraries;
  /** What answers brought, for later requests. */
  const known = { orders: [] as Answer['body'][], cards: [] as string[], cursors: new Map<string, string>() };
  const answered = new Map<string, number>();

  beforeAll(async () => {
    app = await startTestApplication();
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
    const document = (await api.get('/openapi.json')).body as OpenApi;
    routes = routesOf(document).filter(({ path }) => !/notifications|returns/.test(path));
    schemas = new Schemas(document);
    arbitraries = new SchemaArbitraries(document);
    for (let i = 0; i < 6; i++) {
      const order = await shop.paid({ capture: i % 2 ? 'manual' : 'automatic' }, i % 2 ? 'authorized' : 'captured');
      known.orders.push(order);
    }
    known.cards.push((await shop.paid({ save_card: true })).card_id as string);
  });
  afterAll(() => app.stop());

  const bodySchema = ({ operation }: Route): Json | undefined =>
    operation.requestBody?.content['application/json']?.schema;

  function calls(): fc.Arbitrary<Call> {
    // What creates and changes orders is most of the API, and makes what the rest can find.
    const weighted = routes.map((route) => ({
      weight: route.path === '/v1/orders' || (route.path.startsWith('/v1/orders') && route.method === 'POST') ? 6 : 1,
      arbitrary: fc.constant(route),
    }));
    return fc.oneof(...weighted).chain((route) => {
      const schema = bodySchema(route);
      const named = (route.operation.parameters ?? []).filter((parameter) => parameter.in !== 'path');
      const values = Object.fromEntries(named.map((one) => [one.name, arbitraries.value(withExample(one))]));
      const required = named.filter((one) => one.required).map((one) => one.name);
      return fc.record({
        route: fc.constant(route),
        pick: fc.nat(),
        parameters: fc.record(values, { requiredKeys: required }).map((some) => thin(some, required)),
        body: schema === undefined ? fc.constant(undefined) : arbitraries.value(schema),
      });
    });
  }

  function address({ route, pick, parameters }: Call): string {
    const order = known.orders[pick % known.orders.length];
    const id = route.path.startsWith('/v1/cards') ? known.cards[pick % known.cards.length] : order.id;
    const account = 'psp:trustpay-eu:EUR:receivable';
    const named = route.path.replace('{id}', id as string).replace('{account}', account);
    const filled = named.replace('{provider}', 'trustpay-eu');
    const path = filled.replace('{operation}', String((pick % 4) + 1));
    const query = (route.operation.parameters ?? [])
      .filter(({ name, in: place }) => place === 'query' && parameters[name] !== undefined)
      .filter(({ name }) => name !== 'cursor' || known.cursors.has(path) || pick % 8 === 0)
      .map(
        ({ name }) =>
          `${name}=${encodeURIComponent(wire((name === 'cursor' && known.cursors.get(path)) || parameters[name]))}`,
      );
    return query.length === 0 ? path : `${path}?${query.join('&')}`;
  }

  function headersOf({ route, pick, parameters }: Call): Record<string, string> {
    const headers: Record<string, string> = {};
    for (const { name, in: place } of route.operation.parameters ?? []) {
      if (place !== 'header' || parameters[name] === undefined) continue;
      if (name === 'If-Match' && pick % 8 !== 0) continue;
      // Most keys are new: a fuzz that repeats itself would see only replays.
      headers[name] = name === 'Idempotency-Key' ? randomUUID() : wire(parameters[name]).replace(/[^\x20-\x7e]/g, '?');
    }
    return headers;
  }

  function remember({ route }: Call, path: string, { status, body }: Answer): void {
    answered.set(
      `${route.operation.operationId} ${status}`,
      (answered.get(`${route.operation.operationId} ${status}`) ?? 0) + 1,
    );
    if (status === 201 && route.path.startsWith('/v1/orders')) known.orders.push(body);
    if (typeof body.next_cursor === 'string') known.cursors.set(path.split('?')[0]!, body.next_cursor as string);
  }

  /** What is wrong with the answer, by the document. */
  function surprises({ route, body }: Call, answer: Answer): string[] {
    const response = route.operation.responses[String(answer.status)];
    if (!response) return [`${answer.status} is not documented`];
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    const media = response.content?.[type];
    if (!media) return [`${type} is not documented for ${answer.status}`];
    const failed = answer.status >= 500 && answer.body.code !== 'projection_behind' ? [`a ${answer.status}`] : [];
    const schema = bodySchema(route);
    const taken = answer.status < 300 && schema !== undefined && body !== undefined;
    const invalid = taken
      ? schemas.complaints(schema, JSON.parse(JSON.stringify(body))).map((why) => `took: ${why}`)
      : [];
    return [...failed, ...invalid, ...schemas.complaints(media.schema, answer.body)];
  }

  it('are answered as documented: no 5xx, no undocumented status, no other shape, nothing invalid taken', async () => {
    await fc.assert(
      fc.asyncProperty(calls(), async (call) => {
        const path = address(call);
        const sent = call.body === undefined ? undefined : JSON.stringify(call.body);
        const type: Record<string, string> = sent === undefined ? {} : { 'content-type': 'application/json' };
        const answer = await api.send(call.route.method, path, sent, { ...headersOf(call), ...type });
        expect({
          route: call.route.operation.operationId,
          path,
          body: call.body,
          wrong: surprises(call, answer),
          answer: answer.body,
        }).toMatchObject({ wrong: [] });
        remember(call, path, answer);
        // Some payers pay, so that there is something to capture and to give back.
        if (answer.status === 201 && answer.body.next_action && call.pick % 2 === 0) await shop.pay(answer.body);
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
    const good = [...answered].filter(([name]) => / 20[01]$/.test(name)).map(([name]) => name.split(' ')[0]);
    if (process.env.FUZZ_SHOW) process.stdout.write([...answered].sort().join('\n'));
    process.stdout.write(`api fuzz: ${RUNS} requests, ${answered.size} kinds of answers, seed ${SEED}\n`);
    expect(good).toEqual(expect.arrayContaining(['orders_create', 'orderlists_list']));
    expect(good.length).toBeGreaterThan(7);
  }, 120_000);

  it('leave the books coherent', async () => {
    await shop.settled();
    const { store, pool } = app.running.persistence;
    const { checks } = await verify({ store, pool, log: createLogger('silent') });
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});

const withExample = ({ schema, example }: Parameter): Json => (example === undefined ? schema : { ...schema, example });

/** Of many optional parameters a few at a time, or nothing would ever be found. */
function thin(parameters: Record<string, unknown>, required: readonly string[]): Record<string, unknown> {
  const optional = Object.keys(parameters).filter((name) => !required.includes(name));
  return Object.fromEntries([...required, ...optional.slice(0, 2)].map((name) => [name, parameters[name]]));
}

/** As a text for a query or a header; what has no UTF-8 is replaced. */
const wire = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed();
