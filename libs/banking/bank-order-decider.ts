import type { Decider } from '#libs/decider';
import { eventSchema } from '#libs/payments';
import type { EventVersions } from '#libs/payments';
import type { BankOrderCommand, BankOrderRefusal } from './commands';
import { decideBankOrder } from './decide';
import type { BankOrderEvent } from './events';
import { evolveBankOrder } from './evolve';
import { emptyBankOrder } from './state';
import type { BankOrderState } from './state';

/** An outgoing bank order, one stream `bankorder-<id>`. */
export const bankOrderDecider: Decider<BankOrderState, BankOrderCommand, BankOrderEvent, BankOrderRefusal> = {
  category: 'bankorder',
  initial: emptyBankOrder,
  decide: (state, command, { now }) => decideBankOrder(state, command, now),
  evolve: evolveBankOrder,
  assertInvariants: ({ stage, order, approvedBy, submittedAt, instructions }) => {
    const isSent = submittedAt !== undefined;
    if (isSent && order?.approval === 'required' && approvedBy === undefined)
      throw new Error('a bank order was sent that nobody approved');
    if (approvedBy !== undefined && approvedBy === order?.requestedBy)
      throw new Error('a bank order was approved by whoever asked for it');
    const moved = instructions.some(({ status }) => status === 'executed' || status === 'reversed');
    if (moved && !isSent) throw new Error('money left by a bank order that was never sent');
    if (stage !== 'none' && !order) throw new Error('a bank order exists that nobody asked for');
  },
};

export const bankOrderEventVersions: EventVersions<BankOrderEvent['type']> = {
  BankOrderRequested: [],
  BankOrderApproved: [],
  BankOrderRejected: [],
  BankOrderSubmitted: [],
  BankOrderAccepted: [],
  BankOrderFailed: [],
  BankOrderInDoubt: [],
  BankInstructionExecuted: [],
  BankInstructionFailed: [],
  BankInstructionReversed: [],
  BankInstructionBooked: [],
};

export const bankOrderEventSchema = eventSchema<BankOrderEvent>(bankOrderEventVersions);
