/**
 * How this adapter names a payment to the ledger. A card payment is its PaymentRequestId, `4337417657`. A bank transfer
 * is refunded at another endpoint, so its name says what it is: `wire:177561`, with the PaymentId of a notification or
 * the PaymentRequestId of a redirect; the provider takes either for a refund (fact sheet U5). A name without a prefix
 * is a card payment: so were all before there were bank transfers.
 */
const WIRE = /^wire:(\d{1,10})$/;

export const wireReference = (id: string): string => `wire:${id}`;

/** The id of a bank transfer; undefined for the name of anything else. */
export const wireIdOf = (providerReference: string): string | undefined => WIRE.exec(providerReference)?.[1];
