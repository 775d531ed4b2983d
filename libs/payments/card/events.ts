import type { DomainEvent } from '#libs/decider';
import type { CardDetails } from '../outcome';
import type { Sealed } from '../sealed';
import type { SaveCard } from '../order/events';

/** A card on file: a provider's token with mask and expiry, never a card number. */
export type CardRegistered = DomainEvent<
  'CardRegistered',
  {
    readonly cardId: string;
    readonly merchantId: string;
    readonly customerId?: string;
    readonly provider: string;
    readonly usage: SaveCard;
    readonly token: Sealed;
    readonly card: CardDetails;
    readonly orderId: string;
    readonly registeredAt: string;
  }
>;
export type CardRemoved = DomainEvent<'CardRemoved', { readonly reason: string; readonly removedAt: string }>;
export type CardEvent = CardRegistered | CardRemoved;
