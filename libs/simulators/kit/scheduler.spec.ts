import { ManualClock } from '#libs/clock';
import { Scheduler } from './scheduler';

describe('Scheduler', () => {
  const clock = (): ManualClock => new ManualClock(new Date('2026-01-01T00:00:00Z'));

  it('runs a task when the clock, wherever it was moved, reaches its time', () => {
    const time = clock();
    const scheduler = new Scheduler(time);
    const done: string[] = [];
    scheduler.after(2000, () => done.push('later'));
    scheduler.after(1000, () => done.push('sooner'));
    scheduler.runDue();
    expect(done).toEqual([]);
    time.advance(1000);
    scheduler.runDue();
    expect(done).toEqual(['sooner']);
    time.advance(365 * 86_400_000);
    scheduler.runDue();
    expect(done).toEqual(['sooner', 'later']);
    scheduler.close();
  });

  it('notices by itself that the clock was moved', async () => {
    const time = clock();
    const scheduler = new Scheduler(time);
    const ran = new Promise<void>((resolve) => scheduler.after(3_600_000, resolve));
    time.advance(3_600_000);
    // The scheduler's own timer holds no process open, so the test has to.
    const keepAlive = setInterval(() => undefined, 1000);
    await ran;
    clearInterval(keepAlive);
    scheduler.close();
  });

  it('runs what a task schedules for now in the same go, and nothing after it is closed', () => {
    const scheduler = new Scheduler(clock());
    const done: string[] = [];
    scheduler.after(0, () => scheduler.after(0, () => done.push('inner')));
    scheduler.runDue();
    expect(done).toEqual(['inner']);
    scheduler.close();
    scheduler.after(0, () => done.push('never'));
    scheduler.runDue();
    expect(done).toEqual(['inner']);
  });
});
