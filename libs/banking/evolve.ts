import type {
  BankInstructionBooked,
  BankInstructionExecuted,
  BankOrderEvent,
  BankOrderFailed,
  BankOrderRequested,
} from './events';
import { isInDoubt } from './state';
import type { BankOrderState, InstructionState } from './state';

/** Total: a type that is not known changes nothing. */
export function evolveBankOrder(state: BankOrderState, event: BankOrderEvent): BankOrderState {
  switch (event.type) {
    case 'BankOrderRequested':
      return { ...state, stage: 'waiting', order: event.data, instructions: instructionsOf(event.data) };
    case 'BankOrderApproved':
      return { ...state, approvedBy: event.data.by };
    case 'BankOrderRejected':
      return { ...state, stage: 'rejected', rejected: event.data };
    case 'BankOrderSubmitted':
      return { ...state, stage: 'sending', submittedAt: event.data.at };
    case 'BankOrderAccepted':
      return accepted(state, event.data.orders);
    case 'BankOrderFailed':
      return failed(state, event.data);
    case 'BankOrderInDoubt':
      return { ...state, stage: 'in_doubt', reason: event.data.reason };
    case 'BankInstructionExecuted':
      return instruction(state, event.data, 'executed');
    case 'BankInstructionFailed':
      return instruction(state, event.data, 'failed');
    case 'BankInstructionReversed':
      return instruction(state, event.data, 'reversed');
    case 'BankInstructionBooked':
      return booked(state, event.data);
    default:
      return state;
  }
}

const failed = (state: BankOrderState, { reason, code, source }: BankOrderFailed['data']): BankOrderState => ({
  ...state,
  stage: 'failed',
  failedBy: source,
  reason: `${reason} (${code})`,
});

const instructionsOf = ({ instructions }: BankOrderRequested['data']): readonly InstructionState[] =>
  instructions.map(({ amount }, index) => ({ number: index + 1, minor: BigInt(amount.minor), status: 'open' }));

/**
 * The doubt is over once every instruction has its number, or a line that shows its money. What was given up as a whole
 * and left in part is in doubt again as to the rest.
 */
function known(state: BankOrderState, instructions: readonly InstructionState[]): BankOrderState {
  const { stage, reason } = state;
  const isUnsure = stage === 'sending' || stage === 'in_doubt' || stage === 'failed';
  if (isUnsure && !instructions.some(isInDoubt))
    return { ...state, stage: 'accepted', instructions, failedBy: undefined, reason: undefined };
  if (stage !== 'failed') return { ...state, instructions };
  const doubt = `the account shows a part of it, after: ${reason}`;
  return { ...state, stage: 'in_doubt', instructions, failedBy: undefined, reason: doubt };
}

const accepted = (
  state: BankOrderState,
  orders: readonly { readonly instruction: number; readonly bankOrderNumber: string }[],
): BankOrderState =>
  known(
    state,
    state.instructions.map((one) => {
      const found = orders.find((order) => order.instruction === one.number);
      return found ? { ...one, bankOrderNumber: found.bankOrderNumber } : one;
    }),
  );

const instruction = (
  state: BankOrderState,
  { instruction: number, state: bankState, at: statusSince }: BankInstructionExecuted['data'],
  status: InstructionState['status'],
): BankOrderState =>
  known(
    state,
    state.instructions.map((one) => (one.number === number ? { ...one, status, bankState, statusSince } : one)),
  );

const booked = (
  state: BankOrderState,
  { instruction: number, movement, bankLineId }: BankInstructionBooked['data'],
): BankOrderState => ({
  ...state,
  instructions: state.instructions.map((one) => {
    if (one.number !== number) return one;
    return movement === 'left' ? { ...one, leftBy: bankLineId } : { ...one, returnedBy: bankLineId };
  }),
});
