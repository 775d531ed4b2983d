import type { Clock } from '#libs/clock';
import { BoundedMap } from './bounded-map';
import type { Delivery, DeliveryState, OutgoingMessage, SendOptions } from './delivery';
import { MultiIndex } from './multi-index';
import type { Scheduler } from './scheduler';
import type { Transport, TransportAnswer } from './transport';

/** An overtaken message goes out after this time even if nothing came to overtake it. */
const OVERTAKING_PATIENCE_MS = 60_000;

export interface DeliveryEngineOptions {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly transport: Transport;
  /** Times of the retries in milliseconds after the first attempt. */
  readonly retrySchedule: readonly number[];
  readonly concurrency: number;
  /** Deliveries remembered; the oldest are forgotten, sent or not. */
  readonly capacity: number;
  /** Which answers end the retries. */
  readonly isAccepted?: (answer: TransportAnswer) => boolean;
}

/** A delivery while it is being worked on. */
interface Item extends Delivery {
  state: DeliveryState;
  attempts: number;
  lastResult?: number | string;
  lastAttemptAt?: number;
  firstAttemptAt?: number;
  queued: boolean;
  onFirstAttempt?: () => void;
}

const is2xx = ({ status }: TransportAnswer): boolean => status >= 200 && status < 300;

/**
 * Sends notifications and repeats them by a schedule until the receiver accepts. Order is not promised, as in real
 * life.
 */
export class DeliveryEngine {
  private readonly kept: BoundedMap<number, Item>;
  private readonly byKey = new MultiIndex<string, Item>();
  private readonly overtaken = new Map<string, Item>();
  private readonly queue: Item[] = [];
  private readonly idleWaiters: (() => void)[] = [];
  private head = 0;
  private inFlight = 0;
  private lastId = 0;
  private closed = false;

  constructor(private readonly options: DeliveryEngineOptions) {
    this.kept = new BoundedMap(options.capacity, (item) => this.byKey.remove(item.message.key, item));
  }

  send(message: OutgoingMessage, { delayMs = 0, letNextOvertake = false }: SendOptions = {}): Delivery {
    const createdAt = this.now();
    const item: Item = { id: ++this.lastId, message, createdAt, state: 'pending', attempts: 0, queued: false };
    this.kept.set(item.id, item);
    this.byKey.add(message.key, item);
    if (letNextOvertake) this.overtaken.set(message.key, item);
    const wait = letNextOvertake ? Math.max(delayMs, OVERTAKING_PATIENCE_MS) : delayMs;
    if (wait > 0) this.options.scheduler.after(wait, () => this.enqueueFirst(item));
    else this.enqueue(item);
    return item;
  }

  /** Sends an old delivery once more, whatever its state; false if it is unknown. */
  redeliver(id: number): boolean {
    const item = this.kept.get(id);
    if (item) this.enqueue(item);
    return item !== undefined;
  }

  /** Resolves after the first attempt, successful or not. */
  firstAttempt(id: number): Promise<void> {
    const item = this.kept.get(id);
    if (!item || item.attempts > 0) return Promise.resolve();
    return new Promise((resolve) => void (item.onFirstAttempt = resolve));
  }

  get(id: number): Delivery | undefined {
    return this.kept.get(id);
  }

  /** Of one key, or all; oldest first. */
  list(key?: string): readonly Delivery[] {
    return key === undefined ? [...this.kept.values()] : this.byKey.get(key);
  }

  /** Resolves when no attempt is queued or running. Retries may still be waiting for their time. */
  idle(): Promise<void> {
    if (this.isIdle()) return Promise.resolve();
    return new Promise((resolve) => void this.idleWaiters.push(resolve));
  }

  async close(): Promise<void> {
    this.closed = true;
    this.queue.length = this.head = 0;
    await this.options.transport.close();
  }

  private now(): number {
    return this.options.clock.now().getTime();
  }

  private enqueueFirst(item: Item): void {
    if (item.attempts === 0) this.enqueue(item);
  }

  private enqueue(item: Item): void {
    if (this.closed || item.queued) return;
    item.queued = true;
    this.queue.push(item);
    this.pump();
  }

  private pump(): void {
    while (this.inFlight < this.options.concurrency && this.head < this.queue.length) {
      const item = this.queue[this.head++]!;
      this.inFlight += 1;
      void this.attempt(item);
    }
    // The queue is an array read by an index: shifting each element would cost the length of the queue.
    if (this.head === this.queue.length) this.queue.length = this.head = 0;
  }

  private async attempt(item: Item): Promise<void> {
    const accepted = await this.trySending(item);
    this.inFlight -= 1;
    item.queued = false;
    item.attempts += 1;
    item.lastAttemptAt = this.now();
    item.firstAttemptAt ??= item.lastAttemptAt;
    if (accepted) item.state = 'delivered';
    else if (item.state === 'pending') this.retryLater(item, item.firstAttemptAt);
    item.onFirstAttempt?.();
    item.onFirstAttempt = undefined;
    this.releaseOvertaken(item);
    this.pump();
    if (this.isIdle()) for (const resolve of this.idleWaiters.splice(0)) resolve();
  }

  private async trySending(item: Item): Promise<boolean> {
    try {
      const answer = await this.options.transport.send(item.message);
      item.lastResult = answer.status;
      return (this.options.isAccepted ?? is2xx)(answer);
    } catch (error) {
      const { code, name } = error as { code?: unknown; name?: string };
      item.lastResult = typeof code === 'string' ? code : (name ?? 'error');
      return false;
    }
  }

  private retryLater(item: Item, firstAttemptAt: number): void {
    const offset = this.options.retrySchedule[item.attempts - 1];
    if (offset === undefined) item.state = 'given_up';
    else
      this.options.scheduler.at(firstAttemptAt + offset, () => {
        if (item.state === 'pending') this.enqueue(item);
      });
  }

  private releaseOvertaken(overtaker: Item): void {
    const item = this.overtaken.get(overtaker.message.key);
    if (!item) return;
    if (item === overtaker || item.attempts > 0) this.overtaken.delete(overtaker.message.key);
    else if (overtaker.id > item.id) {
      this.overtaken.delete(overtaker.message.key);
      this.enqueueFirst(item);
    }
  }

  private isIdle(): boolean {
    return this.inFlight === 0 && this.queue.length === this.head;
  }
}
