import { accept, reject } from '#libs/decider';
import type { Decision } from '#libs/decider';
import type { BankAnswerTold, BankOrderCommand, BankOrderRefusal } from './commands';
import type { BankOrderEvent } from './events';
import { recordBooked } from './record-booked';
import { isInDoubt, moneyOf } from './state';
import type { BankOrderState, InstructionState } from './state';

type BankOrderDecision = Decision<BankOrderEvent, BankOrderRefusal>;
type CommandOf<T extends BankOrderCommand['type']> = Extract<BankOrderCommand, { type: T }>;

/** Every step of an outgoing order. The request to the bank is decided once, and never again. */
export function decideBankOrder(state: BankOrderState, command: BankOrderCommand, now: Date): BankOrderDecision {
  if (command.type === 'Request') return state.order ? accept() : request(command, now);
  if (!state.order) return reject({ code: 'not_found' });
  switch (command.type) {
    case 'Approve':
      return approve(state, command, now);
    case 'Reject':
      return refuse(state, command);
    case 'RecordAnswer':
      return recordAnswer(state, command.answer);
    case 'RecordFound':
      return recordFound(state, command);
    case 'RecordStatus':
      return recordStatus(state, command, now);
    case 'RecordBooked':
      return recordBooked(state, command, now);
    case 'Resolve':
      return resolve(state, command);
  }
}

function request({ order, approvalAbove }: CommandOf<'Request'>, now: Date): BankOrderDecision {
  const { currency } = order.instructions[0]!.amount;
  const minor = order.instructions.reduce((sum, { amount }) => sum + BigInt(amount.minor), 0n);
  const isFree = approvalAbove !== undefined && minor <= BigInt(approvalAbove);
  const amount = { minor: minor.toString(), currency };
  const data = { ...order, amount, requestedAt: now.toISOString() };
  if (!isFree) return accept({ type: 'BankOrderRequested', data: { ...data, approval: 'required' } });
  return accept(
    { type: 'BankOrderRequested', data: { ...data, approval: 'not_required' } },
    submitted(order.provider, now),
  );
}

const submitted = (provider: string, now: Date): BankOrderEvent => ({
  type: 'BankOrderSubmitted',
  data: { provider, at: now.toISOString() },
});

/** Four eyes: whoever asked does not decide. The approval and the intent to send are one decision. */
function approve(state: BankOrderState, { actor, today }: CommandOf<'Approve'>, now: Date): BankOrderDecision {
  if (state.stage !== 'waiting') return reject({ code: 'not_waiting_for_approval' });
  const { requestedBy, executionDate } = state.order!;
  if (requestedBy === actor) return reject({ code: 'same_person' });
  if (executionDate !== undefined && executionDate < today)
    return reject({ code: 'execution_date_passed', executionDate });
  return accept({ type: 'BankOrderApproved', data: { by: actor } }, submitted(state.order!.provider, now));
}

/** Saying no is free: also to whoever asked, who thereby takes it back. */
function refuse(state: BankOrderState, { actor, reason }: CommandOf<'Reject'>): BankOrderDecision {
  if (state.stage !== 'waiting') return reject({ code: 'not_waiting_for_approval' });
  return accept({ type: 'BankOrderRejected', data: { by: actor, ...(reason && { reason }) } });
}

/**
 * Of the one request. An order that was given up as a doubt before its answer came takes it as long as nothing else is
 * known of it; whatever comes after the first word about it is no news.
 */
function recordAnswer(state: BankOrderState, answer: BankAnswerTold): BankOrderDecision {
  const isLate = state.stage === 'in_doubt' && state.instructions.every(isInDoubt);
  if (state.stage !== 'sending' && !(isLate && isWord(state, answer))) return accept();
  const { provider } = state.order!;
  if (answer.kind === 'failed') {
    const { code, reason } = answer;
    return accept({ type: 'BankOrderFailed', data: { provider, code, reason, source: 'answer' } });
  }
  if (!isWord(state, answer)) {
    const reason = answer.kind === 'unknown' ? answer.reason : 'another number of orders than instructions';
    return accept({ type: 'BankOrderInDoubt', data: { provider, reason } });
  }
  return accept({
    type: 'BankOrderAccepted',
    data: { provider, orders: numbered(answer.numbers), source: 'answer' },
  });
}

/** An answer that says what became of every instruction. */
const isWord = (
  { instructions }: BankOrderState,
  answer: BankAnswerTold,
): answer is Exclude<BankAnswerTold, { kind: 'unknown' }> =>
  answer.kind === 'failed' || (answer.kind === 'accepted' && answer.numbers.length === instructions.length);

const numbered = (numbers: readonly string[]) =>
  numbers.map((bankOrderNumber, index) => ({ instruction: index + 1, bankOrderNumber }));

function recordFound(state: BankOrderState, found: CommandOf<'RecordFound'>): BankOrderDecision {
  const { instruction, bankOrderNumber } = found;
  const meant = state.instructions.find(({ number }) => number === instruction);
  const isTaken = state.instructions.some((one) => one.bankOrderNumber === bankOrderNumber);
  if (state.stage !== 'in_doubt' || !meant || meant.bankOrderNumber !== undefined || isTaken) return accept();
  const { provider } = state.order!;
  const orders = [{ instruction, bankOrderNumber }];
  return accept({ type: 'BankOrderAccepted', data: { provider, orders, source: 'query' } });
}

/** What the bank's word changes, by what was known before. Nothing else is ever news. */
const STEPS: Readonly<Record<InstructionState['status'], Partial<Record<string, InstructionType>>>> = {
  open: {
    executed: 'BankInstructionExecuted',
    failed: 'BankInstructionFailed',
    // Both its ends were missed: it left and came back, which is no money.
    reversed: 'BankInstructionFailed',
  },
  executed: { reversed: 'BankInstructionReversed' },
  failed: {},
  reversed: {},
};
type InstructionType = 'BankInstructionExecuted' | 'BankInstructionFailed' | 'BankInstructionReversed';

function recordStatus(state: BankOrderState, told: CommandOf<'RecordStatus'>, now: Date): BankOrderDecision {
  const meant = state.instructions.find(({ number }) => number === told.instruction);
  if (meant?.bankOrderNumber === undefined) return accept();
  const type = STEPS[meant.status][told.stage];
  if (!type) return accept();
  const { bankOrderNumber, number: instruction } = meant;
  const at = now.toISOString();
  return accept({ type, data: { ...moneyOf(state, meant), instruction, bankOrderNumber, state: told.state, at } });
}

function resolve(state: BankOrderState, { actor, numbers }: CommandOf<'Resolve'>): BankOrderDecision {
  if (state.stage !== 'in_doubt') return reject({ code: 'not_in_doubt' });
  const { provider } = state.order!;
  const open = state.instructions.filter(isInDoubt);
  if (numbers === undefined) {
    // Part of it is at the bank: then the whole is not absent.
    if (open.length < state.instructions.length) return reject({ code: 'not_in_doubt' });
    const told = { code: 'absent', reason: 'the bank does not have it', source: 'person', by: actor } as const;
    return accept({ type: 'BankOrderFailed', data: { provider, ...told } });
  }
  const known = state.instructions.map(({ bankOrderNumber }) => bankOrderNumber);
  const isFresh = new Set([...numbers, ...known]).size === numbers.length + new Set(known).size;
  if (numbers.length !== open.length || !isFresh) return reject({ code: 'numbers_do_not_fit', expected: open.length });
  const orders = open.map(({ number }, index) => ({ instruction: number, bankOrderNumber: numbers[index]! }));
  return accept({ type: 'BankOrderAccepted', data: { provider, orders, source: 'person' } });
}
