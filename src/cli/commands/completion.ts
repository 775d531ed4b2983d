import { Argument } from 'commander';
import type { Command } from 'commander';
import { SHELLS, completionScript } from '../completion/scripts';
import type { Shell } from '../completion/scripts';
import { placesOf } from '../completion/words';
import { outputOf } from '../options';

export function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('print a script that lets a shell complete commands, options and values')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .addHelpText('after', '\nFor bash: source <(countinghouse completion bash)')
    .action((shell: Shell, _: object, command: Command) => {
      const script = completionScript(shell, program.name(), placesOf(program));
      outputOf(command).result({ shell, script }, [script]);
    });
}
