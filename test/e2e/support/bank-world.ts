import { createHash } from 'node:crypto';
import { ManualClock } from '#libs/clock';
import { ApiClient } from '../../support/api-client';
import type { Answer } from '../../support/api-client';
import { ACCOUNT_ID, startTestApplication } from '../../support/application';
import type { TestApplication } from '../../support/application';
import { waitFor } from '../../support/wait-for';
import { Shop, eur } from './shop';

export const USD_ACCOUNT = '4107138076';
export const STEP_MS = 30_000;
export const ADDRESS = { street: '1 Main Street', town: 'Springfield', country: 'US' };
export const SEPA = {
  ...{ kind: 'sepa', amount: eur('125.40'), name: 'Žofia Šťastná', iban: 'SK3699520000002107842741' },
  description: 'invoice 2026-17',
};
export const US = {
  ...{ kind: 'us', amount: { value: '900.00', currency: 'USD' }, name: 'Example Corp', address: ADDRESS },
  account: '000123456',
  bank: { bic: 'EXBKUS33', name: 'Example Bank', address: ADDRESS, clearing_number: '021000021' },
};

export const bankOrder = (change: object = {}, ...instructions: object[]) => ({
  account_id: ACCOUNT_ID,
  instructions: instructions.length > 0 ? instructions : [SEPA],
  ...change,
});

/** An application with a bank behind its provider, and two people with keys of their own. The clock stands still. */
export class BankWorld {
  private constructor(
    readonly clock: ManualClock,
    readonly app: TestApplication,
    readonly ann: ApiClient,
    readonly bob: ApiClient,
    readonly shop: Shop,
  ) {}

  static async start(): Promise<BankWorld> {
    const clock = new ManualClock(new Date('2026-11-20T12:00:00Z'));
    const app = await startTestApplication({
      clock,
      environment: {
        TRUSTPAY_EU_BANKING_USERNAME: 'banking',
        TRUSTPAY_EU_BANKING_PASSWORD: 'banking-secret',
        TRUSTPAY_EU_BANKING_REFUNDS: 'true',
        BANK_ORDER_APPROVAL_ABOVE: 'EUR:1.00,USD:1000.00',
      },
      simulator: { banking: { accounts: [{ accountId: USD_ACCOUNT, currency: 'USD' }] } },
    });
    const key = async (): Promise<ApiClient> => new ApiClient(app.url, await app.key('operator'));
    const shop = new Shop(app, new ApiClient(app.url, await app.key('admin')));
    return new BankWorld(clock, app, await key(), await key(), shop);
  }

  get control() {
    return this.app.simulator.control;
  }

  get bank() {
    return this.app.simulator.bank;
  }

  get iban(): string {
    return this.bank.accounts().find(({ accountId }) => accountId === ACCOUNT_ID)!.iban;
  }

  /** Takes in a statement of the bank, and waits for what follows from it. */
  async take(xml: string): Promise<void> {
    const key = createHash('sha256').update(xml).digest('hex');
    const headers = { 'content-type': 'application/xml', 'idempotency-key': key };
    expect((await this.bob.send('POST', '/v1/settlements/imports', xml, headers)).status).toBe(200);
    await this.shop.settled();
  }

  ask(body: object = bankOrder()): Promise<Answer> {
    return this.ann.post('/v1/banking/orders', body);
  }

  approve(id: string): Promise<Answer> {
    return this.bob.post(`/v1/banking/orders/${id}/approve`, {});
  }

  fail(kind: string, operation: string): void {
    this.control.addFault({ fault: { kind } as never, match: { operation } });
  }

  /** One step of the bank. */
  async step(): Promise<void> {
    this.clock.advance(STEP_MS);
    await this.control.settle();
  }

  /** The clock goes on until the order is there: the bank takes its steps, the ledger its looks. */
  until(id: string, status: string): Promise<Answer['body']> {
    return waitFor(
      async () => {
        await this.step();
        const { body } = await this.ann.get(`/v1/banking/orders/${id}`);
        return body.status === status && body;
      },
      { describe: `bank order ${id} to be ${status}` },
    );
  }

  async booked(account: string): Promise<string | undefined> {
    const position = String(await this.app.running.persistence.store.head());
    const { body } = await this.ann.get(`/v1/balances?account=${account}`, { 'ledger-min-position': position });
    return body.data[0]?.posted.value as string | undefined;
  }
}
