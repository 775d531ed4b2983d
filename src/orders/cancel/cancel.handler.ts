import { deterministicId } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import { holdingAttempt, openOperations } from '#libs/payments';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { OrderAnswer } from '../command-answer';
import { OrderCommands } from '../order-commands';
import { CallBuilder } from '../provider-calls/call-builder';
import { ProviderCalls } from '../provider-calls/provider-calls';

export class CancelOrder extends Command<OrderAnswer> {
  constructor(
    readonly orderId: string,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

/**
 * Gives back the hold, if there is one, closes the order, and then the payment at the provider where that can be done.
 * A payer who was quicker, or a close that did not get through, loses nothing: what is paid to a closed order is
 * recorded as unexpected.
 */
@CommandHandler(CancelOrder)
export class CancelOrderHandler implements ICommandHandler<CancelOrder> {
  constructor(
    private readonly orders: OrderCommands,
    private readonly build: CallBuilder,
    private readonly calls: ProviderCalls,
  ) {}

  async execute({ orderId, envelope }: CancelOrder): Promise<OrderAnswer> {
    const released = await this.releaseHold(orderId, envelope);
    if (released?.open) return released;
    const command = { type: 'Cancel', reason: 'requested by the caller' } as const;
    // The release moved the order on; what the caller saw was checked with it.
    const ids = released ? { ...envelope, ifRevision: undefined } : envelope;
    const answer = await this.orders.run(orderId, ids, () => command);
    if (!answer.replayed) await this.closeAtProvider(answer, envelope);
    return answer;
  }

  /** The hold is given back first; an order is closed only once that is known. A repeat goes on where it stood. */
  private async releaseHold(orderId: string, envelope: CommandEnvelope): Promise<OrderAnswer | undefined> {
    const { state, commands } = await this.orders.load(orderId, envelope.merchantId);
    const ids = { ...envelope, commandId: deterministicId('cancel-void', envelope.commandId) };
    const begun = commands.has(ids.commandId);
    if (commands.has(envelope.commandId) || !(begun || holdingAttempt(state)) || state.amounts.captured > 0n) return;
    await this.orders.run(orderId, ids, (rules) => ({ type: 'Void', rules }));
    const folded = await this.orders.load(orderId, envelope.merchantId);
    return { folded, replayed: false, open: openOperations(folded.state, 'void').length > 0 };
  }

  private async closeAtProvider({ folded }: OrderAnswer, envelope: CommandEnvelope): Promise<void> {
    const { orderId } = folded.state.order!;
    const cancel = this.build.cancellation(folded.state);
    const operation = folded.state.operations.find(
      ({ id }) => id === folded.state.attempts.at(-1)?.authorizeOperationId,
    );
    if (!cancel || !operation) return;
    const commandId = deterministicId('cancel', orderId, String(operation.id), 'answer');
    const ids = {
      ...envelope,
      ifRevision: undefined,
      fingerprint: undefined,
      commandId,
      causationId: envelope.commandId,
    };
    await this.calls.record(orderId, folded, operation, await cancel(), ids);
  }
}
