// What every `npm run` that starts something does first: builds, unless nothing was changed since the last build that
// succeeded. Whatever the build says goes to standard error: standard output belongs to the program that is started.
import { execSync } from 'node:child_process';
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = join('dist', '.built');
const SOURCES = ['src', 'libs', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

/**
 * Milliseconds of the latest change of a file, or of anything in a folder: files that were removed change their folder.
 */
function changedAt(path) {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status?.isDirectory()) return status?.mtimeMs ?? 0;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

const begun = new Date();
if (Math.max(...SOURCES.map(changedAt)) >= changedAt(STAMP)) {
  try {
    execSync('npm run build --silent', { stdio: ['ignore', 2, 2] });
  } catch {
    // The compiler has said what is wrong.
    process.exit(1);
  }
  writeFileSync(STAMP, '');
  // What is changed while the build runs is newer than this.
  utimesSync(STAMP, begun, begun);
}
