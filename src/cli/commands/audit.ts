import type { Command } from 'commander';
import { presentEvent } from '../../orders/order-events/present-event';
import { listAuditEvents } from '../../read-models/queries';
import { LISTED, limit, merchantId, time } from '../arguments';
import { outputOf } from '../options';
import { table } from '../output';
import type { Output } from '../output';
import { withPersistence } from '../session';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface SearchOptions {
  readonly merchant: string;
  readonly type?: string;
  readonly actor?: string;
  readonly correlation?: string;
  readonly from?: Date;
  readonly to?: Date;
  readonly limit: number;
  readonly full?: boolean;
}

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

  audit
    .command('search')
    .description('events of a merchant by what, who and when, the newest first')
    .requiredOption('--merchant <id>', 'the merchant', merchantId)
    .option('--type <event>', 'of this type, such as Captured')
    .option('--actor <who>', 'by this one, such as key:<id> or provider:<name>')
    .option('--correlation <id>', 'that go back to one request')
    .option('--from <time>', 'from then on', time)
    .option('--to <time>', 'before then', time)
    .option('--limit <number>', 'how many at most', limit, LISTED)
    .option('--full', 'with the data of each event; personal data stays sealed')
    .action((options: SearchOptions, command: Command) => search(outputOf(command), options));
}

async function search(output: Output, { merchant, correlation, ...options }: SearchOptions): Promise<void> {
  await withPersistence(output, async ({ dataSource, store }) => {
    const filter = { merchantId: merchant, correlationId: correlation, ...options };
    const page = await listAuditEvents(dataSource, store, filter);
    const data = page.items.map(presentEvent);
    const rows = data.map((e) => [e.occurred_at, e.stream, e.actor, e.type, e.summary]);
    const lines =
      data.length > 0 ? table(['WHEN', 'STREAM', 'WHO', 'EVENT', 'WHAT'], rows) : ['There is no such event.'];
    output.result({ data, more: page.next !== null }, options.full ? withData(lines, data) : lines);
  });
}

const withData = (lines: readonly string[], data: readonly { data: unknown }[]): string[] =>
  lines.flatMap((line, index) => (index === 0 ? [line] : [line, `     ${JSON.stringify(data[index - 1]?.data)}`]));
