import { Metrics } from '../../src/operations/metrics/metrics';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { expectPage, tableOf } from '../support/generated-page';

const HEAD = `# Metrics

\`GET /metrics\` answers in the text format of Prometheus, without a key: it holds counts and times, no ids and no amounts. Keep it
inside your network. Beside these the usual figures of a Node process are told (\`process_…\`, \`nodejs_…\`). Made from the registry of a
running application by \`npm run docs\`.

Alert on \`ledger_operations_in_doubt\`, \`ledger_events_set_aside\` and \`ledger_projection_lag_seconds\` first: they say that money is not
known, that an event is not worked on, and that lists are old. \`ledger_agreements_parked\` above zero says that somebody is not billed.
`;

/** What prom-client knows of a metric and does not declare. */
interface Described {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly string[];
}

describe('the reference of metrics', () => {
  let app: TestApplication;
  beforeAll(async () => void (app = await startTestApplication()));
  afterAll(() => app.stop());

  it('says every metric of the ledger that the application registers', async () => {
    const { registry } = app.running.app.get(Metrics);
    const described = registry.getMetricsAsArray() as unknown as readonly Described[];
    const types = new Map((await registry.getMetricsAsJSON()).map(({ name, type }) => [name, String(type)]));
    const own = described.filter(({ name }) => name.startsWith('ledger_'));
    const rows = own
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .map(({ name, help, labelNames }) => [
        ...[`\`${name}\``, types.get(name)!],
        labelNames.map((label) => `\`${label}\``).join(', ') || '—',
        help,
      ]);
    expect(rows.length).toBeGreaterThan(5);
    expectPage('docs/reference/metrics.md', [HEAD, ...tableOf(['Metric', 'Type', 'Labels', 'Meaning'], rows)]);
  });
});
