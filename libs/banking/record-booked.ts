import { accept } from '#libs/decider';
import type { Decision } from '#libs/decider';
import type { BankOrderCommand, BankOrderRefusal } from './commands';
import type { BankOrderEvent } from './events';
import { moneyOf } from './state';
import type { BankOrderState, InstructionState } from './state';

type Booked = Extract<BankOrderCommand, { type: 'RecordBooked' }>;

/**
 * A line of the account proves what the bank had not said yet: money that left was executed, money that came back was
 * returned, whatever became of the answer. Each way is recorded once. A line of an order that was never sent, or that
 * is known as refused, proves nothing of it: that is a break, and a person's to decide.
 */
export function recordBooked(
  state: BankOrderState,
  { instruction, movement, bankLineId, state: word }: Booked,
): Decision<BankOrderEvent, BankOrderRefusal> {
  const meant = state.instructions.find(({ number }) => number === instruction);
  if (!meant || state.submittedAt === undefined || state.stage === 'failed') return accept();
  const isLeaving = movement === 'left';
  if ((isLeaving ? meant.leftBy : meant.returnedBy) !== undefined) return accept();
  if (!isLeaving && meant.status === 'open') return accept();
  const money = { ...moneyOf(state, meant), instruction };
  const news = newsOf(meant, isLeaving);
  return accept(
    ...(news ? [{ type: news, data: { ...money, bankOrderNumber: meant.bankOrderNumber, state: word } } as const] : []),
    { type: 'BankInstructionBooked', data: { ...money, movement, bankLineId } },
  );
}

function newsOf({ status }: InstructionState, isLeaving: boolean) {
  if (isLeaving) return status === 'open' ? 'BankInstructionExecuted' : undefined;
  return status === 'executed' ? 'BankInstructionReversed' : undefined;
}
