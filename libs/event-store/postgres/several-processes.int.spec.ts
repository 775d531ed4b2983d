import type { TestDatabase } from '../../../test/support/database';
import { waitFor } from '../../../test/support/wait-for';
import { createLogDatabase, expectWhole, logShape } from './testing/log-database';
import type { Writer } from './testing/writers';
import { doubled, lost, startWriter } from './testing/writers';

const HOT = Array.from({ length: 8 }, (_, index) => `hot-${index}`);

describe('several processes appending to one log', () => {
  let database: TestDatabase;
  let writers: Writer[];

  beforeEach(async () => {
    database = await createLogDatabase();
    const options = { url: database.url, hotStreams: HOT, allowFsyncOff: true };
    writers = await Promise.all([startWriter(options), startWriter(options), startWriter(options)]);
  });
  afterEach(async () => {
    for (const { child } of writers) await child.kill();
    await database.drop();
  });

  const busy = (count: number): Promise<boolean> =>
    waitFor(() => writers.every((writer) => writer.acknowledged.length >= count), { timeoutMs: 20_000 });
  const acknowledged = () => writers.flatMap((writer) => writer.acknowledged);

  it('store what they acknowledge, where they acknowledge it: no hole, no double', async () => {
    await busy(200);
    await Promise.all(writers.map((writer) => writer.stop()));
    expect(writers.flatMap((writer) => writer.failures.filter((name) => name !== 'StoreClosedError'))).toEqual([]);
    expect(await lost(database.url, acknowledged())).toEqual([]);
    expect(await doubled(database.url)).toBe(0);
    expectWhole(await logShape(database.url));
  });

  it('answer on SIGTERM what is in flight: each append is acknowledged or was never sent', async () => {
    await busy(50);
    await Promise.all(writers.map((writer) => writer.stop()));
    const { events } = await logShape(database.url);
    expect(acknowledged().length * 2).toBe(events);
  });

  it('lose nothing acknowledged when one of them is killed, and the others go on', async () => {
    await busy(50);
    const [victim, ...others] = writers;
    await victim!.child.kill('SIGKILL');
    const before = others.map((writer) => writer.acknowledged.length);
    await waitFor(() => others.every((writer, index) => writer.acknowledged.length > before[index]! + 50));
    await Promise.all(others.map((writer) => writer.stop()));
    expect(await lost(database.url, acknowledged())).toEqual([]);
    expectWhole(await logShape(database.url));
  });
});
