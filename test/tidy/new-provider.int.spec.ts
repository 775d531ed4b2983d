import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './support/files';

const run = promisify(execFile);
const COPIED = ['libs', 'test/support', 'tools', 'package.json', 'jest.config.js', 'tsconfig.json'];

/** As for integration tests, without a database. */
const JEST_CONFIG = `
const { globalSetup, globalTeardown, ...integration } = require('./jest.config.js').projects
  .find(({ displayName }) => displayName === 'integration');
module.exports = { ...integration, roots: ['<rootDir>/libs/providers/acme-pay'] };
`;

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

  it('is a folder and one line in the registry, and changes no other file', () => {
    rmSync(join(root, 'node_modules'));
    const after = contents(root);
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
    const changed = [...after].filter(([path, hash]) => before.get(path) !== hash).map(([path]) => path);
    const elsewhere = changed.filter((path) => !path.startsWith('libs/providers/acme-pay/'));
    expect(elsewhere).toEqual(['libs/providers/index.ts']);
    expect([...before.keys()].filter((path) => !after.has(path))).toEqual([]);
    expect(readFileSync(join(root, 'libs/providers/index.ts'), 'utf8')).toMatch(/acmePay\s*\]/);
  });

  it('compiles', async () => {
    const project = {
      extends: './tsconfig.json',
      include: ['libs/providers/acme-pay/**/*.ts', 'libs/providers/index.ts'],
    };
    writeFileSync(join(root, 'tsconfig.new.json'), JSON.stringify(project));
    const options = ['--noEmit', '-p', join(root, 'tsconfig.new.json')];
    await run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), ...options]).catch(said);
  });

  it('meets the contract of the SPI with no ability yet', async () => {
    writeFileSync(join(root, 'jest.new.config.js'), JEST_CONFIG);
    const options = ['--config', join(root, 'jest.new.config.js'), '--json'];
    const { stdout } = await run(process.execPath, [join(ROOT, 'node_modules/jest/bin/jest.js'), ...options], {
      cwd: root,
      maxBuffer: 10_000_000,
    }).catch(said);
    const report = JSON.parse(stdout) as { success: boolean; numPassedTests: number };
    expect(report).toMatchObject({ success: true, numFailedTests: 0 });
    expect(report.numPassedTests).toBeGreaterThan(5);
  });

  it('is refused a name that is no name, or is taken', async () => {
    const create = (name: string) =>
      run(process.execPath, [join(ROOT, 'tools/new-provider.mjs'), name, '--root', root]);
    await expect(create('Acme Pay')).rejects.toMatchObject({ code: 2 });
    await expect(create('acme-pay')).rejects.toMatchObject({ code: 2 });
  });
});
