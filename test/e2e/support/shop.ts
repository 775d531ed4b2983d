import type { ApiClient, Answer } from '../../support/api-client';
import type { TestApplication } from '../../support/application';
import { waitFor } from '../../support/wait-for';

export const GOOD_CARD = '4200000000000000';
export const eur = (value: string) => ({ value, currency: 'EUR' });

type Order = Answer['body'];

/** A merchant's service and its payers: orders as the tests need them. */
export class Shop {
  constructor(
    private readonly app: TestApplication,
    private readonly api: ApiClient,
  ) {}

  async create(order: Record<string, unknown> = {}): Promise<Order> {
    const whole = { reference: 'INV-1', method: 'card', amount: eur('100.00'), ...order };
    const answer = await this.api.post('/v1/orders', whole);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  pay(order: Order, card = GOOD_CARD) {
    return this.app.simulator.control.pay({ url: order.next_action.url, card });
  }

  until(id: string, status: string): Promise<Order> {
    return waitFor(
      async () => {
        const { body } = await this.api.get(`/v1/orders/${id}`);
        return body.status === status && body;
      },
      { describe: `order to be ${status}` },
    );
  }

  /** An order whose payer has paid, with its card registered where one was to be kept. */
  async paid(order: Record<string, unknown> = {}, status = 'captured'): Promise<Order> {
    const created = await this.create(order);
    await this.pay(created);
    const paid = await this.until(created.id, status);
    if (paid.card_id) await waitFor(async () => (await this.api.get(`/v1/cards/${paid.card_id}`)).status === 200);
    return paid;
  }

  /** Waits until the background work has caught up with all that is written. */
  async settled(): Promise<void> {
    const { store, pool } = this.app.running.persistence;
    await waitFor(
      async () => {
        const head = String(await store.head());
        const { rows } = await pool.query<{ behind: boolean }>(
          'SELECT bool_or(position < $1) AS behind FROM ops.checkpoint',
          [head],
        );
        return rows[0]?.behind === false && String(await store.head()) === head;
      },
      { describe: 'the background work to catch up' },
    );
  }
}
