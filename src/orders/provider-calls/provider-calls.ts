import type { Clock } from '#libs/clock';
import { CommandShell, deterministicId } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import { crashPoint } from '#libs/crash-points';
import type { Operation, OrderCommand } from '#libs/payments';
import type { ProviderResult } from '#libs/providers';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config';
import { NO_TIME_LEFT, hasTimeForCall } from '../../config/call-time';
import { CLOCK, CONFIG } from '../../persistence/tokens';
import { CardTokens } from '../../cards/card-tokens';
import type { OrderAnswer } from '../command-answer';
import { orderAggregate } from '../order-aggregate';
import type { FoldedOrder } from '../order-aggregate';
import { problemFromRefusal } from '../refusals';
import { Metrics } from '../../operations/metrics/metrics';
import { Providers } from '../../providers/providers';
import { CallBuilder, attemptOf } from './call-builder';

const NOT_SENT_TRIES = 3;

const NOT_TRIED: ProviderResult = {
  outcome: { kind: 'not_sent', reason: NO_TIME_LEFT, evidence: { source: 'clock' } },
};

/**
 * Intent is stored, now the provider is asked, then the outcome is stored. A crash in between leaves the intent to the
 * resolver.
 */
@Injectable()
export class ProviderCalls {
  constructor(
    private readonly shell: CommandShell,
    private readonly build: CallBuilder,
    private readonly tokens: CardTokens,
    private readonly providers: Providers,
    private readonly metrics: Metrics,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Calls the provider for the operation whose intent the command has just appended. */
  async perform(orderId: string, folded: FoldedOrder, envelope: CommandEnvelope): Promise<OrderAnswer> {
    const operation = folded.state.operations.at(-1);
    if (operation?.status !== 'requested') return { folded, replayed: false, open: isOpen(operation) };
    crashPoint('after-intent');
    const result = await this.send(folded, operation);
    crashPoint('after-answer');
    const recorded = await this.record(orderId, folded, operation, result, {
      ...envelope,
      ifRevision: undefined,
      fingerprint: undefined,
      commandId: deterministicId('outcome', orderId, String(operation.id), 'answer'),
      causationId: envelope.commandId,
    });
    crashPoint('after-outcome');
    return {
      folded: recorded,
      replayed: false,
      open: isOpen(recorded.state.operations.find(({ id }) => id === operation.id)),
    };
  }

  /** The page of a payment that is there and whose address was lost; only for providers that open nothing twice. */
  async reopen({ state }: FoldedOrder, operation: Operation): Promise<ProviderResult> {
    return (await this.build.call(state, operation))();
  }

  isAbandoned(operation: Operation): boolean {
    return this.ageMs(operation) > this.config.limits.callAbandonedMs;
  }

  /** Records what asking the provider gave. A token that came along is sealed before it can reach an event. */
  async record(
    orderId: string,
    folded: FoldedOrder,
    operation: Operation,
    result: ProviderResult,
    envelope: CommandEnvelope,
  ): Promise<FoldedOrder> {
    const keptCard = await this.tokens.keep(folded.state, operation.attemptId, result);
    const command: OrderCommand = {
      type: 'RecordOutcome',
      operationId: operation.id,
      outcome: result.outcome,
      card: result.card,
      keptCard: keptCard && { ...keptCard, card: result.card },
      rules: this.providers.rulesFor(attemptOf(folded.state, operation).provider, envelope.merchantId),
    };
    const executed = await this.shell.execute(orderAggregate, orderId, command, envelope, { from: folded });
    if (executed.kind === 'rejected') throw problemFromRefusal(executed.refusal);
    return executed.folded;
  }

  /**
   * Only a request that provably never left is sent again, under the same reference, and none that could leave after
   * another process has taken its intent for abandoned: it may have found it absent by then, and the money is asked for
   * again. Nothing is sent later either, so "not sent" is true whatever that process has recorded.
   */
  private async send(folded: FoldedOrder, operation: Operation): Promise<ProviderResult> {
    const { provider } = attemptOf(folded.state, operation);
    const call = await this.build.call(folded.state, operation);
    let result = NOT_TRIED;
    for (let tries = 0; tries < NOT_SENT_TRIES && result.outcome.kind === 'not_sent'; tries++) {
      if (!hasTimeForCall(this.config, provider, this.ageMs(operation))) break;
      result = await call();
    }
    this.metrics.providerCalls.inc({ provider, operation: operation.type, outcome: result.outcome.kind });
    return result;
  }

  private ageMs({ requestedAt }: Operation): number {
    return this.clock.now().getTime() - Date.parse(requestedAt);
  }
}

const isOpen = (operation: Operation | undefined): boolean =>
  operation !== undefined && ['requested', 'pending', 'unknown'].includes(operation.status);
