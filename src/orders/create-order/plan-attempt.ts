import { windowMs } from '#libs/payments';
import type { AttemptPlan, SaveCard } from '#libs/payments';
import type { ProviderAdapter, ProviderCapabilities } from '#libs/providers';
import { Problem } from '../../common/problems';
import { durationOf, laterBy } from '../../common/validation';

const DAY_MS = 86_400_000;
const EXPIRES_IN_S_DEFAULT = 1_800;

export interface WantedPayment {
  readonly capture: 'automatic' | 'manual';
  /** ISO 8601 duration. */
  readonly captureAfter?: string;
  readonly atDeadline?: 'capture' | 'release';
  readonly cardId?: string;
  readonly initiator?: 'customer' | 'merchant';
  readonly saveCard?: SaveCard;
  readonly zeroAmount: boolean;
  readonly expiresInS?: number;
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
  assertHoldWishes(can, wanted, now, refuse);
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
  const { expiresInS = EXPIRES_IN_S_DEFAULT } = wanted;
  const expiresAt = new Date(now.getTime() + expiresInS * 1000).toISOString();
  const flow = adapter.openPayment ? 'remote' : 'hosted';
  return { provider: adapter.name, flow, cardId: wanted.cardId, expiresAt };
}

/** What is to be done with a hold needs one, and one that lives long enough. */
function assertHoldWishes(
  { authorizationWindow: windows, holdLifetimeMs }: ProviderCapabilities,
  { capture, captureAfter, atDeadline }: WantedPayment,
  now: Date,
  refuse: (detail: string) => never,
): void {
  if (capture === 'manual') {
    const delay = captureAfter === undefined ? undefined : durationOf(captureAfter);
    const longest = Math.max(windowMs(windows) ?? holdLifetimeMs, ...(windows ?? []).map(({ days }) => days * DAY_MS));
    if (!delay || laterBy(now, delay).getTime() - now.getTime() < longest) return;
    refuse(`holds an authorisation for ${Math.floor(longest / DAY_MS)} days at most: capture_after must be shorter.`);
  }
  const field = captureAfter !== undefined ? 'capture_after' : atDeadline !== undefined ? 'at_deadline' : undefined;
  if (field === undefined) return;
  throw new Problem('invalid_request', `${field} is about a hold; send it with capture manual.`, {
    errors: [{ pointer: `/${field}`, message: 'cannot stand without capture manual' }],
  });
}

const allows = (onFile: { customerInitiated: boolean; merchantInitiated: boolean }, usage: SaveCard): boolean =>
  usage === 'merchant' ? onFile.merchantInitiated : onFile.customerInitiated;
