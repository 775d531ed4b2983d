import { describeInBrowser } from './support/chromium';
import { startConsoleWorld } from './support/console-world';
import type { ConsoleWorld } from './support/console-world';
import { LOOKS, contextOf, faultsOf } from './support/every-look';

const HOSTILE = '"><script>document.title="taken"</script><img src=x onerror=alert(1)>{{7*7}}<%= 7*7 %>';

describeInBrowser('every page of the console', () => {
  let world: ConsoleWorld;
  let paths: string[];
  let hostile: string;

  beforeAll(async () => {
    world = await startConsoleWorld();
    const { shop, api } = world;
    const customer = { id: 'cust-7', name: HOSTILE, email: 'ada@example.com' };
    const held = await shop.paid(
      {
        capture: 'manual',
        reference: HOSTILE.slice(0, 100),
        description: HOSTILE,
        metadata: { note: HOSTILE },
        customer,
      },
      'authorized',
    );
    const sold = await shop.paid({ reference: 'INV-2026-18', amount: { value: '1200.00', currency: 'EUR' } });
    await shop.paid({ reference: 'INV-2026-20', save_card: true, customer: { id: 'cust-8' } });
    await shop.create({ reference: 'INV-2026-19' });
    await api.post(`/v1/orders/${sold.id}/refunds`, { amount: { value: '30.00', currency: 'EUR' }, reason: HOSTILE });
    await shop.settled();
    const asked = await world.signedIn('operator', { name: HOSTILE });
    await asked.goto(`${world.app.url}/console/orders/${sold.id}`);
    await asked.getByText('Refund', { exact: true }).first().click();
    await asked.getByLabel('Amount in EUR').fill('800.00');
    await asked.getByLabel('Reason').fill(HOSTILE);
    await asked.getByRole('button', { name: 'Refund' }).click();
    await asked.getByText('waits for the approval of another person').waitFor();
    await shop.settled();
    const request = new URL(asked.url()).pathname;
    await asked.goto(`${world.app.url}/console/notifications`);
    const notification = await asked.locator('tbody a').first().getAttribute('href');
    await asked.context().close();
    paths = [
      ...['', '/orders', `/orders/${held.id}`, `/orders/${sold.id}`, '/approvals', '/cards', '/accounts'],
      ...['/accounts/psp:trustpay-eu:EUR:receivable', '/processes', '/projections', '/held', '/notifications'],
      ...[
        '/agreements',
        '/settlements',
        '/reconciliation',
        '/webhooks',
        '/audit',
        '/audit?type=Nothing',
        '/configuration',
        '/nowhere',
        '/orders?reference=%00',
      ],
    ].map((path) => `/console${path}`);
    hostile = held.id as string;
    const query = encodeURIComponent(HOSTILE);
    paths.push(request, notification!, `/console/orders?reference=${query}`, `/console/audit?actor=${query}`);
  });
  afterAll(() => world.close());

  it.each(LOOKS)('passes axe and fits in %s at %i pixels', async (...look) => {
    const page = await world.signedIn('operator', contextOf(look));
    expect(await faultsOf(page, world.app.url, paths, look)).toEqual([]);
    await page.goto(`${world.app.url}/console/orders/${hostile}`);
    expect(await page.locator('main').textContent()).toContain(HOSTILE);
    await page.context().close();
  });
});
