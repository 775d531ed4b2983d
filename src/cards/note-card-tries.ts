import { CommandShell, deterministicId } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import type { AuthorizationDeclined } from '#libs/payments';
import { Injectable } from '@nestjs/common';
import { orderAggregate } from '../orders/order-aggregate';
import { CardTries } from './card-tries';

/** Schemes count what the customer and the merchant try in vain with a card on file without an agreement, too. */
@Injectable()
export class NoteCardTries {
  constructor(
    private readonly shell: CommandShell,
    private readonly tries: CardTries,
  ) {}

  /** Tries of agreements are reserved before they are made. */
  async handle({ id, stream, data, metadata }: RecordedEvent): Promise<void> {
    const orderId = stream.slice('order-'.length);
    const { attemptId, operationId } = data as AuthorizationDeclined['data'];
    const { state } = await this.shell.load(orderAggregate, orderId);
    const attempt = state.attempts.find((one) => one.id === attemptId);
    const operation = state.operations.find((one) => one.id === operationId);
    if (attempt?.cardId === undefined || !operation || (state.order?.agreement && attempt.flow === 'background'))
      return;
    // On a page of the provider it is always the customer who pays.
    const initiator = attempt.flow === 'background' ? 'merchant' : 'customer';
    const amount = { minor: String(operation.amount), currency: state.currency };
    const { merchantId, correlationId } = metadata;
    const commandId = deterministicId('note-card-try', id);
    const envelope = { commandId, correlationId, causationId: id, actor: 'process:cards', merchantId };
    const { cardId } = attempt;
    await this.tries.note({ cardId, orderId, amount, initiator, at: operation.requestedAt }, envelope);
  }
}
