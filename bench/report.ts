import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { Ratio, SuiteResult, Table } from './suite';
import { isMet } from './suite';

const HEADING = `# Performance

Written by \`npm run bench\`; each section says when, where and at which commit it was measured. Machines differ and are
noisy: the ratios are what can be compared, since both sides of each ran in turns on one server in the same run.
`;

/** Puts the section of a suite into the file and leaves the other suites' sections as they are. */
export function writeSection(file: string, result: SuiteResult): void {
  const sections = new Map(readSections(file));
  sections.set(result.title, sectionOf(result));
  mkdirSync(dirname(file), { recursive: true });
  const ordered = [...sections.entries()].sort(([a], [b]) => a.localeCompare(b)).map(([, text]) => text);
  writeFileSync(file, `${[HEADING.trimEnd(), ...ordered].join('\n\n')}\n`);
}

function readSections(file: string): [string, string][] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text
    .split(/\n(?=## )/)
    .slice(1)
    .map((section) => [section.slice(3, section.indexOf('\n')), section.trimEnd()]);
}

export function sectionOf({ title, about, tables, ratios }: SuiteResult): string {
  const goals = { caption: 'Ratios', columns: ['what', 'measured', 'goal', ''], rows: ratios.map(ratioRow) };
  const parts = [about.trim(), ...tables.map(tableText), ...(ratios.length > 0 ? [tableText(goals)] : [])];
  return [`## ${title}`, `Measured ${conditions()}.`, ...parts].join('\n\n');
}

function ratioRow(ratio: Ratio): string[] {
  const { what, value, goal } = ratio;
  const wanted = goal && ('atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`);
  return [what, value.toFixed(2), wanted ?? '–', goal ? (isMet(ratio) ? 'met' : '**missed**') : ''];
}

function tableText({ caption, columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [`**${caption}**`, '', line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

function conditions(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const machine = `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${memory} GiB`;
  return `on ${new Date().toISOString().slice(0, 10)} at commit ${commit()}, Node ${process.versions.node}, ${machine}`;
}

function commit(): string {
  try {
    const run = (...parameters: string[]): string => execFileSync('git', parameters, { encoding: 'utf8' }).trim();
    return `${run('rev-parse', '--short', 'HEAD')}${run('status', '--porcelain', '-uno') === '' ? '' : ' with changes'}`;
  } catch {
    return 'unknown';
  }
}
