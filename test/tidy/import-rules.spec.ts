import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(__dirname, '../..');

/** One forbidden import each: [rule that must catch it, the importing file, what it imports, by type only]. */
const PLANTED: readonly (readonly [rule: string, file: string, imports: string, typeOnly?: 'type'])[] = [
  ['money-imports-inward', 'libs/money/a.ts', '#libs/payments', 'type'],
  ['decider-imports-inward', 'libs/decider/a.ts', '#libs/clock', 'type'],
  ['clock-imports-inward', 'libs/clock/a.ts', '#libs/money', 'type'],
  ['payments-imports-inward', 'libs/payments/a.ts', '#libs/clock'],
  ['ledger-imports-inward', 'libs/ledger/a.ts', '#libs/event-store', 'type'],
  ['schedules-imports-inward', 'libs/schedules/a.ts', '#libs/clock', 'type'],
  ['event-store-imports-inward', 'libs/event-store/a.ts', '#libs/payments', 'type'],
  ['processes-imports-inward', 'libs/processes/a.ts', '#libs/payments', 'type'],
  ['iso20022-imports-inward', 'libs/iso20022/a.ts', '#libs/payments', 'type'],
  ['providers-imports-inward', 'libs/providers/one/a.ts', '#libs/event-store'],
  ['simulators-imports-inward', 'libs/simulators/one/a.ts', '#libs/providers/spi', 'type'],
  ['simulators-imports-inward', 'libs/simulators/one/b.ts', '#libs/payments', 'type'],
  ['nothing-imports-src', 'libs/projections/a.ts', '../../src/app', 'type'],
  ['public-face-only', 'src/b.ts', '../libs/clock/inner'],
  ['public-face-between-libraries', 'libs/projections/b.ts', '../event-store/inner'],
  ['libraries-by-their-name', 'libs/projections/c.ts', '../event-store'],
  ['libraries-by-their-name-from-outside', 'src/c.ts', '../libs/clock'],
  ['providers-are-strangers', 'libs/providers/one/b.ts', '../two', 'type'],
  ['spi-knows-no-provider', 'libs/providers/spi/a.ts', '../two', 'type'],
  ['providers-take-types-only-from-payments', 'libs/providers/one/c.ts', '#libs/payments'],
  ['providers-take-types-only-from-settlements', 'libs/providers/one/d.ts', '#libs/settlements'],
  ['pure-knows-no-world', 'libs/ledger/b.ts', 'node:fs'],
  ['no-cycles', 'src/d.ts', './e'],
  ['product-knows-no-test', 'src/f.ts', './f.spec'],
  ['everything-resolves', 'src/g.ts', './nowhere'],
];

const FACES = [
  'money',
  'decider',
  'clock',
  'payments',
  'ledger',
  'settlements',
  'event-store',
  'projections',
  'providers/spi',
  'providers/two',
];

/** What the rules allow, so that a rule that catches everything fails too. */
const ALLOWED: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ imports: { '#libs/*': { source: './libs/*/index.ts' } } }),
  'src/app.ts': "import '#libs/clock';\nimport '#libs/providers/two';\n",
  'src/e.ts': "import './d';\n",
  'src/f.spec.ts': "import './app';\n",
  'libs/clock/inner.ts': 'export const inner = 1;\n',
  'libs/event-store/inner.ts': 'export const inner = 1;\n',
  'libs/payments/allowed.ts': "import '#libs/money';\nimport type {} from '#libs/decider';\n",
  'libs/providers/two/allowed.ts': [
    "import '#libs/money';",
    "import type {} from '#libs/payments';",
    "import type {} from '#libs/settlements';",
    "import '../spi';",
    '',
  ].join('\n'),
};

const ORPHAN = 'libs/clock/orphan.ts';

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** The violations that the repository's own rules find below `folder`. */
async function cruise(folder: string): Promise<Violation[]> {
  const depcruise = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(ROOT, '.dependency-cruiser.cjs');
  const run = promisify(execFile)(process.execPath, [depcruise, '--config', config, '-T', 'json', 'src', 'libs'], {
    cwd: folder,
    maxBuffer: 16 * 1024 * 1024,
  });
  // The exit status is the number of violations; the report is on stdout either way.
  const stdout = await run.then(
    (done) => done.stdout,
    (failed: { stdout: string }) => failed.stdout,
  );
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('the import rules', () => {
  let folder: string;
  let violations: Violation[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
    const files: Record<string, string> = { ...ALLOWED, [ORPHAN]: 'export const alone = 1;\n' };
    for (const face of FACES) files[`libs/${face}/index.ts`] = 'export const face = 1;\n';
    for (const [, file, imports, typeOnly] of PLANTED) {
      files[file] = typeOnly ? `import type {} from '${imports}';\n` : `import '${imports}';\n`;
    }
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    violations = await cruise(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(PLANTED)('%s catches %s importing %s', (rule, file) => {
    expect(violations.filter((violation) => violation.from === file).map((violation) => violation.rule.name)).toContain(
      rule,
    );
  });

  it.each(Object.keys(ALLOWED).filter((file) => /^(src\/app|.*allowed)\.ts$/.test(file)))('allow %s', (file) => {
    const caught = violations.filter((violation) => violation.from === file).map((violation) => violation.rule.name);
    expect(caught.filter((rule) => rule !== 'no-orphans')).toEqual([]);
  });

  it('say of every library what it may import', () => {
    const config = readFileSync(join(ROOT, '.dependency-cruiser.cjs'), 'utf8');
    const libraries = readdirSync(join(ROOT, 'libs'));
    expect(libraries.filter((name) => !new RegExp(`onlyImports\\(\\s*'${name}'`).test(config))).toEqual([]);
  });

  it('catch a file that nobody imports', () => {
    expect(violations.filter((violation) => violation.from === ORPHAN).map((violation) => violation.rule.name)).toEqual(
      ['no-orphans'],
    );
  });
});
