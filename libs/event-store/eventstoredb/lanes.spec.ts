import { OverloadedError } from '../errors';
import { Lanes } from './lanes';

interface Task {
  readonly run: () => Promise<string>;
  readonly finish: () => void;
  started: boolean;
}

function task(name: string): Task {
  let finish = (): void => undefined;
  const done = new Promise<string>((resolve) => (finish = () => resolve(name)));
  const self: Task = {
    started: false,
    finish: () => finish(),
    run: () => {
      self.started = true;
      return done;
    },
  };
  return self;
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('Lanes', () => {
  it('runs one lane in order and different lanes side by side', async () => {
    const lanes = new Lanes(10, 10);
    const [first, second, other] = [task('first'), task('second'), task('other')];
    const results = Promise.all([
      lanes.run('a', first.run),
      lanes.run('a', second.run),
      lanes.run('b', other.run),
      lanes.run(undefined, async () => 'alone'),
    ]);
    await settle();
    expect([first.started, second.started, other.started]).toEqual([true, false, true]);
    first.finish();
    await settle();
    expect(second.started).toBe(true);
    second.finish();
    other.finish();
    expect(await results).toEqual(['first', 'second', 'other', 'alone']);
  });

  it('runs only so many at once over all lanes', async () => {
    const lanes = new Lanes(2, 10);
    const tasks = ['a', 'b', 'c'].map(task);
    const results = Promise.all(tasks.map((one, lane) => lanes.run(String(lane), one.run)));
    await settle();
    expect(tasks.map(({ started }) => started)).toEqual([true, true, false]);
    tasks[1]!.finish();
    await settle();
    expect(tasks[2]!.started).toBe(true);
    tasks.forEach(({ finish }) => finish());
    expect(await results).toEqual(['a', 'b', 'c']);
  });

  it('refuses what it cannot queue, without starting it', async () => {
    const lanes = new Lanes(1, 2);
    const [running, waiting, refused] = [task('running'), task('waiting'), task('refused')];
    const accepted = Promise.all([lanes.run('a', running.run), lanes.run('a', waiting.run)]);
    await expect(lanes.run('b', refused.run)).rejects.toBeInstanceOf(OverloadedError);
    expect(refused.started).toBe(false);
    running.finish();
    waiting.finish();
    expect(await accepted).toEqual(['running', 'waiting']);
    expect(await lanes.run('b', async () => 'again')).toBe('again');
  });

  it('goes on after a task that failed, and tells when nothing is left', async () => {
    const lanes = new Lanes(1, 10);
    const failing = lanes.run('a', async () => {
      throw new Error('no');
    });
    const next = lanes.run('a', async () => 'next');
    const idle = lanes.idle().then(() => 'idle');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('next');
    expect(await idle).toBe('idle');
    await lanes.idle();
  });
});
