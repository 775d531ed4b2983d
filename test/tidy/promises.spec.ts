import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './support/files';

const TOOL = join(ROOT, 'tools/check-promises.mjs');
const TEST = 'test/balance.spec.ts';

interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly find: string;
}

/** Exit status and complaints of the checker over a page, optionally against a jest report. */
async function check(root: string, report?: string): Promise<{ ok: boolean; complaints: string }> {
  const run = promisify(execFile)(process.execPath, report ? [TOOL, report] : [TOOL], {
    env: { ...process.env, PROMISES_ROOT: root },
  });
  return run.then(
    (done) => ({ ok: true, complaints: done.stderr }),
    (failed: { stderr: string }) => ({ ok: false, complaints: failed.stderr }),
  );
}

describe('the page of promises', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'promises-'));
    write(TEST, "it('sums to zero', () => {});");
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(path: string, text: string): string {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    return join(root, path);
  }

  function promise(test: string, note = ''): void {
    write(
      'docs/reference/promises.md',
      `| Promise | Test | Broken variant | Note |\n|---|---|---|---|\n| Books balance | ${test} | none | ${note} |\n`,
    );
  }

  function report(status: string, title = 'sums to zero'): string {
    const testResults = [
      { name: join(root, TEST), assertionResults: [{ title, ancestorTitles: ['the books'], status }] },
    ];
    return write('jest.json', JSON.stringify({ testResults }));
  }

  it('holds for this repository: each promise names a test that is written', async () => {
    expect(await check(ROOT)).toEqual({ ok: true, complaints: '' });
  });

  it('plants mutants that still fit the sources', () => {
    const mutants = JSON.parse(readFileSync(join(ROOT, 'test/mutants/mutants.json'), 'utf8')) as Mutant[];
    expect(mutants.length).toBeGreaterThan(20);
    const stale = mutants.filter(({ file, find }) => !readFileSync(join(ROOT, file), 'utf8').includes(find));
    expect(stale.map(({ name }) => name)).toEqual([]);
  });

  it('accepts a promise whose test, or suite of tests, passed', async () => {
    promise(`\`${TEST} › sums to zero\`<br>\`${TEST} › the books\``);
    expect(await check(root, report('passed'))).toEqual({ ok: true, complaints: '' });
  });

  it.each([
    ['failed', report.bind(null, 'failed'), 'failed: sums to zero'],
    ['was skipped', report.bind(null, 'pending'), 'pending: sums to zero'],
    ['was not run', report.bind(null, 'passed', 'another test'), 'was not run'],
  ])('refuses a promise whose test %s', async (_what, result, complaint) => {
    promise(`\`${TEST} › sums to zero\``);
    const checked = await check(root, result());
    expect(checked.ok).toBe(false);
    expect(checked.complaints).toContain(complaint);
  });

  it('refuses a promise without a test, with an unknown file, or with a test that is not written', async () => {
    for (const cell of ['', '`test/nowhere.spec.ts › sums to zero`', `\`${TEST} › sums to one\``]) {
      promise(cell);
      expect((await check(root)).ok).toBe(false);
    }
  });

  it('accepts what is marked as not run here, and a skipped test whose row says when it is skipped', async () => {
    promise('`test/nowhere.spec.ts › on a real node`', '*not run here*');
    expect((await check(root, report('passed'))).ok).toBe(true);
    promise(`\`${TEST} › sums to zero\``, '*skipped where there is no browser*');
    expect((await check(root, report('pending'))).ok).toBe(true);
  });
});
