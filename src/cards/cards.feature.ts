import type { Feature } from '../feature';
import { CardTokens } from './card-tokens';
import { CardTries } from './card-tries';
import { CardsController } from './cards.controller';
import { CardsOnFile } from './cards-on-file';
import { NoteCardTries } from './note-card-tries';
import { RegisterKeptCard } from './register-kept-card';
import { RemoveCardHandler } from './remove-card.handler';

export const cards: Feature = {
  controllers: [CardsController],
  providers: [CardTokens, CardTries, CardsOnFile, NoteCardTries, RegisterKeptCard, RemoveCardHandler],
  reactions: (get) => [
    {
      name: 'register-cards',
      filter: { streamPrefixes: ['order-'], types: ['CardKept'] },
      onFailure: 'hold',
      handle: (event) => get(RegisterKeptCard).handle(event),
    },
    {
      name: 'note-card-tries',
      filter: { streamPrefixes: ['order-'], types: ['AuthorizationDeclined', 'AuthorizationFailed'] },
      onFailure: 'park',
      handle: (event) => get(NoteCardTries).handle(event),
    },
  ],
};
