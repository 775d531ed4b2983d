import type { ChargeEvent } from './events/charges';
import type { ConsentGiven } from './events/consent';
import type { ParkingEvent } from './events/parking';
import type { PeriodEvent } from './events/periods';
import type { ProrationEvent } from './events/prorations';
import type { TermsEvent } from './events/terms';

export * from './events/charges';
export * from './events/consent';
export * from './events/parking';
export * from './events/periods';
export * from './events/prorations';
export * from './events/terms';

/** Everything that can happen to an agreement. No charge is in doubt here that its order does not know better. */
export type AgreementEvent = TermsEvent | ConsentGiven | PeriodEvent | ChargeEvent | ParkingEvent | ProrationEvent;
export type AgreementEventType = AgreementEvent['type'];
