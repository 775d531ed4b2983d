import fc from 'fast-check';
import { create, eur, fact, notified, orders, outcome, query } from '../../../testing';
import type { Outcome } from '../../../outcome';
import { unexpectedOf } from '../../selectors';

const coins = (minor: number) => ({ minor: `${minor}`, currency: 'ETH_USDT' });
const PAID = 100;

/**
 * What comes for a payment after it was paid, into the sum, perhaps after a message without its place there, or beside
 * it, and how the provider tells it: by a whole list, by the sum alone, or each that is beside it by its own message.
 */
const kinds = fc.constantFrom('counted', 'early', 'beside', 'list', 'sum', 'messages');
const steps = fc.array(fc.record({ kind: kinds, minor: fc.integer({ min: 1, max: 50 }) }), { maxLength: 16 });

describe('money that is told by a list, by a sum and by messages, one way now and another later', () => {
  const told = (received: number): Outcome => ({
    kind: 'succeeded',
    amount: eur(10_000),
    providerReference: 'pay-1',
    receipt: { due: coins(PAID), received: coins(received) },
    isSum: true,
    evidence: query,
  });
  const paid = orders.and(create({ captureMode: 'automatic' })).and(outcome(1, told(PAID)));
  const gone: Outcome = { kind: 'failed', code: 'expired', reason: 'nothing was paid in time', evidence: query };
  const afterTheEnd = orders
    .and(create({ captureMode: 'automatic' }))
    .and(outcome(1, gone))
    .and(outcome(1, told(PAID)));
  const named = (name: string, minor: number, upTo?: number, after: readonly string[] = []) =>
    fact('received', 0, {
      ...{ operationId: 1, amount: coins(minor), providerReference: name, evidence: notified(`n-${name}`) },
      ...(upTo !== undefined && { inSum: { upTo: coins(upTo), after } }),
    });
  const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);

  it.each([
    ['a payment', paid, 0],
    ['one that came after its end', afterTheEnd, PAID],
  ])('is never more than came, and is all of it once the list is whole: %s', (_, begun, already) => {
    fc.assert(
      fc.property(steps, (history) => {
        let world = begun;
        const [counted, beside]: [number[], number[]] = [[], []];
        const tell = {
          counted: (minor: number) => counted.push(minor),
          early: (minor: number) => (world = world.and(named(`tx-${counted.push(minor) - 1}`, minor))),
          beside: (minor: number) => beside.push(minor),
          sum: () => (world = world.and(outcome(1, told(PAID + sumOf(counted))))),
          messages: () => beside.forEach((minor, index) => (world = world.and(named(`late-${index}`, minor)))),
          list: () => {
            const names = counted.map((_minor, index) => `tx-${index}`);
            counted.forEach((minor, index) => {
              const upTo = PAID + sumOf(counted.slice(0, index + 1));
              world = world.and(named(names[index]!, minor, upTo, names.slice(0, index)));
            });
            tell.messages();
          },
        };
        const here = () => Number(unexpectedOf(world.state, 1, 'ETH_USDT')) - already;
        for (const { kind, minor } of history) {
          tell[kind](minor);
          expect(here()).toBeLessThanOrEqual(sumOf([...counted, ...beside]));
        }
        tell.list();
        expect(here()).toBe(sumOf([...counted, ...beside]));
      }),
    );
  });
});
