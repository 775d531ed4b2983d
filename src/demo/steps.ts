import { NotFoundError } from '#libs/client';
import type { LedgerClient, NewOrder, Order } from '#libs/client';
import { PROVIDER_PAYMENTS } from './other-providers';
import type { SimulatedProviders } from './simulated-providers';
import type { Story } from './story';
import { waitUntil } from './wait';

const CUSTOMER = {
  id: 'cust-77',
  name: 'Jana Novakova',
  email: 'jana@example.sk',
  ip: '203.0.113.7',
  billing: { street: 'Za kasarnou 1', city: 'Bratislava', postcode: '83103', country: 'SK' },
};
const GOOD_CARD = '4200000000000000';
const NO_FUNDS_CARD = '4200000000000004';

const eur = (value: string) => ({ value, currency: 'EUR' });

/**
 * The payments of the demo, over HTTP as an internal service sends them; the payer's part is played at the simulator's
 * page.
 */
export class DemoSteps {
  constructor(
    private readonly ledger: LedgerClient,
    private readonly providers: SimulatedProviders,
    private readonly story: Story,
    /** Distinguishes the references of this run. */
    private readonly run: string,
  ) {}

  async purchase(): Promise<Order> {
    this.story.step('A card purchase over 100.00 EUR');
    const order = await this.create('purchase', { amount: eur('100.00') });
    await this.pay(order, GOOD_CARD);
    return this.until(order, 'captured');
  }

  async preauthorisation(): Promise<Order> {
    this.story.step('A preauthorisation over 80.00 EUR, captured in two parts');
    const order = await this.create('preauth', { amount: eur('80.00'), capture: 'manual' });
    await this.pay(order, GOOD_CARD);
    await this.until(order, 'authorized');
    this.say(await this.ledger.orders.capture(order.id, { amount: eur('50.00') }), 'captured 50.00');
    const done = await this.ledger.orders.capture(order.id, { amount: eur('20.00'), final: true });
    return this.say(done, 'captured 20.00, the rest of the hold given back');
  }

  async refund(order: Order): Promise<Order> {
    this.story.step('A refund of 30.00 EUR of the first purchase');
    return this.say(
      await this.ledger.orders.refund(order.id, { amount: eur('30.00'), reason: 'one item returned' }),
      'refunded',
    );
  }

  async declined(): Promise<Order> {
    this.story.step('A declined card');
    const order = await this.create('declined', { amount: eur('45.00') });
    await this.pay(order, NO_FUNDS_CARD);
    return this.until(order, 'declined');
  }

  async cardOnFile(): Promise<Order> {
    this.story.step('A card kept on file, then charged again without the payer');
    const first = await this.create('subscription-1', {
      amount: eur('9.90'),
      save_card: true,
      save_card_for: 'merchant',
    });
    await this.pay(first, GOOD_CARD);
    const kept = await this.until(first, 'captured');
    await waitUntil(() => this.isOnFile(kept.card_id!), Boolean, 'the card to be on file');
    this.story.tell(`card ${kept.card_id} is on file`);
    const again = await this.create('subscription-2', {
      amount: eur('9.90'),
      card_id: kept.card_id,
      initiator: 'merchant',
    });
    return this.say(again, 'charged without the payer');
  }

  async lostAnswer(): Promise<Order> {
    this.story.step("A provider answer that gets lost, and is resolved by the provider's signed notification");
    const order = await this.create('lost-answer', { amount: eur('60.00'), capture: 'manual' });
    await this.pay(order, GOOD_CARD);
    await this.until(order, 'authorized');
    await this.providers.pull('trustpay-eu', 'faults', { fault: { kind: 'answerLost' }, match: { paymentType: '6' } });
    const doubt = await this.ledger.orders.capture(order.id, {});
    this.say(doubt, `answer lost: ${doubt.in_doubt.value} ${doubt.in_doubt.currency} in doubt`);
    return this.until(order, 'captured');
  }

  /** One payment at each of the others, each with its own way to be paid. */
  async otherProviders(): Promise<Order> {
    let last: Order | undefined;
    for (const payment of PROVIDER_PAYMENTS) {
      this.story.step(payment.title);
      const order = await this.create(payment.provider, { provider: payment.provider, ...payment.order });
      if (order.next_action?.address)
        this.story.tell(`to be sent: ${order.next_action.amount!.value} to ${order.next_action.address}`);
      await this.providers.pull(payment.provider, 'pay', payment.pay(order));
      this.story.tell(payment.act);
      last = await this.until(order, payment.status);
    }
    return last!;
  }

  private async isOnFile(cardId: string): Promise<boolean> {
    return this.ledger.cards.get(cardId).then(
      () => true,
      (error: unknown) => {
        if (error instanceof NotFoundError) return false;
        throw error;
      },
    );
  }

  private async create(
    name: string,
    order: Omit<NewOrder, 'reference' | 'method'> & Partial<NewOrder>,
  ): Promise<Order> {
    const created = await this.ledger.orders.create({
      reference: `${name}-${this.run}`,
      method: 'card',
      customer: CUSTOMER,
      ...order,
    });
    return this.say(created, 'created');
  }

  /** What a person does at the page: enters a card, pays, and comes back with the browser. */
  private async pay(order: Order, card: string): Promise<void> {
    const url = order.next_action!.url;
    const result = await this.providers.pull<{ redirectTo?: string }>('trustpay-eu', 'pay', { url, card });
    if (result.redirectTo) await fetch(result.redirectTo, { redirect: 'manual' });
    this.story.tell(`the payer entered card …${card.slice(-4)} at the page of the provider`);
  }

  private async until(order: Order, status: string): Promise<Order> {
    const now = await waitUntil(
      () => this.ledger.orders.get(order.id),
      (current) => current.status === status,
      `order to be ${status}`,
    );
    return this.say(now, 'as the ledger sees it');
  }

  private say(order: Order, what: string): Order {
    this.story.tell(`order ${order.id.slice(0, 8)}… ${order.status.padEnd(18)} ${what}`);
    return order;
  }
}
