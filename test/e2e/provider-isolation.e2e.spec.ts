import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';

const CUSTOMER = { id: 'cust-1', name: 'Jana Novakova', email: 'jana@example.sk', ip: '203.0.113.7' };
const SILENT = 100;
const OTHERS = 8;
/** The silent one waits longer than a busy machine needs for the others, who must not be taken for silent. */
const DEADLINES = { PAYFIELD_DEADLINE_MS: '20000', COBO_DEADLINE_MS: '15000', TRUSTPAY_EU_DEADLINE_MS: '15000' };
const ABANDONED = { CALL_ABANDONED_MS: '100000' };
const payin = {
  provider: 'payfield',
  method: 'payin',
  amount: { value: '10.00', currency: 'BDT' },
  customer: CUSTOMER,
};
const coins = {
  provider: 'cobo',
  method: 'crypto',
  amount: { value: '10.00', currency: 'USD' },
  crypto: { asset: 'ETH_USDT' },
  customer: CUSTOMER,
};
const card = { provider: 'trustpay-eu', customer: CUSTOMER };

describe('a provider that is silent', () => {
  let world: ProviderWorld;
  let shop: Shop;

  beforeAll(async () => {
    world = await startProviderWorld({ environment: { ...DEADLINES, ...ABANDONED } });
    shop = new Shop(world.app, world.api);
  });
  afterAll(() => world.stop());

  it('keeps nobody waiting but its own payers, and each of those ends in doubt', async () => {
    // Not executed: else the resolver would find a payment at the provider, which is one more end than those asked for.
    const fault = { kind: 'silent', executed: false };
    await world.sim('payfield', 'faults', { fault, match: { step: 'create' }, times: 10 * SILENT });
    let answered = 0;
    const silent = Array.from({ length: SILENT }, (_, n) =>
      world.api.post('/v1/orders', { reference: `S${n}`, ...payin }).then((answer) => {
        answered += 1;
        return answer;
      }),
    );
    await waitFor(
      async () => ((await world.look('payfield', 'faults')) as unknown as { faults: unknown[] }).faults.length > 0,
    );
    for (let n = 0; n < OTHERS; n++) {
      const [paid] = await Promise.all([
        shop.paid({ ...card, reference: `E${n}` }),
        shop.create({ ...coins, reference: `C${n}` }),
      ]);
      expect(paid.status).toBe('captured');
    }
    // All of them were served, from the order to the notification, while not one silent call had come back.
    expect(answered).toBe(0);
    for (const answer of await Promise.all(silent)) {
      // The first calls left; those that waited for a connection until their time was over provably did not.
      expect([201, 202]).toContain(answer.status);
      expect(['in_doubt', 'failed']).toContain(answer.body.status);
    }
  });
});
