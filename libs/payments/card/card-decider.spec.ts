import { DeciderSpec } from '#libs/decider/testing';
import { sealed, visa } from '../testing';
import { cardDecider } from './card-decider';

const cards = new DeciderSpec(cardDecider, [], new Date('2026-03-01T12:00:00.000Z'));
const register = {
  type: 'RegisterCard',
  cardId: 'card-1',
  merchantId: 'shop',
  provider: 'acme',
  usage: 'merchant',
  token: sealed,
  card: visa,
  orderId: 'order-1',
} as const;
const remove = { type: 'RemoveCard', reason: 'asked by the customer' } as const;

describe('a card on file', () => {
  it('is registered once, whichever payment brings it again', () => {
    const registered = cards.when(register).then({
      type: 'CardRegistered',
      data: { cardId: 'card-1', token: sealed, registeredAt: '2026-03-01T12:00:00.000Z' },
    });
    registered.when(register).thenNothing();
    registered.when({ ...register, orderId: 'order-2' }).thenNothing();
  });

  it('is removed once', () => {
    const removed = cards
      .and(register)
      .when(remove)
      .then({ type: 'CardRemoved', data: { reason: remove.reason } });
    expect(removed.state).toMatchObject({ removed: true, removedAt: '2026-03-01T12:00:00.000Z' });
    removed.when(remove).thenNothing();
    cards.when(remove).thenRefused({ code: 'not_found' });
  });

  it('comes back only with another payment, which is another consent', () => {
    const removed = cards.and(register).and(remove);
    removed.when(register).thenNothing();
    removed.when({ ...register, orderId: 'order-2' }).then({ type: 'CardRegistered' });
  });

  it('ignores events that it does not know, and names a state that must not exist', () => {
    const { state } = cards.and(register);
    expect(cardDecider.evolve(state, { type: 'CardPainted', data: {} } as never)).toBe(state);
    expect(() => cardDecider.assertInvariants({ removed: true })).toThrow('never was registered');
  });
});
