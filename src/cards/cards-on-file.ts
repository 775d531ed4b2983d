import { CommandShell } from '#libs/command-shell';
import type { CardInitiator, CardRegistered } from '#libs/payments';
import { Injectable } from '@nestjs/common';
import { Problem } from '../common/problems';
import { cardAggregate } from './card-aggregate';

/** Cards on file as the payment commands need them: read from their own stream, so always current. */
@Injectable()
export class CardsOnFile {
  constructor(private readonly shell: CommandShell) {}

  /** @throws Problem when the card is unknown to this merchant, removed, or was not kept for this kind of use */
  async usable(cardId: string, merchantId: string, initiator: CardInitiator): Promise<CardRegistered['data']> {
    const { state } = await this.shell.load(cardAggregate, cardId);
    if (state.card?.merchantId !== merchantId) {
      throw new Problem('invalid_request', 'There is no such card on file.', {
        errors: [{ pointer: '/card_id', message: 'is not a card on file of this merchant' }],
      });
    }
    if (state.removed) throw new Problem('card_removed', 'The card was removed. Ask the customer for another one.');
    if (state.card.usage !== initiator) {
      throw new Problem(
        'unsupported_by_provider',
        `The card was kept for payments that the ${state.card.usage} starts (save_card_for).`,
      );
    }
    return state.card;
  }
}
