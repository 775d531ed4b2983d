import { CommandShell, deterministicId } from '#libs/command-shell';
import type { OrderState, SaveCard, Sealed } from '#libs/payments';
import type { ProviderResult } from '#libs/providers';
import { Injectable } from '@nestjs/common';
import { PersonalData } from '../personal-data/personal-data';
import { cardAggregate } from './card-aggregate';

const tokenPlace = (cardId: string): string => `card/${cardId}/token`;

/** The card is gone, or its owner was erased. */
export class NoTokenError extends Error {}

/**
 * A token can start a payment: it is in clear only between the provider's message and the seal, and for the next
 * request.
 */
@Injectable()
export class CardTokens {
  constructor(
    private readonly shell: CommandShell,
    private readonly personalData: PersonalData,
  ) {}

  /** The same token of the same merchant gives the same card id, however often it comes. */
  async keep(
    state: OrderState,
    attemptId: number,
    result: Pick<ProviderResult, 'cardToken'>,
  ): Promise<{ cardId: string; token: Sealed; usage: SaveCard } | undefined> {
    const attempt = state.attempts.find(({ id }) => id === attemptId);
    if (result.cardToken === undefined || !state.order || attempt?.saveCard === undefined) return undefined;
    const cardId = deterministicId('card', state.order.merchantId, attempt.provider, result.cardToken);
    const token = await this.personalData.seal(
      this.personalData.subjectOf(state.order),
      tokenPlace(cardId),
      result.cardToken,
    );
    return { cardId, token: token!, usage: attempt.saveCard };
  }

  /** @throws NoTokenError */
  async reveal(cardId: string): Promise<string> {
    const { state } = await this.shell.load(cardAggregate, cardId);
    const token = await this.personalData.open<string>(state.card?.token, tokenPlace(cardId));
    if (token === undefined) throw new NoTokenError(`card ${cardId} has no token any more`);
    return token;
  }
}
