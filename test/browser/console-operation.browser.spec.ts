import type { Page } from 'playwright-core';
import { deterministicId } from '#libs/command-shell';
import { processStream } from '#libs/processes';
import { waitFor } from '../support/wait-for';
import { describeInBrowser, screenshotPath } from './support/chromium';
import { startConsoleWorld } from './support/console-world';
import type { ConsoleWorld } from './support/console-world';

describeInBrowser('an operator and the deployment', () => {
  let world: ConsoleWorld;
  let held: string;

  beforeAll(async () => {
    world = await startConsoleWorld();
    held = (await world.shop.paid({ capture: 'manual', reference: 'HELD-1' }, 'authorized')).id as string;
    await world.shop.settled();
  });
  afterAll(() => world.close());

  const pool = () => world.app.running.persistence.pool;
  const shoot = (page: Page, name: string) =>
    page.screenshot({ path: screenshotPath(`screenshots/task-${name}`), fullPage: true });

  it('sees figures change without a reload', async () => {
    const page = await world.signedIn('auditor');
    await page.getByText('No money is on its way').waitFor({ state: 'detached' });
    await world.shop.create({ reference: 'LIVE-1', amount: { value: '77.00', currency: 'CZK' } });
    await page.locator('tr', { hasText: 'CZK' }).getByText('77.00').waitFor();
    await page.context().close();
  });

  it('moves by the keyboard: past the menu, and over the page in order', async () => {
    const page = await world.signedIn('auditor');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.context().close();
  });

  it('opens the menu on a phone', async () => {
    const page = await world.signedIn('auditor', { viewport: { width: 390, height: 844 } });
    const link = page.getByRole('link', { name: 'Accounts' });
    expect(await link.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).click();
    await shoot(page, 'phone-menu');
    await link.click();
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
    await page.context().close();
  });

  it('signs out, and finds nothing behind', async () => {
    const page = await world.signedIn('auditor');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed out.').waitFor();
    await shoot(page, 'sign-in');
    await page.goBack();
    await page.goto(`${world.app.url}/console/orders`);
    expect(page.url()).toContain('/console/sign-in?next=%2Fconsole%2Forders');
    await page.context().close();
  });

  it('sees no action as an auditor', async () => {
    const page = await world.signedIn('auditor');
    for (const path of [`/orders/${held}`, '/projections', '/cards', '/held', '/approvals']) {
      await page.goto(`${world.app.url}/console${path}`);
      expect([path, await page.locator('main form[method=post]').count()]).toEqual([path, 0]);
    }
    await page.context().close();
  });

  describe.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('%s', (_name, javaScriptEnabled) => {
    let page: Page;
    beforeEach(async () => {
      page = await world.signedIn('operator', { javaScriptEnabled });
    });
    afterEach(() => page.context().close());
    const open = (path: string) => page.goto(`${world.app.url}/console${path}`);

    it('takes a card off file', async () => {
      const customer = { id: javaScriptEnabled ? 'cust-with' : 'cust-without' };
      const paid = await world.shop.paid({ save_card: true, customer });
      await world.shop.settled();
      await open('/cards');
      await page.getByLabel('Customer').fill(customer.id);
      await page.getByRole('button', { name: 'Filter' }).click();
      await page.waitForURL(/customer_id=/);
      await page.locator('td summary', { hasText: 'Remove' }).first().click();
      await page.getByRole('button', { name: 'Take off file' }).first().click();
      await page.getByText('The card was taken off file.').waitFor();
      expect((await world.api.get(`/v1/cards/${paid.card_id}`)).body).toMatchObject({ status: 'removed' });
    });

    it('rebuilds a read model and sees that its rows are equal', async () => {
      await open('/projections');
      await page.getByRole('button', { name: 'Rebuild orders' }).click();
      await page.getByText('The rebuild has started').waitFor();
      await waitFor(async () => {
        if (!javaScriptEnabled) await open('/projections');
        return (await page.getByText('rows equal, switched over').count()) > 0;
      });
      await shoot(page, 'rebuilt');
    });

    it('pauses a reaction and lets it go on', async () => {
      await open('/projections');
      await page.getByRole('button', { name: 'Pause register-cards' }).click();
      await page.getByText('Paused.').waitFor();
      await page.getByRole('button', { name: 'Resume register-cards' }).click();
      await page.getByText('Resumed.').waitFor();
    });

    it('reads a notification as it came, and applies it once more without effect', async () => {
      await open('/notifications?provider=trustpay-eu');
      await page.locator('tbody a').last().click();
      await page.getByText('Raw message').click();
      await page.getByText('/notifications/trustpay-eu').waitFor();
      await shoot(page, 'notification');
      await page.getByRole('button', { name: 'Apply once more' }).click();
      await page.getByText('nothing was new').waitFor();
    });

    it('lets a held event be tried now', async () => {
      const key = `ghost.${javaScriptEnabled}`;
      await unreadable(key);
      await waitFor(async () => (await triesOf(key)) > 0);
      // By itself it is tried again in an hour.
      await pool().query(`UPDATE ops.held_event SET next_attempt_at = clock_timestamp() + interval '1 hour'`);
      const before = await triesOf(key);
      await open('/held');
      const row = page.locator('tr', { hasText: 'ghost took this payment' }).last();
      await shoot(page, 'held');
      await row.getByRole('button', { name: 'Try now' }).click();
      await page.getByText('What was set aside is due now').waitFor();
      await waitFor(async () => (await triesOf(key)) > before);
    });

    it('resumes a parked process with a reason', async () => {
      const instance = await parked();
      await open('/processes?status=parked');
      await page
        .getByRole('link', { name: instance.slice(0, 8) })
        .first()
        .click();
      await page.getByText('Parked before OrderCancelled.').waitFor();
      await shoot(page, 'parked');
      await page.getByText('Resume', { exact: true }).first().click();
      await page.getByLabel('Why it will go better now').fill('repaired in release 1.4');
      await page.getByRole('button', { name: 'Resume' }).click();
      await page.getByText('Resumed.').waitFor();
      expect(await page.locator('h1 + .badge').textContent()).toBe('running');
    });

    it('skips the input of a parked process with a reason', async () => {
      const instance = await parked();
      await open(`/processes/authorization/${instance}`);
      await page.getByText('Skip the input', { exact: true }).click();
      await page.getByLabel('Why it is left out').fill('case 4711: captured by hand');
      await page.getByRole('button', { name: 'Skip it' }).click();
      await page.getByText('The input was skipped, on record.').waitFor();
      expect(await page.locator('h1 + .badge').textContent()).toBe('running');
    });

    it('reads the statement of an account and goes to the order behind a line', async () => {
      await open('/accounts');
      await page.getByRole('link', { name: 'hold:trustpay-eu:EUR', exact: true }).click();
      await page.getByRole('heading', { name: 'Balance over time, EUR' }).waitFor();
      await page.locator('tbody a').first().click();
      await page.getByRole('heading', { name: 'Timeline' }).waitFor();
    });

    it('searches the audit for what somebody did', async () => {
      await open('/audit');
      await page.getByLabel('Who').fill('provider:trustpay-eu');
      await page.getByLabel('Event', { exact: true }).fill('Authorized');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.waitForURL(/actor=/);
      await page.locator('.timeline .what').first().waitFor();
      const found = await page.locator('.timeline .what').allTextContents();
      expect(found.length).toBeGreaterThan(0);
      expect(found.every((text) => text.startsWith('trustpay-eu authorised'))).toBe(true);
    });

    it('reads the configuration and no secret in it', async () => {
      await open('/configuration');
      const { environment } = world.app;
      const text = (await page.locator('main').textContent()) ?? '';
      expect(text).toContain('CONSOLE_APPROVAL_LIMIT');
      for (const name of ['DATABASE_URL', 'MASTER_KEY', 'TRUSTPAY_EU_SECRET']) {
        expect(text).not.toContain(environment[name]);
      }
    });
  });

  /** A notification of a provider that this deployment does not know any more. */
  async function unreadable(key: string): Promise<void> {
    const { store, sealer } = world.app.running.persistence;
    const stream = `notification-${key}`;
    const at = '2026-03-01T12:00:00.000Z';
    const message = JSON.stringify({ method: 'GET', path: '/', query: '', body: '' });
    const raw = await sealer.seal('notifications:ghost:2026-03', `${stream}/raw`, message);
    const id = deterministicId('ghost', key);
    const actor = 'provider:ghost';
    const ids = { commandId: id, correlationId: id, causationId: id };
    const metadata = { ...ids, actor, merchantId: 'unassigned', schemaVersion: 1, occurredAt: at };
    const data = { provider: 'ghost', bytes: key, raw, receivedAt: at };
    await store.append(stream, 'no_stream', [{ id, type: 'NotificationReceived', data, metadata }]);
  }

  async function triesOf(key: string): Promise<number> {
    const { rows } = await pool().query<{ attempts: number }>('SELECT attempts FROM ops.held_event WHERE stream = $1', [
      `notification-${key}`,
    ]);
    return rows[0]?.attempts ?? 0;
  }

  /** An instance before an input that failed, as a defect would leave it. */
  async function parked(): Promise<string> {
    const { id: orderId } = await world.shop.paid({ capture: 'manual', reference: 'PARKED-1' }, 'authorized');
    await world.shop.settled();
    const { store } = world.app.running.persistence;
    const id = `${orderId}.1`;
    const stream = processStream('authorization', id);
    const { events } = await store.read(stream);
    const { metadata } = events[0]!;
    const sourceEventId = deterministicId('parked by a test', id);
    const at = metadata.occurredAt;
    const data = { sourceEventId, sourceType: 'OrderCancelled', version: 1, error: 'a defect of this release', at };
    const event = { id: deterministicId('parked', id), type: 'ProcessParked', data, metadata };
    await store.append(stream, events.length - 1, [event]);
    await world.shop.settled();
    return id;
  }
});
