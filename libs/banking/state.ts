import type { BankOrderApproved, BankOrderMoney, BankOrderRejected, BankOrderRequested } from './events';

export interface InstructionState {
  readonly number: number;
  readonly minor: bigint;
  readonly status: 'open' | 'executed' | 'failed' | 'reversed';
  readonly bankOrderNumber?: string;
  /** The bank's own word, of what it told last. */
  readonly bankState?: string;
  /** When the status was learnt; absent while it is open. */
  readonly statusSince?: string;
  /** Lines of the account that show the money leaving, and coming back. */
  readonly leftBy?: string;
  readonly returnedBy?: string;
}

export interface BankOrderState {
  readonly stage: 'none' | 'waiting' | 'sending' | 'in_doubt' | 'accepted' | 'rejected' | 'failed';
  readonly order?: BankOrderRequested['data'];
  readonly instructions: readonly InstructionState[];
  readonly approvedBy?: BankOrderApproved['data']['by'];
  readonly rejected?: BankOrderRejected['data'];
  /** When the request left, as far as we know. */
  readonly submittedAt?: string;
  /** On whose word it failed. Absent otherwise, and of what failed before that was kept. */
  readonly failedBy?: 'answer' | 'person';
  /** Why it failed, or is in doubt. */
  readonly reason?: string;
}

export const emptyBankOrder: BankOrderState = { stage: 'none', instructions: [] };

/** Nobody knows of it: the bank gave it no number, and no line shows its money. */
export const isInDoubt = ({ bankOrderNumber, status }: InstructionState): boolean =>
  bankOrderNumber === undefined && status === 'open';

/** Since when a line of the account is waited for, once the bank has said what it did; until then, when it was sent. */
export const awaitedSince = ({ submittedAt }: BankOrderState, { statusSince }: InstructionState): string | undefined =>
  statusSince ?? submittedAt;

/** Whether a line of the account is still to come that shows its money leaving, or coming back. */
export const awaitsLine = ({ status, leftBy, returnedBy }: InstructionState): boolean =>
  status === 'open' || (status === 'executed' && leftBy === undefined) || (status === 'reversed' && !returnedBy);

export const BANK_ORDER_STATUSES = [
  'waiting_for_approval',
  'sending',
  'in_doubt',
  'accepted',
  'executed',
  'partly_executed',
  'failed',
  'rejected',
] as const;
export type BankOrderStatus = (typeof BANK_ORDER_STATUSES)[number];

/** One word for a person. Money that came back counts as not executed. */
export function bankOrderStatus({ stage, instructions }: BankOrderState): BankOrderStatus {
  if (stage === 'accepted') return statusAtBank(instructions);
  if (stage === 'none' || stage === 'waiting') return 'waiting_for_approval';
  return stage;
}

function statusAtBank(instructions: readonly InstructionState[]): BankOrderStatus {
  if (instructions.some(({ status }) => status === 'open')) return 'accepted';
  const executed = instructions.filter(({ status }) => status === 'executed').length;
  if (executed === instructions.length) return 'executed';
  return executed === 0 ? 'failed' : 'partly_executed';
}

/** What the events about one instruction carry, so that each can be booked by itself. */
export function moneyOf({ order }: BankOrderState, { minor }: InstructionState): BankOrderMoney {
  const { provider, account, purpose, forProvider, amount } = order!;
  const paidFor = { purpose, ...(forProvider !== undefined && { forProvider }) };
  return { provider, account, ...paidFor, amount: { minor: minor.toString(), currency: amount.currency } };
}
