import type { AggregateType } from '#libs/command-shell';
import {
  bankLineDecider,
  bankLineEventSchema,
  breakDecider,
  breakEventSchema,
  importDecider,
  importEventSchema,
  payoutClaimDecider,
  payoutClaimEventSchema,
  settlementDecider,
  settlementEventSchema,
} from '#libs/settlements';
import type {
  BankLineCommand,
  BankLineEvent,
  BankLineRefusal,
  BankLineState,
  BreakCommand,
  BreakEvent,
  BreakRefusal,
  BreakState,
  ClaimPayout,
  ImportCommand,
  ImportEvent,
  ImportRefusal,
  ImportState,
  PayoutClaimState,
  PayoutClaimed,
  SettlementCommand,
  SettlementEvent,
  SettlementRefusal,
  SettlementState,
} from '#libs/settlements';

/** How the command shell folds and writes payouts, their owners, lines of the bank, breaks and imports. */
export const settlementAggregate: AggregateType<
  SettlementState,
  SettlementCommand,
  SettlementEvent,
  SettlementRefusal
> = { decider: settlementDecider, schema: settlementEventSchema };

export const bankLineAggregate: AggregateType<BankLineState, BankLineCommand, BankLineEvent, BankLineRefusal> = {
  decider: bankLineDecider,
  schema: bankLineEventSchema,
};

export const breakAggregate: AggregateType<BreakState, BreakCommand, BreakEvent, BreakRefusal> = {
  decider: breakDecider,
  schema: breakEventSchema,
};

export const importAggregate: AggregateType<ImportState, ImportCommand, ImportEvent, ImportRefusal> = {
  decider: importDecider,
  schema: importEventSchema,
};

export const payoutClaimAggregate: AggregateType<PayoutClaimState, ClaimPayout, PayoutClaimed, never> = {
  decider: payoutClaimDecider,
  schema: payoutClaimEventSchema,
};
