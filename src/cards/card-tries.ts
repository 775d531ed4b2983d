import { cardTriesDecider, cardTriesEventSchema } from '#libs/agreements';
import type { CardTriesCommand, CardTriesEvent, CardTriesRefusal, CardTriesState } from '#libs/agreements';
import { CommandShell } from '#libs/command-shell';
import type { AggregateType, CommandEnvelope } from '#libs/command-shell';
import { Injectable } from '@nestjs/common';

/** How the command shell folds and writes the tries of a card. */
const cardTriesAggregate: AggregateType<CardTriesState, CardTriesCommand, CardTriesEvent, CardTriesRefusal> = {
  decider: cardTriesDecider,
  schema: cardTriesEventSchema,
};

type DataOf<T extends CardTriesCommand['type']> = Omit<Extract<CardTriesCommand, { type: T }>, 'type'>;

/** The tries of each card over all agreements of its merchant, in a stream of the card's own. */
@Injectable()
export class CardTries {
  constructor(private readonly shell: CommandShell) {}

  /** @returns why not, and until when; undefined where the card may be tried now */
  async reserve(wish: DataOf<'ReserveTry'>, envelope: CommandEnvelope): Promise<CardTriesRefusal | undefined> {
    const command = { type: 'ReserveTry', ...wish } as const;
    const result = await this.shell.execute(cardTriesAggregate, wish.cardId, command, envelope);
    return result.kind === 'rejected' ? result.refusal : undefined;
  }

  async fail(cardId: string, failure: DataOf<'FailTry'>, envelope: CommandEnvelope): Promise<void> {
    await this.shell.execute(cardTriesAggregate, cardId, { type: 'FailTry', ...failure }, envelope);
  }

  async note(made: DataOf<'NoteTry'>, envelope: CommandEnvelope): Promise<void> {
    await this.shell.execute(cardTriesAggregate, made.cardId, { type: 'NoteTry', ...made }, envelope);
  }
}
