import { CommandShell, deterministicId } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import type { CardKept } from '#libs/payments';
import { Injectable } from '@nestjs/common';
import { cardAggregate } from './card-aggregate';

/**
 * Opens the card's own stream from the payment that brought its token. Repeats find the card registered and change
 * nothing.
 */
@Injectable()
export class RegisterKeptCard {
  constructor(private readonly shell: CommandShell) {}

  async handle(event: RecordedEvent): Promise<void> {
    const kept = event.data as CardKept['data'];
    const { merchantId, correlationId } = event.metadata;
    const card = {
      cardId: kept.cardId,
      merchantId,
      customerId: kept.customerId,
      provider: kept.provider,
      usage: kept.usage,
      token: kept.token,
      card: kept.card,
      orderId: event.stream.slice('order-'.length),
    };
    const commandId = deterministicId('register-card', event.id);
    const envelope = { commandId, correlationId, causationId: event.id, actor: 'process:cards', merchantId };
    await this.shell.execute(cardAggregate, kept.cardId, { type: 'RegisterCard', ...card }, envelope);
  }
}
