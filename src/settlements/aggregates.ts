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
  suspenseDecider,
  suspenseEventSchema,
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
  SuspenseCommand,
  SuspenseEvent,
  SuspenseRefusal,
  SuspenseState,
} from '#libs/settlements';

/** How the command shell folds and writes payouts, their owners, lines of the bank, breaks, imports and suspense. */
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

export const suspenseAggregate: AggregateType<SuspenseState, SuspenseCommand, SuspenseEvent, SuspenseRefusal> = {
  decider: suspenseDecider,
  schema: suspenseEventSchema,
};
