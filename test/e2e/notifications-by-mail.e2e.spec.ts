import { NotificationInbox } from '../../src/notifications/notification-inbox';
import { Providers } from '../../src/providers/providers';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { Shop } from './support/shop';

describe('a notification of TrustPay EU that comes by e-mail', () => {
  let app: TestApplication;
  let shop: Shop;
  beforeAll(async () => {
    app = await startTestApplication();
    shop = new Shop(app, new ApiClient(app.url, await app.key('admin')));
    app.simulator.control.setQuirks({ emailNotifications: true });
  });
  afterAll(() => app.stop());

  const take = (): Promise<string> => {
    const adapter = app.running.app.get(Providers).get('trustpay-eu');
    const raw = adapter.notifications!.fromMail!(app.simulator.control.mails().at(-1)!)!;
    return app.running.app.get(NotificationInbox).receive(adapter, raw);
  };

  const stored = async (): Promise<readonly string[]> => {
    const { store } = app.running.persistence;
    const { events } = await store.readAll(0n, 1_000, { streamPrefixes: ['notification-trustpay-eu.'] });
    return events.map(({ type }) => type);
  };

  it('is the same as the request that told it before', async () => {
    await shop.paid({ method: 'bank_transfer' });
    await take();
    expect(await stored()).toEqual(['NotificationReceived']);
  });

  it.each(['card', 'bank_transfer'])('tells of a payment by %s where no request came, once', async (method) => {
    app.simulator.control.addFault({ fault: { kind: 'noNotification' } });
    const order = await shop.create({ method });
    const before = await stored();
    await app.simulator.control.pay({ url: order.next_action.url });
    await app.simulator.control.settle();
    expect(await stored()).toEqual(before);
    await take();
    await shop.until(order.id, 'captured');
    await take();
    expect(await stored()).toEqual([...before, 'NotificationReceived']);
  });
});
