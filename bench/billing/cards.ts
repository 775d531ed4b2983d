import { randomUUID } from 'node:crypto';
import type { AgreementCard } from '#libs/agreements';
import { CommandShell } from '#libs/command-shell';
import type { Clock } from '#libs/clock';
import type { EventStore } from '#libs/event-store';
import { cardDecider, cardEventSchema } from '#libs/payments';
import type { CardCommand, CardEvent, CardRefusal, CardState, CardRegistered } from '#libs/payments';
import type { Sealer } from '#libs/sealing';

const type = { decider: cardDecider, schema: cardEventSchema };
const tokenPlace = (cardId: string): string => `card/${cardId}/token`;

/** Files one card again under other ids: a scheme counts the tries of each card, and of one it allows but a few. */
export class CardCopies {
  private readonly shell: CommandShell;

  private constructor(
    store: EventStore,
    clock: Clock,
    private readonly sealer: Sealer,
    private readonly card: CardRegistered['data'],
    private readonly token: string,
  ) {
    this.shell = new CommandShell(store, clock);
  }

  static async of(cardId: string, store: EventStore, clock: Clock, sealer: Sealer): Promise<CardCopies> {
    const { events } = await store.read(`card-${cardId}`);
    const card = events[0]!.data as CardRegistered['data'];
    const token = await sealer.open(card.token, tokenPlace(cardId));
    return new CardCopies(store, clock, sealer, card, token!);
  }

  async next(): Promise<AgreementCard> {
    const cardId = randomUUID();
    const { registeredAt: _, ...card } = this.card;
    const token = await this.sealer.seal(card.token.subject, tokenPlace(cardId), this.token);
    const envelope = {
      commandId: randomUUID(),
      correlationId: cardId,
      actor: 'process:bench',
      merchantId: card.merchantId,
    };
    const command: CardCommand = { type: 'RegisterCard', ...card, cardId, token };
    await this.shell.execute<CardState, CardCommand, CardEvent, CardRefusal>(type, cardId, command, envelope);
    return { id: cardId, provider: card.provider, scheme: 'visa' };
  }
}
