import { bankOrderDecider, bankOrderEventSchema } from '#libs/banking';
import type { BankOrderCommand, BankOrderEvent, BankOrderRefusal, BankOrderState } from '#libs/banking';
import type { AggregateType, Folded } from '#libs/command-shell';

/** How the command shell folds and writes an outgoing bank order. */
export const bankOrderAggregate: AggregateType<BankOrderState, BankOrderCommand, BankOrderEvent, BankOrderRefusal> = {
  decider: bankOrderDecider,
  schema: bankOrderEventSchema,
};

export type FoldedBankOrder = Folded<BankOrderState>;
