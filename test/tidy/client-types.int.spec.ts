import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './support/files';

const run = promisify(execFile);
const node = (...args: readonly string[]) =>
  run(process.execPath, [...args], { cwd: ROOT }).then(
    () => '',
    ({ stderr, stdout }: { stderr: string; stdout: string }) => stderr + stdout,
  );

describe('the published client', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'client-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('has the types of the API as its document has them', async () => {
    expect(await node('tools/generate-client-types.mjs', '--check')).toBe('');
  });

  it('says when its types are stale', async () => {
    for (const part of ['tools', 'docs/reference/openapi.json', 'libs/client/generated'])
      cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const document = join(folder, 'docs/reference/openapi.json');
    writeFileSync(
      document,
      readFileSync(document, 'utf8')
        .replaceAll('"AmountSchema"', '"MoneySchema"')
        .replaceAll('/AmountSchema', '/MoneySchema'),
    );
    expect(await node(join(folder, 'tools/generate-client-types.mjs'), '--check')).toMatch(
      /stale: npm run client:types/,
    );
  });

  it('is a package of its own: compiled alone it loads, with the one dependency that it names', async () => {
    cpSync(join(ROOT, 'libs/client'), folder, { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    expect(await node(join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder)).toBe('');
    const { main, types, dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      main: string;
      types: string;
      dependencies: Record<string, string>;
    };
    expect(readFileSync(join(folder, types), 'utf8')).toContain('ledger-client');
    const load = `const { LedgerClient, WebhookVerifier } = require(${JSON.stringify(join(folder, main))});
      if (typeof LedgerClient !== 'function' || typeof WebhookVerifier !== 'function') throw new Error('nothing there');`;
    expect(await node('-e', load)).toBe('');
    const root = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(dependencies).toEqual({ standardwebhooks: root.dependencies.standardwebhooks });
  });
});
