import { CommandShell } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import { crashPoint } from '#libs/crash-points';
import type { OperationRules, OrderCommand, OrderState } from '#libs/payments';
import { Injectable } from '@nestjs/common';
import { Problem } from '../common/problems';
import { Providers } from '../providers/providers';
import { Resolver } from '../resolver/resolver';
import type { OrderAnswer } from './command-answer';
import { orderAggregate } from './order-aggregate';
import type { FoldedOrder } from './order-aggregate';
import { ProviderCalls } from './provider-calls/provider-calls';
import { problemFromRefusal } from './refusals';
import { Replays } from './replays/replays';

/** What every command on an existing order does around its own decision. */
@Injectable()
export class OrderCommands {
  constructor(
    private readonly shell: CommandShell,
    private readonly providers: Providers,
    private readonly resolver: Resolver,
    private readonly calls: ProviderCalls,
    private readonly replays: Replays,
  ) {}

  /** @throws Problem `not_found`, also for another merchant's order */
  async load(orderId: string, merchantId: string): Promise<FoldedOrder> {
    const folded = await this.shell.load(orderAggregate, orderId);
    if (folded.state.order?.merchantId !== merchantId) throw new Problem('not_found', 'There is no such order.');
    return folded;
  }

  /** The first answer to a command that happened before; undefined for a new one. */
  async answerBefore(orderId: string, envelope: CommandEnvelope): Promise<OrderAnswer | undefined> {
    const folded = await this.shell.replayed(orderAggregate, orderId, envelope);
    return folded && this.replays.answer(orderId, envelope);
  }

  /**
   * Decides, stores the intent, calls the provider, stores the outcome. What is in doubt on the order is resolved first
   * where the provider can be asked, so that headroom is not withheld for something that can be known.
   */
  async run(
    orderId: string,
    envelope: CommandEnvelope,
    commandFor: (rules: OperationRules) => OrderCommand,
  ): Promise<OrderAnswer> {
    const loaded = await this.load(orderId, envelope.merchantId);
    const from = loaded.commands.has(envelope.commandId)
      ? loaded
      : await this.resolver.settleBeforeCommand(orderId, loaded);
    const command = commandFor(this.rulesOf(from.state));
    if (!from.commands.has(envelope.commandId)) assertCallable(from.state, command);
    crashPoint('before-intent');
    const result = await this.shell.execute(orderAggregate, orderId, command, envelope, { from });
    if (result.kind === 'rejected') throw problemFromRefusal(result.refusal);
    if (result.kind === 'replayed') return this.replays.answer(orderId, envelope);
    return this.calls.perform(orderId, result.folded, envelope);
  }

  /** The rules of the provider that holds the order's money: the one whose attempt was authorised, else the last. */
  private rulesOf(state: OrderState): OperationRules {
    const attempt = state.attempts.findLast(({ authorized }) => authorized > 0n) ?? state.attempts.at(-1);
    if (!attempt) throw new Error('an order has at least one attempt');
    const { capabilities } = this.providers.get(attempt.provider);
    return this.providers.rulesFor(attempt.provider, state.order?.merchantId ?? '') ?? capabilities;
  }
}

/**
 * A follow-up names the payment by the provider's own reference. Where the answer to a charge does not bring it, the
 * notification does, a moment later; without it there is nothing to ask for.
 */
function assertCallable({ attempts }: OrderState, { type }: OrderCommand): void {
  const followsUp = type === 'Capture' || type === 'Void' || type === 'Refund';
  const paid = attempts.find(({ authorized }) => authorized > 0n);
  if (!followsUp || !paid || paid.providerReference !== undefined) return;
  throw new Problem(
    'reference_pending',
    `${paid.provider} has not named the payment yet. Its notification will; try again in a moment.`,
    {
      retryAfterS: 2,
    },
  );
}
