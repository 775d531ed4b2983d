import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ManualClock } from '#libs/clock';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { incoherencesOf } from '../support/incoherences';
import { Shop, eur } from './support/shop';
import { statementOf } from './support/statement';

const run = promisify(execFile);
const PROGRAM = join(__dirname, '../../dist/src/cli/main.js');
const PATH = '/v1/provider-invoices';
const AGREED = JSON.stringify([
  { provider: 'trustpay-eu', method: 'card', currency: 'EUR', percent: '1', fixed: '0.25', billed: 'invoiced' },
]);

describe('the bill of a provider that pays gross', () => {
  const clock = new ManualClock(new Date('2026-03-02T12:00:00.000Z'));
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;

  beforeAll(async () => {
    if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: npm run build:all makes it`);
    app = await startTestApplication({ clock, environment: { AGREED_FEES: AGREED } });
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
    await shop.paid();
    await shop.paid();
    clock.standAt(new Date('2026-04-02T12:00:00.000Z'));
    await shop.paid({ amount: eur('60.00') });
  });
  afterAll(() => app.stop());

  const march = { provider: 'trustpay-eu', number: 'F-2026-03', from: '2026-03-01', to: '2026-04-01' };
  const bill = (value: string, more: object = {}, key?: string): Promise<Answer> =>
    api.post(PATH, { ...march, amount: eur(value), ...more }, key === undefined ? undefined : { key });
  const balance = async (account: string): Promise<string> => {
    await shop.settled();
    return (await api.get(`/v1/balances?account=${account}`)).body.data[0].posted.value;
  };
  const payable = () => balance('fee:psp:trustpay-eu:EUR:payable');
  const fees = () => balance('fee:psp:trustpay-eu:EUR');

  it.each([
    ['a period that ends before it begins', { to: '2026-02-01' }, 400, 'invalid_request'],
    ['a period that is not over', { to: '2026-04-03' }, 409, 'period_not_over'],
    ['a provider that bills nothing', { provider: 'cobo' }, 422, 'fees_not_billed'],
    ['a currency without such fees', { amount: { value: '2.70', currency: 'USD' } }, 422, 'fees_not_billed'],
    ['the correction of a bill that is not there', { correction: true }, 404, 'not_found'],
    ['a number that is a sentence', { number: 'for March' }, 400, 'invalid_request'],
    ['an amount below zero', { amount: eur('-1.00') }, 400, 'invalid_request'],
  ])('is refused with %s', async (_, wrong, status, code) => {
    expect(await bill('2.70', wrong)).toMatchObject({ status, body: { code } });
    expect(await payable()).toBe('3.35');
  });

  it('clears what was accrued for its period, and only that, to what was billed', async () => {
    const answer = await bill('2.70', {}, 'march');
    expect(answer).toMatchObject({
      status: 200,
      body: { data: [{ number: 'F-2026-03', amount: eur('2.70'), accrued: eur('2.50'), difference: eur('0.20') }] },
    });
    expect(await payable()).toBe('3.55');
    expect(await fees()).toBe('3.55');
    const again = await bill('2.70', {}, 'march');
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await bill('2.70', { to: '2026-03-31' }, 'march');
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    expect(await bill('2.70')).toMatchObject({ status: 409, body: { code: 'invoice_recorded' } });
    expect(await bill('2.70', { number: 'F-2' })).toMatchObject({ status: 409, body: { code: 'period_invoiced' } });
    expect(await payable()).toBe('3.55');
  });

  it('belongs to the end of its period, whenever it came', async () => {
    const { body } = await api.get('/v1/balances?as_of=2026-04-01&account=fee:psp:trustpay-eu:EUR');
    expect(body.data).toMatchObject([{ posted: eur('2.70') }]);
  });

  it('can be corrected, and is paid by the line of the bank: nothing of the period stays', async () => {
    expect(await bill('2.40', { correction: true })).toMatchObject({ body: { data: [{ difference: eur('-0.10') }] } });
    expect(await payable()).toBe('3.25');
    const statement = statementOf('2026-04-02', [{ reference: '9', amount: '-2.40', code: 'TPAY-FEE' }]);
    const headers = { 'content-type': 'application/xml', 'idempotency-key': 'statement' };
    expect((await api.send('POST', '/v1/settlements/imports', statement, headers)).status).toBe(200);
    // What is left is what April has accrued so far.
    expect(await payable()).toBe('0.85');
    expect(await fees()).toBe('3.25');
    expect(await incoherencesOf(app.running.persistence)).toEqual([]);
  });

  it('is shown to whom it belongs, and to nobody else', async () => {
    const query = `${PATH}?provider=trustpay-eu&currency=EUR`;
    const auditor = new ApiClient(app.url, await app.key('auditor'));
    expect((await auditor.get(query)).body.data).toMatchObject([{ number: 'F-2026-03', amount: eur('2.40') }]);
    expect((await auditor.post(PATH, { ...march, amount: eur('1.00') })).status).toBe(403);
    const rival = new ApiClient(app.url, await app.key('admin', 'rival'));
    expect((await rival.get(query)).body).toMatchObject({ data: [], revision: -1 });
    expect((await api.get(`${PATH}?provider=trustpay-eu`)).status).toBe(400);
  });

  it('is recorded and listed from a shell, after consent', async () => {
    const cli = async (...args: readonly string[]) => {
      const account = ['--merchant', 'shop', '--provider', 'trustpay-eu', '--currency', 'EUR', '--json'];
      const options = { env: { PATH: process.env.PATH, ...app.environment, AGREED_FEES: AGREED } };
      const asked = run(process.execPath, [PROGRAM, 'provider-invoices', ...args, ...account], options);
      return JSON.parse((await asked).stdout);
    };
    const april = ['--number', 'F-2026-04', '--from', '2026-04-01', '--to', '2026-05-01', '--amount', '0.80'];
    await expect(cli('record', ...april)).rejects.toMatchObject({ code: 1 });
    expect(await cli('record', ...april, '--dry-run')).toMatchObject({ done: false, dry_run: true });
    const { data } = await cli('record', ...april, '--key', 'k-1', '--yes');
    expect(data[0]).toMatchObject({ accrued: eur('0.85'), difference: eur('-0.05') });
    expect(await cli('record', ...april, '--key', 'k-1', '--yes')).toMatchObject({ data });
    expect(await cli('list')).toMatchObject({ data: [{ number: 'F-2026-04' }, { number: 'F-2026-03' }] });
    expect(await payable()).toBe('0.80');
  });
});
