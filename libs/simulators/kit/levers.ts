import type { Delivery } from './delivery';
import type { DeliveryEngine } from './delivery-engine';
import type { FaultPlan, FaultRule, PlannedFault } from './fault-plan';
import type { Scheduler } from './scheduler';

export interface LeverParts<F extends { kind: string }, Q extends object> {
  readonly scheduler: Scheduler;
  readonly deliveries: DeliveryEngine;
  readonly faults: FaultPlan<F>;
  readonly quirks: Q;
}

/**
 * The levers that every simulator has, the same for a test in this process and for `/_sim/` over HTTP: messages that
 * went out, faults to come, quirks, time. A provider adds its own. `D`: how it shows a delivery.
 */
export abstract class Levers<F extends { kind: string }, Q extends object, D> {
  constructor(
    private readonly common: LeverParts<F, Q>,
    private readonly bookDelivery: (delivery: Delivery) => D,
  ) {}

  /** Oldest first; about one payment by the key of its messages, or all. */
  deliveries(key?: string): readonly D[] {
    return this.common.deliveries.list(key).map(this.bookDelivery);
  }

  /** As they went out, newest first. */
  newestDeliveries(limit: number): readonly Delivery[] {
    return this.common.deliveries.list().slice(-limit).reverse();
  }

  /** Sends a message once more; false when it is unknown. */
  redeliver(deliveryId: number): boolean {
    return this.common.deliveries.redeliver(deliveryId);
  }

  /** Returns the fault's number. */
  addFault(rule: FaultRule<F>): number {
    return this.common.faults.add(rule);
  }

  faults(): readonly PlannedFault<F>[] {
    return this.common.faults.list();
  }

  /** Withdraws one fault, or all. */
  clearFaults(id?: number): void {
    this.common.faults.clear(id);
  }

  quirks(): Readonly<Q> {
    return { ...this.common.quirks };
  }

  setQuirks(change: Partial<Q>): void {
    Object.assign(this.common.quirks, change);
  }

  /**
   * Does what is due after the clock was moved, and waits until no message is on its way. Answers when there is
   * something to do next, in milliseconds since the epoch; undefined when nothing waits.
   */
  async settle(): Promise<number | undefined> {
    this.common.scheduler.runDue();
    await this.common.deliveries.idle();
    return this.common.scheduler.nextTime;
  }
}
