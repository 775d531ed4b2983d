import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';

describe('the limit of webhooks of a merchant', () => {
  let app: TestApplication;
  let api: ApiClient;
  beforeAll(async () => {
    app = await startTestApplication({ environment: { WEBHOOK_ENDPOINTS_MAX: '3' } });
    api = new ApiClient(app.url, await app.key('admin'));
  });
  afterAll(() => app.stop());

  const create = (n: number) => api.post('/v1/webhooks', { url: `https://shop.example/${n}` }, { key: `hook-${n}` });

  it('holds for requests that come together, and for nobody else', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map(create));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({
      ...{ code: 'webhook_limit_reached', limit: 3, retryable: false },
      detail: 'There are 3 webhooks, as many as there may be. Remove one first.',
    });
    const rival = new ApiClient(app.url, await app.key('admin', 'rival'));
    expect((await rival.post('/v1/webhooks', { url: 'https://rival.example/' })).status).toBe(201);
  });

  it('leaves a repeat its answer, and a place free again when one is removed', async () => {
    const { body } = await api.get('/v1/webhooks');
    const { id, url } = body.data[0] as { id: string; url: string };
    expect(await create(Number(url.at(-1)))).toMatchObject({ status: 201, body: { id } });
    // One that is switched off keeps its place.
    await api.post(`/v1/webhooks/${id}/disable`, {});
    expect((await create(6)).status).toBe(409);
    await api.delete(`/v1/webhooks/${id}`);
    expect((await create(7)).status).toBe(201);
    expect((await create(8)).status).toBe(409);
  });
});
