import { bankOrderDecider, bankOrderEventSchema, numberClaimDecider, numberClaimEventSchema } from '#libs/banking';
import type { BankOrderCommand, BankOrderEvent, BankOrderRefusal, BankOrderState } from '#libs/banking';
import type { BankOrderNumberClaimed, ClaimNumber, NumberClaimState } from '#libs/banking';
import type { AggregateType, Folded } from '#libs/command-shell';

/** How the command shell folds and writes an outgoing bank order. */
export const bankOrderAggregate: AggregateType<BankOrderState, BankOrderCommand, BankOrderEvent, BankOrderRefusal> = {
  decider: bankOrderDecider,
  schema: bankOrderEventSchema,
};

/** Whose a number of the bank is. */
export const numberClaimAggregate: AggregateType<NumberClaimState, ClaimNumber, BankOrderNumberClaimed, never> = {
  decider: numberClaimDecider,
  schema: numberClaimEventSchema,
};

export type FoldedBankOrder = Folded<BankOrderState>;
