import type { Clock } from '#libs/clock';
import { CommandShell, deterministicId } from '#libs/command-shell';
import { pause } from '#libs/projections';
import { awaitsPayer } from '#libs/payments';
import type { OperationType } from '#libs/payments';
import type { ProviderAdapter } from '#libs/providers';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { orderAggregate } from '../orders/order-aggregate';
import { CLOCK, LOGGER } from '../persistence/tokens';
import { Metrics } from '../operations/metrics/metrics';
import { Providers } from '../providers/providers';
import { findDoubts, findDueOperations, nextDueOperation, scheduleNextLook } from './due-operations';
import type { DueOperation } from './due-operations';
import { nextLookAfterMs } from './ladder';
import { Resolver } from './resolver';

const IDLE_MS = 250;
const BATCH = 100;
const DAY_MS = 86_400_000;
/** What is on its way at a provider that names no time and cannot be asked. */
const DEFAULT_DAYS = 1;

/**
 * Looks again and again at operations without a final outcome: asks about those in doubt, on a ladder of growing
 * pauses, and closes payments of the payer whose time is over. Several processes may run it: every step is decided in
 * the order itself.
 */
@Injectable()
export class OpenOperationsWorker {
  constructor(
    private readonly pool: Pool,
    private readonly shell: CommandShell,
    private readonly resolver: Resolver,
    private readonly providers: Providers,
    private readonly metrics: Metrics,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Runs until the signal; the looks in hand are finished. */
  async run(signal: AbortSignal): Promise<void> {
    const busy = new Map<string, Promise<void>>();
    while (!signal.aborted) {
      await this.beginLooks(busy, signal).catch((error: unknown) =>
        this.log.warn({ err: error }, 'operations without an outcome could not be looked at; trying again'),
      );
      await pause(IDLE_MS, signal);
    }
    await Promise.all(busy.values());
  }

  /** One round over what is due now. */
  async lookOnce(): Promise<void> {
    const busy = new Map<string, Promise<void>>();
    await this.beginLooks(busy);
    await Promise.all(busy.values());
  }

  /** Each provider is asked one thing after the other, and none waits for another one's answers. */
  private async beginLooks(busy: Map<string, Promise<void>>, signal?: AbortSignal): Promise<void> {
    const now = this.clock.now();
    const due = await findDueOperations(this.pool, now, BATCH, this.askable(), busy.keys());
    await this.tellDoubts(now);
    for (const provider of new Set(due.map((operation) => operation.provider))) {
      const operations = due.filter((operation) => operation.provider === provider);
      const looks = this.lookAtAll(operations, now, signal)
        .catch((error: unknown) => this.log.warn({ err: error, provider }, 'a look could not be noted; trying again'))
        .finally(() => busy.delete(provider));
      busy.set(provider, looks);
    }
  }

  private async lookAtAll(operations: readonly DueOperation[], now: Date, signal?: AbortSignal): Promise<void> {
    for (const operation of operations) {
      if (signal?.aborted) return;
      await this.look(operation, now);
    }
  }

  /** When there is something to look at next; an instant that has passed means now. */
  nextDueAt(after?: Date): Promise<Date | undefined> {
    return nextDueOperation(this.pool, this.askable(), after);
  }

  private async tellDoubts(now: Date): Promise<void> {
    const doubts = await findDoubts(this.pool);
    this.metrics.operationsInDoubt.set(doubts.reduce((sum, { count }) => sum + count, 0));
    this.metrics.oldestDoubtSeconds.reset();
    for (const { provider, operation, oldest } of doubts)
      this.metrics.oldestDoubtSeconds.set({ provider, operation }, (now.getTime() - oldest.getTime()) / 1_000);
  }

  private async look(operation: DueOperation, now: Date): Promise<void> {
    try {
      if (awaitsPayer(operation)) await this.lookAtPayment(operation, now);
      else if (this.isOverdue(operation, now))
        await this.resolver.doubtWhatIsOverdue(operation.orderId, operation.operationId, operation.since);
      else await this.resolver.resolveOrder(operation.orderId);
    } catch (error) {
      this.log.error(
        { err: error, order: operation.orderId, operation: operation.operationId },
        'an operation could not be resolved; trying again later',
      );
    }
    await scheduleNextLook(this.pool, operation, this.nextLookAt(operation, now));
  }

  /** By the ladder, and never later than the deadline. */
  private nextLookAt(operation: DueOperation, now: Date): Date {
    const next = new Date(now.getTime() + nextLookAfterMs(operation.looks));
    const deadline = this.deadlineOf(operation);
    return deadline && deadline > now && deadline < next ? deadline : next;
  }

  /** When the ledger gives up a payment of the payer that its provider ends by no word; undefined: never. */
  private deadlineOf(operation: DueOperation): Date | undefined {
    const graceMs = this.providers.find(operation.provider)?.capabilities.expiryGraceMs;
    if (graceMs === undefined || !awaitsPayer(operation)) return undefined;
    const { since, expiresAt } = operation;
    return new Date(Math.max(since.getTime(), expiresAt?.getTime() ?? 0) + graceMs);
  }

  /** Where payments can be asked about. */
  private askable(): string[] {
    return this.providers.all().flatMap((adapter) => (canAsk(adapter, 'authorize') ? [adapter.name] : []));
  }

  /** Nobody can be asked, and nothing was heard for as long as it may take. */
  private isOverdue({ provider, status, type, since }: DueOperation, now: Date): boolean {
    const adapter = this.providers.find(provider);
    if (status !== 'pending' || !adapter || canAsk(adapter, type)) return false;
    const days = adapter.capabilities.transferDays ?? DEFAULT_DAYS;
    return now.getTime() - since.getTime() >= days * DAY_MS;
  }

  /**
   * A provider that can be asked knows when its payment is over; the clock decides for the others, once a line of the
   * account was looked for, and of what was only announced: of that no provider knows an end. Where a provider may
   * never say it, the clock decides after the deadline, and only when the provider has just answered: what was paid is
   * recorded by then, and is not expired.
   */
  private async lookAtPayment(operation: DueOperation, now: Date): Promise<void> {
    const { orderId, operationId, provider } = operation;
    const isAskable = this.askable().includes(provider);
    const isAnswered = await this.resolver.lookAtPayment(orderId, operationId);
    const deadline = this.deadlineOf(operation);
    const isGivenUp = isAnswered && deadline !== undefined && deadline <= now;
    if (!isAskable || operation.status === 'announced' || isGivenUp) await this.expire(operation);
  }

  private async expire({ orderId, operationId, attemptId, merchantId }: DueOperation): Promise<void> {
    const commandId = deterministicId('expire', orderId, String(operationId));
    const envelope = { commandId, correlationId: commandId, actor: 'process:expiry', merchantId };
    const command = { type: 'ExpirePayment', attemptId, evidence: { source: 'clock' } } as const;
    await this.shell.execute(orderAggregate, orderId, command, envelope);
  }
}

const canAsk = ({ capabilities: { query } }: ProviderAdapter, type: OperationType): boolean =>
  query !== undefined && (query.operations?.includes(type) ?? true);
