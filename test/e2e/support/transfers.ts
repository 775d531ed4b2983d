import { ManualClock } from '#libs/clock';
import { ApiClient } from '../../support/api-client';
import type { Answer } from '../../support/api-client';
import { startTestApplication } from '../../support/application';
import type { TestApplication } from '../../support/application';
import { Shop } from './shop';

export type Order = Answer['body'];

/** From one stage of a simulated bank transfer to the next. */
export const STEP_MS = 30_000;

/** A merchant who is paid by bank transfer. The clock stands still. */
export class Transfers {
  private constructor(
    readonly clock: ManualClock,
    readonly app: TestApplication,
    readonly api: ApiClient,
    readonly shop: Shop,
  ) {}

  static async start(): Promise<Transfers> {
    const clock = new ManualClock(new Date('2026-11-20T12:00:00Z'));
    const app = await startTestApplication({ clock, simulator: { wireStepMs: STEP_MS } });
    const api = new ApiClient(app.url, await app.key('admin'));
    return new Transfers(clock, app, api, new Shop(app, api));
  }

  create(order: Record<string, unknown> = {}): Promise<Order> {
    return this.shop.create({ method: 'bank_transfer', ...order });
  }

  async read(id: string): Promise<Order> {
    return (await this.api.get(`/v1/orders/${id}`)).body;
  }

  pay(order: Order, outcome = 'paid', amount?: string) {
    return this.app.simulator.control.pay({ url: order.next_action.url, outcome, amount });
  }

  stage(order: Order, resultCode: number) {
    return this.app.simulator.control.wires.stage({ reference: order.operations[0].reference, resultCode });
  }

  /** All that was sent has arrived and taken its effect. */
  async settled(): Promise<void> {
    await this.app.simulator.control.settle();
    await this.shop.settled();
  }
}
