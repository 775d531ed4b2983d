import { DateTime } from 'luxon';
import type { AnswerOf, LedgerClient } from '#libs/client';
import { table } from '../cli/output';
import { advance } from './clock';
import type { SimulatedProviders } from './simulated-providers';
import type { Story } from './story';
import { waitUntil } from './wait';

const GOOD_CARD = '4200000000000000';
/** What an issuer says of an account without the money (TrustPay EU, acquirer codes). */
const NO_FUNDS = '800.100.155';
const AGREEMENT = '/v1/agreements/{id}';
const ZONE = 'Europe/Bratislava';

type Agreement = AnswerOf<typeof AGREEMENT, 'get'>;

/** A year of a monthly subscription, in which one charge is declined and recovers. */
export class SubscriptionYear {
  constructor(
    private readonly ledger: LedgerClient,
    private readonly providers: SimulatedProviders,
    private readonly story: Story,
    private readonly run: string,
  ) {}

  async play(): Promise<void> {
    this.story.step('A year of a subscription, 9.90 EUR on the last day of each month, Bratislava time');
    const agreement = await this.sign();
    await this.letPass(agreement, 'P5M', 'five months');
    const fault = { fault: { kind: 'decline', acquirerCode: NO_FUNDS }, match: { paymentType: '4' } };
    await this.providers.pull('trustpay-eu', 'faults', fault);
    this.story.tell('from here on the account has no money; the next charge will be declined once');
    await this.letPass(agreement, 'P7M', 'seven months');
    await this.showPeriods(agreement);
  }

  private async sign(): Promise<Agreement> {
    const { now } = await this.ledger.get('/v1/sandbox/clock', {});
    // By UTC this may still be the day before, which an agreement there can no longer start on.
    const start = DateTime.fromISO(now, { zone: ZONE }).endOf('month').toISODate()!;
    const agreement = await this.ledger.post('/v1/agreements', {
      body: {
        reference: `gold-${this.run}`,
        amount: { value: '9.90', currency: 'EUR' },
        schedule: { every: 'month', anchor_day: 31, zone: ZONE, start },
        customer: { id: 'cust-78', name: 'Peter Kovac', email: 'peter@example.sk' },
      },
    });
    await this.providers.pull('trustpay-eu', 'pay', { url: agreement.next_action!.url, card: GOOD_CARD });
    this.story.tell('the customer paid the first month at the page and left the card');
    return this.until(agreement.id, ({ status }) => status === 'active', 'the agreement to be active');
  }

  private async letPass({ id }: Agreement, duration: string, words: string): Promise<void> {
    const { now, stops } = await advance(this.ledger, duration, `${this.run}-${duration}`);
    const { charged_periods: charged, status } = await this.ledger.get(AGREEMENT, { path: { id } });
    this.story.tell(`${words} later (${now.slice(0, 10)}, ${stops} stops): ${status}, ${charged} months charged`);
  }

  private async showPeriods({ id }: Agreement): Promise<void> {
    const rows: string[][] = [];
    const path = '/v1/agreements/{id}/periods';
    for await (const period of this.ledger.list(path, { path: { id } })) {
      const tries = period.attempts > 1 ? `after ${period.attempts - 1} declined` : '';
      rows.push([String(period.period), period.first_day, period.starts_at, period.status, tries]);
    }
    this.story.lines(table(['MONTH', 'FROM', 'DUE', 'STATUS', ''], rows.reverse()));
  }

  private until(id: string, fits: (agreement: Agreement) => boolean, describe: string): Promise<Agreement> {
    return waitUntil(() => this.ledger.get(AGREEMENT, { path: { id } }), fits, describe);
  }
}
