import { setTimeout as delay } from 'node:timers/promises';
import type { TrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import type { OrderView } from '../../../src/orders/view/order.view';
import type { PersistentCaller } from './persistent-caller';

const eur = (value: string) => ({ value, currency: 'EUR' });

/** Parts are small, so that a part taken twice would fit into the order: the limit must not hide a doubled command. */
const STEPS = [
  { route: 'captures', body: { amount: eur('20.00') }, after: (order: OrderView) => order.status === 'authorized' },
  { route: 'refunds', body: { amount: eur('5.00') }, after: (order: OrderView) => order.captured.value === '20.00' },
  { route: 'captures', body: { amount: eur('10.00') }, after: (order: OrderView) => order.refunded.value === '5.00' },
  { route: 'refunds', body: { amount: eur('7.00') }, after: (order: OrderView) => order.captured.value === '30.00' },
] as const;

const OPEN_MAX = 12;
const LOOKS_MAX = 60;
const IDLE_MS = 20;

interface Purchase {
  readonly id: string;
  step: number;
  looks: number;
}

/** One client under load: creates orders, pays them, captures and refunds in parts, whatever dies meanwhile. */
export class Shopper {
  private open: Purchase[] = [];
  private created = 0;

  constructor(
    private readonly name: string,
    private readonly caller: PersistentCaller,
    private readonly simulator: TrustPayEuSimulator,
  ) {}

  /** Until told to stop; the command in hand is brought to its answer. */
  async run(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const busy = (await this.advanceOne(isOver)) || (await this.createOne());
      if (!busy) await delay(IDLE_MS);
    }
  }

  private async createOne(): Promise<boolean> {
    if (this.open.length >= OPEN_MAX) return false;
    const reference = `${this.name}-${++this.created}`;
    const settled = await this.caller.send('POST /v1/orders', reference, {
      ...{ reference, method: 'card', capture: 'manual', amount: eur('100.00') },
      customer: { id: this.name, name: 'Jana Novakova', email: 'jana@example.sk' },
    });
    if (settled.kind !== 'acknowledged') return true;
    const { id, next_action: action } = settled.answer.order;
    if (action?.url) await this.simulator.control.pay({ url: action.url });
    this.open.push({ id, step: 0, looks: 0 });
    return true;
  }

  /** Takes the next step of the first order that is ready for it. */
  private async advanceOne(isOver: () => boolean): Promise<boolean> {
    for (const purchase of this.open) {
      if (isOver()) return true;
      const order = await this.caller.order(purchase.id);
      const step = STEPS[purchase.step]!;
      purchase.looks += 1;
      if (order && step.after(order)) return this.take(purchase, step);
    }
    // What stays in doubt waits for an operator, and others take its place.
    this.open = this.open.filter(({ looks }) => looks < LOOKS_MAX);
    return false;
  }

  private async take(purchase: Purchase, { route, body }: (typeof STEPS)[number]): Promise<boolean> {
    const key = `${this.name}-${purchase.id}-${purchase.step}`;
    const settled = await this.caller.send(`POST /v1/orders/${purchase.id}/${route}`, key, body);
    purchase.step += 1;
    purchase.looks = 0;
    const over = purchase.step === STEPS.length || settled.kind !== 'acknowledged';
    if (over) this.open = this.open.filter((other) => other !== purchase);
    return true;
  }
}
