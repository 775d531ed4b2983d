/*
 * Legs of one account are read as a range of the index `leg_by_account`, with all its columns in the comparison and in
 * the order. Equalities and `ORDER BY position` would say the same, but leave the planner the choice of the primary
 * key, read backwards from the newest leg of anybody: quick for an account that moves all day, and the whole history
 * for one that has rested.
 */
const ACCOUNT = ['merchant_id', 'account', 'currency', 'layer'];
const POSTING = [...ACCOUNT, 'position', 'number'];
const LEG = [...POSTING, 'seq'];

const down = (columns: readonly string[]): string => columns.map((column) => `${column} DESC`).join(', ');

export const LEG_ACCOUNT = ACCOUNT.join(', ');
export const LEG_POSTING = POSTING.join(', ');
export const LEG_POSTING_DOWN = down(POSTING);
export const LEG_PLACE = LEG.join(', ');

/**
 * Of the last leg of an account up to a position; nothing where it had not moved by then.
 * @param account four SQL expressions: merchant, account, currency, layer
 * @param position SQL expression
 */
export const lastLeg = (columns: string, account: string, position: string): string => `
  SELECT ${columns} FROM rm.leg
   WHERE (${LEG_ACCOUNT}, position) <= (${account}, ${position}) AND (${LEG_ACCOUNT}) >= (${account})
   ORDER BY ${down(LEG)} LIMIT 1`;
