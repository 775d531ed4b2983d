import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { runCli } from './support/run-cli';
import { Shop } from './support/shop';
import { wireNotice } from './support/wire-notice';

const SENDER = { counter_account: '2000145399/0800', counter_account_name: 'Novák / syn s.r.o.' };

describe('who sent money that names no order of ours', () => {
  let app: TestApplication;
  let nobodys: ApiClient;
  let api: ApiClient;
  let shop: Shop;
  let item: Answer['body'];
  beforeAll(async () => {
    app = await startTestApplication();
    nobodys = new ApiClient(app.url, await app.key('operator', 'unassigned'));
    api = new ApiClient(app.url, await app.key('operator'));
    shop = new Shop(app, api);
    const query = wireNotice('NOTOURS', {
      ...{ CounterAccount: SENDER.counter_account, CounterAccountName: SENDER.counter_account_name },
      ...{ Amount: '7.00', PaymentId: '8800002' },
    });
    expect((await fetch(`${app.url}/notifications/trustpay-eu?${query}`)).status).toBe(200);
    await shop.settled();
    [item] = (await nobodys.get('/v1/suspense')).body.data;
  });
  afterAll(() => app.stop());

  const cli = async (...args: readonly string[]): Promise<string> => {
    return (await runCli(app, ...args)).stdout;
  };
  const json = async (...args: readonly string[]): Promise<Answer['body']> => JSON.parse(await cli(...args, '--json'));

  it('is told to those who place it, by the message itself', async () => {
    expect(item).toMatchObject({ account: 'suspense:trustpay-eu:EUR:in', amount: { value: '7.00' } });
    const { status, body } = await nobodys.get(`/v1/suspense/${item.id}`);
    expect(status).toBe(200);
    expect(body.notification).toEqual({
      ...{ provider: 'trustpay-eu', received_at: expect.any(String), position: expect.any(String), ...SENDER },
      stream: expect.stringMatching(/^notification-trustpay-eu\./),
    });
    const auditor = new ApiClient(app.url, await app.key('auditor', 'unassigned'));
    expect((await auditor.get(`/v1/suspense/${item.id}`)).body).toEqual(body);
    expect(await json('suspense', 'show', item.id)).toEqual(body);
    expect(await cli('notifications', 'show', body.notification.stream)).toContain(
      'name of the other side: Novák / syn s.r.o.',
    );
  });

  it('is told to nobody else, and stands nowhere in clear', async () => {
    const service = new ApiClient(app.url, await app.key('service', 'unassigned'));
    expect((await service.get(`/v1/suspense/${item.id}`)).status).toBe(403);
    expect((await api.get(`/v1/suspense/${item.id}`)).status).toBe(404);
    const { events } = await app.running.persistence.store.readAll(0n, 1_000);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(/Novák|2000145399/);
  });

  it('is told to the merchant whose the money is, once a person has said so', async () => {
    const body = {
      to: 'merchant',
      merchant: 'shop',
      amount: { value: '3.00', currency: 'EUR' },
      reason: 'it is theirs',
    };
    expect((await nobodys.post(`/v1/suspense/${item.id}/place`, body)).status).toBe(200);
    await shop.settled();
    const [theirs] = (await api.get('/v1/suspense')).body.data;
    expect((await api.get(`/v1/suspense/${theirs.id}`)).body.notification).toMatchObject(SENDER);
  });

  it('is erased with the key of its month', async () => {
    const { keyring } = app.running.persistence;
    const { body } = await nobodys.get(`/v1/suspense/${item.id}`);
    const month = (body.notification.received_at as string).slice(0, 7);
    expect(await keyring.destroy(`notifications:trustpay-eu:${month}`)).toBe(1);
    const erased = { counter_account: '[erased]', counter_account_name: '[erased]' };
    expect(await json('suspense', 'show', item.id)).toMatchObject({ notification: erased });
    expect(await json('notifications', 'show', body.notification.stream)).toMatchObject(erased);
  });
});

describe('the number of a card authorisation', () => {
  it('is told with the message that bears it', async () => {
    const app = await startTestApplication();
    try {
      const api = new ApiClient(app.url, await app.key('admin'));
      const order = await new Shop(app, api).paid();
      const { events } = (await api.get(`/v1/orders/${order.id}/explain`)).body;
      const { message } = events.find(({ type }: Answer['body']) => type === 'Captured');
      expect(message).toMatchObject({ source: 'notification', auth_number: expect.stringMatching(/^\d{6}$/) });
    } finally {
      await app.stop();
    }
  });
});
