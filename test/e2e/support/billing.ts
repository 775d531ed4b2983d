import type { Clock } from '#libs/clock';
import { ApiClient } from '../../support/api-client';
import type { Answer } from '../../support/api-client';
import type { TestApplication } from '../../support/application';
import { waitFor } from '../../support/wait-for';

type Agreement = Answer['body'];

export const GOOD = '4200000000000000';
export const BILLING_ENVIRONMENT = { SCHEDULER_POLL_MS: '20', SCHEDULER_RATE: '1000' };
export const SIGNED = '2026-01-20T12:00:00.000Z';
export const monthly = {
  every: 'month',
  anchor_day: 31,
  time: '09:00',
  zone: 'Europe/Bratislava',
  start: '2026-01-31',
};
export const eur = (value: string) => ({ value, currency: 'EUR' });

/** A merchant who bills again and again, in a world whose time is moved. */
export class Billing {
  constructor(
    readonly app: TestApplication,
    readonly api: ApiClient,
    readonly clock: Clock,
  ) {}

  static async at(app: TestApplication, clock: Clock): Promise<Billing> {
    return new Billing(app, new ApiClient(app.url, await app.key('admin')), clock);
  }

  async create(terms: object = {}): Promise<Agreement> {
    const answer = await this.api.post('/v1/agreements', {
      reference: 'SUB-17',
      amount: eur('9.90'),
      schedule: monthly,
      customer: { id: 'cust-77', name: 'Jana Nováková', email: 'jana@example.sk' },
      first_payment: eur('0.00'),
      ...terms,
    });
    expect(answer).toMatchObject({ status: 201, body: { status: 'pending', next_step: 'first_payment' } });
    return answer.body;
  }

  async pay(agreement: Agreement, card = GOOD): Promise<void> {
    await this.app.simulator.control.pay({ url: agreement.next_action.url, card });
  }

  /** An agreement whose first payment is made. */
  async signed(terms: object = {}, card = GOOD): Promise<Agreement> {
    const agreement = await this.create(terms);
    await this.pay(agreement, card);
    return this.until(agreement.id, ({ status }) => status !== 'pending');
  }

  async until(id: string, holds: (agreement: Agreement) => boolean): Promise<Agreement> {
    let last: Agreement;
    return waitFor(
      async () => {
        const { body } = await this.api.get(`/v1/agreements/${id}`);
        last = body;
        return holds(body) && body;
      },
      { timeoutMs: 15_000, describe: `the agreement, at last ${JSON.stringify(last)}` },
    );
  }

  /** Moves time from one due instant to the next, as a sandbox does. */
  async moveTo(to: string): Promise<void> {
    const ordered = await this.api.post('/v1/sandbox/clock', { to });
    expect([ordered.status, ordered.body.code]).toEqual([expect.any(Number), undefined]);
    await waitFor(async () => (await this.api.get('/v1/sandbox/clock')).body.moving === null, { timeoutMs: 60_000 });
  }

  /** The oldest first; the read model is waited for. */
  async periods(id: string): Promise<Answer['body'][]> {
    const { body } = await this.api.get(`/v1/agreements/${id}`);
    const answer = await this.api.get(`/v1/agreements/${id}/periods?limit=100`, {
      'ledger-min-position': body.position,
    });
    return answer.body.data.toReversed();
  }

  async events(id: string): Promise<{ type: string; data: Record<string, unknown> }[]> {
    const { events } = await this.app.running.persistence.store.read(`agreement-${id}`);
    return events.map(({ type, data }) => ({ type, data: data as Record<string, unknown> }));
  }

  /** What the provider has really taken, charge by charge. */
  charges(): readonly { captured: string }[] {
    return this.app.simulator.book({}).filter(({ paymentType }) => paymentType === '4');
  }

  decline(acquirerCode: string, times = 1): void {
    for (let n = 0; n < times; n++) {
      this.app.simulator.control.addFault({ fault: { kind: 'decline', acquirerCode }, match: { paymentType: '4' } });
    }
  }
}
