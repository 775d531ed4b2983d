/**
 * What the provider's word means for an operation. `uncertain` is no answer: it may or may not have happened.
 * `refused` ends it without anything having happened, `declined` likewise, on account of the payer's instrument.
 */
export type Verdict = 'success' | 'pending' | 'cancelled' | 'declined' | 'refused' | 'uncertain';

export interface ResultCode {
  readonly code: number;
  readonly name: string;
  readonly verdict: Verdict;
}

const row = (code: number, name: string, verdict: Verdict): readonly [number, ResultCode] => [
  code,
  { code, name, verdict },
];

/** The whole list (fact sheet 8.1); 1012 and 1013 do not exist. A code that is not in it is never a success. */
export const RESULT_CODES: ReadonlyMap<number, ResultCode> = new Map([
  row(0, 'Success', 'success'),
  row(1, 'Pending', 'pending'),
  row(2, 'Announced', 'pending'),
  row(3, 'Authorized', 'success'),
  row(4, 'Processing', 'pending'),
  row(5, 'AuthorizedOnly', 'success'),
  row(1001, 'Invalid request', 'refused'),
  row(1002, 'Unknown account', 'refused'),
  row(1003, 'Merchant account disabled', 'refused'),
  row(1004, 'Invalid signature', 'refused'),
  row(1005, 'User cancel', 'cancelled'),
  row(1006, 'Invalid authentication', 'refused'),
  row(1007, 'Insufficient balance', 'refused'),
  row(1008, 'Service not allowed', 'refused'),
  // "Used" may mean used by a copy of this very request that something between us delivered twice.
  row(1009, 'Processing ID used', 'uncertain'),
  row(1010, 'Transaction not found', 'refused'),
  row(1011, 'Unsupported transaction', 'refused'),
  row(1014, 'Rejected transaction', 'declined'),
  row(1015, 'Declined by risk', 'declined'),
  // An internal error does not say at which step it happened.
  row(1100, 'General Error', 'uncertain'),
  row(1101, 'Unsupported currency conversion', 'refused'),
]);

export const DECLINED_BY_RISK = 1015;
