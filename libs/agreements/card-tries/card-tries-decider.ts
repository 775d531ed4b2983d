import type { Decider, Decision } from '#libs/decider';
import { accept, reject } from '#libs/decider';
import type { EventVersions } from '#libs/payments';
import { eventSchema } from '#libs/payments';
import { heldBackBy } from '#libs/schedules';
import type { AmountTry } from '#libs/schedules';
import type { CardTriesCommand, CardTriesRefusal } from './commands';
import type { CardTriesEvent, CardTryFailed } from './events';

/** What a try was for: one period of one agreement. */
type Purpose = Pick<CardTryFailed['data'], 'agreementId' | 'period' | 'change'>;

export interface CardTry {
  readonly at: string;
  readonly amount: AmountTry['amount'];
  readonly initiator: AmountTry['initiator'];
  /** Of an agreement. */
  readonly purpose?: Purpose;
  readonly catchesUp?: true;
  readonly failed?: CardTryFailed['data']['kind'];
}

export interface CardTriesState {
  /** As long as any limit looks back, in the order in which they were written. */
  readonly tries: readonly CardTry[];
}

type CardTriesDecision = Decision<CardTriesEvent, CardTriesRefusal>;

const HOUR = 3_600_000;
const KEPT_MS = 31 * 24 * HOUR;
/** An answer that took longer than this was lost, or was none. */
const UNDER_WAY_MS = HOUR;

/**
 * How often a card was tried, whoever tried it: one stream `cardtries-<card>` for all agreements of the merchant. Its
 * revision is what two schedulers meet at: of two that want the last try that is left, one gets it (practice sheet 5.3,
 * 5.4).
 */
export const cardTriesDecider: Decider<CardTriesState, CardTriesCommand, CardTriesEvent, CardTriesRefusal> = {
  category: 'cardtries',
  initial: { tries: [] },
  decide: (state, command) => {
    switch (command.type) {
      case 'ReserveTry':
        return reserve(state, command);
      case 'NoteTry': {
        const { type: _, ...data } = command;
        return accept({ type: 'CardTryNoted', data });
      }
      case 'FailTry': {
        const { type: _, ...data } = command;
        return state.tries.some((one) => isLive(one, data)) ? accept({ type: 'CardTryFailed', data }) : accept();
      }
    }
  },
  evolve,
  assertInvariants: () => undefined,
};

function reserve(
  { tries }: CardTriesState,
  { type: _, caps, hoursBetween, ...data }: Extract<CardTriesCommand, { type: 'ReserveTry' }>,
): CardTriesDecision {
  const at = new Date(data.at);
  // A repeat of the subscriber: it has leave already.
  if (tries.some((one) => isLive(one, data) && one.at === data.at)) return accept();
  const rested = restedAt(tries, data, hoursBetween);
  const seen = tries.filter((one) => isCounted(one, at)).map((one) => ({ ...one, at: new Date(one.at) }));
  const capped = heldBackBy(caps, seen, { at, amount: data.amount });
  if (capped && capped.until.getTime() >= rested) {
    const { limit, until } = capped;
    return reject({ code: 'held_back', reason: 'scheme_cap', until: until.toISOString(), limit });
  }
  if (rested > at.getTime()) {
    return reject({ code: 'held_back', reason: 'other_charge', until: new Date(rested).toISOString() });
  }
  return accept({ type: 'CardTryReserved', data });
}

/** A scheme counts what was declined. What is under way may yet be; what is older and did not fail has been paid. */
const isCounted = ({ failed, at }: CardTry, now: Date): boolean =>
  failed === undefined ? now.getTime() - Date.parse(at) < UNDER_WAY_MS : failed !== 'not_sent';

/**
 * When the last charge that caught up for another period is long enough ago. What is not known to have failed counts as
 * a charge. A charge on its own day waits for none: its customer has agreed to that day, whatever else is charged then.
 */
function restedAt(
  tries: readonly CardTry[],
  { agreementId, period, catchesUp }: Purpose & Pick<CardTry, 'catchesUp'>,
  hours: number,
): number {
  if (!catchesUp || hours === 0) return 0;
  const others = tries.filter(
    ({ purpose, failed, ...one }) =>
      purpose && one.catchesUp && !failed && (purpose.agreementId !== agreementId || purpose.period !== period),
  );
  return Math.max(0, ...others.map(({ at }) => Date.parse(at) + hours * HOUR));
}

const isLive = ({ purpose, failed }: CardTry, { agreementId, period, change }: Purpose): boolean =>
  !failed && purpose?.agreementId === agreementId && purpose.period === period && purpose.change === change;

function evolve(state: CardTriesState, event: CardTriesEvent): CardTriesState {
  switch (event.type) {
    case 'CardTryReserved': {
      const { at, amount, agreementId, period, change, catchesUp } = event.data;
      return added(state, { at, amount, initiator: 'merchant', purpose: { agreementId, period, change }, catchesUp });
    }
    case 'CardTryNoted': {
      const { at, amount, initiator } = event.data;
      return added(state, { at, amount, initiator, failed: 'declined' });
    }
    case 'CardTryFailed': {
      const { kind } = event.data;
      return { tries: state.tries.map((one) => (isLive(one, event.data) ? { ...one, failed: kind } : one)) };
    }
    default:
      return state;
  }
}

function added({ tries }: CardTriesState, one: CardTry): CardTriesState {
  const oldest = new Date(Date.parse(one.at) - KEPT_MS).toISOString();
  return { tries: [...tries.filter(({ at }) => at >= oldest), one] };
}

export const cardTriesEventVersions: EventVersions<CardTriesEvent['type']> = {
  CardTryReserved: [],
  CardTryNoted: [],
  CardTryFailed: [],
};

export const cardTriesEventSchema = eventSchema<CardTriesEvent>(cardTriesEventVersions);
