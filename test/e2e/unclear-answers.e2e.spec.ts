import { CommandShell } from '#libs/command-shell';
import type { ConfiguredProvider } from '#libs/providers';
import { unclearOutcome } from '#libs/providers';
import { orderAggregate } from '../../src/orders/order-aggregate';
import { Resolver } from '../../src/resolver/resolver';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { AskableProvider } from '../support/askable-provider';
import { eur } from './support/shop';

/** Takes every payment on its way, and then answers what can be booked as nothing. */
const vague: ConfiguredProvider = {
  name: 'vague',
  create: () => ({
    ...new AskableProvider().create(),
    name: 'vague',
    openPayment: ({ reference }) =>
      Promise.resolve({ outcome: { kind: 'pending', providerReference: reference, evidence: { source: 'answer' } } }),
    query: () => Promise.resolve({ outcome: unclearOutcome('a part was sent', { source: 'query', code: 'PARTLY' }) }),
  }),
};

describe('a provider that answers what cannot be booked', () => {
  let app: TestApplication;
  beforeAll(async () => void (app = await startTestApplication({ providers: [vague] })));
  afterAll(() => app.stop());

  it('leaves a doubt with the reason, once, and its message is not asked about for ever', async () => {
    const api = new ApiClient(app.url, await app.key('admin'));
    const asked = { reference: 'V-1', provider: 'vague', method: 'card', amount: eur('10.00') };
    const { body: order } = await api.post('/v1/orders', asked);
    expect(order.status).toBe('processing');
    const { app: nest } = app.running;
    for (const commandId of ['message-1', 'message-2']) {
      const folded = await nest.get(CommandShell).load(orderAggregate, order.id);
      const told = { orderId: order.id, folded, operationId: 1 };
      expect(await nest.get(Resolver).askNow(told, { commandId })).toBe(true);
    }
    const { body: inDoubt } = await api.get(`/v1/orders/${order.id}`);
    expect(inDoubt).toMatchObject({ status: 'in_doubt', operations: [{ status: 'unknown' }] });
    const { body: history } = await api.get(`/v1/orders/${order.id}/events`);
    expect(history.data.filter(({ type }: { type: string }) => type === 'OutcomeUnknown')).toHaveLength(1);
  });
});
