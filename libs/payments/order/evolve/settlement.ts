import type { SettlementRecorded } from '../events';
import type { MoneyJson } from '#libs/money';
import { evolveConversions } from '../conversions';
import { minorOf } from '../minor';
import type { Attempt, OrderState } from '../state';
import { changeAttempt } from './change';

export const evolveSettlement = (state: OrderState, { data }: SettlementRecorded): OrderState =>
  changeAttempt(evolveConversions(state, data), data.attemptId, (attempt) => ({
    settled: (attempt.settled ?? 0n) + minorOf(data.amount),
    ...(data.exchange && { exchanges: [...(attempt.exchanges ?? []), data.exchange] }),
    ...(data.developerFee && { developerPaid: true as const }),
    ...feesAfter(attempt, state.currency, data.fee),
  }));

/** The order counts in its own currency; a fee in another unit stands beside. */
function feesAfter({ fees, otherFees }: Attempt, currency: string, fee: MoneyJson | undefined): Partial<Attempt> {
  if (!fee) return {};
  return fee.currency === currency ? { fees: (fees ?? 0n) + minorOf(fee) } : { otherFees: [...(otherFees ?? []), fee] };
}
