import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { ManualClock } from '#libs/clock';
import type { TrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { startTrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { describeInBrowser, launchChromium, screenshotPath } from './support/chromium';
import type { Shop } from './support/shop';
import { startShop } from './support/shop';
import { signedWireAddress } from './support/trustpay-address';

const ACCOUNT = '4107111111';
const SECRET = '123456';

describeInBrowser('the hosted bank pages of the TrustPay EU simulator', () => {
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
    signedWireAddress(simulator.url, SECRET, {
      AccountId: ACCOUNT,
      Amount: '49.90',
      Currency: 'EUR',
      Reference: 'ORDER2026',
      PaymentType: '0',
      Url: `${shop.url}/result/any`,
      Description: 'Two tickets to the opera',
      ...fields,
    });

  async function visit(url: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 420, height: 820 }, ...options });
    const page = await context.newPage();
    await page.goto(url);
    return page;
  }

  async function logIn(page: Page, bank = 'Danube Test Bank'): Promise<void> {
    await page.getByRole('button', { name: bank }).click();
    await page.getByLabel('Name (any will do)').fill('Jana');
    await page.getByRole('button', { name: 'Log in' }).click();
  }

  async function backInShop(page: Page): Promise<URLSearchParams> {
    await page.waitForURL(`${shop.thanks}?**`);
    return new URL(page.url()).searchParams;
  }

  it.each([true, false])('pays from the chosen bank (scripts: %s)', async (javaScriptEnabled) => {
    const Reference = `SCRIPTS${javaScriptEnabled}`;
    const page = await visit(address({ Reference }), { javaScriptEnabled });
    await page.screenshot({ path: screenshotPath('bank-page'), fullPage: true });
    await logIn(page);
    await page.screenshot({ path: screenshotPath('bank-page-confirm'), fullPage: true });
    await page.getByRole('button', { name: 'Confirm the payment of 49.90 EUR' }).click();
    expect((await backInShop(page)).get('ResultCode')).toBe('0');
    expect(simulator.book({ reference: Reference })).toMatchObject([{ state: 'credited', captured: '49.90' }]);
    await page.context().close();
  });

  it('goes the way that is chosen at the bank', async () => {
    const page = await visit(address({ Reference: 'WAY' }));
    await logIn(page, 'Slash Test Bank');
    await page.getByLabel('Outcome of this test payment').selectOption('Announced, never paid');
    await page.getByRole('button', { name: 'Confirm the payment' }).click();
    expect((await backInShop(page)).get('ResultCode')).toBe('1');
    expect(simulator.book({ reference: 'WAY' })).toMatchObject([{ state: 'announced', captured: '0.00' }]);
    await page.context().close();
  });

  it('cancels', async () => {
    const page = await visit(address());
    await page.getByRole('button', { name: 'Cancel payment' }).click();
    expect((await backInShop(page)).get('ResultCode')).toBe('1005');
    await page.context().close();
  });

  it('asks for a name beside the field, is left without a word, and found again', async () => {
    const page = await visit(address({ Reference: 'LEFT' }));
    await page.getByRole('button', { name: 'Mountain Test Bank' }).click();
    await page.getByRole('button', { name: 'Log in' }).click();
    const name = page.getByLabel('Name (any will do)');
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('button', { name: 'Leave without a word' }).click();
    await page.screenshot({ path: screenshotPath('bank-page-left'), fullPage: true });
    expect(simulator.book({ reference: 'LEFT' })).toMatchObject([{ state: 'open' }]);
    await page.getByRole('link', { name: 'Come back to the payment' }).click();
    await page.getByLabel('Name (any will do)').fill('Jana');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('button', { name: 'Confirm the payment' }).dblclick();
    await backInShop(page);
    expect(simulator.book({ reference: 'LEFT' })).toMatchObject([{ captured: '49.90' }]);
    await page.context().close();
  });

  it('speaks the language that was asked for, fits a narrow dark screen, and shows hostile text as text', async () => {
    const Description = '"><script>document.title="taken"</script>';
    const page = await visit(address({ Localization: 'cs', Country: 'CZ', Description }), {
      colorScheme: 'dark',
      viewport: { width: 320, height: 640 },
    });
    await page.screenshot({ path: screenshotPath('bank-page-cs-dark'), fullPage: true });
    expect(await page.title()).toBe('Platba z banky · 49.90 EUR');
    expect(await page.getByText(Description).count()).toBe(1);
    expect(await page.getByRole('button').first().textContent()).toContain('Moldau Test Bank');
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await page.context().close();
  });

  it('opens over the shop from a frame, and leaves the frame to return', async () => {
    const src = address({ Reference: 'FRAMED' });
    const page = await visit(`${shop.url}/frame?${new URLSearchParams({ src }).toString()}`);
    await page.getByRole('button', { name: 'Pay by card' }).click();
    await page.frameLocator('#TrustPayFrame').getByRole('button', { name: 'Danube Test Bank' }).click();
    await page.getByLabel('Name (any will do)').fill('Jana');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('button', { name: 'Confirm the payment' }).click();
    expect((await backInShop(page)).get('ResultCode')).toBe('0');
    await page.context().close();
  });
});
