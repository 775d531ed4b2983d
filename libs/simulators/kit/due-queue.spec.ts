import fc from 'fast-check';
import { DueQueue } from './due-queue';

describe('DueQueue', () => {
  it('gives what is due by time, and equal times in the order in which they came', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.nat(20), (times, now) => {
        const queue = new DueQueue<{ time: number; order: number }>();
        for (const [order, time] of times.entries()) queue.add(time, { time, order });
        const due = times.map((time, order) => ({ time, order })).filter(({ time }) => time <= now);
        due.sort((a, b) => a.time - b.time || a.order - b.order);
        const taken = Array.from({ length: due.length }, () => queue.takeDue(now));
        expect(taken).toEqual(due);
        expect(queue.takeDue(now)).toBeUndefined();
        const later = times.filter((time) => time > now);
        expect(queue.nextTime).toBe(later.length === 0 ? undefined : Math.min(...later));
      }),
    );
  });
});
