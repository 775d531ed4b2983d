import { waitFor } from '../support/wait-for';
import { describeInBrowser, screenshotPath } from './support/chromium';
import { startConsoleWorld } from './support/console-world';
import type { ConsoleWorld } from './support/console-world';

const IBAN = 'SK3699520000002107842741';

describeInBrowser('an operator who asks for several payments in one order', () => {
  let world: ConsoleWorld;

  beforeAll(async () => {
    world = await startConsoleWorld({
      environment: { TRUSTPAY_EU_BANKING_USERNAME: 'banking', TRUSTPAY_EU_BANKING_PASSWORD: 'banking-secret' },
      simulator: { banking: { accounts: [] } },
    });
  });
  afterAll(() => world.close());

  it.each([
    ['with scripts', true],
    ['without scripts', false],
  ])(
    'adds and removes payments, goes on where it was, and sends them by Enter, %s',
    async (name, javaScriptEnabled) => {
      const page = await world.signedIn('operator', { javaScriptEnabled });
      const fill = async (payment: number, beneficiary: string, amount: string) => {
        const fields = page.getByRole('group', { name: `Payment ${payment}`, exact: true });
        await fields.getByLabel('Amount', { exact: true }).fill(amount);
        await fields.getByLabel('Beneficiary', { exact: true }).fill(beneficiary);
        await fields.getByLabel('IBAN').fill(IBAN);
      };
      await page.goto(`${world.app.url}/console/bank-orders/new`);
      await fill(1, 'Acme s.r.o.', '10.00');
      await page.getByRole('button', { name: 'Add another payment' }).click();
      await waitFor(async () => (await page.evaluate('document.activeElement.id')) === 'payment-2-amount');
      await fill(2, 'Nobody', '99.00');
      await page.getByRole('button', { name: 'Add another payment' }).click();
      await fill(3, 'Example Corp', '20.50');
      await page.getByRole('button', { name: 'Remove payment 2' }).click();
      const shot = screenshotPath(`screenshots/bank-several-${name.replace(' ', '-')}`);
      await page.screenshot({ path: shot, fullPage: true });
      expect(await page.locator('#payment-1-name').inputValue()).toBe('Acme s.r.o.');
      expect(await page.locator('#payment-2-name').inputValue()).toBe('Example Corp');
      await page.locator('#payment-2-amount').press('Enter');
      await page.getByText('The bank order was recorded').waitFor();
      const id = new URL(page.url()).pathname.split('/').at(-1)!;
      const order = (await world.api.get(`/v1/banking/orders/${id}`)).body;
      expect(order).toMatchObject({ amount: { value: '30.50', currency: 'EUR' } });
      expect(order.instructions).toHaveLength(2);
      await page.context().close();
    },
  );
});
