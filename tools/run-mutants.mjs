// Proves that the tests behind the promises can fail: breaks one thing at a time in a copy of the sources and expects
// the named test to notice. Usage: node tools/run-mutants.mjs [name ...]
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const COPIED = ['src', 'libs', 'test', 'package.json', 'jest.config.js', 'tsconfig.json'];
const RUN_MS_MAX = 900_000;

const all = JSON.parse(readFileSync(join(ROOT, 'test/mutants/mutants.json'), 'utf8'));
const wanted = process.argv.slice(2);
const mutants = wanted.length > 0 ? all.filter((mutant) => wanted.includes(mutant.name)) : all;

function copySources() {
  const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
  for (const path of COPIED) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'dir');
  return copy;
}

/** Tests of the copy that passed and failed, by jest's own report; undefined when it gave none. */
function runTests(copy, files, title) {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const name = title ? ['-t', title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')] : [];
  const args = ['node_modules/jest/bin/jest.js', ...name, '--json', `--outputFile=${report}`, '--', ...files];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: copy, timeout: RUN_MS_MAX, maxBuffer: 64 * 1024 * 1024 }, () => {
      try {
        const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
        resolve({ passed: numPassedTests, failed: numFailedTests, broken: numRuntimeErrorTestSuites });
      } catch {
        resolve(undefined);
      }
    });
  });
}

/** What speaks against this mutant, or undefined when its test noticed it. */
async function tryMutant(copy, { file, find, replace, test, title }) {
  const path = join(copy, file);
  const original = readFileSync(path, 'utf8');
  if (!original.includes(find)) return `${file} no longer holds the text that it replaces`;
  writeFileSync(path, original.replaceAll(find, replace));
  try {
    const result = await runTests(copy, [test], title);
    if (!result) return 'its test gave no report';
    if (result.failed > 0) return undefined;
    return result.broken > 0 ? 'it does not even load: the test proves nothing' : 'SURVIVED: its test did not notice';
  } finally {
    writeFileSync(path, original);
  }
}

const copy = copySources();
let complaints = 0;
try {
  // A copy in which nothing passes would kill every mutant.
  const files = [...new Set(mutants.map((mutant) => mutant.test))];
  const isSound = (result) => result && result.failed + result.broken === 0 && result.passed > 0;
  let sound = await runTests(copy, files);
  // One that is unsteady proves nothing by itself; the tests' own step has named it.
  if (!isSound(sound)) sound = await runTests(copy, files);
  if (!isSound(sound)) {
    throw new Error(`the unbroken copy does not pass: ${JSON.stringify(sound)}`);
  }
  for (const mutant of mutants) {
    const began = process.hrtime.bigint();
    const complaint = await tryMutant(copy, mutant);
    const seconds = Number((process.hrtime.bigint() - began) / 1_000_000_000n);
    if (complaint) complaints += 1;
    console.log(
      `${complaint ? 'WRONG ' : 'killed'} ${mutant.name.padEnd(26)} ${seconds} s  ${complaint ?? mutant.breaks}`,
    );
  }
  console.log(`${mutants.length - complaints} of ${mutants.length} mutants killed`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.exitCode = complaints > 0 ? 1 : 0;
