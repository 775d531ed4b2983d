import * as fc from 'fast-check';
import { NOON, bankLives, live, lives } from '../testing';
import { isOpen } from './selectors';
import { orderDecider } from './order-decider';
import type { Lived } from '../testing';
import type { OrderCommand } from './commands';
import type { OrderEvent } from './events';
import { orderEventVersions } from './schema';
import type { OrderState } from './state';

const RUNS = { numRuns: 600 };

describe('any life of an order', () => {
  it('keeps the invariants after every event', () => {
    fc.assert(
      fc.property(fc.oneof(lives(25), bankLives(25)), (life) => {
        live(life);
      }),
      RUNS,
    );
  });

  it('never changes an operation that is over, but for a refund that the provider takes back', () => {
    fc.assert(
      fc.property(fc.oneof(lives(25), bankLives(25)), (life) => {
        expect(live(life).flatMap(endedAndChanged)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('counts the same message once', () => {
    fc.assert(
      fc.property(lives(20), (life) => {
        const lived = live(life);
        const last = lived.at(-1)!.after;
        const counted = lived.filter(({ command, events }) => isMessage(command) && events.length > 0);
        expect(counted.flatMap(({ command }) => eventsOf(last, command))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('takes a repeated outcome for no news', () => {
    fc.assert(
      fc.property(lives(20), (life) => {
        const outcomes = live(life).filter(({ command }) => command.type === 'RecordOutcome');
        expect(outcomes.flatMap(({ command, after }) => eventsOf(after, command))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('is told by every kind of event, so the properties above are about all of them', () => {
    const seen = new Set<string>();
    const lived = fc.sample(lives(25), { numRuns: 4_000, seed: 1 }).flatMap(live);
    for (const { events } of lived) for (const { type } of events) seen.add(type);
    expect(Object.keys(orderEventVersions).filter((type) => !seen.has(type))).toEqual([]);
  });
});

const isMessage = (command: OrderCommand): boolean =>
  command.type === 'RecordFact' && command.fact.evidence.id !== undefined;

function eventsOf(state: OrderState, command: OrderCommand): readonly OrderEvent[] {
  const decision = orderDecider.decide(state, command, { now: NOON });
  return 'accept' in decision ? decision.accept : [];
}

function endedAndChanged({ before, after, events }: Lived): OrderState['operations'][number][] {
  const takenBack = new Set(
    events.flatMap(({ type, data }) => (type === 'RefundFailedAfterAcceptance' ? [data.operationId] : [])),
  );
  return before.operations.filter((operation) => {
    if (isOpen(operation) || takenBack.has(operation.id)) return false;
    const { remarks: _, ...was } = operation;
    return !expectSame(was, after.operations[operation.id - 1]!);
  });
}

const expectSame = (was: object, is: object): boolean =>
  Object.entries(was).every(([key, value]) => (is as Record<string, unknown>)[key] === value);
