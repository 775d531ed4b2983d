import type { Clock } from '#libs/clock';
import type { CommandEnvelope } from '#libs/command-shell';
import type { AttemptPlan, OrderState } from '#libs/payments';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CardsOnFile } from '../../cards/cards-on-file';
import { CLOCK } from '../../persistence/tokens';
import { PersonalData } from '../../personal-data/personal-data';
import { Providers } from '../../providers/providers';
import type { OrderAnswer } from '../command-answer';
import { planAttempt } from '../create-order/plan-attempt';
import { OrderCommands } from '../order-commands';
import { CallBuilder } from '../provider-calls/call-builder';
import type { StartAttemptDto } from './start-attempt.dto';

export class StartAttempt extends Command<OrderAnswer> {
  constructor(
    readonly orderId: string,
    readonly request: StartAttemptDto,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

/** Another instrument or provider for the same order, once the former attempt has failed. */
@CommandHandler(StartAttempt)
export class StartAttemptHandler implements ICommandHandler<StartAttempt> {
  constructor(
    private readonly orders: OrderCommands,
    private readonly providers: Providers,
    private readonly cards: CardsOnFile,
    private readonly build: CallBuilder,
    private readonly personalData: PersonalData,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What the provider could never take is refused before an attempt is stored. */
  private async check(state: OrderState, { provider, cardId, expiresAt }: AttemptPlan): Promise<void> {
    if (expiresAt === undefined) return;
    const { orderId, method, captureMode: capture, customerId, crypto } = state.order!;
    const saveCard = cardId === undefined ? state.order!.saveCard : undefined;
    const operationId = state.operations.length + 1;
    const amount = { minor: state.requested, currency: state.currency };
    await this.build.pageFor(
      { orderId, operationId, provider, amount, method, capture, saveCard, cardId, customerId, crypto, expiresAt },
      await this.personalData.openOrder(state.order!),
    );
  }

  async execute({ orderId, request, envelope }: StartAttempt): Promise<OrderAnswer> {
    const { state, commands } = await this.orders.load(orderId, envelope.merchantId);
    // Before anything else is looked at: the card may have been removed since.
    if (commands.has(envelope.commandId)) return (await this.orders.answerBefore(orderId, envelope))!;
    const card =
      request.card_id === undefined
        ? undefined
        : await this.cards.usable(request.card_id, envelope.merchantId, request.initiator ?? 'customer');
    const adapter = this.providers.choose({
      provider: request.provider ?? card?.provider,
      merchantId: envelope.merchantId,
      method: state.order!.method,
      amount: { minor: state.requested, currency: state.currency },
      asset: state.order!.crypto?.asset,
      failed: state.attempts.map((attempt) => attempt.provider),
    });
    const attempt = planAttempt(
      adapter,
      {
        capture: state.order!.captureMode,
        cardId: request.card_id,
        initiator: request.initiator,
        saveCard: request.card_id === undefined ? state.order!.saveCard : undefined,
        zeroAmount: state.requested === 0n,
        expiresInS: request.expires_in,
      },
      this.clock.now(),
    );
    await this.check(state, attempt);
    return this.orders.run(orderId, envelope, () => ({ type: 'StartAttempt', attempt }));
  }
}
