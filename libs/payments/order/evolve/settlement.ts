import type { SettlementRecorded } from '../events';
import { minorOf } from '../minor';
import type { OrderState } from '../state';
import { changeAttempt } from './change';

/** A fee in another unit (coins) is the provider's account's own; the order counts in its currency. */
export const evolveSettlement = (state: OrderState, { data }: SettlementRecorded): OrderState =>
  changeAttempt(state, data.attemptId, (attempt) => ({
    settled: (attempt.settled ?? 0n) + minorOf(data.amount),
    ...(data.fee?.currency === state.currency && { fees: (attempt.fees ?? 0n) + minorOf(data.fee) }),
  }));
