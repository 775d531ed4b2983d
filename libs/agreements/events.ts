import type { ChargeEvent } from './events/charges';
import type { PeriodEvent } from './events/periods';
import type { TermsEvent } from './events/terms';

export * from './events/charges';
export * from './events/periods';
export * from './events/terms';

/** Everything that can happen to an agreement. No charge is in doubt here that its order does not know better. */
export type AgreementEvent = TermsEvent | PeriodEvent | ChargeEvent;
export type AgreementEventType = AgreementEvent['type'];
