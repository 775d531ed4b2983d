import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import { Shop } from '../e2e/support/shop';
import { WebhookReceiver } from '../e2e/support/webhook-receiver';
import type { Received } from '../e2e/support/webhook-receiver';
import { LedgerProcess } from './support/ledger-process';

const ORDERS = 12;
const KILLS = 4;
const SETTINGS = {
  WEBHOOK_ALLOW_PRIVATE: 'true',
  WEBHOOK_ALLOW_HTTP: 'true',
  WEBHOOK_TIMEOUT_MS: '500',
  REQUESTS_PER_SECOND: '100000',
};
const TYPES = ['order.created', 'order.authorized', 'order.captured'];

describe('workers that are killed while they deliver webhooks', () => {
  let app: TestApplication;
  let api: ApiClient;
  let receiver: WebhookReceiver;
  let workers: LedgerProcess[];

  beforeAll(async () => {
    app = await startTestApplication({ environment: { ...SETTINGS, ROLES: 'api' } });
    api = new ApiClient(app.url, await app.key('admin'));
    receiver = await WebhookReceiver.start();
    workers = ['one', 'two'].map((name) => new LedgerProcess(name, { ...app.environment, ROLES: 'worker' }));
    await Promise.all(workers.map((worker) => worker.start()));
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await receiver.close();
    await app.stop();
  });

  it('lose no message, and keep the order of each order', async () => {
    const hook = await api.post('/v1/webhooks', { url: `${receiver.url}/hooks`, events: ['order.*'] });
    expect(hook.status).toBe(201);
    // Of every third message the first attempt is taken and not answered: the sender gives up or dies while it waits.
    const seen = new Set<string>();
    receiver.reply = ({ headers }) => {
      const id = headers['webhook-id'] as string;
      const isFirst = !seen.has(id);
      seen.add(id);
      return isFirst && seen.size % 3 === 0 ? undefined : 200;
    };
    const shop = new Shop(app, api);
    const paying = Promise.all(
      Array.from({ length: ORDERS }, async () => {
        const order = await shop.create();
        await shop.pay(order);
        return order.id as string;
      }),
    );
    for (let kill = 0; kill < KILLS; kill++) {
      const before = receiver.received.length;
      await waitFor(() => receiver.received.length > before, { timeoutMs: 30_000, describe: 'the next message' });
      const victim = workers[kill % workers.length]!;
      await victim.kill();
      await victim.start();
    }
    const ids = await paying;
    const firsts = (id: string) => {
      const own = receiver.accepted().filter(({ body }) => body.data.order.id === id);
      return [...new Map(own.map((one) => [one.headers['webhook-id'], one])).values()];
    };
    await waitFor(() => ids.every((id) => firsts(id).length >= TYPES.length), {
      timeoutMs: 60_000,
      describe: 'every message of every order',
    });
    for (const id of ids) {
      const told = firsts(id);
      expect(told.map(({ body }) => body.type)).toEqual(TYPES);
      expect(gapsIn(told)).toEqual([]);
    }
    const repeats = receiver.received.length - new Set(receiver.received.map((one) => one.headers['webhook-id'])).size;
    process.stdout.write(
      `webhooks: ${ids.length * TYPES.length} messages, ${KILLS} kills, 0 lost, ${repeats} repeated\n`,
    );
  }, 180_000);
});

/** Messages that do not follow the one before. */
const gapsIn = (messages: readonly Received[]): unknown[] =>
  messages.filter(({ body }, index) => body.previous_sequence !== (messages[index - 1]?.body.sequence ?? null));
