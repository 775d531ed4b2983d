import { accept } from '#libs/decider';
import type { Decision } from '#libs/decider';
import type { BankOrderCommand, BankOrderRefusal } from './commands';
import type { BankOrderEvent } from './events';
import { moneyOf } from './state';
import type { BankOrderState, InstructionState } from './state';

type Booked = Extract<BankOrderCommand, { type: 'RecordBooked' }>;

/**
 * A line of the account proves what the bank had not said yet: money that left was executed, money that came back was
 * returned, whatever became of the answer. Each way is recorded once. That holds of an order that was given up while
 * its line was being matched, too: the line is this order's money by then, and belongs to nothing else. A line of an
 * order that was never sent proves nothing of it.
 */
export function recordBooked(
  state: BankOrderState,
  { instruction, movement, bankLineId, state: word }: Booked,
  now: Date,
): Decision<BankOrderEvent, BankOrderRefusal> {
  const meant = state.instructions.find(({ number }) => number === instruction);
  if (!meant || state.submittedAt === undefined) return accept();
  const isLeaving = movement === 'left';
  if ((isLeaving ? meant.leftBy : meant.returnedBy) !== undefined) return accept();
  if (!isLeaving && !hasGone(meant)) return accept();
  const money = { ...moneyOf(state, meant), instruction };
  const news = newsOf(meant, isLeaving);
  const told = { bankOrderNumber: meant.bankOrderNumber, state: word, at: now.toISOString() };
  return accept(...(news ? [{ type: news, data: { ...money, ...told } } as const] : []), {
    type: 'BankInstructionBooked',
    data: { ...money, movement, bankLineId },
  });
}

/** What has not gone cannot come back: the line by which it left may not have been told of yet. */
const hasGone = ({ status, leftBy }: InstructionState): boolean =>
  leftBy !== undefined || status === 'executed' || status === 'reversed';

function newsOf({ status }: InstructionState, isLeaving: boolean) {
  if (isLeaving) return status === 'open' || status === 'failed' ? 'BankInstructionExecuted' : undefined;
  return status === 'executed' ? 'BankInstructionReversed' : undefined;
}
