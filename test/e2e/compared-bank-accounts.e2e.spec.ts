import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { runCli } from './support/run-cli';
import { Shop, eur } from './support/shop';
import { statementOf } from './support/statement';

const ACCOUNT = 'SK1799520000004107347927';

describe('a bank account in the books, beside the balances of its statements', () => {
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;
  beforeAll(async () => {
    app = await startTestApplication();
    api = new ApiClient(app.url, await app.key('operator'));
    shop = new Shop(app, api);
  });
  afterAll(() => app.stop());

  const take = async (day: string, amount: string, opening: bigint, ...page: [] | [string, string]): Promise<void> => {
    const [bound = '', interim = ''] = page;
    const whole = statementOf(day, [{ reference: `R-${day}`, amount, code: 'TPAY-WIRE' }], opening);
    const xml = whole.replace(`<Cd>${bound}</Cd>`, `<Cd>${interim}</Cd>`);
    const headers = { 'content-type': 'application/xml', 'idempotency-key': day };
    expect((await api.send('POST', '/v1/settlements/imports', xml, headers)).status).toBe(200);
    await shop.settled();
  };
  const compared = async (client = api): Promise<Answer['body']> =>
    (await client.get('/v1/reconciliation/bank-accounts')).body;
  const cli = async (...args: readonly string[]) => {
    return runCli(app, 'reconciliation', 'bank-accounts', '--merchant', 'shop', ...args);
  };

  it('is not there before a statement was imported', async () => {
    expect(await compared()).toEqual({ data: [], agrees: true });
    expect((await cli()).stdout).toContain('No statement of an account of shop was imported.');
  });

  it('differs by what a statement between them moved that was not imported', async () => {
    await take('2026-03-02', '5.00', 1_000_000n);
    await take('2026-03-04', '-1.00', 1_000_700n);
    const row = {
      ...{ account: ACCOUNT, lines: 2, books: eur('4.00'), difference: eur('2.00'), verdict: 'differs' },
      opening: { on: '2026-03-02', amount: eur('10000.00') },
      closing: { on: '2026-03-04', amount: eur('10006.00') },
    };
    expect(await compared()).toEqual({ data: [row], agrees: false });
    await expect(cli('--json')).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('"differs"') });
    await expect(cli()).rejects.toMatchObject({ stdout: expect.stringMatching(/DIFFERS.*was not imported/s) });
  });

  it('is equal when that is imported, too, in whatever order', async () => {
    await take('2026-03-03', '2.00', 1_000_500n);
    expect(await compared()).toMatchObject({
      data: [{ lines: 3, books: eur('6.00'), difference: eur('0.00'), verdict: 'equal' }],
      agrees: true,
    });
    expect(JSON.parse((await cli('--json')).stdout)).toEqual(await compared());
  });

  it('is not told of a statement whose last page is missing, until that is there', async () => {
    await take('2026-03-05', '3.00', 1_000_600n, 'CLBD', 'ITBD');
    expect(await compared()).toMatchObject({ data: [{ lines: 4, verdict: 'not_told', difference: null }] });
    await take('2026-03-06', '1.00', 1_000_900n, 'OPBD', 'ITBD');
    expect(await compared()).toMatchObject({ data: [{ lines: 5, books: eur('10.00'), verdict: 'equal' }] });
  });

  it('is shown to its own merchant alone', async () => {
    const other = new ApiClient(app.url, await app.key('auditor', 'other'));
    expect(await compared(other)).toEqual({ data: [], agrees: true });
  });
});
