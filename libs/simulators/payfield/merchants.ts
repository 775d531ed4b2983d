/** Where a shop sends the payer (sheet, section 6): a page, a link, a UPI link, or links with a QR code. */
export type Output = 'page' | 'link' | 'upi' | 'qr';

/** A shop with its money, in minor units. */
export interface Shop {
  readonly code: string;
  readonly id: number;
  readonly currency: string;
  /** Decimals of its currency. */
  readonly scale: number;
  active: boolean;
  output: Output;
  /** Fields of `paymentData` that must be there, by direction. */
  payinData: readonly string[];
  payoutData: readonly string[];
  minimum?: bigint;
  maximum?: bigint;
  available: bigint;
  /** Reserved for payouts. */
  pending: bigint;
  frozen: bigint;
  credit: bigint;
}

export interface Merchant {
  readonly apiKey: string;
  active: boolean;
  /** The current secret first; it signs callbacks. */
  secrets: readonly string[];
  readonly shops: readonly Shop[];
  defaultShop?: string;
  defaultCallbackUrl?: string;
}
