import type { Page } from 'playwright-core';
import { ManualClock } from '#libs/clock';
import type { Answer } from '../support/api-client';
import { SEPA, STEP_MS, bankOrder } from '../e2e/support/bank-world';
import { statementOf } from '../e2e/support/statement';
import { waitFor } from '../support/wait-for';
import { describeInBrowser, screenshotPath } from './support/chromium';
import { startConsoleWorld } from './support/console-world';
import type { ConsoleWorld } from './support/console-world';
import { LOOKS, contextOf, faultsOf } from './support/every-look';

const HOSTILE = '"><script>document.title="taken"</script><img src=x onerror=alert(1)>{{7*7}}<%= 7*7 %>';
const DAY = '2026-11-20';
const IBAN = 'SK3699520000002107842741';

type Body = Answer['body'];

describeInBrowser('an operator and the bank', () => {
  const clock = new ManualClock(new Date(`${DAY}T12:00:00Z`));
  let world: ConsoleWorld;

  beforeAll(async () => {
    world = await startConsoleWorld({
      clock,
      environment: {
        TRUSTPAY_EU_BANKING_USERNAME: 'banking',
        TRUSTPAY_EU_BANKING_PASSWORD: 'banking-secret',
        BANK_ORDER_APPROVAL_ABOVE: 'EUR:100.00',
      },
      simulator: { banking: { accounts: [] } },
    });
  });
  afterAll(() => world.close());

  const open = (page: Page, path: string) => page.goto(`${world.app.url}/console${path}`);
  const shoot = (page: Page, name: string) =>
    page.screenshot({ path: screenshotPath(`screenshots/bank-${name}`), fullPage: true });
  const statusOn = (page: Page) => page.locator('h1 + .badge').textContent();
  const idOn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1)!;
  const read = async (path: string): Promise<Body> => (await world.api.get(path)).body;
  const breaks = async (query = 'status=open'): Promise<Body[]> =>
    (await read(`/v1/reconciliation/breaks?${query}`)).data as Body[];

  /** The clock goes on until the page shows the order in this state: the bank takes its steps, the ledger its looks. */
  async function until(page: Page, status: string): Promise<void> {
    await waitFor(async () => {
      clock.advance(STEP_MS);
      await world.app.simulator.control.settle();
      await page.goto(page.url().split('?')[0]!);
      return (await statusOn(page)) === status;
    });
  }

  /** A report with a payment that nobody knows, and so a break. */
  async function reported(payout: string): Promise<Body> {
    const lines = [
      'payout_id;paid_at;currency;kind;reference;gross;fee;net',
      `${payout};${DAY};EUR;payment;of-nobody-${payout};30.00;0.00;30.00`,
      `${payout};${DAY};EUR;payout;;;;30.00`,
    ];
    const headers = { 'content-type': 'text/csv', 'idempotency-key': `report-${payout}` };
    const imported = await world.api.send(
      'POST',
      '/v1/settlements/imports?provider=trustpay-eu',
      `${lines.join('\n')}\n`,
      headers,
    );
    expect(imported.status).toBe(200);
    await world.shop.settled();
    const { data } = await read('/v1/settlements');
    const { id } = (data as Body[]).find(({ payout_id }) => payout_id === payout)!;
    return waitFor(async () =>
      (await breaks()).find(({ settlement_id, kind }) => settlement_id === id && kind === 'extra'),
    );
  }

  describe.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('%s', (name, javaScriptEnabled) => {
    let page: Page;
    beforeEach(async () => {
      page = await world.signedIn('operator', { javaScriptEnabled });
    });
    afterEach(() => page.context().close());

    /** As the form is filled in. */
    async function ask(amount: string): Promise<void> {
      await open(page, '/bank-orders');
      await page.getByRole('link', { name: 'New bank order' }).click();
      await page.getByLabel('Amount', { exact: true }).fill(amount);
      await page.getByLabel('Beneficiary', { exact: true }).fill('Acme s.r.o.');
      await page.getByLabel('IBAN').fill(IBAN);
      await page.getByLabel('Text', { exact: true }).fill('invoice 2026-17');
      await page.getByRole('button', { name: 'Ask for the payment' }).click();
    }

    it('asks for a payment out of the bank account, which another person approves', async () => {
      await ask('125.40');
      await page.getByText('You asked for this payment').waitFor();
      expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
      await shoot(page, `own-${name.replace(' ', '-')}`);
      const other = await world.signedIn('operator', { javaScriptEnabled, name: 'Ben Okafor' });
      await other.goto(page.url());
      await other.getByText('Anna Nowak').waitFor();
      await shoot(other, 'to-approve');
      await other.getByRole('button', { name: 'Approve and send' }).click();
      await other.getByText('The order was sent to the bank').waitFor();
      await until(other, 'executed');
      expect(await other.locator('main').textContent()).toContain('Ben Okafor');
      await shoot(other, 'executed');
      await other.context().close();
    });

    it('is told beside the field what the bank would not take, and goes on from there', async () => {
      await ask('12,5');
      await page.getByRole('alert').first().waitFor();
      expect(await page.getByLabel('Amount', { exact: true }).getAttribute('aria-invalid')).toBe('true');
      expect(await page.getByLabel('Amount', { exact: true }).inputValue()).toBe('12,5');
      expect(await page.getByLabel('Beneficiary', { exact: true }).inputValue()).toBe('Acme s.r.o.');
      await shoot(page, `refused-${name.replace(' ', '-')}`);
      await page.getByLabel('Amount', { exact: true }).fill('12.50');
      await page.getByLabel('IBAN').fill('SK00');
      await page.getByRole('button', { name: 'Ask for the payment' }).click();
      await page.locator('#payment-1-iban[aria-invalid=true]').waitFor();
      await page.getByLabel('IBAN').fill(IBAN);
      await page.getByRole('button', { name: 'Ask for the payment' }).click();
      await page.getByText('The bank order was recorded').waitFor();
      // Below the limit nobody else is needed.
      await until(page, 'executed');
    });

    it('takes a payment back that nobody has approved', async () => {
      await ask('200.00');
      await page.getByLabel('Why not').fill('paid in cash');
      await page.getByRole('button', { name: 'Take it back' }).click();
      await page.getByText('The order is never sent').waitFor();
      expect(await statusOn(page)).toBe('rejected');
    });

    it('decides on a page that is out of date, is stopped, and sees the order as it stands', async () => {
      const { id } = (await world.api.post('/v1/banking/orders', bankOrder())).body;
      await open(page, `/bank-orders/${id}`);
      await world.api.post(`/v1/banking/orders/${id}/reject`, {});
      await page.getByRole('button', { name: 'Approve and send' }).click();
      await page.getByText('changed this while your page was open').waitFor();
      await page.getByRole('link', { name: 'See it as it stands now' }).click();
      expect(await statusOn(page)).toBe('rejected');
    });

    it('states what the bank made of an order in doubt', async () => {
      world.app.simulator.control.addFault({ fault: { kind: 'answerLost' }, match: { operation: 'CreateOrder' } });
      await ask('50.00');
      await waitFor(async () => (await read(`/v1/banking/orders/${idOn(page)}`)).status === 'in_doubt');
      await page.reload();
      await page.getByText('State what the bank made of it').click();
      await shoot(page, 'in-doubt');
      await page.getByRole('button', { name: 'Record it' }).click();
      await page.locator('#resolve-numbers[aria-invalid=true]').waitFor();
      await page.getByLabel('Numbers at the bank').fill(world.app.simulator.bank.orders()[0]!.orderId);
      await page.getByRole('button', { name: 'Record it' }).click();
      await page.getByText('What the bank made of it was recorded').waitFor();
      expect(await statusOn(page)).not.toBe('in doubt');
    });

    it('takes in a statement from a file, once, and reads its lines', async () => {
      const lines = [
        { reference: `TP-${name}-1`.replaceAll(' ', ''), amount: '97.10', code: 'PMNT' },
        { reference: `TP-${name}-2`.replaceAll(' ', ''), amount: '-12.00', code: 'FEES' },
      ];
      const buffer = Buffer.from(statementOf(DAY, lines));
      await open(page, '/settlements');
      await page.getByRole('link', { name: 'Take in a file' }).click();
      const send = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
        await page.getByLabel('File').setInputFiles(file);
        await page.getByRole('button', { name: 'Take it in' }).click();
      };
      await send({ name: 'report.csv', mimeType: 'text/csv', buffer: Buffer.from('payout_id\n') });
      await page.locator('#import-provider[aria-invalid=true]').waitFor();
      await page.getByLabel('Whose report').selectOption('trustpay-eu');
      await send({ name: 'report.csv', mimeType: 'text/csv', buffer: Buffer.from('payout_id\n') });
      await page.locator('#import-file[aria-invalid=true]').waitFor();
      expect(await page.getByLabel('Whose report').inputValue()).toBe('trustpay-eu');
      await shoot(page, `file-refused-${name.replace(' ', '-')}`);
      await send({ name: 'statement.xml', mimeType: 'text/xml', buffer });
      await page.getByText('All of the file was taken in').waitFor();
      await shoot(page, 'file');
      await open(page, '/settlements/imports');
      await send({ name: 'again.XML', mimeType: 'application/xml', buffer });
      await page.getByText('This very file was taken in before').waitFor();
      await world.shop.settled();
      await open(page, '/bank-lines');
      await page.getByText(lines[1]!.reference).first().waitFor();
      await shoot(page, 'lines');
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download as CSV' }).click();
      const csv = (await (await (await download).createReadStream()).setEncoding('utf8').toArray()).join('');
      expect(csv).toMatch(/^line,booked_on,account,currency,amount/);
      expect(csv).toContain(`${DAY},SK1799520000004107347927,EUR,-12.00,FEES`);
    });

    it('gives a break to somebody, resolves it with a reason, and sees what was booked', async () => {
      const broken = await reported(`PO-${javaScriptEnabled}`);
      await open(page, '/reconciliation?status=open');
      await page.locator(`a[href="/console/reconciliation/${broken.id}"]`).click();
      await page.getByText('Assign', { exact: true }).first().click();
      await page.getByLabel('Who looks after it').fill('eva nowak');
      await page.getByRole('button', { name: 'Assign' }).click();
      await page.getByText('owner must be 1 to 100 characters').first().waitFor();
      expect(await page.getByLabel('Who looks after it').inputValue()).toBe('eva nowak');
      await page.getByLabel('Who looks after it').fill('eva');
      await page.getByRole('button', { name: 'Assign' }).click();
      await page.getByText('given to its new owner').waitFor();
      await page.getByText('Resolve', { exact: true }).first().click();
      await page.getByText('What each decision books').click();
      await page.getByLabel('Reason').fill(HOSTILE);
      await page.getByRole('button', { name: 'Resolve and book' }).click();
      await page.locator('#resolve-treatment[aria-invalid=true]').waitFor();
      await shoot(page, `break-refused-${name.replace(' ', '-')}`);
      await page.getByLabel('Its money is').selectOption('suspense');
      await page.getByRole('button', { name: 'Resolve and book' }).click();
      await page.getByText('The break is resolved').waitFor();
      const main = (await page.locator('main').textContent()) ?? '';
      expect(main).toContain(HOSTILE);
      expect(main).toContain('break.suspense');
      expect(await page.title()).not.toBe('taken');
      await shoot(page, 'break-resolved');
      expect(await read(`/v1/reconciliation/breaks/${broken.id}`)).toMatchObject({ status: 'resolved', owner: 'eva' });
    });

    it('resolves a break on a page that is out of date, and is stopped', async () => {
      const broken = await reported(`PO-stale-${javaScriptEnabled}`);
      await open(page, `/reconciliation/${broken.id}`);
      await world.api.post(`/v1/reconciliation/breaks/${broken.id}/assign`, { owner: 'ben' });
      await page.getByText('Resolve', { exact: true }).first().click();
      await page.getByLabel('Its money is').selectOption('fee');
      await page.getByLabel('Reason').fill('a charge');
      await page.getByRole('button', { name: 'Resolve and book' }).click();
      await page.getByText('changed this while your page was open').waitFor();
      expect(await read(`/v1/reconciliation/breaks/${broken.id}`)).toMatchObject({ status: 'open', owner: 'ben' });
    });

    it('downloads the breaks of a filter', async () => {
      await open(page, '/reconciliation?status=resolved');
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download as CSV' }).click();
      const csv = (await (await (await download).createReadStream()).setEncoding('utf8').toArray()).join('');
      expect(csv).toMatch(/^break,kind,status,provider,owner/);
      expect(
        csv
          .split('\r\n')
          .slice(1, -1)
          .every((line) => line.includes(',resolved,')),
      ).toBe(true);
      expect(csv).toContain('suspense');
    });

    it('sees everything and no action as an auditor', async () => {
      const waiting = (await world.api.post('/v1/banking/orders', bankOrder())).body;
      const broken = await reported(`PO-auditor-${javaScriptEnabled}`);
      const auditor = await world.signedIn('auditor', { javaScriptEnabled });
      for (const path of [`/bank-orders/${waiting.id}`, `/reconciliation/${broken.id}`, '/settlements/imports']) {
        await open(auditor, path);
        expect([path, await auditor.locator('main form[method=post]').count()]).toEqual([path, 0]);
      }
      await auditor.context().close();
    });
  });

  describe('and its pages', () => {
    let paths: string[];

    beforeAll(async () => {
      const waiting = (await world.api.post('/v1/banking/orders', bankOrder())).body;
      const small = bankOrder({}, { ...SEPA, amount: { value: '1.00', currency: 'EUR' } });
      const sent = (await world.api.post('/v1/banking/orders', small)).body;
      const [broken, resolved] = [await reported('PO-open'), await reported('PO-resolved')];
      const decision = { treatment: 'fee', reason: HOSTILE };
      await world.api.post(`/v1/reconciliation/breaks/${resolved.id}/resolve`, decision);
      const statement = statementOf(DAY, [
        { reference: 'TP-LOOK-1', amount: '97.10', code: 'PMNT', text: 'of nobody' },
      ]);
      const headers = { 'content-type': 'application/xml', 'idempotency-key': 'statement-of-looks' };
      await world.api.send('POST', '/v1/settlements/imports', statement, headers);
      await world.shop.settled();
      paths = ['/bank-orders', '/bank-orders/new', `/bank-orders/${waiting.id}`, `/bank-orders/${sent.id}`]
        .concat(['/bank-orders?status=failed', '/reconciliation', `/reconciliation/${broken.id}`])
        .concat([`/reconciliation/${resolved.id}`, '/bank-lines', '/bank-lines?account=%00', '/settlements'])
        .concat(['/settlements/imports', '/accounts']);
    });

    it.each(LOOKS)('pass axe and fit in %s at %i pixels', async (...look) => {
      const page = await world.signedIn('operator', contextOf(look));
      const addresses = paths.map((path) => `/console${path}`);
      expect(await faultsOf(page, world.app.url, addresses, look, 'bank-')).toEqual([]);
      await page.context().close();
    });
  });
});
