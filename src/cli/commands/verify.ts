import type { Command } from 'commander';
import { createErrorLogger } from '../../log';
import { checkLines, verify } from '../../read-models/verify';
import { outputOf } from '../options';
import { Unsuccessful } from '../output';
import { withPersistence } from '../session';

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description(
      'check that the ledger is coherent: streams without holes, rows equal to the fold of the log, books balanced; changes nothing',
    )
    .action(async (_: object, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ pool, store }) => {
        const bar = output.progress('verify');
        const onProgress = ({ done }: { done: number }): void => bar.update(Math.round(done * 100), 100);
        const report = await verify({ pool, store, log: createErrorLogger(), onProgress });
        bar.end();
        const verdict = report.ok ? 'The ledger is coherent.' : 'The ledger is NOT coherent.';
        output.result({ ...report, position: String(report.position) }, [
          ...report.checks.flatMap(checkLines),
          `${verdict} ${report.events} events, ${report.seconds.toFixed(1)} s`,
        ]);
        if (!report.ok) throw new Unsuccessful();
      });
    });
}
