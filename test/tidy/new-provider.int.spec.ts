import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './support/files';

const run = promisify(execFile);
const COPIED = [
  'libs',
  'src',
  'test/support',
  'test/tidy',
  'test/e2e/support',
  'docs',
  'tools',
  'package.json',
  'jest.config.js',
  'tsconfig.json',
  'eslint.config.mjs',
  '.prettierrc.json',
  '.prettierignore',
  '.editorconfig',
];
const REGISTRY = 'libs/providers/index.ts';

/** As for integration tests, without a database. */
const JEST_CONFIG = `
const { globalSetup, globalTeardown, ...integration } = require('./jest.config.js').projects
  .find(({ displayName }) => displayName === 'integration');
module.exports = { ...integration, roots: ['<rootDir>/libs/providers/acme-pay'] };
`;

/** Tests that go through all providers. */
const tidyConfig = (names: string): string => `
const { roots, ...unit } = require('./jest.config.js').projects.find(({ displayName }) => displayName === 'unit');
const testRegex = 'test/tidy/(${names}).spec.ts$';
module.exports = { ...unit, testMatch: undefined, testRegex, roots: ['<rootDir>/test/tidy'] };
`;

const SIMULATOR = `import type { SimulatorDefinition } from '../kit';

export const acmePaySimulator: SimulatorDefinition = {
  name: 'acme-pay',
  title: 'Acme Pay',
  defaultPort: 4099,
  start: () => Promise.reject(new Error('no test starts it')),
};
`;

const PAGE = `# Payments through Acme Pay

\`\`\`sh
npm run simulators -- acme-pay
\`\`\`
`;

/** How a provider with a bank account might pay, by the types of the SPI. */
const SETTLEMENT = `import type { SettlementTerms } from '../spi';

export const settlement: SettlementTerms = {
  ways: [{ way: 'direct', bankCode: 'ACME', lateAfterDays: 2, missingAfterDays: 9 }],
  proofs: [{ method: 'bank_transfer', type: 'authorize', side: 'credit' }],
};
`;

/** A test of the copy alone: the application has the rules. */
const MATCHING_SPEC = `import { ruleFor } from '#libs/settlements';
import { MATCHING_RULES } from '../../src/reconciliation/matching-rules';

it('matches by the terms of the new provider', () => {
  expect(ruleFor(MATCHING_RULES, 'acme-pay')).toMatchObject({ way: 'direct', missingAfterDays: 9 });
  expect(MATCHING_RULES.proofs.map(({ provider }) => provider)).toContain('acme-pay');
});
`;

interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numPassedTestSuites: number;
}

const said = ({ stdout, stderr }: { stdout?: string; stderr?: string }): never => {
  throw new Error(`${stdout ?? ''}\n${stderr ?? ''}`);
};

/** Every file with a hash of its content. */
function contents(root: string): Map<string, string> {
  const files = readdirSync(root, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(root, path), createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}

describe('a new provider', () => {
  let root: string;
  let before: Map<string, string>;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'new-provider-'));
    for (const path of COPIED) cpSync(join(ROOT, path), join(root, path), { recursive: true });
    before = contents(root);
    await run(process.execPath, [join(ROOT, 'tools/new-provider.mjs'), 'acme-pay', 'Acme Pay', '--root', root]);
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  async function runJest(config: string, environment: Record<string, string> = {}): Promise<Report> {
    writeFileSync(join(root, 'jest.new.config.js'), config);
    const options = ['--config', join(root, 'jest.new.config.js'), '--json'];
    const { stdout } = await run(process.execPath, [join(ROOT, 'node_modules/jest/bin/jest.js'), ...options], {
      cwd: root,
      env: { ...process.env, ...environment },
      maxBuffer: 10_000_000,
    }).catch(said);
    return JSON.parse(stdout) as Report;
  }

  const runTool = (path: string, options: readonly string[]) =>
    run(process.execPath, [join(ROOT, 'node_modules', path), ...options], { cwd: root }).catch(said);

  it('is a folder and one line in the registry, and changes no other file', () => {
    rmSync(join(root, 'node_modules'));
    const after = contents(root);
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
    const changed = [...after].filter(([path, hash]) => before.get(path) !== hash).map(([path]) => path);
    const elsewhere = changed.filter((path) => !path.startsWith('libs/providers/acme-pay/'));
    expect(elsewhere).toEqual([REGISTRY]);
    expect([...before.keys()].filter((path) => !after.has(path))).toEqual([]);
    const [was, is] = [ROOT, root].map((folder) => readFileSync(join(folder, REGISTRY), 'utf8').split('\n'));
    expect(was!.filter((line) => !is!.includes(line))).toEqual([]);
    const added = is!.filter((line) => !was!.includes(line));
    expect(added).toEqual(["import { acmePay } from './acme-pay';", '  acmePay,']);
  });

  it('keeps the rules of the linter', async () => {
    // A project of its own for this time: all of the repository's would be read otherwise.
    const project = { extends: '../../tsconfig.json', include: ['acme-pay', 'index.ts'] };
    const path = join(root, 'libs/providers/tsconfig.json');
    writeFileSync(path, JSON.stringify(project));
    await runTool('eslint/bin/eslint.js', [join(root, 'libs/providers/acme-pay'), join(root, REGISTRY)]);
    rmSync(path);
  });

  it.each(['x', 'acme-pay', 'provider-with-a-name-that-is-longer-than-any-that-was-thought-of-by-now'])(
    'is formatted, whatever is its name: %s',
    async (name) => {
      const place = join(root, 'named', name);
      mkdirSync(join(place, 'libs/providers'), { recursive: true });
      cpSync(join(ROOT, REGISTRY), join(place, REGISTRY));
      await run(process.execPath, [join(ROOT, 'tools/new-provider.mjs'), name, '--root', place]);
      await runTool('prettier/bin/prettier.cjs', ['--check', place]);
    },
  );

  it('meets the contract of the SPI with no ability yet', async () => {
    const report = await runJest(JEST_CONFIG);
    expect(report).toMatchObject({ success: true, numFailedTests: 0 });
    expect(report.numPassedTests).toBeGreaterThan(5);
  });

  it('is described, with its simulator, by the pages made from them, once these are made anew', async () => {
    const simulators = join(root, 'libs/simulators');
    mkdirSync(join(simulators, 'acme-pay'));
    writeFileSync(join(simulators, 'acme-pay/index.ts'), SIMULATOR);
    const line = "import { acmePaySimulator } from './acme-pay';\n";
    const registry = readFileSync(join(simulators, 'index.ts'), 'utf8').replace(/,\s*\];/, ', acmePaySimulator];');
    writeFileSync(join(simulators, 'index.ts'), line + registry);
    writeFileSync(join(root, 'docs/how-to/acme-pay.md'), PAGE);
    await runJest(tidyConfig('provider-table|settings-page'), { UPDATE_DOCS: '1' });
    const all = tidyConfig('provider-table|settings-page|reference|how-to-samples|fault-matrix');
    expect(await runJest(all)).toMatchObject({ success: true, numPassedTestSuites: 5 });
  });

  it('says in its own folder how its money reaches the bank, and what a line proves', async () => {
    const folder = join(root, 'libs/providers/acme-pay');
    const edit = (file: string, from: string, to: string): void =>
      writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replace(from, to));
    writeFileSync(join(folder, 'settlement.ts'), SETTLEMENT);
    edit('definition.ts', "name: 'acme-pay',", "name: 'acme-pay',\n  settlement,");
    edit('definition.ts', 'import { DEFAULT', "import { settlement } from './settlement';\nimport { DEFAULT");
    edit(
      'capabilities.ts',
      'flows: [],',
      "flows: [],\n  statement: { method: 'bank_transfer', operations: ['authorize'] },",
    );
    writeFileSync(join(root, 'test/tidy/matching-of-acme-pay.spec.ts'), MATCHING_SPEC);
    const report = await runJest(tidyConfig('provider-table|matching-of-acme-pay'), { UPDATE_DOCS: '1' });
    expect(report).toMatchObject({ success: true, numPassedTestSuites: 2 });
  });

  it('compiles with all of this', async () => {
    const project = {
      extends: './tsconfig.json',
      include: ['libs/providers/acme-pay/**/*.ts', 'libs/providers/index.ts'],
    };
    writeFileSync(join(root, 'tsconfig.new.json'), JSON.stringify(project));
    await runTool('typescript/bin/tsc', ['--noEmit', '-p', join(root, 'tsconfig.new.json')]);
  });

  it('is refused a name that is no name, or is taken', async () => {
    const create = (name: string) =>
      run(process.execPath, [join(ROOT, 'tools/new-provider.mjs'), name, '--root', root]);
    await expect(create('Acme Pay')).rejects.toMatchObject({ code: 2 });
    await expect(create('acme-pay')).rejects.toMatchObject({ code: 2 });
  });
});
