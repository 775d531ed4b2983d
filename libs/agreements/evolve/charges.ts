import type { AttemptResult } from '#libs/schedules';
import type { ChargeDeclined, ChargeEvent, ChargeFailed, ChargeSucceeded } from '../events';
import type { AgreementState, AttemptJson, OpenCharge } from '../state';
import { counted } from './periods';
import { paid } from './prorations';

export function evolveCharge(state: AgreementState, event: ChargeEvent): AgreementState {
  switch (event.type) {
    case 'ChargeRequested':
      return change(state, event.data.period, {
        ...{ inFlight: event.data, heldBack: undefined },
        ...{ retry: undefined, standing: undefined },
      });
    case 'ChargeSucceeded':
      return succeeded(state, event.data);
    case 'ChargeDeclined': {
      const { decline, responseCode } = event.data;
      return failed(state, event.data, {
        kind: 'declined',
        class: decline.class,
        ...(responseCode !== undefined && { responseCode }),
        ...(decline.revokesConsent && { revokesConsent: true }),
      });
    }
    case 'ChargeFailed':
      return failed(state, event.data, { kind: event.data.kind });
    case 'ChargeHeldBack':
      return change(state, event.data.period, { inFlight: undefined, heldBack: event.data });
    case 'DunningStarted':
      return change(state, event.data.period, { rules: event.data.rules });
    case 'RetryScheduled':
      return change(state, event.data.period, { retry: event.data, standing: undefined });
    case 'ChargeStanding':
      return change(state, event.data.period, { standing: event.data, retry: undefined });
    case 'CustomerStepRequired': {
      const isOver = event.data.step === 'new_card' && event.data.reason === 'hard_decline';
      const dead = state.open.find((one) => one.period.index === event.data.period)?.attempts.at(-1);
      const card = isOver && dead && state.card ? { ...state.card, dead: state.card.dead ?? dead } : state.card;
      return { ...state, card, customerStep: event.data };
    }
    case 'RetryRequested':
      return change(state, event.data.period, {
        retry: undefined,
        standing: undefined,
        retryAskedAt: event.data.at,
      });
    default:
      return state;
  }
}

const change = (state: AgreementState, period: number, fields: Partial<OpenCharge>): AgreementState => ({
  ...state,
  open: state.open.map((charge) => (charge.period.index === period ? { ...charge, ...fields } : charge)),
});

function succeeded(state: AgreementState, data: ChargeSucceeded['data']): AgreementState {
  const { period, by, at } = data;
  const charge = state.open.find((one) => one.period.index === period);
  if (!charge) return state;
  const isOurs = by === 'charge' || by === 'first_payment';
  const closed = {
    ...state,
    open: state.open.filter((one) => one !== charge),
    customerStep: undefined,
    lastChargeAt: isOurs ? at : state.lastChargeAt,
  };
  const settled = paid(closed, data, state.firstPayment?.orderId);
  return counted(settled, 'charged', 1);
}

function failed(
  state: AgreementState,
  { period }: ChargeDeclined['data'] | ChargeFailed['data'],
  result: AttemptResult,
): AgreementState {
  const charge = state.open.find((one) => one.period.index === period);
  if (!charge?.inFlight) return state;
  const { at, cardId } = charge.inFlight;
  const attempt: AttemptJson = { at, cardId, result };
  return change(state, period, { inFlight: undefined, attempts: [...charge.attempts, attempt] });
}
