import { addBreak } from '../breaks';
import type { ParkingEvent } from '../events';
import type { AgreementState } from '../state';

/** The time in between is an outage: periods that fell due in it were missed, and clocks of dunning stood still. */
export function evolveParking(state: AgreementState, event: ParkingEvent): AgreementState {
  if (event.type === 'BillingParked') return { ...state, parked: event.data };
  const { at } = event.data;
  return addBreak({ ...state, parked: undefined }, { from: state.parked?.dueAt ?? at, to: at, reason: 'outage' });
}
