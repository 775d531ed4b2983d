import type { Report } from './testing/launcher';
import { startEmbeddedPostgres } from './start';
import { cleanUp, newDirectory, query, startProgram, stopProgram } from './testing/launcher';

describe('two starts on one data directory', () => {
  afterEach(cleanUp);

  it('refuses the second and names the process that holds the directory', async () => {
    const dataDirectory = newDirectory();
    const program = startProgram({ dataDirectory });
    const { url, serverPid } = await program.message<Report>();
    const { pid } = program.process;
    await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toMatchObject({
      name: 'DataDirectoryInUseError',
      serverPid,
      launcherPid: pid,
      message:
        `The data directory ${dataDirectory} is in use by process ${pid} (its PostgreSQL server is process ${serverPid}). ` +
        'Stop that process, or start this one with another data directory.',
    });
    expect(await query(url, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
    await stopProgram(program);
  });

  it.each(['an empty directory', 'an existing cluster'])(
    'lets exactly one win at the same moment on %s',
    async (kind) => {
      const dataDirectory = newDirectory();
      if (kind === 'an existing cluster') await (await startEmbeddedPostgres({ dataDirectory })).stop();
      const programs = [1, 2, 3].map(() => startProgram({ dataDirectory }));
      const reports = await Promise.all(programs.map((program) => program.message<Report>()));
      expect(reports.filter(({ error }) => error).map(({ error }) => error!.name)).toEqual([
        'DataDirectoryInUseError',
        'DataDirectoryInUseError',
      ]);
      const winner = reports.findIndex(({ error }) => !error);
      expect(await query(reports[winner]!.url, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
      await stopProgram(programs[winner]!);
    },
  );
});
