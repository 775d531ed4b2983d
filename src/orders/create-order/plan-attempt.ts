import type { AttemptPlan, SaveCard } from '#libs/payments';
import type { ProviderAdapter } from '#libs/providers';
import { Problem } from '../../common/problems';

export interface WantedPayment {
  readonly capture: 'automatic' | 'manual';
  readonly cardId?: string;
  readonly initiator?: 'customer' | 'merchant';
  readonly saveCard?: SaveCard;
  readonly zeroAmount: boolean;
  readonly expiresInS: number;
}

/** Which flow pays an order at a provider; refuses what the provider's abilities do not hold. */
export function planAttempt(adapter: ProviderAdapter, wanted: WantedPayment, now: Date): AttemptPlan {
  const { capabilities: can } = adapter;
  const refuse = (detail: string): never => {
    throw new Problem('unsupported_by_provider', `${adapter.title} ${detail}`);
  };
  if (wanted.initiator === 'merchant' && wanted.cardId === undefined) {
    throw new Problem('invalid_request', 'initiator merchant charges a card on file: name it in card_id.', {
      errors: [{ pointer: '/card_id', message: 'is required with initiator merchant' }],
    });
  }
  if (wanted.cardId !== undefined && wanted.saveCard !== undefined) {
    throw new Problem('invalid_request', 'save_card keeps a new card; a card on file is kept already.', {
      errors: [{ pointer: '/save_card', message: 'cannot stand beside card_id' }],
    });
  }
  if (
    wanted.zeroAmount &&
    !(can.zeroAmountVerification && wanted.saveCard === 'merchant' && wanted.capture === 'manual')
  ) {
    throw new Problem(
      'amount_not_positive',
      'An amount of zero only verifies a card that is kept for the merchant, with manual capture.',
    );
  }
  if (wanted.saveCard !== undefined && !allows(can.cardOnFile, wanted.saveCard))
    refuse(`keeps no cards for ${wanted.saveCard} payments.`);
  if (wanted.saveCard === 'customer' && wanted.capture === 'manual')
    refuse('keeps a card for the customer only with automatic capture.');
  if (wanted.initiator === 'merchant') {
    if (!can.cardOnFile.merchantInitiated || !adapter.charge) refuse('cannot charge a card without the payer.');
    if (wanted.capture === 'manual') refuse('captures a charge without the payer at once: capture must be automatic.');
    return { provider: adapter.name, flow: 'background', cardId: wanted.cardId, initiator: 'merchant' };
  }
  if (wanted.cardId !== undefined && !can.cardOnFile.customerInitiated) refuse('takes no card on file.');
  if (!adapter.hostedPage && !adapter.openPayment) refuse('offers no payment by the payer.');
  if (!adapter.hostedPage && wanted.capture === 'manual' && !adapter.capture) refuse('captures at once.');
  const expiresAt = new Date(now.getTime() + wanted.expiresInS * 1000).toISOString();
  const flow = adapter.openPayment ? 'remote' : 'hosted';
  return { provider: adapter.name, flow, cardId: wanted.cardId, expiresAt };
}

const allows = (onFile: { customerInitiated: boolean; merchantInitiated: boolean }, usage: SaveCard): boolean =>
  usage === 'merchant' ? onFile.merchantInitiated : onFile.customerInitiated;
