import { createHash } from 'node:crypto';
import { ManualClock } from '#libs/clock';
import { ApiClient } from '../../support/api-client';
import type { Answer } from '../../support/api-client';
import { startTestApplication } from '../../support/application';
import type { TestApplication, TestApplicationOptions } from '../../support/application';
import { waitFor } from '../../support/wait-for';
import { Shop } from './shop';
import { statementOf } from './statement';
import type { PlannedLine } from './statement';

const IMPORTS = '/v1/settlements/imports';
const COLUMNS = 'payout_id,paid_at,currency,kind,reference,gross,fee,net,charged,charged_currency,rate';

/** A shop in March 2026, whose payouts are taken in as files. */
export class BooksWorld {
  private constructor(
    readonly app: TestApplication,
    readonly api: ApiClient,
    readonly shop: Shop,
  ) {}

  static async start(options: TestApplicationOptions = {}): Promise<BooksWorld> {
    const app = await startTestApplication({
      clock: new ManualClock(new Date('2026-03-02T12:00:00.000Z')),
      ...options,
    });
    const api = new ApiClient(app.url, await app.key('admin'));
    return new BooksWorld(app, api, new Shop(app, api));
  }

  /** Rows of the report of TrustPay EU, in the columns that also tell an exchange. */
  takeReport(...rows: readonly string[]): Promise<Answer> {
    return this.take(`${IMPORTS}?provider=trustpay-eu`, 'text/csv', [COLUMNS, ...rows, ''].join('\n'));
  }

  takeStatement(day: string, ...lines: readonly PlannedLine[]): Promise<Answer> {
    return this.take(IMPORTS, 'application/xml', statementOf(day, lines));
  }

  private take(path: string, type: string, body: string): Promise<Answer> {
    const key = createHash('sha256').update(body).digest('hex');
    return this.api.send('POST', path, body, { 'content-type': type, 'idempotency-key': key });
  }

  async untilSettled(orderId: string, value: string): Promise<void> {
    await waitFor(async () => (await this.api.get(`/v1/orders/${orderId}`)).body.settled.value === value);
  }

  /** What stands on each account of these names, where it is not nothing. */
  async balances(names = /./): Promise<Record<string, string>> {
    await this.shop.settled();
    const { body } = await this.api.get('/v1/balances');
    const standing = (body.data as Answer['body'][]).filter(
      ({ account, posted }) => names.test(account) && Number(posted.value) !== 0,
    );
    return Object.fromEntries(standing.map(({ account, posted }) => [account, posted.value]));
  }
}
