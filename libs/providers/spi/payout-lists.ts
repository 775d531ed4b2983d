import type { Money } from '#libs/money';
import type { ReportedPayout } from '#libs/settlements';

/** A list of money that left a provider. */
export interface PayoutList {
  /**
   * The client operation that reads it. It takes `limit` and `after`, changes nothing, and answers a page: its rows in
   * `data`, and in `pagination.after` where the next page begins, empty or absent at the end.
   */
  readonly name: string;
  /** The code with which a provider refuses a list that it has given up: then there is nothing in it. */
  readonly goneAs?: string;
}

/** A payout as a provider's interface tells it, and where it went when that is a wallet of our own. */
export interface ToldPayout {
  readonly payout: ReportedPayout;
  readonly wallet?: string;
  /** Under which it was asked for: ours, where it was asked for here. */
  readonly reference?: string;
}

/** Money may have left by it, and how much is not told: a person has to look. */
export interface UntoldMoney {
  readonly what: 'payout' | 'settlement';
  /** The provider's own; of a part of one, with what names the part behind a point. */
  readonly id: string;
  /** The provider's word for its state and what was asked for, for a person to read. */
  readonly says: string;
}

/** Money that left a provider for good, as payouts, and what cannot be read as one. */
export interface MoneyOut {
  readonly payouts: readonly ToldPayout[];
  readonly untold: readonly UntoldMoney[];
}

/** Money that has left an account at a provider by a payout, or may have: by the provider's own id of it. */
export interface LeavingMoney {
  readonly id: string;
  readonly amount: Money;
}

/** Where a provider tells its payouts, and what the rows of its lists mean. Pure: whoever asks reads the lists. */
export interface PayoutLists {
  /** At least one; they are read one after the other, in this order. */
  readonly lists: readonly PayoutList[];
  /**
   * What was paid out, of the rows of each list, in that order. One that cannot be read is untold: it may be missing
   * without a word as little as it may keep the others from being told.
   * @throws InvalidAmountError, InvalidRateError where a provider cannot tell rows apart
   */
  readonly told: (rows: readonly (readonly unknown[])[]) => MoneyOut;
  /**
   * What has left or is leaving by them, booked or not, of the same rows; what cannot be read explains nothing.
   * @throws InvalidAmountError as `told`
   */
  readonly leaving: (rows: readonly (readonly unknown[])[]) => readonly LeavingMoney[];
}
