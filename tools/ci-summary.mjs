// Prints the last line of a CI run, `N passed, N failed`, and exits 1 when anything failed.
// Usage: node tools/ci-summary.mjs <jest report> [name of a failed step ...]
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

const [path, ...failedSteps] = process.argv.slice(2);
const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};

// A suite that could not be loaded has no tests that could fail.
const failedTests = (report.numFailedTests ?? 0) + (report.numRuntimeErrorTestSuites ?? 0);
// The step "tests" fails because of its tests: those are counted already.
const others = failedSteps.filter((step) => step !== 'tests' || failedTests === 0);

for (const step of failedSteps) console.log(`failed step: ${step}`);
for (const suite of report.testResults ?? []) {
  if (suite.status === 'failed') console.log(`failed suite: ${relative(process.cwd(), suite.name)}`);
}
if (report.numPendingTests > 0) console.log(`${report.numPendingTests} skipped`);
console.log(`${report.numPassedTests ?? 0} passed, ${failedTests + others.length} failed`);
process.exitCode = failedTests + others.length > 0 ? 1 : 0;
