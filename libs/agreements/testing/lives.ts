import { DeciderSpec } from '#libs/decider/testing';
import type { MoneyJson } from '#libs/money';
import type { Decline, DeclineClass } from '#libs/payments';
import { CATCH_UP_DEFAULT, DUNNING_LADDER, parseSchedule } from '#libs/schedules';
import type { CatchUpPolicy } from '#libs/schedules';
import { agreementDecider } from '../agreement-decider';
import type { AgreementCommand, AgreementCommandOf, AgreementRefusal, ChargeResult } from '../commands';
import { nextDue } from '../due';
import type { AgreementEvent } from '../events';
import type { AgreementState } from '../state';

/** Words to tell lives of agreements in: 9.90 EUR each month on the 31st at 09:00 in Bratislava, from January 2026. */

export type AgreementSpec = DeciderSpec<AgreementState, AgreementCommand, AgreementEvent, AgreementRefusal>;

export const SIGNED = new Date('2026-01-20T12:00:00.000Z');
export const card = { id: 'card-1', provider: 'trustpay-eu', scheme: 'visa' };
export const otherCard = { ...card, id: 'card-2' };
export const eur = (minor: number): MoneyJson => ({ minor: String(minor), currency: 'EUR' });

type Terms = AgreementCommandOf<'CreateAgreement'>['agreement'];

export const terms = (change: Partial<Terms> = {}): Terms => ({
  agreementId: 'agreement-1',
  merchantId: 'shop',
  reference: 'SUB-17',
  customerId: 'cust-77',
  provider: 'trustpay-eu',
  amount: eur(990),
  schedule: parseSchedule({
    every: 'month',
    anchorDay: 31,
    time: '09:00',
    zone: 'Europe/Bratislava',
    start: '2026-01-31',
  }),
  missedPeriods: CATCH_UP_DEFAULT,
  ladder: DUNNING_LADDER,
  ...change,
});

export const create = (
  change: Partial<Terms> = {},
  firstPayment: Partial<AgreementCommandOf<'CreateAgreement'>['firstPayment']> = {},
): AgreementCommand => ({
  type: 'CreateAgreement',
  agreement: terms(change),
  firstPayment: { orderId: 'order-0', amount: eur(0), coversFirstPeriod: false, ...firstPayment },
});

export const nobody = (): AgreementSpec => new DeciderSpec(agreementDecider, [], SIGNED);
export const paidFirst: AgreementCommand = {
  type: 'RecordCardPayment',
  orderId: 'order-0',
  result: { kind: 'paid', card },
};

/** An active agreement whose card was verified. */
export const signed = (change: Partial<Terms> = {}): AgreementSpec => nobody().and(create(change)).and(paidFirst);
export const withPolicy = (policy: CatchUpPolicy, maxPeriods = 3): Pick<Terms, 'missedPeriods'> => ({
  missedPeriods: { policy, maxPeriods, hoursBetween: 24 },
});

export const decline = (of: DeclineClass, code = '800.100.155'): Decline => ({
  code,
  class: of,
  message: `${of} decline`,
});
export const declined = (of: DeclineClass, responseCode?: string): ChargeResult => ({
  kind: 'declined',
  decline: decline(of),
  ...(responseCode !== undefined && { responseCode }),
});
export const succeeded: ChargeResult = { kind: 'succeeded' };

/** The charge under way. */
export const flying = (state: AgreementState) => state.open.find(({ inFlight }) => inFlight);

export const outcome = (spec: AgreementSpec, result: ChargeResult, delayMs = 0): AgreementCommand => ({
  type: 'RecordCharge',
  period: flying(spec.state)!.period.index,
  result,
  delayMs,
});

/** What the issuer says to an attempt; `undefined`: nothing yet. */
export type Issuer = (charge: NonNullable<ReturnType<typeof flying>>) => ChargeResult | undefined;
export const pays: Issuer = () => succeeded;

/** Lives on until an instant: everything that falls due is done, every charge is answered at once. */
export function until(
  spec: AgreementSpec,
  end: Date,
  issuer: Issuer = pays,
  outage?: AgreementCommandOf<'RunDue'>['outage'],
): AgreementSpec {
  let life = spec.at(end);
  for (let turns = 0; turns < 5_000; turns++) {
    const charge = flying(life.state);
    const answer = charge && issuer(charge);
    if (charge && !answer) return life;
    if (answer) {
      life = life.and(outcome(life, answer));
      continue;
    }
    const due = nextDue(life.state);
    if (!due || new Date(due.at) > end) return life;
    life = life.and({ type: 'RunDue', ...(outage && { outage }) });
  }
  throw new Error('this life does not come to an end');
}

export const at = (iso: string): Date => new Date(iso);
