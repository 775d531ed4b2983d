import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { sectionOf, writeSection } from './report';
import { startBenchServer } from './server';
import type { SuiteModule } from './suite';
import { isMet } from './suite';

const SUFFIX = '.bench.js';
const REPORT = join('docs', 'reference', 'performance.md');

const USAGE = `npm run bench -- [--only <suite>] [--quick]

  --only <suite>  runs this suite alone; may be given more than once
  --quick         short runs that write no report: to see that everything works`;

async function suites(only: readonly string[] | undefined): Promise<[string, SuiteModule][]> {
  const names = readdirSync(__dirname)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => basename(file, SUFFIX));
  const unknown = only?.filter((name) => !names.includes(name)) ?? [];
  if (unknown.length > 0) throw new Error(`no suite named ${unknown.join(', ')}; there are ${names.join(', ')}`);
  const found: [string, SuiteModule][] = [];
  for (const name of names.filter((one) => only?.includes(one) ?? true)) {
    found.push([name, (await import(join(__dirname, name + SUFFIX))) as SuiteModule]);
  }
  return found;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string', multiple: true }, quick: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(USAGE);
  const log = (line: string): void => console.log(line);
  for (const [name, suite] of await suites(values.only)) {
    log(`\n${name}`);
    const bench = await startBenchServer(log);
    try {
      const result = await suite.run({ ...bench, quick: values.quick === true, log });
      log(`\n${sectionOf(result)}`);
      if (!values.quick) writeSection(REPORT, result);
      if (!result.ratios.every(isMet)) process.exitCode = 1;
    } finally {
      await bench.stop();
    }
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
