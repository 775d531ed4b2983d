import type { AggregateType } from '#libs/command-shell';
import { cardDecider, cardEventSchema } from '#libs/payments';
import type { CardCommand, CardEvent, CardRefusal, CardState } from '#libs/payments';

/** How the command shell folds and writes a card on file. */
export const cardAggregate: AggregateType<CardState, CardCommand, CardEvent, CardRefusal> = {
  decider: cardDecider,
  schema: cardEventSchema,
};
