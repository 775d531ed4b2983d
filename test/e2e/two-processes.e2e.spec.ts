import { randomUUID } from 'node:crypto';
import { systemClock } from '#libs/clock';
import { EventStoreDbDouble } from '#libs/event-store/eventstoredb/testing';
import { operationReference } from '#libs/payments';
import { configFromEnvironment } from '../../src/config';
import { createLogger } from '../../src/log';
import { start } from '../../src/start';
import type { Running } from '../../src/start';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { freePort, startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import { Shop, eur } from './support/shop';

const ROUNDS = 5;

interface Log {
  readonly environment: Readonly<Record<string, string>>;
  stop(): void;
}

const inPostgres = (): Promise<Log> => Promise.resolve({ environment: {}, stop: () => undefined });

async function inEventStoreDb(): Promise<Log> {
  const double = await EventStoreDbDouble.start();
  return { environment: { EVENTSTORE_URL: double.url }, stop: () => double.stop() };
}

/** Behind a load balancer: the first does everything, the second is an API alone and follows no log. */
describe.each([
  ['PostgreSQL', inPostgres],
  ['EventStoreDB', inEventStoreDb],
])('a command that two processes get, with the events in %s', (_name, startLog) => {
  let log: Log;
  let app: TestApplication;
  let second: Running;
  let shop: Shop;
  let one: ApiClient;
  let two: ApiClient;
  let card: string;

  beforeAll(async () => {
    log = await startLog();
    app = await startTestApplication({ environment: log.environment });
    const token = await app.key('admin');
    one = new ApiClient(app.url, token);
    shop = new Shop(app, one);
    card = (await shop.paid({ save_card: true, save_card_for: 'merchant' })).card_id;
    const config = configFromEnvironment({ ...app.environment, PORT: String(await freePort()), ROLES: 'api' });
    second = await start({ config, clock: systemClock, log: createLogger(config.logLevel) });
    two = new ApiClient(second.url!, token);
  });
  afterAll(async () => {
    await second?.stop();
    await app?.stop();
    log?.stop();
  });

  const charge = (api: ApiClient, key: string): Promise<Answer> =>
    api.post(
      '/v1/orders',
      { reference: 'INV-1', method: 'card', card_id: card, initiator: 'merchant', amount: eur('10.00') },
      { key },
    );
  const chargesOf = ({ id }: Answer['body']) =>
    app.simulator.book({ reference: operationReference(id, 1) }).map(({ captured }) => captured);
  /** While the other asks the provider, a copy is told to come back. */
  const answered = (send: () => Promise<Answer>): Promise<Answer> =>
    waitFor(async () => {
      const answer = await send();
      return answer.body.code !== 'in_progress' && answer;
    });

  it('one after the other charges the card once', async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const key = randomUUID();
      const first = await charge(one, key);
      const again = await charge(two, key);
      expect(first).toMatchObject({ status: 201, body: { status: 'captured' } });
      expect(again).toMatchObject({ status: 201, body: first.body });
      expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
      expect(chargesOf(first.body)).toEqual(['10.00']);
    }
  });

  it('at the same time charges the card once, and both get that order', async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const key = randomUUID();
      const answers = await Promise.all([one, two].map((api) => answered(() => charge(api, key))));
      const [{ body }] = answers as [Answer, Answer];
      expect(answers).toMatchObject([1, 2].map(() => ({ status: 201, body: { id: body.id, status: 'captured' } })));
      expect(chargesOf(body)).toEqual(['10.00']);
    }
  });

  it('at the same time captures an order that exists once', async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const { id } = await shop.paid({ capture: 'manual' }, 'authorized');
      const key = randomUUID();
      const capture = (api: ApiClient) => api.post(`/v1/orders/${id}/captures`, { amount: eur('30.00') }, { key });
      const answers = await Promise.all([one, two].map((api) => answered(() => capture(api))));
      expect(answers.map(({ body }) => body.captured)).toEqual([eur('30.00'), eur('30.00')]);
      const captures = app.simulator.book({ reference: operationReference(id, 2) });
      expect(captures.map(({ captured }) => captured)).toEqual(['30.00']);
    }
  });
});
