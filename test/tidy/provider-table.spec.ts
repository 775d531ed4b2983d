import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '#libs/clock';
import { providerDefinitions } from '#libs/providers';
import type { ClientOperation, ProviderAdapter, ProviderDefinition } from '#libs/providers';
import { settingsPrefix } from '../../src/config/call-time';
import { configured } from './support/example-providers';
import { ROOT } from './support/files';

const PAGE = join(ROOT, 'docs/reference/providers.md');

const pageOf = ({ name, title }: ProviderAdapter): string[] =>
  existsSync(join(ROOT, `docs/how-to/${name}.md`)) ? [`[${title}](../how-to/${name}.md)`] : [];

const headOf = (adapters: readonly ProviderAdapter[]): string => `# Providers

What each provider can do, made from the adapters themselves by \`test/tidy/provider-table.spec.ts\` (\`UPDATE_DOCS=1\` writes it
anew). A deployment may offer less: \`GET /v1/providers\` shows what yours can do. Pages with settings and quirks:
${adapters.flatMap(pageOf).join(',\n')}.
`;

const yes = (can: boolean, more = ''): string => (can ? `yes${more}` : 'no');

type Row = readonly [what: string, of: (adapter: ProviderAdapter) => string];

const ROWS: readonly Row[] = [
  ['name', ({ name }) => `\`${name}\``],
  ['methods', ({ capabilities: can }) => can.methods.map((one) => `\`${one}\``).join(', ')],
  ['the payer pays', ({ capabilities: can }) => flowsOf(can.flows)],
  ['assets', ({ capabilities: can }) => can.assets?.join(', ') ?? '—'],
  [
    'capture in parts, several times',
    ({ capabilities: can }) => `${yes(can.partialCapture)}, ${yes(can.multipleCaptures)}`,
  ],
  ['void', ({ capabilities: can }) => yes(can.void)],
  ['refund: whole, in part, several times', ({ capabilities: can }) => refundOf(can)],
  ['close an unpaid payment', ({ capabilities: can }) => yes(can.cancelPayment === true)],
  [
    'card on file: by the payer, by the merchant',
    ({ capabilities: { cardOnFile: can } }) => `${yes(can.customerInitiated)}, ${yes(can.merchantInitiated)}`,
  ],
  ['can be asked about an operation', ({ capabilities: { query } }) => askedOf(query)],
  ['the clock ends what stays pending', ({ capabilities: can }) => givenUpOf(can)],
  ['a line of the bank ends a doubt about', ({ capabilities: { statement } }) => provenOf(statement)],
  ['tells what it holds for us', ({ capabilities: can }) => yes(can.balances === true)],
  ['its payouts can be fetched', ({ payoutLists }) => yes(payoutLists !== undefined)],
  ['notifications', ({ notifications }) => notifications?.methods.join(', ') ?? 'none'],
  ['its bank account can be read', ({ capabilities: can }) => yes(can.bankAccount === true)],
  ['beside payments', ({ clientOperations = [] }) => clientOperations.map(besideOf).join(', ') || '—'],
];

/** What takes card data is there only behind a setting of its provider that says that the deployment may. */
const besideOf = ({ name, fields }: ClientOperation): string =>
  fields.some(({ sensitive }) => sensitive) ? `${name} (only where the deployment may take card data)` : name;

const askedOf = (query: ProviderAdapter['capabilities']['query']): string => {
  if (!query) return 'no';
  if (query.operations) return `only about ${query.operations.join(', ')}`;
  return `yes, absent counts after ${query.visibilityDelayMs / 1_000} s`;
};

const DAY_MS = 24 * 60 * 60 * 1_000;

const givenUpOf = ({ query, expiryGraceMs: grace }: ProviderAdapter['capabilities']): string => {
  if (!query || query.operations?.includes('authorize') === false) return 'at the end of the payment';
  return grace === undefined ? 'no' : `${grace / DAY_MS} days after the end of the payment, asked once more`;
};

const provenOf = (statement: ProviderAdapter['capabilities']['statement']): string => {
  if (!statement) return 'nothing';
  const { method, operations, visibilityDelayMs: delay } = statement;
  const absent = delay === undefined ? '' : `; absent counts after ${delay / DAY_MS} days, looked for twice`;
  return `${operations.join(', ')} of \`${method}\`${absent}`;
};

const flowsOf = (flows: readonly string[]): string =>
  flows
    .map(
      (flow) => ({ hosted: 'at a page', remote: 'as the provider answers', background: 'not at all: charged' })[flow],
    )
    .join('; ');

const refundOf = (can: ProviderAdapter['capabilities']): string =>
  `${yes(can.refund)}, ${yes(can.refund && can.partialRefund)}, ${yes(can.refund && can.multipleRefunds)}`;

/** What the adapters say that a line of the bank proves: the same as what matching proves by it. */
const declared = ({ name, capabilities: { statement } }: ProviderAdapter): string[] =>
  (statement?.operations ?? []).map((type) => `${name} ${statement!.method} ${type}`);

const matched = ({ name, settlement }: ProviderDefinition): string[] =>
  (settlement?.proofs ?? []).map(({ method, type }) => `${name} ${method} ${type}`);

describe('the reference of providers', () => {
  it('says what the adapters can do', async () => {
    const providers = await Promise.all(providerDefinitions.map((definition) => configured(definition)));
    const adapters = providers.map((provider) => provider.create({ clock: systemClock }));
    const head = `| | ${adapters.map(({ title }) => title).join(' | ')} |`;
    const rows = ROWS.map(([what, of]) => `| ${what} | ${adapters.map(of).join(' | ')} |`);
    const text = [headOf(adapters), head, `|${'---|'.repeat(adapters.length + 1)}`, ...rows, ''].join('\n');
    await Promise.all(adapters.map(async (adapter) => adapter.close?.()));
    expect(adapters.flatMap(declared).sort()).toEqual(providerDefinitions.flatMap(matched).sort());
    if (process.env.UPDATE_DOCS === '1') writeFileSync(PAGE, text);
    expect(readFileSync(PAGE, 'utf8')).toBe(text);
  });

  // A call without one would be allowed to leave until its intent counts as abandoned.
  it.each(providerDefinitions.map((definition) => [definition.name, definition] as const))(
    'has a deadline of each call to %s, which a setting changes',
    async (name, definition) => {
      const setting = `${settingsPrefix(name)}DEADLINE_MS`;
      expect(await configured(definition)).toMatchObject({ deadlineMs: expect.any(Number) });
      expect(await configured(definition, { [setting]: '12345' })).toMatchObject({ deadlineMs: 12_345 });
    },
  );
});
