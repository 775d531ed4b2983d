import type { Page } from 'playwright-core';
import type { Answer } from '../support/api-client';
import { eur } from '../e2e/support/shop';
import { waitFor } from '../support/wait-for';
import { violationsOf } from './support/accessible';
import { describeInBrowser, screenshotPath } from './support/chromium';
import { startConsoleWorld } from './support/console-world';
import type { ConsoleWorld } from './support/console-world';

type Order = Answer['body'];

describeInBrowser('an operator and an order', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await startConsoleWorld();
  });
  afterAll(() => world.close());

  describe.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('%s', (_name, javaScriptEnabled) => {
    let page: Page;
    let held: Order;

    beforeEach(async () => {
      held = await world.shop.paid({ capture: 'manual', reference: 'HELD-1' }, 'authorized');
      page = await world.signedIn('operator', { javaScriptEnabled });
    });
    afterEach(() => page.context().close());

    const open = (path: string, on = page) => on.goto(`${world.app.url}/console${path}`);
    const shoot = (name: string, on = page) =>
      on.screenshot({ path: screenshotPath(`screenshots/task-${name}`), fullPage: true });
    const read = async (id: string): Promise<Order> => (await world.api.get(`/v1/orders/${id}`)).body;

    /** Unfolds an action of the order's page and gives its form. */
    async function action(name: string, on = page) {
      const box = on.locator('details.action').filter({ has: on.getByText(name, { exact: true }) });
      await box.locator('summary').click();
      return box;
    }

    it('captures a part', async () => {
      await open(`/orders/${held.id}`);
      const form = await action('Capture');
      await form.getByLabel('Amount in EUR').fill('40.00');
      await shoot('capture');
      await form.getByRole('button').click();
      await page.getByText('The capture was sent').waitFor();
      expect(await read(held.id)).toMatchObject({ status: 'partially_captured', captured: eur('40.00') });
    });

    it('captures a part and gives back the rest', async () => {
      await open(`/orders/${held.id}`);
      const form = await action('Capture');
      await form.getByLabel('Amount in EUR').fill('40.00');
      await form.getByLabel('Give back the rest').check();
      await form.getByRole('button').click();
      await page.getByText('The capture was sent').waitFor();
      expect(await read(held.id)).toMatchObject({ captured: eur('40.00'), voided: eur('60.00') });
    });

    it('gives back a hold', async () => {
      await open(`/orders/${held.id}`);
      await (await action('Void')).getByRole('button').click();
      await page.getByText('The void was sent').waitFor();
      await page.locator('h1 + .badge', { hasText: 'voided' }).waitFor();
      expect((await read(held.id)).status).toBe('voided');
    });

    it('refunds with a reason, and reads in the timeline what happened', async () => {
      const sold = await world.shop.paid({ reference: 'SOLD-1' });
      await open(`/orders/${sold.id}`);
      const form = await action('Refund');
      await form.getByLabel('Amount in EUR').fill('30.00');
      await form.getByLabel('Reason').fill('returned goods');
      await form.getByRole('button').click();
      await page.getByText('The refund was sent').waitFor();
      await page.getByText('trustpay-eu is asked to refund 30.00 EUR').first().waitFor();
      expect((await read(sold.id)).refunded).toEqual(eur('30.00'));
      await page.getByText('Event, cause and postings').last().click();
      expect(await page.locator('pre').last().textContent()).toContain('"minor": "3000"');
      await page.getByRole('link', { name: 'explain these amounts' }).click();
      await page.getByText('adds up', { exact: true }).waitFor();
      await shoot('explanation');
      // The checker is a script itself.
      if (javaScriptEnabled) expect(await violationsOf(page)).toEqual([]);
    });

    it('is told what is wrong beside the field, and goes on from there', async () => {
      await open(`/orders/${held.id}`);
      const form = await action('Capture');
      await form.getByLabel('Amount in EUR').fill('12,5');
      await form.getByRole('button').click();
      await page.getByRole('alert').first().waitFor();
      const field = page.getByLabel('Amount in EUR');
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await field.inputValue()).toBe('12,5');
      await shoot('refused');
      await field.fill('500.00');
      await page.getByRole('button', { name: 'Capture' }).click();
      await page.getByText('At most 100.00 EUR is left').waitFor();
      await page.getByLabel('Amount in EUR').fill('12.50');
      await page.getByRole('button', { name: 'Capture' }).click();
      await page.getByText('The capture was sent').waitFor();
    });

    it('presses twice and moves money once', async () => {
      await open(`/orders/${held.id}`);
      const form = await action('Capture');
      await form.getByLabel('Amount in EUR').fill('10.00');
      await form.getByRole('button').dblclick();
      await page.waitForURL(/done=captured|captures/);
      await waitFor(async () => (await read(held.id)).captured.value === '10.00');
      expect((await read(held.id)).operations.filter(({ type }: Order) => type === 'capture')).toHaveLength(1);
    });

    it('acts on a page that is out of date, is stopped, and sees the order as it stands', async () => {
      await open(`/orders/${held.id}`);
      await world.api.post(`/v1/orders/${held.id}/captures`, { amount: eur('60.00') });
      const form = await action('Capture');
      await form.getByLabel('Amount in EUR').fill('40.00');
      await form.getByRole('button').click();
      await page.getByText('changed this while your page was open').waitFor();
      await shoot('stale');
      await page.getByRole('link', { name: 'See it as it stands now' }).click();
      await page.getByText('At most 40.00 EUR').waitFor({ state: 'attached' });
      expect((await read(held.id)).captured).toEqual(eur('60.00'));
    });

    it('asks for a large refund, which another person approves', async () => {
      const sold = await world.shop.paid({ reference: 'LARGE-1', amount: eur('900.00') });
      await open(`/orders/${sold.id}`);
      const form = await action('Refund');
      await form.getByLabel('Reason').fill('cancelled event');
      await form.getByRole('button').click();
      await page.getByText('Another person decides about it').waitFor();
      expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
      expect((await read(sold.id)).refunded).toEqual(eur('0.00'));
      const request = new URL(page.url()).pathname;
      const other = await world.signedIn('operator', { javaScriptEnabled, name: 'Ben Okafor' });
      await other.goto(world.app.url + request);
      await shoot('approval', other);
      await other.getByRole('button', { name: 'Approve' }).click();
      await other.getByText('Approved. The refund is being sent').waitFor();
      await waitFor(async () => (await read(sold.id)).status === 'refunded');
      await waitFor(
        async () => (await other.goto(world.app.url + request)) && (await other.getByText('done').count()) > 0,
      );
      await other.context().close();
    });

    it('asks for a large refund, which another person rejects', async () => {
      const sold = await world.shop.paid({ reference: 'LARGE-2', amount: eur('900.00') });
      await open(`/orders/${sold.id}`);
      const form = await action('Refund');
      await form.getByLabel('Reason').fill('cancelled event');
      await form.getByRole('button').click();
      await page.getByText('waits for the approval of another person').waitFor();
      const other = await world.signedIn('admin', { javaScriptEnabled, name: 'Ben Okafor' });
      await other.goto(page.url());
      await other.getByLabel('Why not').fill('the event takes place');
      await other.getByRole('button', { name: 'Reject' }).click();
      await other.getByText('Rejected. No money moves.').waitFor();
      expect(await other.locator('.facts').textContent()).toContain('the event takes place');
      expect((await read(sold.id)).refunded).toEqual(eur('0.00'));
      await other.context().close();
    });

    it('states the outcome of an operation in doubt', async () => {
      for (const kind of ['answerLost', 'noNotification'] as const)
        world.app.simulator.control.addFault({ fault: { kind }, match: { paymentType: '6' } });
      await world.api.post(`/v1/orders/${held.id}/captures`, {});
      await waitFor(async () => (await read(held.id)).status === 'in_doubt');
      await open(`/orders/${held.id}`);
      await shoot('in-doubt');
      const form = await action('State the outcome of operation 2');
      await form.getByLabel('What became of it').selectOption('It did not happen');
      await form.getByLabel('Where you know it from').fill('case 4711: not in the portal');
      await form.getByRole('button').click();
      await page.getByText('The outcome was recorded').waitFor();
      expect(await read(held.id)).toMatchObject({ status: 'authorized', in_doubt: eur('0.00') });
    });

    it('cancels an order that nobody pays', async () => {
      const created = await world.shop.create({ reference: 'OPEN-1' });
      await open(`/orders/${created.id}`);
      await (await action('Cancel the order')).getByRole('button').click();
      await page.getByText('The order was cancelled.').waitFor();
      expect((await read(created.id)).status).toBe('cancelled');
    });

    it('finds an order by a filter that stays in the address, and downloads the list', async () => {
      await world.shop.paid({ reference: '=HYPERLINK("http://evil")' });
      await world.shop.settled();
      await open('/orders');
      await page.getByLabel('Reference').fill('=HYPERLINK("http://evil")');
      await page.getByRole('button', { name: 'Filter' }).click();
      await page.waitForURL(/reference=/);
      await page.locator('tbody tr').first().waitFor();
      expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download as CSV' }).click();
      const stream = await (await download).createReadStream();
      const lines = (await stream.setEncoding('utf8').toArray()).join('').trim().split('\r\n');
      expect(lines[0]).toMatch(/^order,reference,status/);
      expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil"")"`);
    });
  });
});
