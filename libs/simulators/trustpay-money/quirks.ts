import type { ArrayForm, NumberForm } from './wire/signature';

/** What the sheet leaves open. The section that guesses each default is named. */
export interface Quirks {
  /** Which forms of numbers a request may be signed in; `any` takes the literal and the shortest (2.2). */
  requestNumbers: 'any' | NumberForm;
  /** How amounts of callbacks are signed (2.2). Default `shortest`. */
  callbackNumbers: NumberForm;
  /** How amounts of callbacks are written. Default `shortest`. */
  callbackWritten: 'shortest' | 'twoDecimals';
  /** How the list of refund numbers is signed (2.3). Default `joined`. */
  callbackArrays: ArrayForm;
  /** Time to pay before status 4 (4.7: not published). */
  lifetimeMs: number;
  /** From 5 to 6, by itself; 0 leaves it to the command (4.7). */
  settleAfterMs: number;
  /** A callback also tells of status 6 (4.7). Default false. */
  callbackOnSettle: boolean;
  /** From accepted to done; 0 answers 7 or 8 at once; -1 waits for a decision (4.4). */
  refundAfterMs: number;
  /** The query names the refunds of the order, as callbacks do (4.4: not published). Default false. */
  refundNumbersInQuery: boolean;
  /** Callbacks go on naming refunds that were rejected (6: not published). Default false. */
  nameRejectedRefunds: boolean;
  /** Amounts of the query as texts, as in early v3 (4.3). Default false. */
  amountsAsTexts: boolean;
  /** The answer to a card payin repeats number and security code in its reason: what a careless channel might do. */
  echoCard: boolean;
}

const DAY = 24 * 60 * 60 * 1000;

export const DEFAULT_QUIRKS: Readonly<Quirks> = {
  requestNumbers: 'any',
  callbackNumbers: 'shortest',
  callbackWritten: 'shortest',
  callbackArrays: 'joined',
  lifetimeMs: 30 * 60 * 1000,
  settleAfterMs: DAY,
  callbackOnSettle: false,
  refundAfterMs: 5_000,
  refundNumbersInQuery: false,
  nameRejectedRefunds: false,
  amountsAsTexts: false,
  echoCard: false,
};
