import { CommandShell } from '#libs/command-shell';
import type { CommandEnvelope, Folded } from '#libs/command-shell';
import type { CardState } from '#libs/payments';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Problem } from '../common/problems';
import { cardAggregate } from './card-aggregate';

export interface CardAnswer {
  readonly folded: Folded<CardState>;
  readonly replayed: boolean;
}

export class RemoveCard extends Command<CardAnswer> {
  constructor(
    readonly cardId: string,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

/** Takes a card off file: no payment is started with it any more. */
@CommandHandler(RemoveCard)
export class RemoveCardHandler implements ICommandHandler<RemoveCard> {
  constructor(private readonly shell: CommandShell) {}

  async execute({ cardId, envelope }: RemoveCard): Promise<CardAnswer> {
    const from = await this.shell.load(cardAggregate, cardId);
    if (from.state.card?.merchantId !== envelope.merchantId)
      throw new Problem('not_found', 'There is no such card on file.');
    const command = { type: 'RemoveCard', reason: 'requested by the caller' } as const;
    const result = await this.shell.execute(cardAggregate, cardId, command, envelope, { from });
    if (result.kind === 'rejected') throw new Problem('card_removed', 'The card is not on file any more.');
    return { folded: result.folded, replayed: result.kind === 'replayed' };
  }
}
