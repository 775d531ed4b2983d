import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';

const FIELDS = ['wallet_provider', 'mobile_number'];
const PAYER = { name: 'Asha Rao', ip: '203.0.113.7' };

describe('a Payfield shop that needs the wallet and the mobile number of the payer', () => {
  let world: ProviderWorld;
  beforeAll(async () => {
    world = await startProviderWorld({ environment: { PAYFIELD_PAYMENT_DATA: `shop-001:${FIELDS.join('+')}` } });
    await world.sim('payfield', 'shops/shop-001', { payinData: FIELDS });
  });
  afterAll(() => world.stop());

  const create = (customer: object) =>
    world.api.post('/v1/orders', {
      ...{ provider: 'payfield', reference: 'W', method: 'payin' },
      ...{ amount: { value: '1000.00', currency: 'BDT' }, customer: { ...PAYER, ...customer } },
    });

  it('is paid through, and the log shows neither in clear', async () => {
    const { status, body } = await create({ phone: '01711222333', wallet: 'Nagad' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'requires_action', customer: { phone: '01711222333', wallet: 'Nagad' } });
    const { events } = await world.app.running.persistence.store.readAll(0n, 1_000);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(/01711222333|Nagad/);
  });

  it('takes no order without them', async () => {
    expect(await create({ wallet: 'Nagad' })).toMatchObject({
      body: { detail: expect.stringContaining('the shop needs mobile_number') },
    });
  });

  it.each([
    [{ phone: '4111111111111111' }, 422],
    [{ phone: '+0123456789' }, 400],
    [{ phone: '0171-122' }, 400],
    [{ wallet: 'Na gad' }, 400],
    [{ wallet: '4111111111111111' }, 422],
  ])('takes no order with %j', async (wrong, code) => {
    expect((await create({ phone: '01711222333', wallet: 'Nagad', ...wrong })).status).toBe(code);
  });
});
