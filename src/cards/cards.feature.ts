import type { Feature } from '../feature';
import { CardTokens } from './card-tokens';
import { CardsController } from './cards.controller';
import { CardsOnFile } from './cards-on-file';
import { RegisterKeptCard } from './register-kept-card';
import { RemoveCardHandler } from './remove-card.handler';

export const cards: Feature = {
  controllers: [CardsController],
  providers: [CardTokens, CardsOnFile, RegisterKeptCard, RemoveCardHandler],
  reactions: (get) => [
    {
      name: 'register-cards',
      filter: { streamPrefixes: ['order-'], types: ['CardKept'] },
      onFailure: 'hold',
      handle: (event) => get(RegisterKeptCard).handle(event),
    },
  ],
};
