import { systemClock } from '#libs/clock';
import type { Clock } from '#libs/clock';
import { CommandShell, deterministicId } from '#libs/command-shell';
import { isLost, signedHeaders } from '#libs/webhooks';
import type { DisabledBy, EndpointHealth } from '#libs/webhooks';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../../config';
import { CLOCK, CONFIG, LOGGER } from '../../persistence/tokens';
import { DeliveryQueue } from '../deliveries/delivery-queue';
import type { ClaimedDelivery } from '../deliveries/delivery-queue';
import { pruneDeliveries } from '../deliveries/steer-deliveries';
import { webhookAggregate } from '../endpoints/webhook-aggregate';
import { WebhookSecrets } from '../endpoints/webhook-secrets';
import { GONE, endOfAttempt } from './attempt-end';
import { Dispatcher } from './dispatcher';
import type { Answer, NoAnswer } from './dispatcher';
import { Pulse } from './pulse';
import { WebhookMetrics } from './webhook-metrics';

/** Messages on the way to one endpoint from one process; a single one to an endpoint that fails. */
const LANES = 4;
const POLL_MS = 250;
const TIDY_EVERY_MS = 60_000;
const LEASE_BEYOND_TIMEOUT_MS = 5_000;
const DAY_MS = 86_400_000;

/**
 * Sends what is due. Each endpoint has lanes of its own, so that one that is slow takes nothing from the others; any
 * number of processes share the work. A message that was sent and not recorded is sent again: at least once.
 */
@Injectable()
export class WebhookDeliveryWorker {
  private readonly queue: DeliveryQueue;
  private readonly dispatcher: Dispatcher;
  private readonly sending = new Set<Promise<void>>();
  private readonly busy = new Map<string, number>();
  private readonly pulse = new Pulse(POLL_MS);

  constructor(
    private readonly pool: Pool,
    private readonly shell: CommandShell,
    private readonly secrets: WebhookSecrets,
    private readonly metrics: WebhookMetrics,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    const { target, timeoutMs } = config.webhooks;
    this.queue = new DeliveryQueue(pool, timeoutMs + LEASE_BEYOND_TIMEOUT_MS);
    this.dispatcher = new Dispatcher({ target, timeoutMs });
  }

  /** Runs until the signal; messages on their way are finished. */
  async run(signal: AbortSignal): Promise<void> {
    let tidyAt = 0;
    while (!signal.aborted) {
      try {
        for (const delivery of await this.queue.claim(this.clock.now(), this.busy, LANES)) this.start(delivery);
        if (performance.now() >= tidyAt) {
          await this.tidy();
          tidyAt = performance.now() + TIDY_EVERY_MS;
        }
      } catch (error) {
        this.log.warn({ err: error }, 'messages that are due could not be read; trying again');
      }
      await this.pulse.next(signal);
    }
    await Promise.all(this.sending);
    await this.dispatcher.close();
  }

  private start(delivery: ClaimedDelivery): void {
    const { webhookId } = delivery;
    this.busy.set(webhookId, (this.busy.get(webhookId) ?? 0) + 1);
    const sending = this.deliver(delivery)
      .catch((error: unknown) =>
        this.log.error({ err: error, webhook: webhookId, delivery: delivery.deliveryId }, 'a message was not recorded'),
      )
      .finally(() => {
        const left = this.busy.get(webhookId)! - 1;
        if (left > 0) this.busy.set(webhookId, left);
        else this.busy.delete(webhookId);
        this.sending.delete(sending);
        this.pulse.beat();
      });
    this.sending.add(sending);
  }

  private async deliver(delivery: ClaimedDelivery): Promise<void> {
    const startedAt = this.clock.now();
    const begun = performance.now();
    const result = await this.send(delivery);
    const durationMs = Math.round(performance.now() - begun);
    const now = this.clock.now();
    const end = endOfAttempt(delivery, result, now);
    const { retryAfter: _, ...answer } = result as Partial<Answer & NoAnswer>;
    const health = await this.queue.finish(delivery, { startedAt, durationMs, ...answer }, end, now);
    this.metrics.attempts.inc({ outcome: end.status === 'pending' ? 'retried' : end.status });
    this.metrics.seconds.observe(durationMs / 1000);
    if (end.status !== 'delivered') await this.judge(delivery, answer.status, health, now);
  }

  private async send({ deliveryId, webhookId, endpoint, body }: ClaimedDelivery): Promise<Answer | NoAnswer> {
    const secrets = await this.secrets.signing(webhookId, endpoint, this.clock.now()).catch((error: unknown) => {
      this.log.error({ err: error, webhook: webhookId }, 'the secret of a webhook cannot be opened');
      return [];
    });
    if (secrets.length === 0) return { error: 'secret_unavailable' };
    // The receiver compares the time with its own clock, which does not follow that of a sandbox.
    const headers = signedHeaders(deliveryId, systemClock.now(), body, secrets);
    return this.dispatcher.send(endpoint.endpoint!.url, body, headers);
  }

  private async judge(
    delivery: ClaimedDelivery,
    status: number | undefined,
    health: EndpointHealth,
    now: Date,
  ): Promise<void> {
    const { disableAfterDays } = this.config.webhooks;
    if (status === GONE) await this.disable(delivery, 'receiver', 'the receiver answered 410 Gone', health);
    else if (isLost(health, now, disableAfterDays))
      await this.disable(delivery, 'failures', `no success since ${health.failingSince!.toISOString()}`, health);
  }

  private async disable(
    { webhookId, endpoint }: ClaimedDelivery,
    by: DisabledBy,
    reason: string,
    { failingSince }: EndpointHealth,
  ): Promise<void> {
    const commandId = deterministicId('webhook-disable', webhookId, String(failingSince?.getTime()));
    const { merchantId } = endpoint.endpoint!;
    const envelope = { commandId, correlationId: commandId, actor: 'process:webhooks', merchantId };
    const result = await this.shell.execute(webhookAggregate, webhookId, { type: 'Disable', by, reason }, envelope);
    if (result.kind !== 'accepted') return;
    this.metrics.disabled.inc({ by });
    this.log.error({ webhook: webhookId, merchant: merchantId, by, reason }, 'a webhook was switched off');
  }

  /** Counts what waits, and forgets what is old. */
  private async tidy(): Promise<void> {
    const { rows } = await this.pool.query<{ pending: number }>(
      `SELECT count(*)::int AS pending FROM ops.webhook_delivery WHERE status = 'pending'`,
    );
    this.metrics.pending.set(rows[0]!.pending);
    await pruneDeliveries(this.pool, new Date(this.clock.now().getTime() - this.config.webhooks.keepDays * DAY_MS));
  }
}
