import * as fc from 'fast-check';
import { Lanes } from './lanes';

describe('lanes', () => {
  it('keep the order within a key and the bound over all keys, for every interleaving', async () => {
    const tasks = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(tasks, fc.scheduler(), async (keys, scheduler) => {
        const lanes = new Lanes(2, 5, (error) => {
          throw error;
        });
        const done: string[] = [];
        let running = 0;
        let most = 0;
        const adding = (async () => {
          for (const [index, key] of keys.entries()) {
            await lanes.add(key, async () => {
              most = Math.max(most, (running += 1));
              await scheduler.schedule(Promise.resolve());
              running -= 1;
              done.push(`${key}${index}`);
            });
          }
        })();
        await scheduler.waitFor(
          (async () => {
            await adding;
            while (done.length < keys.length) await scheduler.schedule(Promise.resolve());
          })(),
        );
        for (const key of new Set(keys)) {
          const expected = keys.flatMap((one, index) => (one === key ? [`${key}${index}`] : []));
          expect(done.filter((one) => one.startsWith(key))).toEqual(expected);
        }
        expect(most).toBeLessThanOrEqual(2);
      }),
      { numRuns: 100 },
    );
  });

  it('drop what has not begun when they are drained, and finish what has', async () => {
    const lanes = new Lanes(1, 10, () => undefined);
    const done: string[] = [];
    let finish = () => {};
    await lanes.add('a', () =>
      new Promise<void>((resolve) => void (finish = resolve)).then(() => void done.push('first')),
    );
    await lanes.add('a', async () => void done.push('second'));
    const drained = lanes.drain();
    finish();
    await drained;
    expect(done).toEqual(['first']);
  });
});
