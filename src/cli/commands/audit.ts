import type { Command } from 'commander';
import { presentEvent } from '../../orders/order-events/present-event';
import { outputOf } from '../options';
import { table } from '../output';
import { withPersistence } from '../session';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function addAudit(program: Command): void {
  const audit = program.command('audit').description('what happened, read from the events themselves');

  audit
    .command('show')
    .description('all events of an order or of any stream, in their order')
    .argument('<order-or-stream>', 'an order, or the name of a stream such as card-<id>')
    .option('--full', 'with the data of each event; personal data stays sealed')
    .action(async (name: string, options: { full?: boolean }, command: Command) => {
      const output = outputOf(command);
      const stream = UUID.test(name) ? `order-${name}` : name;
      await withPersistence(output, async ({ store }) => {
        const { exists, events } = await store.read(stream);
        if (!exists) throw new Error(`There is no stream ${stream}.`);
        const data = events.map(presentEvent);
        const rows = data.map((e) => [String(e.revision), e.position, e.occurred_at, e.actor, e.type, e.summary]);
        const lines = table(['REV', 'POSITION', 'WHEN', 'WHO', 'EVENT', 'WHAT'], rows);
        output.result({ stream, data }, options.full ? withData(lines, data) : lines);
      });
    });
}

const withData = (lines: readonly string[], data: readonly { data: unknown }[]): string[] =>
  lines.flatMap((line, index) => (index === 0 ? [line] : [line, `     ${JSON.stringify(data[index - 1]?.data)}`]));
