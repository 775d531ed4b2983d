import type { Page } from 'playwright-core';
import { describeInBrowser, screenshotPath } from './support/chromium';
import { startConsoleWorld } from './support/console-world';
import type { ConsoleWorld } from './support/console-world';
import { violationsOf } from './support/accessible';

describeInBrowser('orders in the console', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await startConsoleWorld();
  });
  afterAll(() => world.close());

  const shoot = (page: Page, name: string) =>
    page.screenshot({ path: screenshotPath(`screenshots/${name}`), fullPage: true });

  it('looks', async () => {
    const order = await world.shop.paid(
      { capture: 'manual', reference: 'INV-2026-17', customer: { id: 'cust-7', name: 'Ada Lovelace' } },
      'authorized',
    );
    const bought = await world.shop.paid({ reference: 'INV-2026-18' });
    await world.shop.create({ reference: 'INV-2026-19' });
    await world.api.post(`/v1/orders/${bought.id}/refunds`, { amount: { value: '30.00', currency: 'EUR' } });
    await world.shop.settled();
    const page = await world.signedIn('operator');
    await shoot(page, 'overview');
    console.log(await violationsOf(page));
    for (const path of ['orders', `orders/${order.id}`, `orders/${bought.id}`, 'approvals']) {
      await page.goto(`${world.app.url}/console/${path}`);
      await shoot(
        page,
        path
          .split('/')
          .map((p) => p.slice(0, 8))
          .join('-'),
      );
      console.log(path, await violationsOf(page));
    }
  });
});
