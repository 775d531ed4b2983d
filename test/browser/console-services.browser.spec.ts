import type { Page } from 'playwright-core';
import { ManualClock } from '#libs/clock';
import { Billing, BILLING_ENVIRONMENT, SIGNED } from '../e2e/support/billing';
import { WebhookReceiver } from '../e2e/support/webhook-receiver';
import { waitFor } from '../support/wait-for';
import { violationsOf } from './support/accessible';
import { describeInBrowser, screenshotPath } from './support/chromium';
import { startConsoleWorld } from './support/console-world';
import type { ConsoleWorld } from './support/console-world';

describeInBrowser('an operator and what runs by itself', () => {
  const clock = new ManualClock(new Date(SIGNED));
  let world: ConsoleWorld;
  let receiver: WebhookReceiver;
  let page: Page;

  beforeAll(async () => {
    receiver = await WebhookReceiver.start();
    const environment = { ...BILLING_ENVIRONMENT, WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_ALLOW_HTTP: 'true' };
    world = await startConsoleWorld({ clock, environment });
    page = await world.signedIn('operator');
  });
  afterAll(async () => {
    await world.close();
    await receiver.close();
  });

  const open = (path: string) => page.goto(`${world.app.url}/console${path}`);

  /** Looks at the page as it is and with all that is folded away. */
  async function look(name: string): Promise<void> {
    await page.screenshot({ path: screenshotPath(`screenshots/services-${name}`), fullPage: true });
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
    expect(await violationsOf(page)).toEqual([]);
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = false; })');
  }

  it('sees the periods and the dunning of an agreement, pauses it, resumes it and ends it', async () => {
    const billing = await Billing.at(world.app, clock);
    const { id } = await billing.signed();
    await billing.moveTo('2026-03-15T00:00:00Z');
    billing.decline('800.100.155');
    await billing.moveTo('2026-04-01T00:00:00Z');
    await billing.periods(id);
    await open('/agreements');
    await look('agreements');
    await page.getByRole('link', { name: 'SUB-17' }).click();
    await page.locator('.calendar li').first().waitFor();
    await look('agreement');
    expect(await page.locator('.calendar .what').allTextContents()).toEqual(
      expect.arrayContaining(['2026-01-31', '2026-02-28']),
    );
    expect(await page.locator('section', { hasText: 'Open charges' }).last().textContent()).toContain('retrying');
    await page.getByText('Pause', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('The change was recorded.').waitFor();
    expect(await page.locator('h1 + .badge').textContent()).toBe('paused');
    await page.getByText('Resume', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Resume' }).click();
    await waitFor(async () => (await page.locator('h1 + .badge').textContent()) !== 'paused');
    await page.getByText('Cancel', { exact: true }).first().click();
    await page.getByLabel('When').selectOption('now');
    await page.getByRole('button', { name: 'Cancel the agreement' }).click();
    await waitFor(async () => (await page.locator('h1 + .badge').textContent()) === 'ended');
  });

  it('sees what a service did not take, and sends it again', async () => {
    receiver.reply = () => 500;
    const { body: webhook } = await world.api.post('/v1/webhooks', { url: `${receiver.url}/in`, events: ['order.*'] });
    await world.shop.paid({ reference: 'TOLD-1' });
    await waitFor(() => receiver.received.length > 0);
    await open('/webhooks');
    await look('webhooks');
    await page.getByRole('link', { name: '/in' }).click();
    await look('webhook');
    await page.locator('tbody a').last().click();
    await page.getByText('answered 500').waitFor();
    await look('delivery');
    receiver.reply = () => 200;
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('The delivery is due now').waitFor();
    await waitFor(
      async () => (await page.reload()) && (await page.locator('h1 + .badge').textContent()) === 'delivered',
    );
    await open(`/webhooks/${webhook.id}`);
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByText('switched off by a person').waitFor();
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByRole('button', { name: 'Switch off' }).waitFor();
  });

  it('sees payouts, and what does not fit by kind and age', async () => {
    const sold = await world.shop.paid({ reference: 'PAID-OUT-1' });
    await world.shop.settled();
    const reference = sold.operations[0].reference as string;
    const day = clock.now().toISOString().slice(0, 10);
    const lines = [
      'payout_id;paid_at;currency;kind;reference;gross;fee;net',
      `PO-1;${day};EUR;payment;${reference};100.00;2.90;97.10`,
      `PO-1;${day};EUR;payment;of-nobody;30.00;0.00;30.00`,
      `PO-1;${day};EUR;payout;;;;127.10`,
    ];
    const headers = { 'content-type': 'text/csv', 'idempotency-key': 'report-1' };
    const path = '/v1/settlements/imports?provider=trustpay-eu';
    const imported = await world.api.send('POST', path, `${lines.join('\n')}\n`, headers);
    expect(imported).toMatchObject({ status: 200 });
    await waitFor(async () => (await world.api.get('/v1/reconciliation/breaks?status=open')).body.data.length > 0);
    await world.shop.settled();
    await open('/reconciliation');
    await look('reconciliation');
    await page.locator('section', { hasText: 'Open breaks by kind' }).getByRole('link').first().click();
    await page.waitForURL(/kind=/);
    expect(await page.locator('section', { hasText: 'Breaks, the oldest first' }).last().textContent()).toContain(
      'open',
    );
    await open('/settlements');
    await look('settlements');
    await page.locator('tbody a').first().click();
    await page.getByRole('heading', { name: 'Lines' }).waitFor();
    await look('settlement');
  });
});
