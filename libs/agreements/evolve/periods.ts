import type { PeriodEvent, PeriodJson } from '../events';
import { priceOf } from '../period-json';
import type { AgreementState } from '../state';
import { opened } from './prorations';

export function evolvePeriod(before: AgreementState, event: PeriodEvent): AgreementState {
  const { period } = event.data;
  const state = dealtWith(before, period);
  switch (event.type) {
    case 'PeriodOpened': {
      const { data: charge } = event;
      const open = [...state.open, { ...charge, attempts: [] }];
      const sorted = open.toSorted((a, b) => a.period.index - b.period.index);
      return opened({ ...state, open: sorted }, charge.period, priceOf(state, charge.period.index));
    }
    case 'PeriodMerged':
      return counted(state, 'merged', 1);
    case 'PeriodSkipped': {
      const charge = state.open.find((one) => one.period.index === period.index);
      const open = state.open.filter((one) => one !== charge);
      return counted({ ...state, open, customerStep: open[0] && state.customerStep }, 'skipped', 1);
    }
    case 'PeriodHeld':
      return { ...state, held: [...state.held, period] };
  }
}

/** Whatever it came to: its number is used up, and it waits for nobody any more. */
const dealtWith = (state: AgreementState, { index }: PeriodJson): AgreementState => ({
  ...state,
  nextPeriod: Math.max(state.nextPeriod, index + 1),
  held: state.held.filter((one) => one.index !== index),
});

export const counted = (state: AgreementState, what: keyof AgreementState['counts'], more: number): AgreementState => ({
  ...state,
  counts: { ...state.counts, [what]: state.counts[what] + more },
});
