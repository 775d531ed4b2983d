import { systemClock } from '#libs/clock';
import type { Command } from 'commander';
import { examine } from '../doctor/examine';
import type { Finding } from '../doctor/finding';
import { outputOf } from '../options';
import { Unsuccessful } from '../output';

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description(
      'check a deployment: settings, database and its durability, clocks, keys, migrations, read models, what stands still; changes nothing',
    )
    .addHelpText('after', '\nEach check says ok, warn or FAIL and what to do next. Exit status 1 when one has failed.')
    .action(async (_: object, command: Command) => {
      const output = outputOf(command);
      const checks = await examine(process.env, systemClock);
      const failed = checks.filter(({ verdict }) => verdict === 'fail').length;
      const warned = checks.filter(({ verdict }) => verdict === 'warn').length;
      const verdict = failed > 0 ? `${failed} of ${checks.length} checks have failed` : 'This deployment can work';
      output.result({ ok: failed === 0, failed, warned, checks }, [
        ...checks.map(lineOf),
        `${verdict}${warned > 0 ? `; ${warned} to look at` : ''}.`,
      ]);
      if (failed > 0) throw new Unsuccessful();
    });
}

const lineOf = ({ check, verdict, says, next }: Finding): string =>
  `${verdict === 'fail' ? 'FAIL' : verdict.padEnd(4)} ${check.padEnd(12)} ${says}${next ? `\n     ${' '.repeat(12)} → ${next}` : ''}`;
