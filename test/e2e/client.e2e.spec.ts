import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  ConflictError,
  InvalidRequestError,
  LedgerClient,
  NotFoundError,
  RefusedError,
  WebhookVerifier,
  continuityOf,
  isAboutOrder,
} from '#libs/client';
import type { NewOrder, WebhookMessage } from '#libs/client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import { GOOD_CARD } from './support/shop';
import { WebhookReceiver } from './support/webhook-receiver';

const run = promisify(execFile);
const ROOT = join(__dirname, '../..');
const eur = (value: string) => ({ value, currency: 'EUR' });
const order = (reference: string): NewOrder => ({ reference, method: 'card', amount: eur('100.00') });

describe('the typed client', () => {
  let app: TestApplication;
  let ledger: LedgerClient;

  beforeAll(async () => {
    app = await startTestApplication({
      environment: { WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_ALLOW_HTTP: 'true', REQUESTS_PER_SECOND: '50' },
    });
    ledger = new LedgerClient({ baseUrl: app.url, apiKey: await app.key('admin') });
  });
  afterAll(() => app.stop());

  it('takes a payment, and reads what it wrote at once', async () => {
    const created = await ledger.orders.create(order('A'));
    expect(created.next_action).toMatchObject({ type: 'redirect' });
    const listed: string[] = [];
    for await (const one of ledger.orders.list({ reference: 'A' })) listed.push(one.id);
    expect(listed).toEqual([created.id]);
    const other = new LedgerClient({ baseUrl: app.url, apiKey: await app.key('auditor') });
    other.readAfter(ledger.position);
    expect((await other.orders.list({ reference: 'A' }).next()).value).toMatchObject({ id: created.id });
    await app.simulator.control.pay({ url: created.next_action!.url!, card: GOOD_CARD });
    await waitFor(async () => (await ledger.orders.get(created.id)).status === 'captured');
    const refunded = await ledger.orders.refund(created.id, { amount: eur('30.00') });
    expect(refunded).toMatchObject({ status: 'partially_refunded', refunded: eur('30.00') });
  });

  it('does a command once under one key, in sequence and side by side', async () => {
    const same = { idempotencyKey: 'invoice-1' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => ledger.orders.create(order('B'), same)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const listed: string[] = [];
    for await (const one of ledger.orders.list({ reference: 'B' })) listed.push(one.id);
    expect(listed).toHaveLength(1);
    await expect(ledger.orders.create(order('C'), same)).rejects.toThrow(RefusedError);
  });

  it('throws refusals as what they are', async () => {
    const { id, revision } = await ledger.orders.create(order('D'));
    await expect(ledger.orders.capture(id)).rejects.toThrow(ConflictError);
    await expect(ledger.orders.cancel(id, { ifRevision: revision + 5 })).rejects.toMatchObject({
      ...{ name: 'ConflictError', code: 'revision_mismatch' },
    });
    await expect(ledger.orders.get('0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10')).rejects.toThrow(NotFoundError);
    const wrong = ledger.orders.create({ ...order('E'), amount: { value: '1.001', currency: 'EUR' } });
    await expect(wrong).rejects.toThrow(InvalidRequestError);
    await expect(wrong).rejects.toMatchObject({ errors: [{ pointer: '/amount' }] });
  });

  it('walks lists page by page, also past the limit of its key', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, index) => ledger.orders.create(order(`list-${index}`))));
    const ids = new Set<string>();
    for await (const one of ledger.orders.list({ limit: 7 })) ids.add(one.id);
    expect(ids.size).toBeGreaterThanOrEqual(62);
    const balances = await ledger.get('/v1/balances', {});
    expect(balances.data.map(({ account }) => account).join()).toContain('trustpay-eu');
  });

  it('makes a webhook and checks what it is told', async () => {
    const receiver = await WebhookReceiver.start();
    const { id, secret } = await ledger.webhooks.create({ url: `${receiver.url}/hooks`, events: ['order.*'] });
    const { id: orderId } = await ledger.orders.create(order('F'));
    await ledger.orders.cancel(orderId);
    const verifier = new WebhookVerifier(secret);
    const messages = (await receiver.until(2)).map(({ raw, headers }) => verifier.verify(raw, headers));
    expect(messages.filter(isAboutOrder).map(({ type, data }) => [type, data.order.id])).toEqual([
      ['order.created', orderId],
      ['order.cancelled', orderId],
    ]);
    expect(placesOf(messages)).toEqual(['next', 'next']);
    expect(placesOf([messages[0]!, messages[0]!])).toEqual(['next', 'repeat']);
    expect(placesOf(messages.slice(1))).toEqual(['gap']);
    const deliveries: string[] = [];
    for await (const one of ledger.webhooks.deliveries(id)) deliveries.push(one.id);
    expect(deliveries).toEqual(messages.map((message) => message.id).reverse());
    await ledger.webhooks.remove(id);
    await receiver.close();
  });

  it('does what its README shows, compiled as it is published', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'client-sample-'));
    const home = join(folder, 'node_modules/@countinghouse/client');
    cpSync(join(ROOT, 'libs/client'), home, { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'));
    await run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', home]);
    const samples = [...readFileSync(join(home, 'README.md'), 'utf8').matchAll(/```js\n([\s\S]*?)```/g)];
    const env = { PATH: process.env.PATH, LEDGER: app.url, LEDGER_KEY: await app.key('service') };
    const said: string[] = [];
    for (const [, sample] of samples) {
      const secret = `whsec_${Buffer.alloc(32).toString('base64')}`;
      const options = { cwd: folder, env: { ...env, WEBHOOK_SECRET: secret } };
      said.push((await run(process.execPath, ['-e', sample!], options)).stdout);
    }
    rmSync(folder, { recursive: true, force: true });
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/^pay at http.*\n[0-9a-f-]{36} requires_action\nrefused: not_authorized\n$/);
  });
});

/** How each message follows what was handled before it. */
function placesOf(messages: readonly WebhookMessage[]): string[] {
  let handled: number | undefined;
  return messages.map((message) => {
    const place = continuityOf(message, handled);
    handled = message.sequence;
    return place;
  });
}
