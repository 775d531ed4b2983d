import { accept, reject } from '#libs/decider';
import type { Decider, Decision } from '#libs/decider';
import type { EventVersions } from '../schema/event-versions';
import { eventSchema } from '../schema/event-versions';
import type { CardCommand, CardRefusal } from './commands';
import type { CardEvent } from './events';
import type { CardState } from './state';

type CardDecision = Decision<CardEvent, CardRefusal>;

/**
 * A card on file, one stream `card-<id>`; the same token has the same id. Registered again it stays as it is, since the
 * first consent stands; after a removal only another payment, which is another consent, brings it back.
 */
export const cardDecider: Decider<CardState, CardCommand, CardEvent, CardRefusal> = {
  category: 'card',
  initial: { removed: false },
  decide: (state, command, { now }) =>
    command.type === 'RegisterCard' ? register(state, command, now) : remove(state, command.reason, now),
  evolve: (state, event) => {
    switch (event.type) {
      case 'CardRegistered':
        return { removed: false, card: event.data };
      case 'CardRemoved':
        return { ...state, removed: true, removedAt: event.data.removedAt };
      default:
        return state;
    }
  },
  assertInvariants: ({ card, removed }) => {
    if (removed && !card) throw new Error('a card was removed that never was registered');
  },
};

function register(state: CardState, command: Extract<CardCommand, { type: 'RegisterCard' }>, now: Date): CardDecision {
  const { type: _, ...card } = command;
  const known = state.card && (!state.removed || state.card.orderId === card.orderId);
  if (known) return accept();
  return accept({ type: 'CardRegistered', data: { ...card, registeredAt: now.toISOString() } });
}

function remove(state: CardState, reason: string, now: Date): CardDecision {
  if (!state.card) return reject({ code: 'not_found' });
  if (state.removed) return accept();
  return accept({ type: 'CardRemoved', data: { reason, removedAt: now.toISOString() } });
}

export const cardEventVersions: EventVersions<CardEvent['type']> = { CardRegistered: [], CardRemoved: [] };

export const cardEventSchema = eventSchema<CardEvent>(cardEventVersions);
