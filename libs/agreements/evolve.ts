import { hoursBetweenCharges } from '#libs/schedules';
import type { AgreementEnded, AgreementEvent } from './events';
import { addBreak } from './breaks';
import { evolveCharge } from './evolve/charges';
import { evolveParking } from './evolve/parking';
import { evolvePeriod } from './evolve/periods';
import { evolveProration } from './evolve/prorations';
import type { AgreementState } from './state';

/** Total: what it does not know changes nothing. */
export function evolve(state: AgreementState, event: AgreementEvent): AgreementState {
  switch (event.type) {
    case 'AgreementCreated': {
      const { schedule, amount } = event.data;
      return { ...state, agreement: event.data, schedule, prices: [{ fromPeriod: 0, amount }] };
    }
    case 'CardPaymentStarted':
      return {
        ...state,
        cardPayment: event.data,
        firstPayment: state.firstPayment ?? event.data,
        failedPayment: undefined,
      };
    case 'CardPaymentEnded': {
      const { result } = event.data;
      return { ...state, cardPayment: undefined, failedPayment: result === 'paid' ? undefined : result };
    }
    case 'CardAttached':
      return cardAttached(state, event.data.card);
    case 'AgreementActivated': {
      const from = state.agreement?.createdAt ?? event.data.at;
      const activated = { ...state, activatedAt: event.data.at };
      return addBreak(activated, { from, to: event.data.at, reason: 'not_active' });
    }
    case 'AmountChanged': {
      const { fromPeriod, amount } = event.data;
      const earlier = state.prices.filter((price) => price.fromPeriod < fromPeriod);
      return { ...state, prices: [...earlier, { fromPeriod, amount }] };
    }
    case 'ConsentGiven': {
      const { consent } = event.data;
      if (!state.agreement || !state.schedule) return state;
      const hoursBetween = consent.closeCharges ? 0 : hoursBetweenCharges(state.schedule);
      const missedPeriods = { ...state.agreement.missedPeriods, hoursBetween };
      return { ...state, agreement: { ...state.agreement, consent, missedPeriods } };
    }
    case 'ZoneChanged':
      return { ...state, schedule: event.data.schedule };
    case 'AgreementPaused':
      return { ...state, paused: { at: event.data.at, until: event.data.until } };
    case 'AgreementResumed': {
      const from = state.paused?.at ?? event.data.at;
      return addBreak({ ...state, paused: undefined }, { from, to: event.data.at, reason: 'pause' });
    }
    case 'CancellationScheduled':
      return { ...state, endsAt: event.data.endsAt };
    case 'AgreementEnded':
      return ended(state, event.data);
    case 'OutageNoted':
      return addBreak(state, { from: event.data.from, to: event.data.to, reason: 'outage' });
    case 'BillingParked':
    case 'BillingResumed':
      return evolveParking(state, event);
    case 'PriceProrated':
    case 'ProrationChargeRequested':
    case 'ProrationChargeSucceeded':
    case 'ProrationChargeFailed':
    case 'BalanceCarried':
    case 'UnusedDaysCredited':
    case 'CreditRefundRefused':
      return evolveProration(state, event);
    case 'PeriodOpened':
    case 'PeriodMerged':
    case 'PeriodSkipped':
    case 'PeriodHeld':
      return evolvePeriod(state, event);
    default:
      return evolveCharge(state, event);
  }
}

function ended(state: AgreementState, { reason, at }: AgreementEnded['data']): AgreementState {
  const over = { customerStep: undefined, paused: undefined, parked: undefined, endsAt: undefined };
  return { ...state, ...over, ended: { reason, at } };
}

/** Another card is another chance: what was waited for with the old one is not waited for any more. */
function cardAttached(state: AgreementState, card: NonNullable<AgreementState['card']>): AgreementState {
  const isSame = state.card?.id === card.id;
  const open = state.open.map((charge) => ({
    ...charge,
    ...{ heldBack: undefined, retry: undefined, standing: undefined },
  }));
  return isSame
    ? { ...state, card: { ...card, dead: state.card?.dead } }
    : { ...state, card, open, customerStep: undefined };
}
