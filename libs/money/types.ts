/** Integer minor units of a currency or crypto asset. The only form in which the system computes with money. */
export interface Money {
  readonly minor: bigint;
  /** ISO 4217 code or asset id. */
  readonly currency: string;
}

/** Money inside events and rows: exact, no number type involved. */
export interface MoneyJson {
  readonly minor: string;
  readonly currency: string;
}

/** Money on the wire of the API: a decimal string with at most the currency's decimals. */
export interface Amount {
  readonly value: string;
  readonly currency: string;
}
