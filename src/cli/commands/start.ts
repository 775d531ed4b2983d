import type { Command } from 'commander';

export function addStart(program: Command): void {
  program
    .command('start')
    .description('run the roles of the configuration (ROLES=api,worker) until SIGTERM')
    .action(async () => {
      // The whole application: no other command needs to wait until it is loaded.
      const { runUntilSignal } = await import('../../run.js');
      await runUntilSignal();
    });
}
