import type { Clock } from '#libs/clock';
import type { CommandEnvelope } from '#libs/command-shell';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CardsOnFile } from '../../cards/cards-on-file';
import { CLOCK } from '../../persistence/tokens';
import { Providers } from '../../providers/providers';
import type { OrderAnswer } from '../command-answer';
import { planAttempt } from '../create-order/plan-attempt';
import { OrderCommands } from '../order-commands';
import type { StartAttemptDto } from './start-attempt.dto';

const DEFAULT_EXPIRY_S = 1_800;

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
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

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
      method: state.order!.method,
      currency: state.currency,
    });
    const attempt = planAttempt(
      adapter,
      {
        capture: state.order!.captureMode,
        cardId: request.card_id,
        initiator: request.initiator,
        saveCard: request.card_id === undefined ? state.order!.saveCard : undefined,
        zeroAmount: state.requested === 0n,
        expiresInS: request.expires_in ?? DEFAULT_EXPIRY_S,
      },
      this.clock.now(),
    );
    return this.orders.run(orderId, envelope, () => ({ type: 'StartAttempt', attempt }));
  }
}
