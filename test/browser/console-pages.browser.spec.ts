import type { Page } from 'playwright-core';
import { violationsOf } from './support/accessible';
import { describeInBrowser, screenshotPath } from './support/chromium';
import { startConsoleWorld } from './support/console-world';
import type { ConsoleWorld } from './support/console-world';

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

  async function visit(page: Page, path: string): Promise<void> {
    await page.goto(world.app.url + path);
  }

  const nameOf = (path: string): string =>
    path
      .slice('/console'.length)
      .replace(/[^a-z]+/gi, ' ')
      .trim()
      .split(' ')
      .slice(0, 2)
      .join('-')
      .slice(0, 40) || 'overview';

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('passes axe and fits in %s at %i pixels', async (colorScheme, width) => {
    const page = await world.signedIn('operator', { colorScheme, viewport: { width, height: 844 } });
    const refusedByPolicy: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy|Refused/.test(message.text())) refusedByPolicy.push(message.text());
    });
    const violations: string[] = [];
    for (const [index, path] of paths.entries()) {
      await visit(page, path);
      await page.screenshot({
        path: screenshotPath(`screenshots/${String(index).padStart(2, '0')}-${nameOf(path)}-${colorScheme}-${width}`),
        fullPage: true,
      });
      // Whatever a text holds, it is shown as text: it became no element, and nothing of it ran.
      expect([path, await page.locator('main script, main img').count()]).toEqual([path, 0]);
      expect(await page.title()).not.toBe('taken');
      if (path.includes(hostile)) expect(await page.locator('main').textContent()).toContain(HOSTILE);
      if (!(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'))) {
        violations.push(`${path} is wider than ${width}`);
      }
      // What is folded away counts as well.
      await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
      violations.push(...(await violationsOf(page)));
    }
    expect(violations).toEqual([]);
    expect(refusedByPolicy).toEqual([]);
    await page.context().close();
  });
});
