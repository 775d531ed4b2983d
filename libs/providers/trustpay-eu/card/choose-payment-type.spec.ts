import { charge, payment } from '../testing/samples';
import { chooseChargeType, chooseHostedType } from './choose-payment-type';
import { Unsupported } from '../unsupported';

describe('the payment type', () => {
  it.each([
    [0, { capture: 'automatic' }],
    [5, { capture: 'manual' }],
    [1, { capture: 'automatic', saveCard: 'customer' }],
    [3, { capture: 'automatic', saveCard: 'merchant' }],
    [12, { capture: 'manual', saveCard: 'merchant' }],
    [2, { capture: 'automatic', cardToken: 'card:8a83' }],
    [9, { capture: 'manual', cardToken: 'card:8a83;mandate:555' }],
  ] as const)('is %i for a hosted payment with %j', (code, wanted) => {
    const chosen = chooseHostedType(payment(wanted));
    expect(chosen.type.code).toBe(code);
    expect(chosen.type.flow).toBe('hosted');
    expect(chosen.key).toBe('cardToken' in wanted ? '8a83' : undefined);
  });

  it.each([
    ['to save a card for the payer and capture later', { capture: 'manual', saveCard: 'customer' }],
    ['to save a card that is on file', { capture: 'automatic', saveCard: 'merchant', cardToken: 'card:8a83' }],
    ['to let the payer use a mandate', { capture: 'automatic', cardToken: 'mandate:555' }],
    ['to use a foreign token', { capture: 'automatic', cardToken: 'tok_123' }],
  ] as const)('does not exist %s', (_, wanted) => {
    expect(() => chooseHostedType(payment(wanted))).toThrow(Unsupported);
  });

  it('is 4 for a charge without the payer', () => {
    expect(chooseChargeType(charge())).toMatchObject({ type: { code: 4 }, key: '555' });
    expect(chooseChargeType(charge({ cardToken: 'card:8a83;mandate:555' })).key).toBe('555');
  });

  it.each([
    ['that the payer initiates', { initiator: 'customer' }],
    ['that is captured later', { capture: 'manual' }],
    ['of a card without a mandate', { cardToken: 'card:8a83' }],
  ] as const)('does not exist for a charge %s', (_, wanted) => {
    expect(() => chooseChargeType(charge(wanted))).toThrow(Unsupported);
  });
});
