import type { SettlementRecorded } from '../events';
import type { MoneyJson } from '#libs/money';
import { evolveConversions } from '../conversions';
import { minorOf } from '../minor';
import type { Attempt, OrderState } from '../state';
import { changeAttempt } from './change';

export const evolveSettlement = (state: OrderState, { data }: SettlementRecorded): OrderState =>
  changeAttempt(unexpectedPaidOut(evolveConversions(state, data), data), data.attemptId, (attempt) => ({
    settled: (attempt.settled ?? 0n) + minorOf(data.amount),
    ...(data.exchange && { exchanges: [...(attempt.exchanges ?? []), data.exchange] }),
    ...(data.developerFee && { developerPaid: true as const }),
    ...feesAfter(attempt, state.currency, data.fee),
  }));

/** Money of an operation that stands in suspense may be paid out like any other. */
const unexpectedPaidOut = (state: OrderState, { operationId }: SettlementRecorded['data']): OrderState => ({
  ...state,
  unexplained: state.unexplained.map((money) =>
    money.direction === 'in' && operationId !== undefined && money.operationId === operationId
      ? { ...money, paidOut: true as const }
      : money,
  ),
});

/** The order counts in its own currency; a fee in another unit stands beside. */
function feesAfter({ fees, otherFees }: Attempt, currency: string, fee: MoneyJson | undefined): Partial<Attempt> {
  if (!fee) return {};
  return fee.currency === currency ? { fees: (fees ?? 0n) + minorOf(fee) } : { otherFees: [...(otherFees ?? []), fee] };
}
