/** Of an answer as a whole (fact sheet 3). A declined payment is a success here: its status tells. */
export const SUCCESS = '880001';

/** What a query for an unknown order is answered with; the sheet's guess, for no such code is published. */
export const ABSENT = '880002';

/** Nothing was done. `880001` stands apart, and what stands in neither list is not trusted to mean "no". */
const REFUSALS: ReadonlyMap<string, string> = new Map([
  ['880002', 'bad_request'],
  ['880005', 'insufficient_balance'],
  ['880006', 'invalid_transaction_type'],
  ['880011', 'unauthorized'],
  ['880014', 'all_channels_failed'],
  ['880015', 'amount_rule_violation'],
  ['880016', 'channel_configuration_error'],
  ['880017', 'user_risk_control_failed'],
  ['880018', 'card_failure_limit_exceeded'],
  ['880019', 'account_limit_exceeded'],
  ['880020', 'daily_amount_limit_exceeded'],
  ['880021', 'daily_transaction_count_limit_exceeded'],
  ['880022', 'transaction_amount_limit_exceeded'],
  ['880023', 'channel_quota_limit_exceeded'],
  ['880024', 'no_channel_available'],
]);

/** The provider's own troubles, and a number that is taken already: what was asked may have been done. */
const DOUBTS: ReadonlyMap<string, string> = new Map([
  ['880003', 'database_error'],
  ['880004', 'remote_service_error'],
  ['880007', 'system_internal_error'],
  ['880008', 'order_processing_failed'],
  ['880009', 'decrease_payout_amount_failed'],
  ['880010', 'backend_success'],
  ['880012', 'order_already_exists'],
  ['880013', 'internal_error'],
]);

export const refusalOf = (code: string): string | undefined => REFUSALS.get(code);
export const doubtOf = (code: string): string => DOUBTS.get(code) ?? 'a code that is not documented';
