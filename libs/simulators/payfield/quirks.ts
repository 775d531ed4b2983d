/** Behaviour that the sheet leaves open, or that differs between the two generations of the contract. */
export interface Quirks {
  /** `A`: numbers as amounts, nulls, errors without codes, the short balance (sheet, section 1). Default `B`. */
  generation: 'A' | 'B';
  /** A payment that ended as expired or failed may still succeed (section 5: a guess). Default true. */
  lateSuccess: boolean;
  /** A success may carry another amount than asked (U9: a guess). Default false. */
  otherAmounts: boolean;
}

export const DEFAULT_QUIRKS: Readonly<Quirks> = { generation: 'B', lateSuccess: true, otherAmounts: false };
