import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { ManualClock } from '#libs/clock';
import type { TrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { startTrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { describeInBrowser, launchChromium, screenshotPath } from './support/chromium';
import type { Shop } from './support/shop';
import { startShop } from './support/shop';
import { signedCardAddress } from './support/trustpay-address';

const ACCOUNT = '4107111111';
const SECRET = '123456';

describeInBrowser('the hosted card page of the TrustPay EU simulator', () => {
  let browser: Browser;
  let simulator: TrustPayEuSimulator;
  let shop: Shop;

  beforeAll(async () => {
    shop = await startShop();
    const clock = new ManualClock(new Date('2026-03-02T09:15:00Z'));
    simulator = await startTrustPayEuSimulator({ clock, accounts: [{ accountId: ACCOUNT, secrets: [SECRET] }] });
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
    await simulator.close();
    await shop.close();
  });

  const address = (fields: Record<string, string> = {}): string =>
    signedCardAddress(simulator.url, SECRET, {
      AccountId: ACCOUNT,
      Amount: '49.90',
      Currency: 'EUR',
      Reference: 'ORDER2026',
      PaymentType: '0',
      ReturnUrl: `${shop.url}/result/paid`,
      CancelUrl: `${shop.url}/result/cancelled`,
      ErrorUrl: `${shop.url}/result/failed`,
      Description: 'Two tickets to the opera',
      ...fields,
    });

  async function visit(url: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 420, height: 820 }, ...options });
    const page = await context.newPage();
    await page.goto(url);
    return page;
  }

  async function enter(page: Page, card: string): Promise<void> {
    await page.getByLabel('Card number').fill(card);
    await page.getByLabel('Expiry (MM/YY)').fill('12/29');
    await page.getByLabel('CVV').fill('123');
    await page.getByRole('button', { name: 'Pay 49.90 EUR' }).click();
  }

  async function backInShop(page: Page): Promise<URLSearchParams> {
    await page.waitForURL(`${shop.thanks}?**`);
    return new URL(page.url()).searchParams;
  }

  it.each([true, false])('pays with the success card (scripts: %s)', async (javaScriptEnabled) => {
    const Reference = `SCRIPTS${javaScriptEnabled}`;
    const page = await visit(address({ Reference }), { javaScriptEnabled });
    await page.screenshot({ path: screenshotPath('card-page'), fullPage: true });
    await page.setViewportSize({ width: 1100, height: 800 });
    await page.screenshot({ path: screenshotPath('card-page-wide'), fullPage: true });
    await enter(page, '4200 0000 0000 0000');
    const result = await backInShop(page);
    expect(result.get('ResultCode')).toBe('0');
    expect(simulator.book({ reference: Reference })).toMatchObject([{ state: 'captured', captured: '49.90' }]);
    await page.context().close();
  });

  it('declines 4200 0000 0000 0004 for insufficient funds', async () => {
    const page = await visit(address());
    await enter(page, '4200 0000 0000 0004');
    const result = await backInShop(page);
    expect([result.get('ResultCode'), result.get('AcquirerResponseId')]).toEqual(['1014', '800.100.155']);
    await page.context().close();
  });

  it('cancels', async () => {
    const page = await visit(address());
    await page.getByRole('button', { name: 'Cancel payment' }).click();
    expect((await backInShop(page)).get('ResultCode')).toBe('1005');
    await page.context().close();
  });

  it('says what is wrong beside the field, and pays after the correction', async () => {
    const page = await visit(address());
    await page.getByRole('button', { name: 'Pay 49.90 EUR' }).click();
    await page.screenshot({ path: screenshotPath('card-page-errors'), fullPage: true });
    const number = page.getByLabel('Card number');
    expect(await number.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator(`#${await number.getAttribute('aria-describedby')}`).textContent()).toContain('12 to 19');
    await enter(page, '4200 0000 0000 5555');
    expect((await backInShop(page)).get('ResultCode')).toBe('0');
    await page.context().close();
  });

  it('pays by one press on a test card', async () => {
    const page = await visit(address());
    await page.getByText('Test cards').click();
    await page.screenshot({ path: screenshotPath('card-page-test-cards'), fullPage: true });
    await page.getByRole('button', { name: 'Too many invalid tries' }).click();
    expect((await backInShop(page)).get('AcquirerResponseId')).toBe('800.100.161');
    await page.context().close();
  });

  it('takes the money once from a payer who presses twice, or comes back and presses again', async () => {
    const Reference = 'TWICE';
    const page = await visit(address({ Reference }));
    await page.getByLabel('Card number').fill('4200000000000000');
    await page.getByLabel('Expiry (MM/YY)').fill('12/29');
    await page.getByLabel('CVV').fill('123');
    await page.getByRole('button', { name: 'Pay 49.90 EUR' }).dblclick();
    await backInShop(page);
    expect(simulator.book({ reference: Reference })).toMatchObject([{ captured: '49.90' }]);
    await page.context().close();
  });

  it('shows hostile text as text', async () => {
    const Description = '"><script>document.title="taken"</script><img src=x onerror=alert(1)>';
    const page = await visit(address({ Description }));
    expect(await page.getByText(Description).count()).toBe(1);
    expect(await page.title()).toBe('Pay by card · 49.90 EUR');
    expect(await page.locator('script, img').count()).toBe(0);
    await page.context().close();
  });

  it('speaks the language that was asked for and fits a narrow dark screen', async () => {
    const page = await visit(address({ Localization: 'sk' }), {
      colorScheme: 'dark',
      viewport: { width: 320, height: 640 },
    });
    await page.screenshot({ path: screenshotPath('card-page-sk-dark'), fullPage: true });
    expect(await page.getByRole('button', { name: 'Zaplatiť 49.90 EUR' }).count()).toBe(1);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await page.context().close();
  });

  it('asks for a confirmation only, where the card is on file', async () => {
    await simulator.control.pay({ url: address({ PaymentType: '1', Reference: 'REGISTER' }) });
    const CardId = simulator.book({ reference: 'REGISTER' })[0]?.cardId ?? '';
    const page = await visit(address({ PaymentType: '2', CardId }));
    await page.screenshot({ path: screenshotPath('card-page-on-file'), fullPage: true });
    await page.getByLabel('Outcome of this test payment').selectOption('Declined by risk');
    await page.getByRole('button', { name: 'Pay 49.90 EUR' }).click();
    expect((await backInShop(page)).get('ResultCode')).toBe('1015');
    await page.context().close();
  });

  it('explains a request with a wrong signature and leads nowhere', async () => {
    const url = address({ AccountId: '4107111112' }).replace('4107111112', ACCOUNT);
    const page = await visit(url);
    await page.screenshot({ path: screenshotPath('card-page-refused'), fullPage: true });
    expect(page.url()).toBe(url);
    expect(await page.getByRole('heading').textContent()).toBe('Invalid signature (1004)');
    await page.context().close();
  });

  it('opens over the shop from a frame, and leaves the frame to return', async () => {
    const page = await visit(
      `${shop.url}/frame?${new URLSearchParams({ src: address({ Reference: 'FRAMED' }) }).toString()}`,
    );
    expect(await page.locator('#TrustPayFrame').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Pay by card' }).click();
    const frame = page.frameLocator('#TrustPayFrame');
    await frame.getByText('Test cards').click();
    await page.screenshot({ path: screenshotPath('card-page-popup') });
    await frame.getByRole('button', { name: 'Success' }).first().click();
    expect((await backInShop(page)).get('ResultCode')).toBe('0');
    await page.context().close();
  });

  it('shows its book to people and plans the fault that they choose', async () => {
    const page = await visit(simulator.url, { viewport: { width: 1200, height: 900 } });
    await page.getByLabel('Fault', { exact: true }).selectOption('Notification twice');
    await page.getByLabel('Only this Reference').fill('"><b>R</b>');
    await page.getByRole('button', { name: 'Plan the fault' }).click();
    await page.screenshot({ path: screenshotPath('dashboard'), fullPage: true });
    expect(simulator.control.faults()).toMatchObject([
      { fault: { kind: 'duplicate' }, match: { reference: '"><b>R</b>' } },
    ]);
    await page.getByLabel('Times').fill('often');
    await page.getByRole('button', { name: 'Plan the fault' }).click();
    expect(await page.getByRole('alert').textContent()).toBe('Times: a whole number.');
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('None planned').waitFor();
    expect(simulator.control.faults()).toEqual([]);
    await page.context().close();
  });
});
