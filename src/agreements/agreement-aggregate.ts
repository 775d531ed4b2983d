import { agreementDecider, agreementEventSchema } from '#libs/agreements';
import type { AgreementCommand, AgreementEvent, AgreementRefusal, AgreementState } from '#libs/agreements';
import type { AggregateType, Folded } from '#libs/command-shell';

/** How the command shell folds and writes an agreement. */
export const agreementAggregate: AggregateType<AgreementState, AgreementCommand, AgreementEvent, AgreementRefusal> = {
  decider: agreementDecider,
  schema: agreementEventSchema,
};

export type FoldedAgreement = Folded<AgreementState>;
