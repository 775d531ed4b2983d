import { ManualClock } from '#libs/clock';
import { plantedStatements } from '#libs/simulators/trustpay-eu';
import type { Defect } from '#libs/simulators/trustpay-eu';
import { ApiClient } from '../../support/api-client';
import type { Answer } from '../../support/api-client';
import { ACCOUNT_ID, startTestApplication } from '../../support/application';
import type { TestApplication } from '../../support/application';
import { waitFor } from '../../support/wait-for';
import { Shop, eur } from './shop';

const DAY_MS = 24 * 60 * 60 * 1_000;
const BEGIN = new Date('2026-03-02T12:00:00.000Z');
const END = new Date('2026-03-31T22:00:00.000Z');

/** Real payments of a month at the simulated provider: transfers by the names given, cards of two days. */
export class SimulatedMonth {
  private readonly wires = new Map<string, Answer['body']>();

  private constructor(
    readonly app: TestApplication,
    readonly api: ApiClient,
    private readonly shop: Shop,
  ) {}

  /** @param names of transfers on the first day, of 10.00, 20.01, 30.02…; `late` is made near the end as well */
  static async of(names: readonly string[]): Promise<SimulatedMonth> {
    const clock = new ManualClock(BEGIN);
    const app = await startTestApplication({ clock });
    const api = new ApiClient(app.url, await app.key('admin'));
    const month = new SimulatedMonth(app, api, new Shop(app, api));
    await month.pay(names, clock);
    return month;
  }

  private async pay(names: readonly string[], clock: ManualClock): Promise<void> {
    for (const [index, name] of names.entries()) await this.transfer(name, `${index + 1}0.0${index}`);
    await this.shop.paid({ amount: eur('61.00') });
    await this.shop.paid({ amount: eur('17.50') });
    await this.quiet();
    clock.advance(DAY_MS);
    await this.shop.paid({ amount: eur('88.00') });
    await this.quiet();
    clock.advance(25 * DAY_MS);
    await this.transfer('late', '71.00');
    await this.quiet();
    clock.standAt(END);
    await this.quiet();
  }

  async quiet(): Promise<void> {
    await this.app.simulator.control.settle();
    await this.shop.settled();
  }

  private async transfer(name: string, value: string): Promise<void> {
    const order = await this.shop.create({ method: 'bank_transfer', amount: eur(value) });
    await this.app.simulator.control.pay({ url: order.next_action.url, outcome: 'paid' });
    this.wires.set(name, await this.shop.until(order.id, 'captured'));
  }

  orderOf(name: string): string {
    return this.wires.get(name).id;
  }

  /** The bank's number of the credit of a transfer. */
  wire(name: string): string {
    const reference = this.wires.get(name).operations[0].reference;
    return this.lines().find(({ clientReference }) => clientReference === reference)!.transactionId;
  }

  /** The bank's number of the one credit that settles the cards of a day. */
  cards(amount: string): string {
    return this.lines().find((line) => line.kind === 'card' && line.amount === amount)!.transactionId;
  }

  private lines() {
    return this.app.simulator.bank.lines(ACCOUNT_ID);
  }

  /** Takes in the statement of the month with these defects, and waits for exactly these breaks. */
  async take(defects: readonly Defect[], kinds: readonly string[]): Promise<Answer['body'][]> {
    const month = { accountId: ACCOUNT_ID, currency: 'EUR', from: '2026-03-01', to: '2026-03-31', madeAt: END };
    const files = plantedStatements({ ...month, lines: this.lines(), defects });
    for (const [index, file] of files.entries()) {
      const headers = { 'content-type': 'application/xml', 'idempotency-key': `statement-${index}` };
      const { status, body } = await this.api.send('POST', '/v1/settlements/imports', file, headers);
      if (status !== 200) throw new Error(`the statement was refused: ${JSON.stringify(body)}`);
    }
    const planted = [...kinds].sort().join();
    const kindsOf = (open: readonly Answer['body'][]): string =>
      open
        .map(({ kind }) => kind)
        .sort()
        .join();
    await waitFor(async () => kindsOf(await this.open()) === planted, { describe: `the breaks ${planted}` });
    // What is found is found by now; more of it would be too much.
    await this.quiet();
    return this.open();
  }

  private async open(): Promise<Answer['body'][]> {
    return (await this.api.get('/v1/reconciliation/breaks?status=open&limit=100')).body.data;
  }
}
