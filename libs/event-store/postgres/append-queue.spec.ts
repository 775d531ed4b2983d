import fc from 'fast-check';
import { OverloadedError } from '../errors';
import { AppendQueue } from './append-queue';
import type { PendingAppend } from './batch';

const event = { id: 'id', type: 'T', data: '{}', metadata: '{}' };

function pending(stream: string, events = 1, bytes = 100): PendingAppend & { rejected: unknown[] } {
  const rejected: unknown[] = [];
  const append = { stream, expected: -1, events: Array.from({ length: events }, () => event), bytes };
  return { append, resolve: () => undefined, reject: (error) => rejected.push(error), next: undefined, rejected };
}

const added = (queue: AppendQueue, ...all: PendingAppend[]): void => all.forEach((one) => queue.add(one));
const streams = (batch: readonly PendingAppend[]): string[] => batch.map((one) => one.append.stream);
const many = (count: number): PendingAppend[] => Array.from({ length: count }, (_, index) => pending(`s-${index}`));

describe('the queue of appends', () => {
  it('hands out what waits in the order in which it came', () => {
    const queue = new AppendQueue();
    added(queue, pending('a'), pending('b'), pending('c'));
    expect(streams(queue.take(1))).toEqual(['a', 'b', 'c']);
    expect(queue.isReady).toBe(false);
  });

  it('puts one append per stream into a batch, and holds the next back until that one is answered', () => {
    const queue = new AppendQueue();
    added(queue, pending('a'), pending('a'), pending('b'));
    const first = queue.take(1);
    expect(streams(first)).toEqual(['a', 'b']);
    expect(queue.isReady).toBe(false);
    queue.release(first);
    expect(streams(queue.take(1))).toEqual(['a']);
  });

  it('shares what waits between free connections once there is enough of it', () => {
    const queue = new AppendQueue();
    added(queue, ...many(100));
    expect([queue.take(2).length, queue.take(1).length]).toEqual([50, 50]);
    added(queue, ...many(10).map((one) => pending(`t-${one.append.stream}`)));
    expect(queue.take(2)).toHaveLength(10);
  });

  it('bounds a batch by events and bytes, and never starves a large append', () => {
    const queue = new AppendQueue();
    added(queue, pending('large', 600), pending('a', 500), pending('b', 13), pending('heavy', 1, 2_100_000));
    expect(streams(queue.take(1))).toEqual(['large']);
    expect(streams(queue.take(1))).toEqual(['a']);
    expect(streams(queue.take(1))).toEqual(['b']);
    expect(streams(queue.take(1))).toEqual(['heavy']);
  });

  it('refuses more than 8,192 appends, counting those in flight', () => {
    const queue = new AppendQueue();
    added(queue, ...many(8_192));
    const batch = queue.take(1);
    expect(() => queue.add(pending('more'))).toThrow(OverloadedError);
    queue.release(batch);
    queue.add(pending('more'));
  });

  it('refuses more than 64 MiB', () => {
    const queue = new AppendQueue();
    added(queue, ...Array.from({ length: 74 }, (_, index) => pending(`s-${index}`, 1, 900_000)));
    expect(() => queue.add(pending('more', 1, 900_000))).toThrow(OverloadedError);
    queue.add(pending('small', 1, 1_000));
  });

  it('refuses all that waits, also what waits behind it on the same stream, and keeps what is in flight', () => {
    const queue = new AppendQueue();
    const [sent, behind, ready, after] = [pending('a'), pending('a'), pending('b'), pending('b')];
    added(queue, sent);
    const inFlight = queue.take(1);
    added(queue, behind, ready, after);
    queue.refuseWaiting();
    expect([ready, after].every((one) => one.rejected[0] instanceof OverloadedError)).toBe(true);
    expect([...sent.rejected, ...behind.rejected]).toEqual([]);
    queue.release(inFlight);
    expect(streams(queue.take(1))).toEqual(['a']);
  });

  it('loses and doubles nothing and keeps the order of each stream, whatever the traffic', () => {
    const traffic = fc.array(fc.oneof(fc.constantFrom('a', 'b', 'c', 'd'), fc.constant('take'), fc.constant('answer')));
    fc.assert(
      fc.property(traffic, (steps) => {
        const queue = new AppendQueue();
        const came: PendingAppend[] = [];
        const went: PendingAppend[] = [];
        const flights: PendingAppend[][] = [];
        const take = (): void => {
          const batch = queue.take(1);
          const flying = new Set(flights.flat().map((one) => one.append.stream));
          expect(batch.some((one) => flying.has(one.append.stream))).toBe(false);
          went.push(...batch);
          flights.push(batch);
        };
        const answer = (): void => queue.release(flights.shift() ?? []);
        for (const step of steps) {
          if (step === 'take') take();
          else if (step === 'answer') answer();
          else added(queue, ...[pending(step)].map((one) => (came.push(one), one)));
        }
        while (!queue.isEmpty) {
          take();
          answer();
        }
        expect(new Set(went)).toEqual(new Set(came));
        for (const stream of 'abcd') {
          const of = (all: PendingAppend[]): PendingAppend[] => all.filter((one) => one.append.stream === stream);
          expect(of(went)).toEqual(of(came));
        }
      }),
    );
  });
});
