import { randomUUID } from 'node:crypto';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { ConsoleClient } from './support/console-client';
import { Shop } from './support/shop';

describe('refunds at the limit of one person', () => {
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;
  let operator: ConsoleClient;

  beforeAll(async () => {
    app = await startTestApplication({ environment: { CONSOLE_APPROVAL_LIMIT: 'EUR:20.00' } });
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
    operator = await ConsoleClient.signedIn(app.url, await app.key('operator'));
  });
  afterAll(() => app.stop());

  const refund = async (id: string, amount: string, key: string = randomUUID()) => {
    const { status, headers } = await operator.act(`/orders/${id}/refunds`, { key, amount, reason: 'damaged' });
    return { status, location: headers.get('location') ?? '' };
  };
  const refunded = async (id: string): Promise<number> =>
    Number((await api.get(`/v1/orders/${id}`)).body.refunded.value as string);

  it('answers a form that is sent again as it did the first time, though nothing is left of the limit', async () => {
    const { id } = await shop.paid();
    const key = randomUUID();
    const first = await refund(id, '15.00', key);
    expect(first).toEqual({ status: 303, location: `/console/orders/${id}?done=refunded` });
    expect(await refund(id, '15.00', key)).toEqual(first);
    expect(await refunded(id)).toBe(15);
  });

  it('waits for another person once, however often the form is sent', async () => {
    const { id } = await shop.paid();
    const key = randomUUID();
    const first = await refund(id, '20.01', key);
    expect(first.location).toMatch(/^\/console\/approvals\/[0-9a-f-]{36}\?done=requested$/);
    expect(await refund(id, '20.01', key)).toEqual(first);
    expect(await refunded(id)).toBe(0);
  });

  it('gives one person no more than the limit by forms sent at once', async () => {
    const { id } = await shop.paid();
    await Promise.all(['12.00', '13.00', '14.00', '15.00'].map((amount) => refund(id, amount)));
    expect(await refunded(id)).toBeGreaterThan(0);
    expect(await refunded(id)).toBeLessThanOrEqual(20);
  });
});
