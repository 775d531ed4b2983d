// Holds docs/reference/promises.md against a test run: every promise names a test that exists and passed.
// Usage: node tools/check-promises.mjs [jest report]; without a report it checks only that each named test is written.
import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(process.env.PROMISES_ROOT ?? fileURLToPath(new URL('..', import.meta.url)));
const PAGE = resolve(ROOT, 'docs/reference/promises.md');
const NOT_RUN_HERE = /\*not run here\*/i;
/** A test may skip itself where a tool is missing, if its row says so. */
const MAY_BE_SKIPPED = /\*skipped where /i;

/** Shared contracts compose the titles of their suites, so only the beginning must stand in the file. */
const WRITTEN_CHARACTERS = 16;

/** Rows of every table whose second column is `Test`: promise | test | broken variant | note. */
function readPromises(markdown) {
  const rows = [];
  let inTable = false;
  for (const [index, line] of markdown.split('\n').entries()) {
    const cells = line.startsWith('|')
      ? line
          .split(/(?<!\\)\|/)
          .slice(1, -1)
          .map((cell) => cell.trim())
      : undefined;
    if (!cells) inTable = false;
    else if (cells[1] === 'Test') inTable = true;
    else if (inTable && !/^:?-+:?$/.test(cells[0])) {
      const [promise, tests = '', variant = '', note = ''] = cells;
      rows.push({ line: index + 1, promise, tests: testsOf(tests), mutants: mutantsOf(variant), note });
    }
  }
  return rows;
}

/** `file › name`, several separated by `<br>`. */
function testsOf(cell) {
  return cell
    .split('<br>')
    .map((text) => text.trim().replace(/^`|`$/g, ''))
    .filter(Boolean)
    .map((text) => {
      const at = text.indexOf(' › ');
      return at < 0 ? { text } : { text, file: text.slice(0, at), name: text.slice(at + 3) };
    });
}

/** Names after the word "mutant" or "mutants". */
const mutantsOf = (cell) =>
  [...cell.matchAll(/mutants? (`[a-z-]+`(?:, `[a-z-]+`)*)/g)].flatMap(([, names]) =>
    names.split(', ').map((name) => name.replaceAll('`', '')),
  );

/** What speaks against this test, or undefined. `name` is the title of a test or of a suite, then of all its tests. */
function objection(test, note, results) {
  if (!test.file) return 'is not of the form `file › name`';
  const path = resolve(ROOT, test.file);
  if (!existsSync(path)) return `names a file that does not exist: ${test.file}`;
  if (!results) {
    const written = readFileSync(path, 'utf8').replace(/\\(['"`])/g, '$1');
    return written.includes(test.name.slice(0, WRITTEN_CHARACTERS)) ? undefined : `is not written in ${test.file}`;
  }
  const found = (results.get(test.file) ?? []).filter((run) => [run.title, ...run.ancestorTitles].includes(test.name));
  if (found.length === 0) return 'was not run';
  const bad = found.find((run) => run.status !== 'passed' && !(run.status === 'pending' && MAY_BE_SKIPPED.test(note)));
  return bad && `${bad.status}: ${bad.title}`;
}

function check(rows, results) {
  const complaints = [];
  for (const { line, promise, tests, mutants, note } of rows) {
    for (const name of mutants) {
      if (!plantedMutants.includes(name)) complaints.push(`line ${line}: there is no mutant "${name}"`);
    }
    if (NOT_RUN_HERE.test(note)) continue;
    if (tests.length === 0) complaints.push(`line ${line}: no test for "${promise}"`);
    for (const test of tests) {
      const reason = objection(test, note, results);
      if (reason) complaints.push(`line ${line}: "${test.text}" ${reason}`);
    }
  }
  return complaints;
}

const MUTANTS = resolve(ROOT, 'test/mutants/mutants.json');
const plantedMutants = existsSync(MUTANTS) ? JSON.parse(readFileSync(MUTANTS, 'utf8')).map(({ name }) => name) : [];
const [report] = process.argv.slice(2);
if (report && !existsSync(report)) {
  console.error(`there is no report ${report}: the tests did not end`);
  process.exit(1);
}
const results =
  report &&
  new Map(
    JSON.parse(readFileSync(report, 'utf8')).testResults.map((suite) => [
      relative(ROOT, suite.name),
      suite.assertionResults,
    ]),
  );
const rows = readPromises(readFileSync(PAGE, 'utf8'));
const complaints = check(rows, results);
const named = rows.flatMap(({ mutants }) => mutants);
for (const name of plantedMutants)
  if (!named.includes(name)) complaints.push(`names no promise that mutant "${name}" breaks`);
if (rows.length === 0) complaints.push('the page makes no promise');
for (const complaint of complaints) console.error(`promises.md ${complaint}`);
const open = rows.filter((row) => NOT_RUN_HERE.test(row.note)).length;
console.log(
  `${rows.length} promises, ${open} not run here, ${complaints.length} without a ${report ? 'passing' : 'written'} test`,
);
process.exitCode = complaints.length > 0 ? 1 : 0;
