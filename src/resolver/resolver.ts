import { CommandShell, deterministicId } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import type { Clock } from '#libs/clock';
import type { Operation, Outcome } from '#libs/payments';
import { operationReference } from '#libs/payments';
import type { ProviderResult } from '#libs/providers';
import { Inject, Injectable } from '@nestjs/common';
import { orderAggregate } from '../orders/order-aggregate';
import type { FoldedOrder } from '../orders/order-aggregate';
import { attemptOf } from '../orders/provider-calls/call-builder';
import { ProviderCalls } from '../orders/provider-calls/provider-calls';
import { CLOCK } from '../persistence/tokens';
import { Providers } from '../providers/providers';

/**
 * Finds out what became of operations whose outcome is not known: an intent without an outcome (a crash) becomes
 * *unknown* first, then the provider is asked where it can be asked. What cannot be asked waits for a notification, a
 * statement or a person; nothing is ever guessed (practice sheet "payments" 3.5).
 */
@Injectable()
export class Resolver {
  constructor(
    private readonly shell: CommandShell,
    private readonly providers: Providers,
    private readonly calls: ProviderCalls,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Before the next command on an order: one look at everything in doubt. */
  async settleBeforeCommand(orderId: string, folded: FoldedOrder): Promise<FoldedOrder> {
    return this.inDoubt(folded).length === 0 ? folded : this.resolveOrder(orderId, folded);
  }

  /** Asks about every operation of an order that is in doubt; answers the order as it stands afterwards. */
  async resolveOrder(orderId: string, loaded?: FoldedOrder): Promise<FoldedOrder> {
    let folded = loaded ?? (await this.shell.load(orderAggregate, orderId));
    for (const operation of this.inDoubt(folded)) {
      folded = await this.resolveOperation(orderId, folded, operation);
    }
    return folded;
  }

  private inDoubt(folded: FoldedOrder): Operation[] {
    return folded.state.operations.filter(
      (operation) =>
        operation.status === 'unknown' ||
        operation.status === 'pending' ||
        (operation.status === 'requested' && this.calls.isAbandoned(operation)),
    );
  }

  private async resolveOperation(orderId: string, folded: FoldedOrder, operation: Operation): Promise<FoldedOrder> {
    let current = folded;
    if (operation.status === 'requested') {
      const reason = 'no outcome was recorded; the request may or may not have left';
      const outcome: Outcome = { kind: 'unknown', reason, evidence: { source: 'clock' } };
      current = await this.record(orderId, current, operation, { outcome }, 'abandoned');
    }
    const result = await this.ask(orderId, current, operation);
    if (!result || result.outcome.kind === 'unknown') return current;
    return this.record(orderId, current, operation, result, `query:${this.clock.now().toISOString()}`);
  }

  /** Undefined when the provider cannot be asked, or is asked too early to trust that it would know. */
  private async ask(orderId: string, folded: FoldedOrder, operation: Operation): Promise<ProviderResult | undefined> {
    const attempt = attemptOf(folded.state, operation);
    const adapter = this.providers.find(attempt.provider);
    const visibility = adapter?.capabilities.query?.visibilityDelayMs;
    if (!adapter?.query || visibility === undefined) return undefined;
    const { requestedAt } = operation;
    if (this.clock.now().getTime() - Date.parse(requestedAt) < visibility) return undefined;
    return adapter.query({
      type: operation.type,
      reference: operationReference(orderId, operation.id),
      amount: { minor: operation.amount, currency: folded.state.currency },
      providerReference: operation.providerReference ?? attempt.providerReference,
      requestedAt,
    });
  }

  private record(
    orderId: string,
    folded: FoldedOrder,
    operation: Operation,
    result: ProviderResult,
    step: string,
  ): Promise<FoldedOrder> {
    const commandId = deterministicId('resolve', orderId, String(operation.id), step);
    const envelope: CommandEnvelope = {
      commandId,
      correlationId: commandId,
      actor: 'process:resolver',
      merchantId: folded.state.order!.merchantId,
    };
    return this.calls.record(orderId, folded, operation, result, envelope);
  }
}
