import { UnsupportedPaymentError } from '../spi';

export const NAME = 'cobo';

/** What this provider has no way to do. */
export const unsupported = (reason: string): UnsupportedPaymentError => new UnsupportedPaymentError(NAME, reason);
