import type { ChargeCard, StartPayment } from '../../spi';
import { parseCardToken } from './card-token';
import { CARD } from './payment-types';
import type { CardPaymentType } from './payment-types';
import { Unsupported } from '../unsupported';

/** A payment type, and the value of the parameter that it needs. */
export interface ChosenType {
  readonly type: CardPaymentType;
  readonly key?: string;
}

/** @throws Unsupported for combinations that the provider has no payment type for */
export function chooseHostedType(payment: StartPayment): ChosenType {
  const manual = payment.capture === 'manual';
  if (payment.cardToken !== undefined) {
    if (payment.saveCard) throw new Unsupported('a card on file is not saved again');
    const { cardId } = parseCardToken(payment.cardToken);
    if (cardId === undefined) throw new Unsupported('this card on file cannot be used by the payer');
    return { type: manual ? CARD.cardOnFilePreauthorization : CARD.cardOnFilePurchase, key: cardId };
  }
  switch (payment.saveCard) {
    case 'customer':
      if (manual) throw new Unsupported('saving a card for the payer and capturing later cannot be combined');
      return { type: CARD.register };
    case 'merchant':
      return { type: manual ? CARD.recurringInitialPreauthorization : CARD.recurringInitial };
    case undefined:
      return { type: manual ? CARD.preauthorization : CARD.purchase };
  }
}

/**
 * @throws Unsupported unless it is an immediate, merchant-initiated charge on a mandate: there is no other background
 * charge
 */
export function chooseChargeType(charge: ChargeCard): ChosenType {
  if (charge.initiator !== 'merchant') throw new Unsupported('a charge without the payer is always merchant initiated');
  if (charge.capture !== 'automatic') throw new Unsupported('a charge without the payer is always captured at once');
  const { mandate } = parseCardToken(charge.cardToken);
  if (mandate === undefined) throw new Unsupported('this card on file cannot be charged without the payer');
  return { type: CARD.recurringSubsequent, key: mandate };
}
