import type { Command } from 'commander';
import { outputOf } from '../options';
import { withPersistence } from '../session';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to the schema of this version; safe to repeat, safe to run from several machines')
    .action(async (_: object, command: Command) => {
      const output = outputOf(command);
      // Opening migrates; there is no other way in, so nothing ever runs on an old schema.
      await withPersistence(output, async () => output.result({ migrated: true }, ['The database is up to date.']));
    });
}
