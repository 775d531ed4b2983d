/**
 * How this adapter names a payment to the ledger. A card payment is its PaymentRequestId, `4337417657`. A bank transfer
 * is refunded at another endpoint, so its name says what it is: `wire:177561`, with the PaymentId of a notification or
 * the PaymentRequestId of a redirect; the provider takes either for a refund (fact sheet U5). A name without a prefix
 * is a card payment: so were all before there were bank transfers. A payment order at the bank, such as the refund of a
 * bank transfer, is `order:125897`, with the OrderId of its answer and of its debit's notification.
 */
const WIRE = /^wire:(\d{1,10})$/;

const ORDER = /^order:(\d{1,10})$/;

export const wireReference = (id: string): string => `wire:${id}`;

/** The id of a bank transfer; undefined for the name of anything else. */
export const wireIdOf = (providerReference: string): string | undefined => WIRE.exec(providerReference)?.[1];

export const orderReference = (orderId: string): string => `order:${orderId}`;

/** The id of a payment order; undefined for the name of anything else. */
export const orderIdOf = (providerReference: string): string | undefined => ORDER.exec(providerReference)?.[1];
