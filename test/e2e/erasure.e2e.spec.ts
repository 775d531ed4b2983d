import { systemClock } from '#libs/clock';
import { eraseCustomer } from '../../src/personal-data/erase-customer';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';

describe('erasing a customer', () => {
  let app: TestApplication;
  let api: ApiClient;

  beforeAll(async () => {
    app = await startTestApplication();
    api = new ApiClient(app.url, await app.key('admin'));
  });
  afterAll(() => app.stop());

  const order = async (customerId: string) => {
    const amount = { value: '100.00', currency: 'EUR' };
    const customer = { id: customerId, name: 'Jana Novakova', email: 'jana@example.sk' };
    return (
      await api.post('/v1/orders', { reference: 'INV-1', method: 'card', amount, customer, description: 'shoes' })
    ).body;
  };

  it('takes the person out of every order and leaves every amount', async () => {
    const [gone, stays] = [await order('c-1'), await order('c-2')];
    expect(gone.customer).toMatchObject({ name: 'Jana Novakova' });
    const { store, keyring } = app.running.persistence;
    const erasure = { merchantId: 'shop', customerId: 'c-1', reason: 'asked to be forgotten', actor: 'cli:test' };
    expect(await eraseCustomer({ store, keyring, clock: systemClock }, erasure)).toMatchObject({ keysDestroyed: 1 });

    const after = (await api.get(`/v1/orders/${gone.id}`)).body;
    expect(after).toMatchObject({
      customer: { id: 'c-1', name: '[erased]' },
      description: '[erased]',
      amount: { value: '100.00' },
    });
    expect(JSON.stringify(after)).not.toContain('jana@');
    expect((await api.get(`/v1/orders/${stays.id}`)).body.customer).toMatchObject({ name: 'Jana Novakova' });
  });
});
