import { deterministicId } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import type { AuthorizationRequested, PaymentStarted } from '#libs/payments';
import { Injectable } from '@nestjs/common';
import { CardTries } from './card-tries';

/** Tries of agreements are reserved before they are made; whoever else tries a card on file is counted here. */
const AGREEMENTS = 'process:agreements';

/** Schemes count what the customer and the merchant try with a card on file without an agreement, too. */
@Injectable()
export class NoteCardTries {
  constructor(private readonly tries: CardTries) {}

  async handle({ id, stream, data, metadata }: RecordedEvent): Promise<void> {
    const { cardId, amount, requestedAt: at, ...rest } = data as (PaymentStarted | AuthorizationRequested)['data'];
    if (cardId === undefined || metadata.actor === AGREEMENTS) return;
    // On a page of the provider it is always the customer who pays.
    const initiator = 'initiator' in rest ? rest.initiator : 'customer';
    const { merchantId, correlationId } = metadata;
    const commandId = deterministicId('note-card-try', id);
    const envelope = { commandId, correlationId, causationId: id, actor: 'process:cards', merchantId };
    const orderId = stream.slice('order-'.length);
    await this.tries.note({ cardId, orderId, amount, initiator, at }, envelope);
  }
}
