/** Behaviour that the sheet leaves open, or that differs between the provider's own documents. */
export interface Quirks {
  /** How far the time of a request may be away (1.1): 10 s, other pages say 5 minutes. */
  timestampWindowMs: number;
  /** A nonce that came before is refused with 400020 (10). */
  rejectReusedNonce: boolean;
  /** An order that ends too late ends after an hour instead of being refused (3.1). */
  clampExpiry: boolean;
  /** Shape of the query (5.1): flat for institutions and wrapped for merchants, or the same for both. */
  queryShape: 'documented' | 'flat' | 'bizData';
  /** Amounts with eight decimals at least: `0.01200000` (3.3). */
  paddedDecimals: boolean;
  /** The list of payments has their amounts; only `txId` is promised (5.1). */
  listedAmounts: boolean;
  /** `pay_amount` goes on growing after the order is paid (5.1); else it stays what paid the order. */
  payAmountGrows: boolean;
  /** The query of checkout orders finds those that are an address alone, too (8). */
  checkoutFindsAddresses: boolean;
  /** `code` as a JSON number (1.2). */
  numericCodes: boolean;
  /** How a callback names the application (7). */
  clientIdName: 'client_id' | 'clientId' | 'none';
  /** `data` of a callback: a JSON text in a string, or an object (7). */
  callbackData: 'text' | 'object';
  /** `bizType` of an order that was paid on a chain (7). */
  chainReportsAs: 'PAY_ADDRESS' | 'PAY';
  /** A repeated callback carries the time and the signature of its first try; unpublished. */
  staleRetries: boolean;
  /** Callbacks come again every 3 s, ten times, as another page says, instead of by the schedule of the start (7). */
  fastRetries: boolean;
  /** Status of an order that the merchant closed (4). */
  closedWord: 'EXPIRED' | 'CLOSED' | 'CANCELLED';
  /** What becomes of an accepted refund: done at once, rejected, or decided through the control interface. */
  refunds: 'succeed' | 'reject' | 'manual';
  /** The provider's fee on what comes in, in hundredths of a percent (8). */
  feeBasisPoints: number;
  /** Of the network, for refunds to a chain: as in the support list (8). */
  refundFee: string;
  refundsPerOrder: number;
  /** How far a rate may move, in hundredths of a percent, before a conversion at the order's rate fails. */
  conversionSlackBasisPoints: number;
}

export const DEFAULT_QUIRKS: Readonly<Quirks> = {
  timestampWindowMs: 10_000,
  rejectReusedNonce: false,
  clampExpiry: false,
  queryShape: 'documented',
  paddedDecimals: false,
  listedAmounts: true,
  payAmountGrows: true,
  checkoutFindsAddresses: true,
  numericCodes: false,
  clientIdName: 'client_id',
  callbackData: 'text',
  chainReportsAs: 'PAY_ADDRESS',
  staleRetries: false,
  fastRetries: false,
  closedWord: 'EXPIRED',
  refunds: 'succeed',
  feeBasisPoints: 0,
  refundFee: '0',
  refundsPerOrder: 10,
  conversionSlackBasisPoints: 100,
};
