/** The provider's result codes (sheet, section 8.1). */
export const ResultCode = {
  Success: 0,
  Pending: 1,
  Announced: 2,
  Authorized: 3,
  Processing: 4,
  AuthorizedOnly: 5,
  InvalidRequest: 1001,
  UnknownAccount: 1002,
  AccountDisabled: 1003,
  InvalidSignature: 1004,
  UserCancel: 1005,
  InsufficientBalance: 1007,
  ServiceNotAllowed: 1008,
  TransactionNotFound: 1010,
  UnsupportedTransaction: 1011,
  RejectedTransaction: 1014,
  DeclinedByRisk: 1015,
  GeneralError: 1100,
  UnsupportedCurrency: 1101,
} as const;

const NAMES: ReadonlyMap<number, string> = new Map([
  [0, 'Success'],
  [1, 'Pending'],
  [2, 'Announced'],
  [3, 'Authorized'],
  [4, 'Processing'],
  [5, 'Authorized only'],
  [1001, 'Invalid request'],
  [1002, 'Unknown account'],
  [1003, 'Merchant account disabled'],
  [1004, 'Invalid signature'],
  [1005, 'User cancel'],
  [1007, 'Insufficient balance'],
  [1008, 'Service not allowed'],
  [1010, 'Transaction not found'],
  [1011, 'Unsupported transaction'],
  [1014, 'Rejected transaction'],
  [1015, 'Declined by risk'],
  [1100, 'General error'],
  [1101, 'Unsupported currency conversion'],
]);

export const resultName = (code: number): string => NAMES.get(code) ?? 'Unlisted result';

/** A refusal: the code that the caller gets, and the detail that only this simulator tells. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly detail: string,
    readonly acquirerCode?: string,
  ) {
    super(`${code}: ${detail}`);
  }
}
