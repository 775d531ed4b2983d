// Runs the suites that failed once more, one after the other and alone, and puts their second result into the report.
// A suite that passes alone is unsteady: it is named in the output, so that it is seen and mended, but it does not hide
// what else the run found. More than five failed suites are no unsteadiness, and stay as they are.
// Usage: node tools/rerun-failed.mjs <jest report>
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';

const MOST = 5;
const [path] = process.argv.slice(2);
const report = JSON.parse(readFileSync(path, 'utf8'));
const failed = report.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
if (failed.length === 0 || failed.length > MOST) process.exit(failed.length === 0 ? 0 : 1);

const again = `${path}.again`;
spawnSync('npx', ['jest', '--ci', '--runInBand', '--json', `--outputFile=${again}`, '--runTestsByPath', ...failed], {
  stdio: 'inherit',
});
const second = JSON.parse(readFileSync(again, 'utf8'));
const results = new Map(second.testResults.map((suite) => [suite.name, suite]));
report.testResults = report.testResults.map((suite) => results.get(suite.name) ?? suite);

const count = (status) =>
  report.testResults.flatMap(({ assertionResults }) => assertionResults).filter((test) => test.status === status)
    .length;
report.numPassedTests = count('passed');
report.numFailedTests = count('failed');
report.numRuntimeErrorTestSuites = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
).length;
report.success = report.testResults.every(({ status }) => status !== 'failed');
writeFileSync(path, JSON.stringify(report));

for (const name of failed) {
  if (results.get(name)?.status === 'passed') console.log(`unsteady: ${relative(process.cwd(), name)} passed alone`);
}
process.exitCode = report.success ? 0 : 1;
