import fc from 'fast-check';
import type { AgreementCommand } from './commands';
import type { AgreementEvent } from './events';
import type { AgreementSpec, Issuer } from './testing';
import { declined, eur, signed, SIGNED, succeeded, until } from './testing';

const DAY = 24 * 3_600_000;

const anyCommand: fc.Arbitrary<AgreementCommand> = fc.oneof(
  {
    arbitrary: fc
      .record({
        minor: fc.integer({ min: 1, max: 5_000 }),
        proration: fc.constantFrom('next_charge' as const, 'charge_now' as const),
      })
      .map(({ minor, proration }) => ({ type: 'ChangeAmount' as const, amount: eur(minor), proration })),
    weight: 8,
  },
  { arbitrary: fc.constant({ type: 'Pause', reason: 'x' } as const), weight: 1 },
  { arbitrary: fc.constant({ type: 'Resume' } as const), weight: 2 },
  {
    arbitrary: fc.constant({ type: 'Cancel', when: 'now', reason: 'x', refundsUnused: true } as const),
    weight: 1,
  },
);

const anyLife = fc.record({
  ceiling: fc.option(fc.integer({ min: 5_000, max: 8_000 }), { nil: undefined }),
  thirty: fc.boolean(),
  moves: fc.array(fc.record({ days: fc.integer({ min: 0, max: 25 }), command: anyCommand, pays: fc.boolean() }), {
    minLength: 1,
    maxLength: 25,
  }),
});

type Story = typeof anyLife extends fc.Arbitrary<infer T> ? T : never;

function live({ ceiling, thirty, moves }: Story): AgreementSpec {
  let life = signed({
    ...(ceiling !== undefined && { consent: { ceiling: eur(ceiling) } }),
    ...(thirty && { prorationDays: 'thirty' }),
  });
  let now = SIGNED.getTime();
  for (const { days, command, pays } of moves) {
    const issuer: Issuer = () => (pays ? succeeded : declined('soft_funds'));
    life = until(life, new Date((now += days * DAY)), issuer);
    const decision = life.decide(command);
    if ('accept' in decision) life = life.given(...decision.accept);
    const { prorationCharge } = life.state;
    if (prorationCharge) {
      const { period, change } = prorationCharge;
      const result = pays ? succeeded : declined('soft_funds');
      life = life.and({ type: 'RecordProrationCharge', period, change, result });
    }
  }
  return life;
}

type DataOf<T extends AgreementEvent['type']> = Extract<AgreementEvent, { type: T }>['data'];
const all = <T extends AgreementEvent['type']>(life: AgreementSpec, type: T): DataOf<T>[] =>
  life.events.filter((event) => event.type === type).map(({ data }) => data as DataOf<T>);
const total = (amounts: readonly { minor: string }[]): bigint =>
  amounts.reduce((sum, { minor }) => sum + BigInt(minor), 0n);

describe('whatever price changes within whichever period', () => {
  it('no cent is lost: what was asked for is paid, open, given up, given back or carried on', () => {
    fc.assert(
      fc.property(anyLife, (story) => {
        const life = live(story);
        const amountOf = new Map(all(life, 'PeriodOpened').map(({ period, amount }) => [period.index, amount]));
        for (const { period, amount } of all(life, 'BalanceCarried')) amountOf.set(period, amount);
        const givenUp = all(life, 'PeriodSkipped').flatMap(({ period }) => amountOf.get(period.index) ?? []);
        const asked =
          total(all(life, 'PeriodOpened').map(({ amount }) => amount)) +
          total(all(life, 'PriceProrated').map(({ difference }) => difference));
        const paid =
          total(all(life, 'ChargeSucceeded').map(({ amount }) => amount)) +
          total(all(life, 'ProrationChargeSucceeded').map(({ amount }) => amount));
        const open = total(life.state.open.map(({ amount }) => amount));
        const credited = all(life, 'UnusedDaysCredited');
        const back =
          total(credited.map(({ credit }) => credit)) -
          total(credited.flatMap(({ refunds }) => refunds.map(({ amount }) => amount)));
        expect(paid + open + total(givenUp) + back + BigInt(life.state.carried)).toBe(asked);
      }),
      { numRuns: 60 },
    );
  });

  it('no charge is below zero, none is above the ceiling, and no refund is above its payment', () => {
    fc.assert(
      fc.property(anyLife, (story) => {
        const life = live(story);
        const charges = [...all(life, 'ChargeRequested'), ...all(life, 'ProrationChargeRequested')];
        for (const { amount } of charges) {
          expect(BigInt(amount.minor)).toBeGreaterThan(0n);
          if (story.ceiling !== undefined) expect(BigInt(amount.minor)).toBeLessThanOrEqual(BigInt(story.ceiling));
        }
        for (const { refunds } of all(life, 'UnusedDaysCredited')) {
          for (const { payment, amount } of refunds) {
            expect(BigInt(amount.minor)).toBeLessThanOrEqual(BigInt(payment.amount.minor));
          }
        }
        const names = all(life, 'ProrationChargeRequested').map(({ period, change }) => `${period} ${change}`);
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 60 },
    );
  });

  it('each calculation can be added up again from its event', () => {
    fc.assert(
      fc.property(anyLife, (story) => {
        const life = live(story);
        for (const one of all(life, 'PriceProrated')) {
          expect(one.daysUsed + one.daysLeft).toBe(one.days);
          expect(BigInt(one.charge.minor) - BigInt(one.credit.minor)).toBe(BigInt(one.difference.minor));
          for (const [price, part] of [
            [one.oldAmount, one.credit],
            [one.newAmount, one.charge],
          ] as const) {
            const exact = (Number(price.minor) * one.daysLeft) / one.days;
            expect(Math.abs(Number(part.minor) - exact)).toBeLessThanOrEqual(0.5);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
